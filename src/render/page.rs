//! An HTML page: a template, the page's own data, and the data that all pages share.

use std::borrow::Cow;
use std::io::Cursor;

use rocket::http::{ContentType, Status};
use rocket::response::{self, Responder, Response};
use rocket::{Ignite, Request, Rocket, Sentinel};
use rocket_dyn_templates::Template;
use rocket_dyn_templates::tera;
use serde::Serialize;

use crate::render::frame::Frame;
use crate::render::unfinished::Unfinished;
use crate::text::Locale;

/// `Vary` of pages whose language the browser has decided.
const VARY: &str = "Accept, Accept-Language, Cookie";

/// A page to render like Doorward's own, from a template that may extend `doorward/layout.html`.
pub struct Page {
    body: PageBody,
    status: Status,
    /// Headers of this answer only.
    headers: Vec<(&'static str, String)>,
}

enum PageBody {
    Template(Box<(Template, Locale)>),
    Rendered(Vec<u8>),
    Unfinished(Box<Unfinished>),
    /// The template is missing or failed.
    Failed,
}

impl Page {
    /// The page of a template, which finds `data` as `page`. It also finds
    ///
    /// - `site`: `name`, `tagline`, `base` (where Doorward is mounted, without a trailing slash),
    ///   `home` (the start page), `css`, `theme`, `logo`, `icon`, `contact` and `footer_links` (with
    ///   `label` and `href`), and whether there are pages for them: `registration` (mounted and
    ///   open), `account`, `admin`, `api`;
    /// - `site_lang` and `site_dir`, the language of the page and its direction;
    /// - `user`, when somebody is signed in: `id`, `username`, `email`, `display`, `name`,
    ///   `initials`, `tone`, `theme`, `is_staff`, and `can`, their permissions, such as
    ///   `user.can["orders.edit"]`: only pages whose templates use it read them, and such pages are
    ///   rendered after the handler;
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
        let locale = frame.locale();
        let body = locale.during(|| PageBody::of(frame, &template, data)).unwrap_or_else(|error| {
            tracing::error!(event = "template_error", template = &*template, ?error);
            PageBody::Failed
        });
        let mut headers = vec![("Content-Language", locale.language.tag.clone())];
        if frame.reading.by_browser {
            headers.push(("Vary", VARY.to_owned()));
        }
        Page { body, status: Status::Ok, headers }
    }

    /// The page with another status than 200.
    pub fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// The page with these headers.
    pub(crate) fn headers(mut self, headers: Vec<(&'static str, String)>) -> Self {
        self.headers.extend(headers);
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
            PageBody::Template(page) => {
                let (template, locale) = *page;
                locale.during(|| template.respond_to(request))?
            }
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
        let loaded =
            frame.engine.and_then(|engine| engine.in_language(frame.reading.place, template));
        let asks = frame.who.is_some()
            && match &loaded {
                Some(loaded) => loaded.asking.has(template),
                None => frame.hosts_template_asks(template),
            };
        let others = loaded.as_ref().is_none_or(|loaded| loaded.others());
        let context = frame.context(data, others, asks)?;
        if let Some(who) = frame.who.as_ref().filter(|who| asks && !who.is_superuser) {
            let (context, template) = (context.into_json(), template.to_owned());
            let (locale, reader) = (frame.locale().clone(), who.id);
            let page = Unfinished { template, context, loaded, locale, reader };
            return Ok(PageBody::Unfinished(Box::new(page)));
        }
        let Some(loaded) = loaded else {
            let page = Template::render(template.to_owned(), context.into_json());
            return Ok(PageBody::Template(Box::new((page, frame.locale().clone()))));
        };
        Ok(PageBody::Rendered(loaded.render(template, &context)?))
    }
}
