//! A form that was sent after its session had ended, sealed to be carried by the sign-in page.

use rocket::{Data, Request};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::web::interruption::{self, Carried, owner};
use crate::web::{RedirectTarget, RequestInfo, app, body};

const PURPOSE: &[u8] = b"doorward kept form 1";
/// How long a form is kept, in seconds.
const LIFETIME: i64 = 600;
/// How far another node's clock may run behind, in seconds.
const BEHIND: i64 = 60;
/// The longest wait for signing in after too many attempts, in seconds.
const LONGEST_WAIT: u32 = 900;
/// The longest sealed text, in bytes: half of what the sign-in form may be.
const LONGEST: usize = 16 * 1024;

/// A kept form and its target. It never contains passwords.
#[derive(Serialize, Deserialize)]
pub struct InterruptedForm {
    /// The account whose session had ended.
    pub user_id: i64,
    /// Unix seconds; in the future while signing in has to wait.
    at: i64,
    /// Path and query of this site.
    pub target: String,
    pub fields: Vec<(String, String)>,
    /// Whether a password was typed as well, which has to be typed again.
    pub had_password: bool,
}

impl InterruptedForm {
    /// Opens what the sign-in form sent back; `None` if it was altered, is too old or too long.
    pub fn open(app: &App, sealed: &str) -> Option<InterruptedForm> {
        if sealed.is_empty() || sealed.len() > LONGEST {
            return None;
        }
        let kept: InterruptedForm =
            serde_json::from_slice(&app.seal.open(PURPOSE, sealed)?).ok()?;
        let age = app.clock.now() - kept.at;
        (-BEHIND - i64::from(LONGEST_WAIT)..LIFETIME).contains(&age).then_some(kept)
    }

    /// Seals the form again while signing in has to wait for `seconds`: its lifetime begins after
    /// the wait. Empty if it has become too long.
    pub fn outlasting(&mut self, app: &App, seconds: u64) -> String {
        let wait = u32::try_from(seconds).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
        self.at = self.at.max(app.clock.now() + i64::from(wait));
        match self.seal(app) {
            Carried::Sealed(sealed) => sealed,
            Carried::Lost | Carried::Nothing => String::new(),
        }
    }

    fn seal(&self, app: &App) -> Carried {
        let text = serde_json::to_vec(self).expect("names and values are plain JSON");
        let sealed = app.seal.close(PURPOSE, text);
        if sealed.len() > LONGEST { Carried::Lost } else { Carried::Sealed(sealed) }
    }
}

/// Reads the form and seals it for the page that answers.
pub async fn keep(request: &Request<'_>, data: Data<'_>) {
    let app = app(request);
    let target = RedirectTarget::of_any_length(app, &RequestInfo::of(request).uri.to_string());
    let pairs = body::pairs(data).await;
    let carried = match (owner(request, app), pairs) {
        (Some(user_id), Ok(pairs)) if !target.as_str().is_empty() => {
            carry(app, user_id, target.as_str(), pairs)
        }
        _ => Carried::Lost,
    };
    interruption::settle(request, carried);
}

fn carry(app: &App, user_id: i64, target: &str, pairs: Vec<(String, String)>) -> Carried {
    let (secrets, fields): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(name, _)| name.to_lowercase().contains("password"));
    let had_password = secrets.iter().any(|(_, value)| !value.is_empty());
    if fields.is_empty() && !secrets.is_empty() {
        return Carried::Nothing;
    }
    // HTML cannot represent NUL, so the value would come back changed.
    if fields.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
        return Carried::Lost;
    }
    let (at, target) = (app.clock.now(), target.to_owned());
    InterruptedForm { user_id, at, target, fields, had_password }.seal(app)
}
