//! The start page.

use rocket::get;
use serde::Serialize;

use crate::guards::Visitor;
use crate::render::{Frame, Page};

/// What the start page leads to.
#[derive(Debug, Serialize)]
struct Landing {
    links: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Link {
    href: &'static str,
    label: &'static str,
    hint: &'static str,
}

#[get("/")]
pub fn landing(visitor: &Visitor, frame: Frame<'_>) -> Page {
    let mut links = Vec::new();
    if visitor.who.is_some() {
        links.push(Link {
            href: "/private",
            label: "Private page",
            hint: "Only for people who are signed in.",
        });
    }
    Page::new(&frame, "doorward/landing.html", &Landing { links })
}
