//! Making an account.

use rocket::{get, post};
use serde::Serialize;

use super::welcome::{admit, arrival, enter_again, presented};
use crate::audit::{Event, Record};
use crate::error::{FieldErrors, Problem};
use crate::guards::{Body, Entry, Fields, Next};
use crate::password::Password;
use crate::render::form::Field;
use crate::render::{Answer, FormState, Frame, Page, Returned};
use crate::sessions::Opening;
use crate::site::{self, Entered, Site};
use crate::users::{Draft, is_taken, name};

/// What is asked of somebody who makes an account.
pub const FIELDS: [Field; 5] = [
    Field { name: "username", secret: false },
    Field { name: "email", secret: false },
    Field { name: "first_name", secret: false },
    Field { name: "password", secret: true },
    Field { name: "password2", secret: true },
];

#[derive(Debug, Serialize)]
struct RegisterPage {
    form: FormState,
    min_length: usize,
    closed: bool,
}

fn page(frame: &Frame<'_>, site: &Site, form: FormState) -> Page {
    let closed = !site.config.registration_open;
    let min_length = site.config.password_min_length;
    Page::new(frame, "doorward/register.html", &RegisterPage { form, min_length, closed })
}

#[get("/register?<next>")]
pub fn form(entry: Entry<'_>, frame: Frame<'_>, next: Option<&str>) -> Result<Page, Problem> {
    let next = Next::new(entry.site, next.unwrap_or_default());
    Ok(page(&frame, entry.site, FormState::blank(&FIELDS, next.as_str())))
}

#[post("/register", data = "<body>")]
pub async fn register(entry: Entry<'_>, body: Body) -> Result<Answer, Problem> {
    // The bar of a form that comes back shows who is signed in.
    let frame = Frame::of(entry.request).await?;
    let old = presented(&entry);
    let opening = arrival(&entry, old.as_deref());
    match Returned::sort(enrol(&entry, &body.fields, Some(&opening)).await)? {
        Ok(entered) => Ok(admit(&entry, entered, body.fields.text("next")).await),
        Err(returned) => {
            let next = Next::new(entry.site, body.fields.text("next"));
            let form = |errors| FormState::filled(&FIELDS, &body.fields, next.as_str(), errors);
            Ok(returned.page(|errors| page(&frame, entry.site, form(errors))).into())
        }
    }
}

/// Makes an account of a form, which gives the password twice and gets a session, or of a JSON
/// body. The same again within a minute gets the answer of the first.
///
/// # Errors
/// `Ok(Err(_))` with messages per field; 403 when registration is closed, 429, or 503.
pub async fn enrol(
    entry: &Entry<'_>,
    fields: &Fields,
    opening: Option<&Opening<'_>>,
) -> site::Done<Entered> {
    if !entry.site.config.registration_open {
        return Err(Problem::new(403, "Registration is closed."));
    }
    let address = entry.facts.address;
    let by = entry.by_anyone();
    if let Err(problem) = entry.site.throttle.try_registration(address).await {
        if problem.status == 429 {
            let record = Record::new(Event::Throttled, &by).with("channel", "registration");
            entry.site.audit.note_sparingly(record).await;
        }
        return Err(problem);
    }
    let (draft, errors) = draft(fields, opening.is_some());
    let [name, email] = [&draft.username, &draft.email]
        .map(|typed| name::key(typed.as_deref().unwrap_or_default()));
    match entry.site.register(&by, draft, errors, opening).await? {
        Err(errors) if is_taken(&errors) => {
            // One check at a time, so that a hundred of them leave the pool to others.
            let _turn = entry.site.users.turn(&name).await;
            let entered = match entry.site.codes.registered(&name, &email).await? {
                Some(spent) => enter_again(entry, spent, fields.text("password"), opening).await?,
                None => None,
            };
            Ok(entered.ok_or(errors))
        }
        done => Ok(done),
    }
}

/// The draft as it was typed, and what is already wrong with it. A page asks for the password
/// twice; a script may leave the second one out.
pub fn draft(fields: &Fields, twice: bool) -> (Draft, FieldErrors) {
    let mut errors = FieldErrors::new();
    let username = fields.required("username", true, &mut errors);
    let email = fields.required("email", true, &mut errors);
    let first_name = fields.optional("first_name", true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let second = fields.optional("password2", false, &mut errors);
    let asked = twice || fields.has("password2");
    if asked
        && password.is_some()
        && second.unwrap_or_default() != password.clone().unwrap_or_default()
    {
        let message = "Password fields didn't match.".to_owned();
        errors.entry("password").or_default().push(message);
    }
    let password = password.map(Password::new);
    (Draft { username, email, first_name, password, ..Draft::default() }, errors)
}
