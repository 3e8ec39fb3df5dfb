//! A form that met a dead session: carried through the sign-in page, sealed, and shown to its
//! owner before anything is done with it. The server remembers nothing of it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rocket::http::Method;
use rocket::{Data, Request};
use serde::{Deserialize, Serialize};

use super::authorization::authorization;
use super::body;
use super::cookies::SessionCookies;
use super::face::Face;
use super::facts::Facts;
use super::next::Next;
use crate::site::Site;

const PURPOSE: &[u8] = b"doorward kept form 1";
/// Seconds between the form and the right password.
const LIFETIME: i64 = 600;
/// How far another node's clock may run behind, in seconds.
const BEHIND: i64 = 60;
/// The longest that signing in has to wait after too many attempts, in seconds.
const LONGEST_WAIT: u32 = 900;
/// Bytes of sealed text: half of what the sign-in form may be.
const LONGEST: usize = 16 * 1024;

/// What somebody was about to send, and where to. Passwords are never in it.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    /// Whose session it was.
    pub user_id: i64,
    /// Unix seconds; lies ahead while signing in has to wait.
    at: i64,
    /// Path and query of this site.
    pub target: String,
    pub fields: Vec<(String, String)>,
    /// Whether a password was typed as well, which is to be typed again.
    pub had_password: bool,
}

/// What became of a form that nobody was signed in for.
#[derive(Clone)]
pub enum Carried {
    Sealed(String),
    /// Too long, or not a plain form.
    Lost,
    /// There was nothing in it but passwords.
    Nothing,
}

#[derive(Default)]
struct Slot {
    /// Whether whoever called the handler takes the form if the guard lets nobody in.
    offered: AtomicBool,
    accepted: AtomicBool,
    carried: Mutex<Option<Carried>>,
}

fn slot<'r>(request: &'r Request<'_>) -> &'r Slot {
    request.local_cache(Slot::default)
}

impl Kept {
    /// What the sign-in form brought back: `None` when it was altered, is too old or too long.
    pub fn open(site: &Site, sealed: &str) -> Option<Kept> {
        if sealed.is_empty() || sealed.len() > LONGEST {
            return None;
        }
        let kept: Kept = serde_json::from_slice(&site.seal.open(PURPOSE, sealed)?).ok()?;
        let age = site.clock.now() - kept.at;
        (-BEHIND - i64::from(LONGEST_WAIT)..LIFETIME).contains(&age).then_some(kept)
    }

    /// The same, to be brought back when `seconds` have passed in which nobody can sign in: its
    /// time begins then.
    pub fn outlasting(&mut self, site: &Site, seconds: u64) -> String {
        let wait = u32::try_from(seconds).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
        self.at = self.at.max(site.clock.now() + i64::from(wait));
        match self.seal(site) {
            Carried::Sealed(sealed) => sealed,
            Carried::Lost | Carried::Nothing => String::new(),
        }
    }

    fn seal(&self, site: &Site) -> Carried {
        let text = serde_json::to_vec(self).expect("names and values are plain JSON");
        let sealed = site.seal.close(PURPOSE, text);
        if sealed.len() > LONGEST { Carried::Lost } else { Carried::Sealed(sealed) }
    }
}

/// Whether `CurrentUser` shall give the form back instead of failing, if nobody is signed in: a
/// page's plain form, from a browser that holds cookies of a session of ours. While the answer is
/// used, [`withdraw`] has to follow.
pub fn offer(request: &Request<'_>) -> bool {
    let plain = Facts::of(request).method == Method::Post
        && request.content_type().is_some_and(|kind| kind.is_form())
        && Face::of(request) == Face::Html
        && authorization(request).is_none();
    let known = plain
        && request.rocket().state::<Site>().is_some_and(|site| owner(request, site).is_some());
    if known {
        slot(request).offered.store(true, Ordering::Relaxed);
    }
    known
}

/// Ends an offer and tells whether it was taken.
pub fn withdraw(request: &Request<'_>) -> bool {
    slot(request).offered.store(false, Ordering::Relaxed);
    slot(request).accepted.swap(false, Ordering::Relaxed)
}

/// Takes the offer, if there is one.
pub fn accept(request: &Request<'_>) -> bool {
    let offered = slot(request).offered.load(Ordering::Relaxed);
    if offered {
        slot(request).accepted.store(true, Ordering::Relaxed);
    }
    offered
}

/// Whose session the browser's cookies belong to, dead or alive.
fn owner(request: &Request<'_>, site: &Site) -> Option<i64> {
    SessionCookies::of(request).session(site).map(|claims| claims.user_id)
}

/// Reads the form and seals it for the page that answers.
pub async fn keep(request: &Request<'_>, data: Data<'_>) {
    let site = super::site(request);
    let target = Next::of_any_length(site, &Facts::of(request).uri.to_string());
    let pairs = body::pairs(data).await;
    let carried = match (owner(request, site), pairs) {
        (Some(user_id), Ok(pairs)) if !target.as_str().is_empty() => {
            carry(site, user_id, target.as_str(), pairs)
        }
        _ => Carried::Lost,
    };
    *slot(request).carried.lock().unwrap_or_else(PoisonError::into_inner) = Some(carried);
}

fn carry(site: &Site, user_id: i64, target: &str, pairs: Vec<(String, String)>) -> Carried {
    let (secrets, fields): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(name, _)| name.to_lowercase().contains("password"));
    let had_password = secrets.iter().any(|(_, value)| !value.is_empty());
    if fields.is_empty() && !secrets.is_empty() {
        return Carried::Nothing;
    }
    // HTML has no way to write a NUL, so it would come back as something else.
    if fields.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
        return Carried::Lost;
    }
    let (at, target) = (site.clock.now(), target.to_owned());
    Kept { user_id, at, target, fields, had_password }.seal(site)
}

/// What became of this request's form, for the page that answers.
pub fn carried(request: &Request<'_>) -> Carried {
    let kept = slot(request).carried.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let headers = request.headers();
    let empty = !headers.contains("Content-Type") || headers.get_one("Content-Length") == Some("0");
    kept.unwrap_or(if empty { Carried::Nothing } else { Carried::Lost })
}
