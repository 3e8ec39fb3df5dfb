//! What people do to their own account, by page or by script.

use crate::audit::{Event, Record};
use crate::entity::user;
use crate::error::{EndReason, FieldErrors, Problem, Rejected};
use crate::guards::{Entry, Fields, authorization};
use crate::password::Password;
use crate::routes::login::confirm;
use crate::routes::welcome::arrival;
use crate::sessions::{Identity, Opening};
use crate::site::Done;
use crate::users::Profile;

const WRONG: &str = "That is not your password.";

/// How often a change of password looks again, which another server has overtaken.
const LOOKS: usize = 2;

/// The account behind an identity.
///
/// # Errors
/// 404 when it has just been deleted, or 503.
pub async fn account(entry: &Entry<'_>, person: &Identity) -> Result<user::Model, Problem> {
    let found = entry.site.users.get(person.id).await?;
    found.ok_or_else(|| Problem::of_status(404))
}

/// Changes names and e-mail; a field that was not sent stays as it is, another e-mail address needs
/// `password` (ASVS 6.2.3), and where nothing changes nothing is written.
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
    if edit.is_nothing(&user) {
        return Ok(Ok(user));
    }
    if edit.changes_email()
        && let Err(errors) = check_password(entry, &user, fields, "password").await?
    {
        return Ok(Err(errors));
    }
    let transaction = entry.site.database.begin().await?;
    let changed = users.apply_profile(&transaction, &user, edit).await?;
    if let Ok(new) = &changed {
        let by = entry.by(person);
        let record = Record::new(Event::ProfileChanged, &by)
            .on(new)
            .change("username", user.username, new.username.as_str())
            .change("first_name", user.first_name, new.first_name.as_str())
            .change("last_name", user.last_name, new.last_name.as_str())
            .change("email", user.email, new.email.as_str());
        entry.site.audit.record(&transaction, record).await?;
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
/// The same form again, within a minute, has the answer of the first: the new password is the
/// current one already, and proves who sends it, also where `person` is as
/// [`former`](crate::guards::former) says.
///
/// # Errors
/// `Ok(Err(_))` with messages per field; 401 when the session has ended meanwhile, 429, or 503.
pub async fn change_password(
    entry: &Entry<'_>,
    person: &Identity,
    fields: &Fields,
    twice: bool,
) -> Done<()> {
    // Whoever presses the button twice waits here for the first answer.
    let _turn = entry.site.users.turn(&format!("password of {}", person.id)).await;
    for _ in 0..LOOKS {
        if let Some(done) = look(entry, person, fields, twice).await? {
            return Ok(done);
        }
    }
    Err(Problem::busy())
}

/// One try at it; `None` when another server has changed the password meanwhile.
async fn look(
    entry: &Entry<'_>,
    person: &Identity,
    fields: &Fields,
    twice: bool,
) -> Result<Option<Result<(), FieldErrors>>, Problem> {
    let (site, sid) = (entry.site, person.sid.as_str());
    let user = account(entry, person).await?;
    let began = site.sessions.began(sid).await?;
    let [old, new] = match typed(entry, &user, fields, twice).await? {
        Ok(both) => both,
        Err(errors) if began.is_some() => return Ok(Some(Err(errors))),
        Err(_) => return Err(Problem::rejected(Rejected::Ended)),
    };
    let changed = site.audit.just(Event::PasswordChanged, user.id).await?;
    // Every session that is older than the change and lives has made it.
    let again = changed.is_some_and(|at| began.is_none_or(|began| began * 1000 <= at));
    let tried = [again.then_some(new.as_str()), began.map(|_| old.as_str())];
    let tried: Vec<&str> = tried.into_iter().flatten().collect();
    match confirm(entry, &user, &tried).await? {
        Some(0) if again => {
            return resume(entry, sid, began.is_some()).await.map(|()| Some(Ok(())));
        }
        Some(_) => {}
        None if began.is_some() => return Ok(Some(Err(wrong("old_password")))),
        None => return Err(Problem::rejected(Rejected::Ended)),
    }
    let hash = site.users.hash(Password::new(new)).await?;
    let transaction = site.database.begin().await?;
    if !site.users.set_password(&transaction, &user, &hash).await? {
        return Ok(None);
    }
    let reason = EndReason::PasswordChanged;
    site.sessions.end_all(&transaction, user.id, reason, Some(sid)).await?;
    let mut pair = None;
    if authorization(entry.request).is_none() {
        let remember = site.sessions.remembered(&transaction, sid).await?;
        let remember = remember.ok_or_else(|| Problem::rejected(Rejected::Ended))?;
        let opening = arrival(entry, None);
        let opening = Opening { remember, replaces: Some((sid, reason)), ..opening };
        pair = Some(site.sessions.open(&transaction, user.id, &opening).await?);
    }
    let by = entry.by(person);
    let record = Record::new(Event::PasswordChanged, &by).on(&user);
    site.audit.record(&transaction, record).await?;
    transaction.commit().await?;
    if let Some(pair) = pair {
        entry.cookies.issue(pair);
    }
    Ok(Some(Ok(())))
}

/// The old and the new password as they were typed, if nothing is wrong with the new one.
async fn typed(
    entry: &Entry<'_>,
    user: &user::Model,
    fields: &Fields,
    twice: bool,
) -> Done<[String; 2]> {
    let mut errors = FieldErrors::new();
    let old = fields.required("old_password", false, &mut errors);
    let new = fields.required("password", false, &mut errors);
    if let Some(text) = &new
        && (twice || fields.has("password2"))
        && fields.text("password2") != text
    {
        let message = "Password fields didn't match.".to_owned();
        errors.entry("password").or_default().push(message);
    }
    if let Some(new) = &new {
        let weak = entry.site.users.weaknesses_for(user, &Password::new(new.clone())).await?;
        if !weak.is_empty() {
            errors.entry("password").or_default().extend(weak);
        }
    }
    let both = old.zip(new).filter(|_| errors.is_empty());
    Ok(both.map(|(old, new)| [old, new]).ok_or(errors))
}

/// Gives the answer of a change of password again.
async fn resume(entry: &Entry<'_>, sid: &str, lives: bool) -> Result<(), Problem> {
    if lives {
        // It was an API client's, or the answer has arrived.
        return Ok(());
    }
    let pair = entry.site.sessions.heir(sid).await?;
    entry.cookies.issue(pair.ok_or_else(|| Problem::rejected(Rejected::Ended))?);
    Ok(())
}

/// Deletes the account, its sessions with it, for `password`; the last active superuser stays. An
/// account that its owner has just deleted is deleted.
///
/// # Errors
/// `Ok(Err(_))` with messages; 409 when the account was changed meanwhile, 429, or 503.
pub async fn delete(entry: &Entry<'_>, person: &Identity, fields: &Fields) -> Done<()> {
    let site = entry.site;
    let done = match leave(entry, person, fields).await {
        Err(problem) if problem.status == 404 => {
            let just = site.audit.just(Event::AccountDeleted, person.id).await?;
            just.map(|_| Ok(())).ok_or(problem)
        }
        done => done,
    };
    if let Ok(Ok(())) = done {
        entry.cookies.clear();
    }
    done
}

async fn leave(entry: &Entry<'_>, person: &Identity, fields: &Fields) -> Done<()> {
    let user = account(entry, person).await?;
    if let Err(errors) = check_password(entry, &user, fields, "password").await? {
        return Ok(Err(errors));
    }
    let (by, version) = (entry.by(person), Some(user.version));
    match entry.site.delete_user(&by, Event::AccountDeleted, user.id, version).await {
        Ok(_) => Ok(Ok(())),
        Err(problem) if problem.code == Some("last_superuser") => {
            Ok(Err(FieldErrors::from([("__all__", vec![problem.detail.into_owned()])])))
        }
        Err(problem) => Err(problem),
    }
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
    let right = confirm(entry, user, &[&password]).await?;
    Ok(if right.is_some() { Ok(()) } else { Err(wrong(field)) })
}

fn wrong(field: &'static str) -> FieldErrors {
    FieldErrors::from([(field, vec![WRONG.to_owned()])])
}
