//! The signed-in person's own account.

use rocket::http::Method;
use rocket::time::OffsetDateTime;
use rocket::time::format_description::well_known::Rfc3339;
use serde_json::{Value, json};

use crate::entity::user;
use crate::error::{EndReason, FieldErrors, Problem};
use crate::guards::{Entry, SessionCookies};
use crate::password::Password;
use crate::render::endpoint::{Ask, Endpoint, Input, Kind, Needs, Operation, Reply};
use crate::routes::login::confirm;
use crate::routes::welcome::opening;
use crate::sessions::{Channel, Opening};
use crate::users::Profile;

const PROFILE: &[Input] = &[
    Input::optional("first_name", "First name", Kind::Text).up_to(150),
    Input::optional("last_name", "Last name", Kind::Text).up_to(150),
    Input::optional("email", "Email", Kind::Email).up_to(254),
    Input::optional("password", "Password, for another e-mail", Kind::Password),
];

pub static ME: Endpoint = Endpoint {
    path: "/me",
    name: "Me",
    description: "Your account. Names can be changed; another e-mail address needs the password.",
    needs: Needs::SignedIn,
    operations: &[
        Operation { method: Method::Get, input: &[], call: |ask| Box::pin(show(ask)) },
        Operation { method: Method::Patch, input: PROFILE, call: |ask| Box::pin(change(ask)) },
        Operation { method: Method::Put, input: PROFILE, call: |ask| Box::pin(change(ask)) },
    ],
};

pub static PASSWORD: Endpoint = Endpoint {
    path: "/me/password",
    name: "Password",
    description: "Changes your password and ends all your other sessions.",
    needs: Needs::SignedIn,
    operations: &[Operation {
        method: Method::Post,
        input: &[
            Input::required("old_password", "Old password", Kind::Password),
            Input::required("password", "New password", Kind::Password),
            Input::optional("password2", "New password again", Kind::Password),
        ],
        call: |ask| Box::pin(change_password(ask)),
    }],
};

async fn show(ask: Ask<'_>) -> Result<Reply, Problem> {
    let user = ask.site.users.get(ask.person()?.id).await?;
    let user = user.ok_or_else(|| Problem::of_status(404))?;
    Ok(Reply::ok(shown(&user)))
}

/// `PATCH` and `PUT` alike: every field is optional.
async fn change(ask: Ask<'_>) -> Result<Reply, Problem> {
    let site = ask.site;
    let user = site.users.get(ask.person()?.id).await?;
    let user = user.ok_or_else(|| Problem::of_status(404))?;
    let mut errors = FieldErrors::new();
    let profile = Profile {
        first_name: ask.fields.optional("first_name", true, &mut errors),
        last_name: ask.fields.optional("last_name", true, &mut errors),
        email: ask
            .fields
            .has("email")
            .then(|| ask.fields.required("email", true, &mut errors))
            .flatten(),
    };
    let edit = site.users.check_profile(&user, profile, errors).await?;
    let edit = edit.map_err(Problem::invalid)?;
    if edit.changes_email() {
        check_password(&ask, &user, "password").await?;
    }
    let user = site.users.apply_profile(&user, edit).await?.map_err(Problem::invalid)?;
    Ok(Reply::ok(shown(&user)))
}

async fn change_password(ask: Ask<'_>) -> Result<Reply, Problem> {
    let (site, person) = (ask.site, ask.person()?);
    let user = site.users.get(person.id).await?.ok_or_else(|| Problem::of_status(404))?;
    let mut errors = FieldErrors::new();
    let old = ask.fields.required("old_password", false, &mut errors);
    let new = ask.fields.required("password", false, &mut errors);
    if ask.fields.has("password2") && ask.fields.text("password2") != new.as_deref().unwrap_or("") {
        let message = "Password fields didn't match.".to_owned();
        errors.entry("password").or_default().push(message);
    }
    let (Some(_), Some(new)) = (old, new) else { return Err(Problem::invalid(errors)) };
    let new = Password::new(new);
    let weak = site.users.weaknesses_for(&user, &new).await?;
    if !weak.is_empty() {
        errors.entry("password").or_default().extend(weak);
    }
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    check_password(&ask, &user, "old_password").await?;
    let hash = site.users.hash(new).await?;
    let transaction = site.database.begin().await?;
    site.users.set_password(&transaction, user.id, &hash).await?;
    let (sessions, sid) = (&site.sessions, person.sid.as_str());
    sessions.end_all(&transaction, user.id, EndReason::PasswordChanged, Some(sid)).await?;
    transaction.commit().await?;
    tracing::info!(
        event = "password_changed",
        request = ask.facts.id,
        user = user.id,
        address = %ask.facts.address,
    );
    renew_cookies(&ask, &user).await?;
    Ok(Reply::ok(json!({})))
}

/// A browser's session goes on as a new one, so that copies of its old cookies are worthless
/// (ASVS 7.2.4). An API client keeps the tokens it holds: it could not be handed others here.
async fn renew_cookies(ask: &Ask<'_>, user: &user::Model) -> Result<(), Problem> {
    let cookies = SessionCookies::of(ask.request);
    let Some(claims) = cookies.session(ask.site).filter(|_| !ask.by_header()) else {
        return Ok(());
    };
    let transaction = ask.site.database.begin().await?;
    let entry = Entry::of(ask.request);
    let remember = ask.site.sessions.is_remembered(&transaction, &claims.sid).await?;
    let new = Opening {
        remember,
        replaces: Some(&claims.sid),
        ..opening(&entry, user.id, Channel::Browser)
    };
    let pair = ask.site.sessions.open(&transaction, &new).await?;
    transaction.commit().await?;
    cookies.issue(pair);
    Ok(())
}

/// The person's password, once more; throttled like a sign-in.
async fn check_password(
    ask: &Ask<'_>,
    user: &user::Model,
    field: &'static str,
) -> Result<(), Problem> {
    let mut errors = FieldErrors::new();
    let password = ask.fields.required(field, false, &mut errors);
    let password = password.ok_or_else(|| Problem::invalid(errors.clone()))?;
    if confirm(&Entry::of(ask.request), user.clone(), password).await? {
        return Ok(());
    }
    errors.insert(field, vec!["That is not your password.".to_owned()]);
    Err(Problem::invalid(errors))
}

fn shown(user: &user::Model) -> Value {
    json!({
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "is_staff": user.is_staff,
        "date_joined": time(user.date_joined),
        "last_login": user.last_login.map(time),
    })
}

/// A Unix time in seconds as RFC 3339, in UTC.
pub fn time(unix: i64) -> String {
    let time = OffsetDateTime::from_unix_timestamp(unix).ok();
    time.and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_default()
}
