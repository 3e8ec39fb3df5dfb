//! What people do to their own account, by page or by script.

use crate::audit::{Event, Record};
use crate::entity::user;
use crate::error::{EndReason, FieldErrors, Problem};
use crate::guards::{Entry, Fields, authorization};
use crate::password::Password;
use crate::routes::login::confirm;
use crate::routes::welcome::opening;
use crate::sessions::{Channel, Identity, Opening};
use crate::site::Done;
use crate::users::Profile;

const WRONG: &str = "That is not your password.";

/// The account behind an identity.
///
/// # Errors
/// 404 when it has just been deleted, or 503.
pub async fn account(entry: &Entry<'_>, person: &Identity) -> Result<user::Model, Problem> {
    let found = entry.site.users.get(person.id).await?;
    found.ok_or_else(|| Problem::of_status(404))
}

/// Changes names and e-mail; a field that was not sent stays as it is, and another e-mail address
/// needs `password` (ASVS 6.2.3).
///
/// # Errors
/// `Ok(Err(_))` with messages per field; 429, or 503.
pub async fn change_profile(
    entry: &Entry<'_>,
    person: &Identity,
    fields: &Fields,
) -> Done<user::Model> {
    let users = &entry.site.users;
    let user = account(entry, person).await?;
    let mut errors = FieldErrors::new();
    let profile = Profile {
        first_name: fields.optional("first_name", true, &mut errors),
        last_name: fields.optional("last_name", true, &mut errors),
        email: fields.has("email").then(|| fields.required("email", true, &mut errors)).flatten(),
    };
    let edit = match users.check_profile(&user, profile, errors).await? {
        Ok(edit) => edit,
        Err(errors) => return Ok(Err(errors)),
    };
    let email_changed = edit.changes_email();
    if email_changed && let Err(errors) = check_password(entry, &user, fields, "password").await? {
        return Ok(Err(errors));
    }
    let transaction = entry.site.database.begin().await?;
    let changed = users.apply_profile(&transaction, &user, edit).await?;
    if let Ok(new) = &changed {
        let by = entry.by(person);
        let record = Record::new(Event::ProfileChanged, &by)
            .on(new)
            .change("first_name", user.first_name, new.first_name.as_str())
            .change("last_name", user.last_name, new.last_name.as_str())
            .change("email", user.email, new.email.as_str());
        if !record.is_bare() {
            entry.site.audit.record(&transaction, record).await?;
        }
        transaction.commit().await?;
    }
    Ok(changed)
}

/// Changes the password and ends all other sessions. `twice` says that the new one must come
/// twice, in `password2`.
///
/// A browser's session goes on as a new one, so that copies of its old cookies are worthless
/// (ASVS 7.2.4). An API client keeps the tokens it holds: it could not be handed others here.
///
/// # Errors
/// `Ok(Err(_))` with messages per field; 401 when the session has ended meanwhile, 429, or 503.
pub async fn change_password(
    entry: &Entry<'_>,
    person: &Identity,
    fields: &Fields,
    twice: bool,
) -> Done<()> {
    let (site, sid) = (entry.site, person.sid.as_str());
    let user = account(entry, person).await?;
    let mut errors = FieldErrors::new();
    fields.required("old_password", false, &mut errors);
    let new = fields.required("password", false, &mut errors);
    if let Some(text) = &new
        && (twice || fields.has("password2"))
        && fields.text("password2") != text
    {
        let message = "Password fields didn't match.".to_owned();
        errors.entry("password").or_default().push(message);
    }
    let new = new.map(Password::new);
    if let Some(new) = &new {
        let weak = site.users.weaknesses_for(&user, new).await?;
        if !weak.is_empty() {
            errors.entry("password").or_default().extend(weak);
        }
    }
    let Some(new) = new.filter(|_| errors.is_empty()) else { return Ok(Err(errors)) };
    if let Err(errors) = check_password(entry, &user, fields, "old_password").await? {
        return Ok(Err(errors));
    }
    let hash = site.users.hash(new).await?;
    let transaction = site.database.begin().await?;
    if !site.users.set_password(&transaction, &user, &hash).await? {
        return Ok(Err(wrong("old_password")));
    }
    let reason = EndReason::PasswordChanged;
    site.sessions.end_all(&transaction, user.id, reason, Some(sid)).await?;
    let mut pair = None;
    if authorization(entry.request).is_none() {
        let remember = site.sessions.remembered(&transaction, sid).await?;
        let remember = remember.ok_or_else(|| Problem::of_status(401))?;
        let new =
            Opening { remember, replaces: Some(sid), ..opening(entry, user.id, Channel::Browser) };
        pair = Some(site.sessions.open(&transaction, &new).await?);
    }
    let by = entry.by(person);
    let record = Record::new(Event::PasswordChanged, &by).on(&user);
    site.audit.record(&transaction, record).await?;
    transaction.commit().await?;
    if let Some(pair) = pair {
        entry.cookies.issue(pair);
    }
    Ok(Ok(()))
}

/// Deletes the account, its sessions with it, for `password`; the last active superuser stays.
///
/// # Errors
/// `Ok(Err(_))` with messages; 409 when the account was changed meanwhile, 429, or 503.
pub async fn delete(entry: &Entry<'_>, person: &Identity, fields: &Fields) -> Done<()> {
    let site = entry.site;
    let user = account(entry, person).await?;
    if let Err(errors) = check_password(entry, &user, fields, "password").await? {
        return Ok(Err(errors));
    }
    let (by, version) = (entry.by(person), Some(user.version));
    match site.delete_user(&by, Event::AccountDeleted, user.id, version).await {
        Ok(_) => {}
        Err(problem) if problem.code == Some("last_superuser") => {
            return Ok(Err(FieldErrors::from([("__all__", vec![problem.detail.into_owned()])])));
        }
        Err(problem) => return Err(problem),
    }
    entry.cookies.clear();
    Ok(Ok(()))
}

/// The person's password, once more; throttled like a sign-in.
async fn check_password(
    entry: &Entry<'_>,
    user: &user::Model,
    fields: &Fields,
    field: &'static str,
) -> Done<()> {
    let mut errors = FieldErrors::new();
    let Some(password) = fields.required(field, false, &mut errors) else {
        return Ok(Err(errors));
    };
    let right = confirm(entry, user.clone(), password).await?;
    Ok(if right { Ok(()) } else { Err(wrong(field)) })
}

fn wrong(field: &'static str) -> FieldErrors {
    FieldErrors::from([(field, vec![WRONG.to_owned()])])
}
