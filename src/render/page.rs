//! An HTML page: a template, the page's own data, and the data that all pages share.

use std::borrow::Cow;
use std::io::Cursor;

use rocket::http::{ContentType, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::{self, Responder, Response};
use rocket::{Ignite, Request, Rocket, Sentinel};
use rocket_dyn_templates::Template;
use rocket_dyn_templates::tera::{self, Context};
use serde::Serialize;

use crate::app::App;
use crate::entity::user;
use crate::guards::Visitor;
use crate::render::look::SiteLook;
use crate::render::templates::{self, Engine, HostsAsking};
use crate::render::unfinished::{Unfinished, answers};
use crate::render::viewer::Viewer;
use crate::sessions::Identity;
use crate::web::{Problem, RequestInfo, raise};

/// The initial capacity for a page, in bytes.
const USUAL: usize = 4096;

/// What every page shows besides its own data: the name and the addresses of the site, and the
/// signed-in user. As a guard it accepts every visitor; it looks up who they are, and renews an
/// expired access token. See [`Page::new`].
pub struct Frame<'r> {
    request: &'r Request<'r>,
    look: &'r SiteLook,
    info: &'r RequestInfo,
    who: Option<Viewer<'r>>,
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

    /// A frame that shows this user, or nobody.
    pub(crate) fn with(request: &'r Request<'_>, who: Option<&'r Identity>) -> Self {
        Frame::showing(request, who.map(Viewer::of))
    }

    /// A frame that shows the user whom this answer signs in.
    pub(crate) fn welcoming(request: &'r Request<'_>, user: &'r user::Model) -> Self {
        let display = if user.first_name.is_empty() { &user.username } else { &user.first_name };
        let rights = (user.is_staff, user.is_superuser);
        Frame::showing(request, Some(Viewer::new(user.id, &user.username, display, rights)))
    }

    fn showing(request: &'r Request<'_>, who: Option<Viewer<'r>>) -> Self {
        let look = request.rocket().state::<SiteLook>().expect("the fairing manages the look");
        let engine = request.rocket().state::<Engine>();
        Frame { request, look, info: RequestInfo::of(request), who, engine }
    }

    fn hosts_template_asks(&self, template: &str) -> bool {
        let rocket = self.request.rocket();
        rocket.state::<HostsAsking>().is_some_and(|asking| asking.has(rocket, template))
    }

    /// The context of a template. Tera parses a dotted name on each use, which would be most of the
    /// work of a page; so Doorward's own templates use flat names, and the objects are only added
    /// if there are other templates (`others`). `asks` says that the template checks permissions,
    /// which are known without the database only for superusers.
    fn context(&self, data: &impl Serialize, others: bool, asks: bool) -> tera::Result<Context> {
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
            self.look.insert_into(&mut context);
            let mut user = serde_json::to_value(&self.who).map_err(tera::Error::json)?;
            if asks
                && self.who.as_ref().is_some_and(|who| who.is_superuser)
                && let Some(app) = self.request.rocket().state::<App>()
            {
                user["can"] = serde_json::json!(answers(app.permissions.declared(), |_| true));
            }
            context.insert("user", &user);
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
        let Some(app) = rocket.state::<App>() else { return true };
        let undeclared = templates::undeclared(app.permissions.declared());
        if let Some(why) = &undeclared {
            tracing::error!(event = "template_error", "{why}");
        }
        templates::failure().is_some() || undeclared.is_some()
    }
}

/// A page to render like Doorward's own, from a template that may extend `doorward/layout.html`.
pub struct Page {
    body: PageBody,
    status: Status,
    /// Headers of this answer only.
    headers: Vec<(&'static str, String)>,
}

enum PageBody {
    Template(Box<Template>),
    Rendered(Vec<u8>),
    Unfinished(Box<Unfinished>),
    /// The template is missing or failed.
    Failed,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
}

impl Page {
    /// The page of a template, which finds `data` as `page`. It also finds
    ///
    /// - `site`: `name`, `tagline`, `base` (where Doorward is mounted, without a trailing slash),
    ///   `home` (the start page), `css`, `theme`, `logo`, `icon`, `contact` and `footer_links` (with
    ///   `label` and `href`), and whether there are pages for them: `registration` (mounted and
    ///   open), `account`, `admin`;
    /// - `user`, when somebody is signed in: `id`, `username`, `display`, `initial`, `is_staff`,
    ///   and `can`, their permissions, such as `user.can["orders.edit"]`: only pages whose
    ///   templates use it read them, and such pages are rendered after the handler;
    /// - `request`: `id`, as in the log;
    ///
    /// and all but `can` by a flat name as well, such as `site_base` and `user_display`, which is
    /// faster.
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
    /// If the template is missing or fails, the answer is a 500 page, and the log has the reason.
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
            PageBody::Unfinished(page) => page.leave(request),
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
        let loaded = frame.engine.and_then(Engine::current);
        let asks = frame.who.is_some()
            && match &loaded {
                Some(loaded) => loaded.asking.has(template),
                None => frame.hosts_template_asks(template),
            };
        let others = loaded.as_ref().is_none_or(|loaded| loaded.others);
        let context = frame.context(data, others, asks)?;
        if let Some(who) = frame.who.as_ref().filter(|who| asks && !who.is_superuser) {
            let (context, template) = (context.into_json(), template.to_owned());
            let page = Unfinished { template, context, loaded, reader: who.id };
            return Ok(PageBody::Unfinished(Box::new(page)));
        }
        let Some(loaded) = loaded else {
            let page = Template::render(template.to_owned(), context.into_json());
            return Ok(PageBody::Template(Box::new(page)));
        };
        let mut html = Vec::with_capacity(USUAL);
        loaded.tera.render_to(template, &context, &mut html)?;
        Ok(PageBody::Rendered(html))
    }
}
