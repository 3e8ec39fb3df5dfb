//! The sign-in page: by itself, after a wrong password, and in place of a page that needs a
//! signed-in user.

use rocket::Request;
use serde::Serialize;

use crate::config::Config;
use crate::error::FieldErrors;
use crate::guards::Visitor;
use crate::render::form::FormState;
use crate::render::times::span;
use crate::web::interruption::{self, Carried};
use crate::web::person::{OWN_PASSWORD, USERNAME};
use crate::web::{Field, Fields, Kind, RedirectTarget, app};

const TEMPLATE: &str = "doorward/login.html";

/// Whether the cookies shall outlive the browser's session.
const REMEMBER: Field = Field::optional("remember", "Keep me signed in", Kind::Boolean);
/// The form that met an ended session, sealed.
const KEPT_FORM: Field = Field::optional("kept", "Kept form", Kind::Text);

const FIELDS: [Field; 4] = [USERNAME, REMEMBER, KEPT_FORM, OWN_PASSWORD];

const KEPT: &str = "Nothing has been done yet, and nothing is lost. Sign in, and you will see once \
                    more what you were about to send.";
const LOST: &str = "What you were about to send could not be kept. After signing in, please enter \
                    it again.";

/// What the sign-in page shows.
#[derive(Debug, Serialize)]
pub struct SignIn {
    form: FormState,
    /// Why the user was signed out, or which form has succeeded.
    pub notice: Option<&'static str>,
    /// The outcome for the form that led here.
    carried: Option<&'static str>,
    /// Whether that form is lost.
    lost: bool,
    /// Whether cookies are sent unencrypted.
    plain: bool,
    /// How long "stay signed in" lasts, in words.
    stays: String,
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
        let (away, longest) = (config.remembered_token_lifetime, config.session_lifetime);
        let until = match away < longest {
            true => format!("stay away for {}; at most {}", span(away), span(longest)),
            false => format!("{} are over", span(longest)),
        };
        let stays = format!("Until you sign out, or {until}. Leave it off on a shared computer.");
        let (notice, carried, lost, cookie_missing) = (None, None, false, false);
        SignIn { form, notice, carried, lost, plain, stays, cookie_missing }
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
        SignIn { carried: (!kept.is_empty()).then_some(KEPT), ..SignIn::new(config, form) }
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
        let notice = ended.map(|reason| reason.sentence());
        SignIn { notice, carried, lost, ..SignIn::new(&app(request).config, form) }
    }
}
