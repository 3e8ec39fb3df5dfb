//! Pages that depend on their viewer's permissions. A page is rendered synchronously, but
//! permissions have to be read from the database first: so such a page is left for the fairing to
//! render.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rocket::Request;
use rocket::http::{ContentType, Status};
use rocket::response::Response;
use rocket_dyn_templates::Template;
use rocket_dyn_templates::tera::Context;
use serde_json::{Value, json};

use crate::permissions::Catalogue;
use crate::render::templates::Loaded;
use crate::text::Locale;
use crate::web::app;

/// The header that marks an answer whose page is to be rendered; it is removed before the answer is
/// sent.
pub(super) const MARK: &str = "X-Doorward-Unfinished";

/// A page that still lacks its viewer's permissions.
pub struct Unfinished {
    pub template: String,
    pub context: Value,
    /// The templates, unless they are in Rocket's fairing.
    pub loaded: Option<Arc<Loaded>>,
    pub locale: Locale,
    /// The id of the viewer's account.
    pub reader: i64,
}

#[derive(Default)]
struct Waiting(Mutex<Option<Unfinished>>);

impl Unfinished {
    /// The page that was left for this answer.
    pub(super) fn left(request: &Request<'_>) -> Option<Self> {
        let waiting = request.local_cache(Waiting::default);
        waiting.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Leaves the page for [`finish`](crate::render::finish), and returns an answer to be filled.
    pub fn leave<'r>(self, request: &Request<'_>) -> Response<'r> {
        let waiting = request.local_cache(Waiting::default);
        *waiting.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(self);
        Response::build().header(ContentType::HTML).raw_header(MARK, "").finalize()
    }

    /// Renders the page, with the permissions that its viewer has.
    ///
    /// # Errors
    /// 500 when the template fails.
    pub(super) fn rendered(
        mut self,
        request: &Request<'_>,
        held: &BTreeSet<String>,
    ) -> Result<Vec<u8>, Status> {
        let can = answers(app(request).permissions.declared(), |name| held.contains(name));
        self.context["user"]["can"] = json!(can);
        let Some(loaded) = self.loaded else {
            let show = || Template::show(request.rocket(), self.template, self.context);
            let shown = self.locale.during(show).map(String::into_bytes);
            return shown.ok_or(Status::InternalServerError);
        };
        let rendered = Context::from_value(self.context)
            .and_then(|context| self.locale.during(|| loaded.render(&self.template, &context)));
        rendered.map_err(|error| {
            tracing::error!(event = "template_error", template = self.template, ?error);
            Status::InternalServerError
        })
    }
}

/// The value of `user.can` in templates.
pub fn answers(declared: &Catalogue, holds: impl Fn(&str) -> bool) -> BTreeMap<&str, bool> {
    declared.iter().map(|(name, _)| (name, holds(name))).collect()
}
