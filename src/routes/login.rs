//! Signing in.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;
use serde_json::json;

use super::welcome::{opening, welcome};
use crate::error::{FieldErrors, Problem};
use crate::guards::{Body, Entry, Face, Farewell, Farewells, Fields, Next, Visitor};
use crate::password::Password;
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page};
use crate::sessions::Channel;
use crate::throttle::Account;
use crate::users::Authenticated;

const FIELDS: [Field; 3] = [
    Field { name: "username", secret: false },
    Field { name: "remember", secret: false },
    Field { name: "password", secret: true },
];

const WRONG: &str = "The user name or e-mail and the password do not match an active account. \
                     Capital letters count in the password.";

#[derive(Debug, Serialize)]
struct LoginPage {
    form: FormState,
    /// Why the person was signed out.
    notice: Option<&'static str>,
    /// Cookies travel unprotected here.
    plain: bool,
    /// The browser did not bring back the cookies it has just been given.
    cookie_missing: bool,
}

#[get("/login?<next>")]
pub fn form(
    entry: Entry<'_>,
    visitor: &Visitor,
    frame: Frame<'_>,
    next: Option<&str>,
) -> Result<Answer, Problem> {
    if entry.face == Face::Json {
        return Err(Problem::method("GET", "POST, OPTIONS"));
    }
    let next = Next::new(entry.site, next.unwrap_or_default());
    if visitor.who.is_some() {
        return Ok(Answer::SeeOther(next.or_private(entry.site)));
    }
    let now = entry.site.clock.now_ms();
    let farewells = entry.request.rocket().state::<Farewells>();
    let told = farewells.and_then(|kept| kept.tell(entry.request, next.as_str(), now));
    let reason = visitor.ended.or(match told {
        Some(Farewell::Ended(reason)) => Some(reason),
        _ => None,
    });
    let page = LoginPage {
        form: FormState::blank(&FIELDS, next.as_str()),
        notice: reason.map(|reason| reason.sentence()),
        plain: is_plain(&entry),
        cookie_missing: told == Some(Farewell::SignedIn),
    };
    Ok(Page::new(&frame, "doorward/login.html", &page).into())
}

#[post("/login", data = "<body>")]
pub async fn sign_in(entry: Entry<'_>, body: Body) -> Result<Answer, Problem> {
    match entry.face {
        Face::Json => token(&entry, &body.fields).await,
        Face::Html => session(&entry, &body.fields).await,
    }
}

/// The page's form: cookies, and on to `next`.
async fn session(entry: &Entry<'_>, fields: &Fields) -> Result<Answer, Problem> {
    // A form that comes back shows who is signed in, and a failed sign-in leaves them so.
    Visitor::of(entry.request).await?;
    let mut errors = FieldErrors::new();
    let login = fields.required("username", true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    if let (Some(login), Some(password)) = (login, password) {
        if let Some(who) = check(entry, &login, password, Channel::Browser).await? {
            let remember = !fields.text("remember").is_empty();
            return welcome(entry, &who, remember, fields.text("next")).await;
        }
        errors.entry("__all__").or_default().push(WRONG.to_owned());
    }
    let next = Next::new(entry.site, fields.text("next"));
    let wrong = errors.contains_key("__all__");
    let mut form = FormState::filled(&FIELDS, fields, next.as_str(), errors);
    if wrong {
        form = form.focus("password");
    }
    let page = LoginPage { form, notice: None, plain: is_plain(entry), cookie_missing: false };
    let frame = Frame::of(entry.request).await?;
    Ok(Page::new(&frame, "doorward/login.html", &page).status(Status::UnprocessableEntity).into())
}

/// The JSON face: a pair of tokens, and no cookie read or set.
async fn token(entry: &Entry<'_>, fields: &Fields) -> Result<Answer, Problem> {
    let mut errors = FieldErrors::new();
    let name = if fields.has("email") && !fields.has("username") { "email" } else { "username" };
    let login = fields.required(name, true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let (Some(login), Some(password)) = (login, password) else {
        return Err(Problem::invalid(errors));
    };
    let Some(who) = check(entry, &login, password, Channel::Api).await? else {
        return Err(Problem::new(401, "No active account found with the given credentials"));
    };
    let site = entry.site;
    let transaction = site.database.begin().await?;
    site.users.signed_in(&transaction, &who).await?;
    let pair = site.sessions.open(&transaction, &opening(entry, &who, Channel::Api)).await?;
    transaction.commit().await?;
    Ok(Answer::json(json!({ "refresh": pair.refresh, "access": pair.access })))
}

/// Who gave the right password; throttled before the password is looked at.
async fn check(
    entry: &Entry<'_>,
    login: &str,
    password: String,
    channel: Channel,
) -> Result<Option<Authenticated>, Problem> {
    let site = entry.site;
    let address = entry.facts.address;
    let found = site.users.find(login).await?;
    let key = crate::users::name::key(login);
    let account = match &found {
        Some(user) => {
            Account::Known { id: user.id, known: site.sessions.known_at(user.id, address).await? }
        }
        None => Account::Unknown(&key),
    };
    let user = found.as_ref().map(|user| user.id);
    let attempt = match site.throttle.try_password(account, address).await {
        Ok(attempt) => attempt,
        Err(problem) => {
            if problem.status == 429 {
                tracing::warn!(
                    event = "sign_in_throttled", request = entry.facts.id, user, %address
                );
            }
            return Err(problem);
        }
    };
    let who = match site.users.authenticate(found, Password::new(password)).await {
        Ok(who) => who,
        Err(busy) => {
            site.throttle.forgive(&site.database.write, attempt).await?;
            return Err(busy);
        }
    };
    let (request, channel) = (&entry.facts.id, channel.as_str());
    if who.is_some() {
        site.throttle.forgive(&site.database.write, attempt).await?;
        tracing::info!(event = "signed_in", request, user, channel, %address);
    } else {
        tracing::info!(event = "sign_in_failed", request, user, channel, %address);
    }
    Ok(who)
}

fn is_plain(entry: &Entry<'_>) -> bool {
    let config = &entry.site.config;
    config.insecure_http && !config.public_url.is_https() && !config.public_url.is_loopback()
}
