//! The start page.

use rocket::get;
use serde::Serialize;

use crate::guards::Visitor;
use crate::render::{Answer, Frame, Notice, Page};
use crate::text::Text;
use crate::web::{Context, RedirectTarget};

/// The links of the start page.
#[derive(Debug, Serialize)]
struct Landing {
    /// The notice about what was just done.
    done: Option<Text>,
    links: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Link {
    href: &'static str,
    label: Text,
    hint: Text,
}

impl Link {
    /// The link to a page; the keys of its texts begin with `key`.
    fn to(href: &'static str, key: &str) -> Self {
        let hint = Text::new(format!("{key}-hint"));
        Link { href, label: Text::new(key.to_owned()), hint }
    }
}

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
        links.extend([
            Link::to("/account", "landing-account"),
            Link::to("/private", "landing-private"),
        ]);
        if who.is_staff || who.is_superuser {
            links.push(Link::to("/admin", "landing-admin"));
            if config.browsable_api {
                links.push(Link::to("/api/", "landing-api"));
            }
        }
        links.retain(|link| !config.left_out.have(link.href));
    }
    let done = Notice::told(&context, &[Notice::Deleted]);
    Page::new(&frame, "doorward/landing.html", &Landing { done, links }).into()
}
