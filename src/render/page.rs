//! An HTML page: a template, the page's own data, and what every page knows.

use rocket::Request;
use rocket::http::Status;
use rocket::response::{self, Responder};
use rocket_dyn_templates::Template;
use serde::Serialize;
use serde_json::Value;

use super::templates;
use crate::config::Config;
use crate::guards::{Facts, Visitor};

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

/// A page to render.
pub struct Page {
    template: &'static str,
    status: Status,
    data: Value,
}

#[derive(Serialize)]
struct Context<'a> {
    site: &'a Look,
    user: Option<Person<'a>>,
    request: Named<'a>,
    page: &'a Value,
}

#[derive(Serialize)]
struct Person<'a> {
    username: &'a str,
    email: &'a str,
    display: &'a str,
    is_staff: bool,
    is_superuser: bool,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    path: &'a str,
}

impl Page {
    /// The page of a template, with the data that the template names `page`.
    pub fn new(template: &'static str, data: impl Serialize) -> Self {
        Page {
            template,
            status: Status::Ok,
            data: serde_json::to_value(data).expect("page data is plain data"),
        }
    }

    /// The page with another status than 200.
    pub fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let look = request
            .rocket()
            .state::<Look>()
            .expect("the fairing manages the look");
        let facts = Facts::of(request);
        let who = Visitor::known(request).and_then(|visitor| visitor.who.as_deref());
        let context = Context {
            site: look,
            user: who.map(|who| Person {
                username: &who.username,
                email: &who.email,
                display: who.display(),
                is_staff: who.is_staff,
                is_superuser: who.is_superuser,
            }),
            request: Named {
                id: &facts.id,
                path: facts.uri.path().as_str(),
            },
            page: &self.data,
        };
        let mut response = Template::render(self.template, &context).respond_to(request)?;
        response.set_status(self.status);
        Ok(response)
    }
}
