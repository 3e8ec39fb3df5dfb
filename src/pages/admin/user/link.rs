//! The page with a one-time link, where somebody chooses a password.

use serde::Serialize;

use crate::entity::user;
use crate::pages::admin::user::Head;
use crate::render::{Frame, Page};
use crate::sessions::Identity;
use crate::text::Text;
use crate::web::Context;

/// The page. It answers the form that makes the link, since the link must not appear in a URL.
#[derive(Serialize)]
pub struct LinkPage {
    #[serde(flatten)]
    head: Head,
    link: String,
}

impl LinkPage {
    /// The link for `user`, as `who` sees it.
    pub fn of(context: &Context<'_>, who: &Identity, user: &user::Model, link: String) -> Self {
        LinkPage { head: Head::about(context, who, user, "password"), link }
    }

    /// With what was done besides.
    pub fn after(mut self, done: Text) -> Self {
        self.head.done = Some(done);
        self
    }

    /// The page in this frame.
    pub fn on(&self, frame: &Frame<'_>) -> Page {
        Page::new(frame, "doorward/admin/user/link.html", self)
    }
}
