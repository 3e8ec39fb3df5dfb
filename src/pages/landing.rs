//! The start page.

use rocket::get;
use serde::Serialize;

use crate::guards::Visitor;
use crate::render::{Answer, Frame, Notice, Page};
use crate::web::{Context, RedirectTarget};

/// The links of the start page.
#[derive(Debug, Serialize)]
struct Landing {
    /// The notice about what was just done.
    done: Option<&'static str>,
    links: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Link {
    href: &'static str,
    label: &'static str,
    hint: &'static str,
}

const PRIVATE: Link =
    Link { href: "/private", label: "Private page", hint: "Only for people who are signed in." };
const ACCOUNT: Link = Link {
    href: "/account",
    label: "Your account",
    hint: "Name, e-mail, password, and where you are signed in.",
};
const ADMIN: Link = Link {
    href: "/admin",
    label: "Administration",
    hint: "Users and their sessions, the log, and limits.",
};
const API: Link =
    Link { href: "/api/", label: "API", hint: "Your account for programs, to try in the browser." };

/// Without a start page, this leads on: to sign in, or to where signing in leads.
#[get("/")]
pub fn landing(visitor: &Visitor, context: Context<'_>, frame: Frame<'_>) -> Answer {
    let config = &context.app.config;
    if !config.site.start_page {
        return Answer::SeeOther(match visitor.who {
            Some(_) => RedirectTarget::new(context.app, "").or_after_sign_in(context.app),
            // The sign-in page tells why a session has ended to those who come for a page.
            None if visitor.ended.is_some() => context.app.path("/account"),
            None => context.app.path("/login"),
        });
    }
    let mut links = Vec::new();
    if let Some(who) = &visitor.who {
        links.extend([PRIVATE, ACCOUNT]);
        if who.is_staff || who.is_superuser {
            links.push(ADMIN);
        }
        if config.browsable_api {
            links.push(API);
        }
        links.retain(|link| !config.left_out.have(link.href));
    }
    let done = Notice::told(&context, &[Notice::Deleted]);
    Page::new(&frame, "doorward/landing.html", &Landing { done, links }).into()
}
