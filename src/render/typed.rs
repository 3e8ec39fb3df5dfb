//! Converts forms and bodies into the input of the operations on accounts: the values, and messages
//! about invalid fields.

use serde_json::Value;

use crate::accounts::{NewPassword, PasswordChange, Typed};
use crate::error::{FieldErrors, Said};
use crate::password::Password;
use crate::users::{Draft, Profile, Rights, SomeRights, SubmittedFields};
use crate::web::person::{EMAIL, FIRST_NAME, PASSWORD, PASSWORD2, TERMS, USERNAME};
use crate::web::{Field, Fields};

/// The fields of the registration form.
pub const REGISTRATION: [Field; 6] = [USERNAME, EMAIL, FIRST_NAME, PASSWORD, PASSWORD2, TERMS];

const MISMATCH: Said = ("Password fields didn't match.", "error-mismatch");

/// The data of a registration. With `twice`, as on pages, the password has to be repeated; a script
/// may leave the repetition out.
pub fn registration(fields: &Fields, twice: bool) -> (Draft, FieldErrors) {
    let mut errors = FieldErrors::new();
    let draft = Draft {
        username: fields.required("username", true, &mut errors),
        email: fields.required("email", true, &mut errors),
        first_name: fields.optional("first_name", true, &mut errors),
        password: chosen(fields, twice, &mut errors),
        // Without terms this may be a field of the host's, with any value.
        terms: fields.boolean("terms", &mut FieldErrors::new()).unwrap_or_default(),
        fields: submitted(fields),
        ..Draft::default()
    };
    (draft, errors)
}

/// All fields but the password, for a host's hooks.
fn submitted(fields: &Fields) -> SubmittedFields {
    let own =
        fields.0.iter().filter(|(name, _)| !["password", "password2"].contains(&name.as_str()));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    SubmittedFields(own.map(|(name, value)| (name.clone(), text(value))).collect())
}

/// As [`registration`], with the fields that only superusers may set. Rights that are not sent are
/// `default`.
pub fn account(fields: &Fields, twice: bool, default: Rights) -> (Draft, FieldErrors) {
    let (draft, mut errors) = registration(fields, twice);
    let typed = SomeRights::by_name(|name| fields.boolean(name, &mut errors));
    let last_name = fields.optional("last_name", true, &mut errors);
    (Draft { last_name, rights: typed.over(default), ..draft }, errors)
}

/// Names, e-mail and preferences; a field that was not sent stays as it is.
pub fn profile(fields: &Fields) -> (Profile, FieldErrors) {
    let mut errors = FieldErrors::new();
    let mut preference = |name| fields.optional(name, true, &mut errors);
    let (language, time_zone) = (preference("language"), preference("time_zone"));
    let theme = preference("theme");
    let profile = Profile {
        language,
        time_zone,
        theme,
        first_name: fields.optional("first_name", true, &mut errors),
        last_name: fields.optional("last_name", true, &mut errors),
        email: fields.has("email").then(|| fields.required("email", true, &mut errors)).flatten(),
    };
    (profile, errors)
}

/// The user's current password, as a confirmation.
pub fn password(fields: &Fields) -> Typed {
    let mut errors = FieldErrors::new();
    fields.required("password", false, &mut errors).map(Password::new).ok_or(errors)
}

/// A new password, see [`registration`].
pub fn new_password(fields: &Fields, twice: bool) -> NewPassword {
    let mut errors = FieldErrors::new();
    let typed = chosen(fields, twice, &mut errors);
    NewPassword { typed, errors }
}

/// The old password and a new one.
pub fn password_change(fields: &Fields, twice: bool) -> PasswordChange {
    let mut new = new_password(fields, twice);
    let old = fields.required("old_password", false, &mut new.errors).map(Password::new);
    PasswordChange { old, new }
}

fn chosen(fields: &Fields, twice: bool, errors: &mut FieldErrors) -> Option<Password> {
    let password = fields.required("password", false, errors);
    let again = fields.optional("password2", false, errors).unwrap_or_default();
    let password = password?;
    if (twice || fields.has("password2")) && again != password {
        // The API says it where Django REST framework's tutorials do, pages beside the repetition.
        let place = if twice { "password2" } else { "password" };
        errors.entry(place).or_default().push(MISMATCH.into());
    }
    Some(Password::new(password))
}
