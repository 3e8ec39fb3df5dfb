//! An HTML page: a template, the page's own data, and what every page knows.

use std::borrow::Cow;
use std::io::Cursor;

use rocket::http::{ContentType, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::{self, Responder, Response};
use rocket::{Ignite, Request, Rocket, Sentinel};
use rocket_dyn_templates::Template;
use rocket_dyn_templates::tera::{self, Context};
use serde::Serialize;

use crate::entity::user;
use crate::guards::Visitor;
use crate::render::look::SiteLook;
use crate::render::templates::{self, Engine, Loaded};
use crate::sessions::Identity;
use crate::web::{Problem, RequestInfo, raise};

/// Room for a page of usual size, in bytes.
const USUAL: usize = 4096;

/// What every page shows besides its own data: the name and the addresses of the site, and who is
/// signed in. As a guard it is for everybody; taking it finds out who is asking, and renews an
/// expired access token. See [`Page::new`].
pub struct Frame<'r> {
    look: &'r SiteLook,
    info: &'r RequestInfo,
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
        Frame::showing(request, Some(Person::new(user.id, &user.username, display, is_staff)))
    }

    fn showing(request: &'r Request<'_>, who: Option<Person<'r>>) -> Self {
        let look = request.rocket().state::<SiteLook>().expect("the fairing manages the look");
        let engine = request.rocket().state::<Engine>();
        Frame { look, info: RequestInfo::of(request), who, engine }
    }

    /// What a template finds. Tera takes a dotted name apart each time it meets one, which would be
    /// most of the work of a page; so Doorward's own templates have flat names, and the objects
    /// that others expect are there where there are others.
    fn context(&self, data: &impl Serialize, others: bool) -> tera::Result<Context> {
        let mut context = Context::new();
        context.try_insert("page", data)?;
        context.insert("site_base", &self.look.base);
        context.insert("site_registration", &self.look.registration);
        context.insert("site_account", &self.look.account);
        context.insert("site_admin", &self.look.admin);
        context.insert("request_id", &self.info.id);
        if let Some(who) = &self.who {
            context.insert("user_id", &who.id);
            context.insert("user_username", who.username);
            context.insert("user_display", who.display);
            context.insert("user_initial", &who.initial);
            context.insert("user_is_staff", &who.is_staff);
        }
        if others {
            context.insert("site_home", &self.look.home);
            context.insert("site_name", self.look.name);
            context.insert("site_css", &self.look.css);
            context.insert("site_icon", &self.look.icon);
            context.insert("site", self.look);
            context.insert("user", &self.who);
            context.insert("request", &Named { id: &self.info.id });
        } else {
            context.insert("site", &true);
            context.insert("user", &self.who.is_some());
        }
        Ok(context)
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
        rocket.state::<SiteLook>().is_none() || templates::failure().is_some()
    }
}

/// A page to render, as Doorward's own are: a template that may extend `doorward/layout.html`.
pub struct Page {
    body: PageBody,
    status: Status,
    /// Of this answer alone.
    headers: Vec<(&'static str, String)>,
}

enum PageBody {
    Template(Box<Template>),
    Rendered(Vec<u8>),
    /// The template is missing or failed.
    Failed,
}

#[derive(Serialize)]
struct Person<'a> {
    id: i64,
    username: &'a str,
    display: &'a str,
    initial: String,
    is_staff: bool,
}

impl<'a> Person<'a> {
    fn of(who: &'a Identity) -> Self {
        Person::new(who.id, &who.username, who.display(), who.is_staff || who.is_superuser)
    }

    fn new(id: i64, username: &'a str, display: &'a str, is_staff: bool) -> Self {
        let initial = display.chars().take(1).flat_map(char::to_uppercase).collect();
        Person { id, username, display, initial, is_staff }
    }
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
}

impl Page {
    /// The page of a template, with the data that the template names `page`. It also finds
    ///
    /// - `site`: `name`, `base` (where Doorward is mounted, without a slash at its end), `home` (the
    ///   start page), `css`, `icon`, and whether there are pages for them: `registration` (and it is
    ///   open), `account`, `admin`;
    /// - `user`, when somebody is signed in: `id`, `username`, `display`, `initial`, `is_staff`;
    /// - `request`: `id`, as the log has it;
    ///
    /// and each of these by a flat name as well, such as `site_base` and `user_display`, which is
    /// found faster.
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
        let body = PageBody::of(frame, &template, data).unwrap_or_else(|error| {
            tracing::error!(event = "template_error", template = &*template, ?error);
            PageBody::Failed
        });
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
            PageBody::Template(template) => template.respond_to(request)?,
            PageBody::Rendered(html) => Response::build()
                .header(ContentType::HTML)
                .sized_body(html.len(), Cursor::new(html))
                .finalize(),
            PageBody::Failed => return Err(Status::InternalServerError),
        };
        response.set_status(self.status);
        for (name, value) in self.headers {
            response.set_raw_header(name, value);
        }
        Ok(response)
    }
}

impl PageBody {
    fn of(frame: &Frame<'_>, template: &str, data: &impl Serialize) -> tera::Result<Self> {
        let Some(loaded) = frame.engine.and_then(Engine::current) else {
            let context = frame.context(data, true)?.into_json();
            return Ok(PageBody::Template(Box::new(Template::render(
                template.to_owned(),
                context,
            ))));
        };
        let Loaded { tera, others } = &*loaded;
        let mut html = Vec::with_capacity(USUAL);
        tera.render_to(template, &frame.context(data, *others)?, &mut html)?;
        Ok(PageBody::Rendered(html))
    }
}
