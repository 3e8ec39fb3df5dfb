//! Changing one's names, e-mail address and preferences.

pub mod api;

use rocket::{get, post};
use serde::Serialize;

use crate::error::{FieldError, FieldErrors};
use crate::guards::CurrentUser;
use crate::render::{Answer, FormState, Frame, Notice, Page, Returned, typed};
use crate::sessions::Identity;
use crate::text::{Moment, Text, zone_names};
use crate::web::person::{EMAIL, FIRST_NAME, LANGUAGE, LAST_NAME, OWN_PASSWORD, THEME, TIME_ZONE};
use crate::web::{Body, Context, Field, Problem};

const FIELDS: [Field; 7] = [
    FIRST_NAME,
    LAST_NAME,
    EMAIL.labelled("profile-new-email"),
    OWN_PASSWORD.labelled("field-old_password"),
    LANGUAGE,
    TIME_ZONE,
    THEME,
];

#[derive(Debug, Serialize)]
struct ProfilePage {
    /// Whether it was opened as the page about the account.
    all: bool,
    done: Option<Text>,
    form: FormState,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    role: Text,
    joined: Moment,
    last_login: Option<Moment>,
}

/// One of several values; the empty one stands for no choice of one's own.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: Text,
}

impl Choice {
    fn of(value: &str, label: Text) -> Self {
        Choice { value: value.to_owned(), label }
    }
}

/// The page about this account.
pub fn page(frame: &Frame<'_>, user: &Identity, form: FormState, done: Option<Text>) -> Page {
    let names = frame.languages().names();
    let languages = names.map(|one| Choice::of(&one.tag, Text::verbatim(one.name)));
    let zone = |name: &String| Choice::of(name, Text::verbatim(name.replace('_', " ")));
    let usual = Text::new("zone-of-site").words("zone", frame.site_zone());
    let page = ProfilePage {
        all: frame.is_at("/account"),
        done,
        form,
        languages: [Choice::of("", Text::new("language-of-browser"))]
            .into_iter()
            .chain(languages)
            .collect(),
        zones: [Choice::of("", usual), Choice::of("UTC", Text::verbatim("UTC"))]
            .into_iter()
            .chain(zone_names().iter().map(zone))
            .collect(),
        role: Text::new(match (user.is_superuser, user.is_staff) {
            (true, _) => "superuser",
            (false, true) => "staff",
            (false, false) => "member",
        }),
        joined: Moment::date(user.date_joined),
        last_login: user.last_login.map(Moment::of),
    };
    Page::new(frame, "doorward/account/profile.html", &page)
}

/// The form with what is stored.
pub fn stored(user: &Identity) -> FormState {
    let chosen = |choice: &Option<String>| choice.clone().unwrap_or_default();
    FormState::blank(&FIELDS, "")
        .value("first_name", &user.first_name)
        .value("last_name", &user.last_name)
        .value("email", &user.email)
        .value("language", &chosen(&user.language))
        .value("time_zone", &chosen(&user.time_zone))
        .value("theme", &chosen(&user.theme))
}

#[get("/account/profile")]
pub fn form(user: CurrentUser<'_>, frame: Frame<'_>) -> Page {
    page(&frame, &user, stored(&user), None)
}

#[post("/account/profile", data = "<body>")]
pub async fn save(
    user: CurrentUser<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
    body: Body,
) -> Result<Answer, Problem> {
    let (profile, mut errors) = typed::profile(&body.fields);
    let language = profile.language.as_deref().unwrap_or_default();
    if !language.is_empty() && !frame.languages().tags().any(|tag| tag == language) {
        let wrong = FieldError::new("Select a valid choice.", "error-choice");
        errors.entry("language").or_default().push(wrong);
    }
    let password = || typed::password(&body.fields);
    let changed =
        context.accounts_for(&user).change_profile(&user, profile, errors, password).await;
    match Returned::sort(changed)? {
        Ok(_) => Ok(Notice::Profile.at(&context, "/account")),
        Err(returned) => {
            let form = |errors: FieldErrors| filled(&user, &body, errors);
            Ok(returned.page(|errors| page(&frame, &user, form(errors), None)).into())
        }
    }
}

/// The form as it was sent; what a script leaves out is as it is stored.
fn filled(user: &Identity, body: &Body, errors: FieldErrors) -> FormState {
    let stored = stored(user);
    let form = FormState::filled(&FIELDS, &body.fields, "", errors);
    let absent = FIELDS.iter().filter(|field| !field.is_secret() && !body.fields.has(field.name));
    absent.fold(form, |form, field| form.value(field.name, stored.shown(field.name)))
}
