//! The start page.

use rocket::get;
use serde::Serialize;

use super::done::Done;
use crate::guards::{Entry, Visitor};
use crate::render::{Frame, Page};

/// What the start page leads to.
#[derive(Debug, Serialize)]
struct Landing {
    /// What has just been done.
    done: Option<&'static str>,
    links: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Link {
    href: &'static str,
    label: &'static str,
    hint: &'static str,
}

#[get("/")]
pub fn landing(visitor: &Visitor, entry: Entry<'_>, frame: Frame<'_>) -> Page {
    let mut links = Vec::new();
    if visitor.who.is_some() {
        links.push(Link {
            href: "/private",
            label: "Private page",
            hint: "Only for people who are signed in.",
        });
        links.push(Link {
            href: "/account",
            label: "Your account",
            hint: "Name, e-mail, password, and where you are signed in.",
        });
    }
    let done = Done::told(&entry, &[Done::Deleted]);
    Page::new(&frame, "doorward/landing.html", &Landing { done, links })
}
