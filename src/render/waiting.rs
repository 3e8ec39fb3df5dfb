//! Pages that ask what their reader may do. A page is made without waiting for anything, and this
//! has to be read first: so such a page is finished on the way out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use rocket::Request;
use rocket::catcher::Handler;
use rocket::http::{ContentType, Status};
use rocket::response::Response;
use rocket_dyn_templates::Template;
use rocket_dyn_templates::tera::Context;
use serde_json::{Value, json};

use crate::guards::held;
use crate::permissions::Catalogue;
use crate::render::problem::Problems;
use crate::render::templates::Loaded;
use crate::web::{app, raise};

/// What marks an answer whose page is to be finished; it never leaves.
const MARK: &str = "X-Doorward-Unfinished";

/// A page without what its reader may do.
pub struct Unfinished {
    pub template: String,
    pub context: Value,
    /// Where the templates are, if not with Rocket's fairing.
    pub loaded: Option<Arc<Loaded>>,
    /// The reader's account.
    pub reader: i64,
}

#[derive(Default)]
struct Waiting(Mutex<Option<Unfinished>>);

impl Unfinished {
    /// Leaves the page for [`finish`], and gives an answer to be filled.
    pub fn leave<'r>(self, request: &Request<'_>) -> Response<'r> {
        let waiting = request.local_cache(Waiting::default);
        *waiting.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(self);
        Response::build().header(ContentType::HTML).raw_header(MARK, "").finalize()
    }

    fn rendered(
        mut self,
        request: &Request<'_>,
        held: &BTreeSet<String>,
    ) -> Result<String, Status> {
        let can = answers(app(request).permissions.declared(), |name| held.contains(name));
        self.context["user"]["can"] = json!(can);
        let Some(loaded) = self.loaded else {
            let page = Template::show(request.rocket(), self.template, self.context);
            return page.ok_or(Status::InternalServerError);
        };
        let rendered = Context::from_value(self.context)
            .and_then(|context| loaded.tera.render(&self.template, &context));
        rendered.map_err(|error| {
            tracing::error!(event = "template_error", template = self.template, ?error);
            Status::InternalServerError
        })
    }
}

/// What templates find as `user.can`.
pub fn answers(declared: &Catalogue, holds: impl Fn(&str) -> bool) -> BTreeMap<&str, bool> {
    declared.iter().map(|(name, _)| (name, holds(name))).collect()
}

/// Finishes an answer that waits for what its reader may do. Where that cannot be read, the answer
/// is the page about that.
pub async fn finish<'r>(request: &'r Request<'_>, response: &mut Response<'r>) {
    let mut failed = false;
    while response.headers().contains(MARK) {
        response.remove_header(MARK);
        let waiting = request.local_cache(Waiting::default);
        let page = waiting.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(page) = page else { return };
        let rendered = match held(request, page.reader).await {
            Ok(held) => page.rendered(request, &held),
            // The page about a problem asks as well, where the layout does.
            Err(_) if failed => page.rendered(request, &BTreeSet::new()),
            Err(problem) => Err(raise(request, problem)),
        };
        match rendered {
            Ok(html) => response.set_sized_body(html.len(), Cursor::new(html)),
            Err(status) if failed => *response = plain(status),
            Err(status) => {
                failed = true;
                let told = Problems.handle(status, request).await;
                *response = told.unwrap_or_else(plain);
            }
        }
    }
}

/// What is left to say where no page can be made.
fn plain<'r>(status: Status) -> Response<'r> {
    let text = format!("{status}\n");
    Response::build()
        .status(status)
        .raw_header("Content-Type", "text/plain; charset=utf-8")
        .sized_body(text.len(), Cursor::new(text))
        .finalize()
}
