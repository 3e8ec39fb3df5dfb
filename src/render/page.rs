//! An HTML page: a template, the page's own data, and what every page knows.

use std::borrow::Cow;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::response::content::RawHtml;
use rocket::response::{self, Responder};
use rocket::{Ignite, Request, Rocket, Sentinel};
use rocket_dyn_templates::Template;
use rocket_dyn_templates::tera::{Context as TeraContext, Tera};
use serde::Serialize;

use super::templates::{self, Engine};
use crate::config::Config;
use crate::entity::user;
use crate::error::Problem;
use crate::guards::{Facts, Visitor, raise};
use crate::sessions::Identity;

/// What all pages of an installation share.
#[derive(Clone, Debug, Serialize)]
pub struct Look {
    base: String,
    name: &'static str,
    registration: bool,
    css: String,
    icon: String,
}

impl Look {
    /// The look of an installation mounted at `base`.
    pub fn new(base: &str, config: &Config) -> Self {
        Look {
            base: base.to_owned(),
            name: "Doorward",
            registration: config.registration_open,
            css: templates::asset_url(base, "doorward/style.css"),
            icon: templates::asset_url(base, "doorward/icon.svg"),
        }
    }
}

/// What every page shows besides its own data: the name and the addresses of the site, and who is
/// signed in. As a guard it is for everybody; taking it finds out who is asking, and renews an
/// expired access token. See [`Page::new`].
pub struct Frame<'r> {
    look: &'r Look,
    facts: &'r Facts,
    who: Option<Person<'r>>,
    engine: Option<&'r Engine>,
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

    /// A frame that shows this person, or nobody.
    pub(crate) fn with(request: &'r Request<'_>, who: Option<&'r Identity>) -> Self {
        Frame::showing(request, who.map(Person::of))
    }

    /// A frame that shows somebody who is signed in by this very answer.
    pub(crate) fn welcoming(request: &'r Request<'_>, user: &'r user::Model) -> Self {
        let display = if user.first_name.is_empty() { &user.username } else { &user.first_name };
        let is_staff = user.is_staff || user.is_superuser;
        Frame::showing(request, Some(Person::new(&user.username, display, is_staff)))
    }

    fn showing(request: &'r Request<'_>, who: Option<Person<'r>>) -> Self {
        let look = request.rocket().state::<Look>().expect("the fairing manages the look");
        let engine = request.rocket().state::<Engine>();
        Frame { look, facts: Facts::of(request), who, engine }
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
        rocket.state::<Look>().is_none() || templates::failure().is_some()
    }
}

/// A page to render, as Doorward's own are: a template that may extend `doorward/layout.html`.
pub struct Page {
    body: Body,
    status: Status,
    /// Of this answer alone.
    headers: Vec<(&'static str, String)>,
}

enum Body {
    Template(Box<Template>),
    /// `None` when the template failed.
    Rendered(Option<String>),
}

#[derive(Serialize)]
struct Context<'a, T> {
    site: &'a Look,
    user: Option<&'a Person<'a>>,
    request: Named<'a>,
    page: &'a T,
}

#[derive(Serialize)]
struct Person<'a> {
    username: &'a str,
    display: &'a str,
    initial: String,
    is_staff: bool,
}

impl<'a> Person<'a> {
    fn of(who: &'a Identity) -> Self {
        Person::new(&who.username, who.display(), who.is_staff || who.is_superuser)
    }

    fn new(username: &'a str, display: &'a str, is_staff: bool) -> Self {
        let initial = display.chars().take(1).flat_map(char::to_uppercase).collect();
        Person { username, display, initial, is_staff }
    }
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
}

impl Page {
    /// The page of a template, with the data that the template names `page`. It also finds
    ///
    /// - `site`: `name`, `base` (where Doorward is mounted, without a slash at its end), `css`,
    ///   `icon`, and `registration`, whether that is open;
    /// - `user`, when somebody is signed in: `username`, `display`, `initial`, `is_staff`;
    /// - `request`: `id`, as the log has it.
    ///
    /// ```rust,no_run
    /// use doorward::{CurrentUser, Frame, Page};
    /// use rocket::get;
    /// use rocket_dyn_templates::context;
    ///
    /// #[get("/dashboard")]
    /// fn dashboard(user: CurrentUser<'_>, frame: Frame<'_>) -> Page {
    ///     Page::new(&frame, "dashboard.html", &context! { since: user.date_joined })
    /// }
    /// ```
    ///
    /// A template that is missing or fails becomes the page of a 500, with the reason in the log.
    pub fn new(
        frame: &Frame<'_>,
        template: impl Into<Cow<'static, str>>,
        data: &impl Serialize,
    ) -> Self {
        let template = template.into();
        let request = Named { id: &frame.facts.id };
        let context = Context { site: frame.look, user: frame.who.as_ref(), request, page: data };
        let body = match frame.engine.and_then(Engine::current) {
            Some(tera) => Body::Rendered(rendered(&tera, &template, &context)),
            None => Body::Template(Box::new(Template::render(template, context))),
        };
        Page { body, status: Status::Ok, headers: Vec::new() }
    }

    /// The page with another status than 200.
    pub fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// The page with these headers.
    pub(crate) fn headers(mut self, headers: Vec<(&'static str, String)>) -> Self {
        self.headers = headers;
        self
    }
}

impl Sentinel for Page {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        Template::abort(rocket)
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let mut response = match self.body {
            Body::Template(template) => template.respond_to(request)?,
            Body::Rendered(html) => {
                RawHtml(html.ok_or(Status::InternalServerError)?).respond_to(request)?
            }
        };
        response.set_status(self.status);
        for (name, value) in self.headers {
            response.set_raw_header(name, value);
        }
        Ok(response)
    }
}

fn rendered(tera: &Tera, template: &str, context: &impl Serialize) -> Option<String> {
    let rendered =
        TeraContext::from_serialize(context).and_then(|context| tera.render(template, &context));
    rendered.inspect_err(|error| tracing::error!(event = "template_error", template, ?error)).ok()
}
