//! Signing in.

use rocket::http::Status;
use rocket::{get, post};

use super::confirm;
use super::done::Done;
use super::welcome::{enter, welcome};
use crate::audit::{Event, Party, Record};
use crate::entity::user;
use crate::error::{FieldErrors, Problem};
use crate::guards::{Body, Entry, Farewell, Fields, Kept, Next, Visitor, authorization};
use crate::password::Password;
use crate::render::{Answer, Frame, Page, Returned, SignIn};
use crate::sessions::Channel;
use crate::throttle::Account;
use crate::users::{Authenticated, name};

const WRONG: &str = "The user name or e-mail and the password do not match an active account. \
                     Capital letters count in the password.";

const BESIDE: &str = "This request came with an Authorization header that holds a token of this site, \
                      and beside one no cookies are set. Sign in without it.";

#[get("/login?<next>")]
pub async fn form(
    entry: Entry<'_>,
    visitor: &Visitor,
    frame: Frame<'_>,
    next: Option<&str>,
) -> Result<Answer, Problem> {
    let next = Next::new(entry.site, next.unwrap_or_default());
    if visitor.who.is_some() {
        return Ok(Answer::SeeOther(next.or_private(entry.site)));
    }
    let told = Farewell::tell(entry.request, next.as_str()).await;
    let reason = visitor.ended.or(match told {
        Some(Farewell::Ended(reason)) => Some(reason),
        _ => None,
    });
    let mut page = SignIn::blank(&entry.site.config, next.as_str());
    let done = Done::told(&entry, &[Done::Reset]);
    page.notice = done.or(reason.map(|reason| reason.sentence()));
    page.cookie_missing = told == Some(Farewell::SignedIn);
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).into())
}

/// The page's form: cookies, and on to `next`, or to the form that was kept for the same person.
#[post("/login", data = "<body>")]
pub async fn sign_in(entry: Entry<'_>, body: Body) -> Result<Answer, Problem> {
    let (entry, fields) = (&entry, &body.fields);
    if authorization(entry.request).is_some() {
        return Ok(refuse(entry, fields).await?.into());
    }
    // A form that comes back shows who is signed in, and a failed sign-in leaves them so.
    Visitor::of(entry.request).await?;
    let mut kept = Kept::open(entry.site, fields.text("kept"));
    let mut sealed = if kept.is_some() { fields.text("kept").to_owned() } else { String::new() };
    let mut errors = FieldErrors::new();
    let login = fields.required("username", true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let mut throttled = None;
    if let (Some(login), Some(password)) = (login, password) {
        match check(entry, &login, password, Channel::Browser).await {
            Ok(Some(who)) => {
                let remember = !fields.text("remember").is_empty();
                let next = fields.text("next");
                if let Some(kept) = kept.filter(|kept| kept.user_id == who.user.id) {
                    enter(entry, &who, remember).await?;
                    return Ok(confirm::page(entry, &who.user, &kept, next).into());
                }
                return welcome(entry, &who, remember, next).await;
            }
            Ok(None) => errors.entry("__all__").or_default().push(WRONG.to_owned()),
            Err(problem) => {
                throttled = Some(Returned::throttled(&problem).ok_or(problem.clone())?);
                if let (Some(kept), Some(seconds)) = (&mut kept, problem.retry_after) {
                    sealed = kept.outlasting(entry.site, seconds);
                }
            }
        }
    }
    let next = Next::new(entry.site, fields.text("next"));
    let frame = Frame::of(entry.request).await?;
    let returned = throttled.unwrap_or_else(|| errors.into());
    let page = returned.page(|errors| {
        let page = SignIn::again(&entry.site.config, fields, next.as_str(), errors, &sealed);
        Page::new(&frame, SignIn::TEMPLATE, &page)
    });
    Ok(page.into())
}

/// The form once more, for a browser that was signed in by something else on the way here.
async fn refuse(entry: &Entry<'_>, fields: &Fields) -> Result<Page, Problem> {
    let frame = Frame::of(entry.request).await?;
    let next = Next::new(entry.site, fields.text("next"));
    let errors = FieldErrors::from([("__all__", vec![BESIDE.to_owned()])]);
    let page = SignIn::again(&entry.site.config, fields, next.as_str(), errors, "");
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).status(Status::UnprocessableEntity))
}

/// Who gave the right password; throttled before the password is looked at.
///
/// # Errors
/// 429, or 503.
pub async fn check(
    entry: &Entry<'_>,
    login: &str,
    password: String,
    channel: Channel,
) -> Result<Option<Authenticated>, Problem> {
    let users = &entry.site.users;
    let found = users.find(login).await?;
    let trial = users.authenticate(found.clone(), Password::new(password));
    attempt(entry, found.as_ref(), login, channel.as_str(), trial).await
}

/// Which of these is the password of an account, the first that is; one attempt, in one budget with
/// signing in.
///
/// # Errors
/// 429, or 503.
pub async fn confirm(
    entry: &Entry<'_>,
    user: &user::Model,
    passwords: &[&str],
) -> Result<Option<usize>, Problem> {
    let trial = async {
        for (place, password) in passwords.iter().enumerate() {
            let password = Password::new((*password).to_owned());
            if entry.site.users.authenticate(Some(user.clone()), password).await?.is_some() {
                return Ok(Some(place));
            }
        }
        Ok(None)
    };
    attempt(entry, Some(user), "", "confirmation", trial).await
}

async fn attempt<T>(
    entry: &Entry<'_>,
    found: Option<&user::Model>,
    login: &str,
    channel: &str,
    trial: impl Future<Output = Result<Option<T>, Problem>>,
) -> Result<Option<T>, Problem> {
    let (site, address) = (entry.site, entry.facts.address);
    // Whom it was tried on; of a name that nobody has, which may be a mistyped password, nothing.
    let subject = found.map(Party::from).unwrap_or_default();
    let by = entry.by_anyone();
    let key = name::key(login);
    let account = match found {
        Some(user) => {
            Account::Known { id: user.id, known: site.sessions.known_at(user.id, address).await? }
        }
        None => Account::Unknown(&key),
    };
    let attempt = match site.throttle.try_password(account, address).await {
        Ok(attempt) => attempt,
        Err(problem) => {
            if problem.status == 429 {
                let record = Record::new(Event::Throttled, &by).on(subject);
                site.audit.note_sparingly(record.with("channel", channel)).await;
            }
            return Err(problem);
        }
    };
    let right = trial.await;
    if matches!(right, Ok(None)) {
        let record = Record::new(Event::SignInFailed, &by).on(subject);
        site.audit.note(record.with("channel", channel)).await;
    } else {
        site.throttle.forgive(&site.database.write, attempt).await?;
    }
    right
}
