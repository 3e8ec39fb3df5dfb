//! What every page shows besides its own data.

use rocket::http::Method;
use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use rocket_dyn_templates::tera::{self, Context};
use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::entity::user;
use crate::guards::Visitor;
use crate::render::look::SiteLook;
use crate::render::reading::Reading;
use crate::render::templates::{self, Engine, HostsAsking};
use crate::render::unfinished::answers;
use crate::render::viewer::Viewer;
use crate::sessions::Identity;
use crate::text::{Languages, Locale};
use crate::web::{Problem, RequestInfo, raise};

/// What every page shows besides its own data: the name and the addresses of the site, and the
/// signed-in user. As a guard it accepts every visitor; it looks up who they are, and renews an
/// expired access token. See [`Page::new`](crate::Page::new).
pub struct Frame<'r> {
    request: &'r Request<'r>,
    look: &'r SiteLook,
    info: &'r RequestInfo,
    pub(super) who: Option<Viewer<'r>>,
    pub(super) reading: Reading,
    pub(super) engine: Option<&'r Engine>,
}

impl<'r> Frame<'r> {
    /// The frame of this request's page.
    ///
    /// # Errors
    /// 503 when somebody presents credentials and the database does not answer.
    pub(crate) async fn of(request: &'r Request<'_>) -> Result<Self, Problem> {
        let visitor = Visitor::of(request).await?;
        Ok(Frame::with(request, visitor.who.as_deref()))
    }

    /// A frame that shows this user, or nobody.
    pub(crate) fn with(request: &'r Request<'_>, who: Option<&'r Identity>) -> Self {
        Frame::showing(request, who.map(Viewer::of))
    }

    /// A frame that shows the user whom this answer signs in.
    pub(crate) fn welcoming(request: &'r Request<'_>, user: &'r user::Model) -> Self {
        Frame::showing(request, Some(Viewer::of_account(user)))
    }

    fn showing(request: &'r Request<'_>, who: Option<Viewer<'r>>) -> Self {
        let look = request.rocket().state::<SiteLook>().expect("the fairing manages the look");
        let engine = request.rocket().state::<Engine>();
        let reading = Reading::of(request, look, who.as_ref());
        Frame { request, look, info: RequestInfo::of(request), who, reading, engine }
    }

    /// Whether the request is for this path, below the base.
    pub(crate) fn is_at(&self, path: &str) -> bool {
        self.info.own() == Some(path)
    }

    /// The languages that the site offers.
    pub(crate) fn languages(&self) -> &Languages {
        &self.look.languages
    }

    /// The time zone of those who have chosen none.
    pub(crate) fn site_zone(&self) -> &str {
        self.look.zone.iana_name().unwrap_or("UTC")
    }

    /// The language, the time zone and the time of the page.
    pub(crate) fn locale(&self) -> &Locale {
        &self.reading.locale
    }

    pub(super) fn hosts_template_asks(&self, template: &str) -> bool {
        let rocket = self.request.rocket();
        rocket.state::<HostsAsking>().is_some_and(|asking| asking.has(rocket, template))
    }

    /// The context of a template. Tera parses a dotted name on each use, which would be most of the
    /// work of a page; so Doorward's own templates use flat names, and the objects are only added
    /// if there are other templates (`others`). `asks` says that the template checks permissions,
    /// which are known without the database only for superusers.
    pub(super) fn context(
        &self,
        data: &impl Serialize,
        others: bool,
        asks: bool,
    ) -> tera::Result<Context> {
        let mut context = Context::new();
        context.try_insert("page", data)?;
        context.insert("request_id", &self.info.id);
        if let Some(who) = &self.who {
            context.insert("user_username", who.username);
            context.insert("user_email", who.email);
            context.insert("user_display", who.display);
            context.insert("user_name", &who.face.name);
            context.insert("user_initials", &who.face.initials);
            context.insert("user_tone", &who.face.tone);
            context.insert("user_is_staff", &who.is_staff);
            context.insert("site_zone", self.reading.locale.zone_name());
        }
        // What a template looks for and does not find makes an error of Tera's, which is costly.
        let chosen = |choice: fn(&Viewer<'r>) -> Option<&'r str>| {
            self.who.as_ref().and_then(choice).unwrap_or_default()
        };
        context.insert("user_theme", chosen(|who| who.theme));
        context.insert("user_zone", chosen(|who| who.time_zone));
        let here = self.who.is_none().then(|| self.here(context.get("page"))).flatten();
        context.insert("site_here", &here.unwrap_or_default());
        if others {
            self.look.insert_into(&mut context, &self.reading.locale.language);
            let mut user = serde_json::to_value(&self.who).map_err(tera::Error::json)?;
            if asks
                && self.who.as_ref().is_some_and(|who| who.is_superuser)
                && let Some(app) = self.request.rocket().state::<App>()
            {
                user["can"] = serde_json::json!(answers(app.permissions.declared(), |_| true));
            }
            if let Some(who) = &self.who {
                context.insert("user_id", &who.id);
            }
            context.insert("user", &user);
            context.insert("request", &Named { id: &self.info.id });
        } else {
            context.insert("user", &self.who.is_some());
        }
        Ok(context)
    }

    /// The query of this page, to which a link to another language adds `lang`; `None` for the answer
    /// to a form that cannot be asked for again without losing what it was sent with.
    fn here(&self, page: Option<&Value>) -> Option<String> {
        if self.info.method != Method::Get {
            let page = page.filter(|_| self.is_at("/login") || self.is_at("/register"))?;
            let kept = page.pointer("/form/values/kept").and_then(Value::as_str);
            let next = page.get("next")?.as_str().filter(|_| kept.is_none_or(str::is_empty))?;
            return Some(if next.is_empty() { "?".to_owned() } else { format!("{next}&") });
        }
        let query = self.info.uri.query().map(|query| query.as_str()).unwrap_or_default();
        let kept = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("lang="));
        Some(kept.fold("?".to_owned(), |here, part| format!("{here}{part}&")))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Frame<'r> {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        match Frame::of(request).await {
            Ok(frame) => Outcome::Success(frame),
            Err(problem) => Outcome::Error((raise(request, problem.clone()), problem)),
        }
    }
}

impl Sentinel for Frame<'_> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        let Some(app) = rocket.state::<App>() else { return true };
        let undeclared = templates::undeclared(app.permissions.declared());
        if let Some(why) = &undeclared {
            tracing::error!(event = "template_error", "{why}");
        }
        templates::failure().is_some() || undeclared.is_some()
    }
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
}
