//! The sign-in page: by itself, after a wrong password, and in place of a page that needs a
//! signed-in user.

use rocket::Request;
use serde::Serialize;

use crate::config::Config;
use crate::error::FieldErrors;
use crate::guards::Visitor;
use crate::render::form::FormState;
use crate::text::Text;
use crate::web::interruption::{self, Carried};
use crate::web::person::{OWN_PASSWORD, USERNAME};
use crate::web::{Field, Fields, Kind, RedirectTarget, app, encode};

const TEMPLATE: &str = "doorward/login.html";

/// Whether the cookies shall outlive the browser's session.
const REMEMBER: Field = Field::optional("remember", "Keep me signed in", Kind::Boolean);
/// The form that met an ended session, sealed.
const KEPT_FORM: Field = Field::optional("kept", "Kept form", Kind::Text);

const FIELDS: [Field; 4] = [USERNAME.labelled("login-name"), REMEMBER, KEPT_FORM, OWN_PASSWORD];

const KEPT: &str = "login-kept";
const LOST: &str = "login-lost";

/// The account whose session has ended in this browser.
#[derive(Debug, Serialize)]
struct FormerUser {
    name: String,
}

/// What the sign-in page shows.
#[derive(Debug, Serialize)]
pub struct SignIn {
    form: FormState,
    /// Why the user was signed out, or which form has succeeded.
    pub notice: Option<Text>,
    /// The outcome for the form that led here.
    carried: Option<Text>,
    /// Whether that form is lost.
    lost: bool,
    /// Whether cookies are sent unencrypted.
    plain: bool,
    /// How long "stay signed in" lasts, in words.
    stays: Text,
    /// The query of the links to other pages that lead on to the same page.
    next: String,
    /// Who was signed in here before.
    known: Option<FormerUser>,
    /// Whether the browser did not send back the cookies that it has just been given.
    pub cookie_missing: bool,
}

impl SignIn {
    /// The template that shows it.
    pub const TEMPLATE: &str = TEMPLATE;

    fn new(config: &Config, form: FormState) -> Self {
        let plain = config.insecure_http
            && !config.public_url.is_https()
            && !config.public_url.is_loopback();
        let stays = Text::new("login-stays").text("longest", span(config.session_lifetime));
        let next = match form.shown("next") {
            "" => String::new(),
            next => format!("?next={}", encode(next)),
        };
        let (notice, carried, lost, cookie_missing) = (None, None, false, false);
        SignIn { form, notice, carried, lost, plain, stays, next, known: None, cookie_missing }
    }

    /// An empty form that leads to `next`.
    pub fn blank(config: &Config, next: &str) -> Self {
        SignIn::new(config, FormState::blank(&FIELDS, next))
    }

    /// The form, shown again with messages; `kept` is another form that it carries, sealed, or
    /// empty.
    pub fn again(
        config: &Config,
        typed: &Fields,
        next: &str,
        errors: FieldErrors,
        kept: &str,
    ) -> Self {
        let wrong = errors.contains_key("__all__");
        let mut form = FormState::filled(&FIELDS, typed, next, errors).value("kept", kept);
        if wrong {
            form = form.focus("password");
        }
        SignIn { carried: (!kept.is_empty()).then(|| KEPT.into()), ..SignIn::new(config, form) }
    }

    /// The page that answers a request for which nobody was signed in. `next` is where to go if the
    /// form is not sent after all.
    pub fn in_place(
        request: &Request<'_>,
        visitor: Option<&Visitor>,
        next: &RedirectTarget,
    ) -> Self {
        let form = FormState::blank(&FIELDS, next.as_str());
        let (form, carried, lost) = match interruption::carried(request) {
            Carried::Sealed(sealed) => (form.value("kept", &sealed), Some(KEPT), false),
            Carried::Lost => (form, Some(LOST), true),
            Carried::Nothing => (form, None, false),
        };
        let ended = visitor.and_then(|visitor| visitor.ended);
        let notice = ended.map(|reason| reason.text());
        let carried = carried.map(Text::from);
        SignIn { notice, carried, lost, ..SignIn::new(&app(request).config, form) }
    }

    /// The page for somebody who was signed in here before: with their name filled in.
    pub fn known(mut self, username: &str, name: &str) -> Self {
        self.form = self.form.value("username", username).focus("password");
        self.known = Some(FormerUser { name: name.to_owned() });
        self
    }
}

/// A duration, in the largest unit of which it has at least two.
fn span(seconds: i64) -> Text {
    let units =
        [(86_400, "span-days"), (3_600, "span-hours"), (60, "span-minutes"), (1, "span-seconds")];
    let fit = units.into_iter().find(|(unit, _)| seconds >= 2 * unit);
    let (unit, key) = fit.unwrap_or((1, "span-seconds"));
    Text::new(key).number("n", seconds / unit)
}
