//! Changing an account: names, e-mail, preferences, password.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::database::Transaction;
use crate::entity::user;
use crate::error::{FieldError, FieldErrors, Refusal, Said};
use crate::password::{self, Password, PasswordHash};
use crate::text::{is_tag, zone_named};
use crate::users::registration::{email_taken, is_unique_violation};
use crate::users::{Users, name};

const NO_CHOICE: Said = ("Select a valid choice.", "error-choice");
const THEMES: [&str; 2] = ["light", "dark"];

/// A change of one's own profile; `None` leaves a field as it is.
#[derive(Debug, Default)]
pub struct Profile {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    /// The tag of a language; an empty text is no choice of one's own, here and below.
    pub language: Option<String>,
    /// The name of a time zone.
    pub time_zone: Option<String>,
    /// `light` or `dark`.
    pub theme: Option<String>,
}

/// A profile change whose fields are valid.
#[derive(Debug)]
pub struct ProfileEdit {
    first_name: String,
    last_name: String,
    /// The new address, if it changes.
    email: Option<name::Email>,
    /// The new user name, if the old one was the address.
    username: Option<name::Username>,
    language: Option<String>,
    time_zone: Option<String>,
    theme: Option<String>,
}

impl ProfileEdit {
    /// Whether the address changes, which requires the password (ASVS 6.2.3).
    pub fn changes_email(&self) -> bool {
        self.email.is_some()
    }

    /// Whether nothing changes.
    pub fn is_nothing(&self, user: &user::Model) -> bool {
        self.keeps_who_it_is(user)
            && self.language == user.language
            && self.time_zone == user.time_zone
            && self.theme == user.theme
    }

    /// Whether names and address stay, so that only preferences may change.
    fn keeps_who_it_is(&self, user: &user::Model) -> bool {
        self.email.is_none()
            && self.first_name == user.first_name
            && self.last_name == user.last_name
    }
}

impl Users {
    /// The account with this id.
    pub async fn get(&self, id: i64) -> Result<Option<user::Model>, DbErr> {
        user::Entity::find_by_id(id).one(&self.database.read).await
    }

    /// Checks a profile change. `errors` are those found before.
    ///
    /// # Errors
    /// Messages per field, or a database error.
    pub async fn check_profile(
        &self,
        user: &user::Model,
        profile: Profile,
        mut errors: FieldErrors,
    ) -> Result<ProfileEdit, Refusal> {
        let mut name = |field: &'static str, text: Option<String>, old: &str| match text {
            None => old.to_owned(),
            Some(text) => name::plain(&text, 150).unwrap_or_else(|message| {
                errors.entry(field).or_default().push(message);
                String::new()
            }),
        };
        let first_name = name("first_name", profile.first_name, &user.first_name);
        let last_name = name("last_name", profile.last_name, &user.last_name);
        let (mut email, mut username) = (None, None);
        if let Some(text) = profile.email {
            match name::email(&text) {
                Err(message) => errors.entry("email").or_default().push(message),
                Ok(new) if new.text == user.email => {}
                Ok(new) => {
                    username = user.is_named_by_address().then(|| new.as_username());
                    if new.key != user.email_key {
                        errors.extend(self.address_taken(&new, username.as_ref()).await?);
                    }
                    email = Some(new);
                }
            }
        }
        let language = preference(("language", profile.language), &user.language, &mut errors);
        let time_zone = preference(("time_zone", profile.time_zone), &user.time_zone, &mut errors);
        let theme = preference(("theme", profile.theme), &user.theme, &mut errors);
        let edit =
            ProfileEdit { first_name, last_name, email, username, language, time_zone, theme };
        if errors.is_empty() { Ok(edit) } else { Err(Refusal::Invalid(errors)) }
    }

    /// Stores a checked profile and returns the account after it. Preferences raise no version:
    /// they are in no form of another person's.
    ///
    /// # Errors
    /// Messages per field when somebody else has taken the address since the check; the transaction
    /// has failed then. Not found when the account has been deleted since. Or a database error.
    pub async fn apply_profile(
        &self,
        transaction: &Transaction,
        user: &user::Model,
        edit: ProfileEdit,
    ) -> Result<user::Model, Refusal> {
        let raised = i64::from(!edit.keeps_who_it_is(user));
        let mut update = user::Entity::update_many()
            .col_expr(user::Column::FirstName, Expr::value(edit.first_name))
            .col_expr(user::Column::LastName, Expr::value(edit.last_name))
            .col_expr(user::Column::Language, Expr::value(edit.language))
            .col_expr(user::Column::TimeZone, Expr::value(edit.time_zone))
            .col_expr(user::Column::Theme, Expr::value(edit.theme))
            .col_expr(user::Column::Version, Expr::col(user::Column::Version).add(raised))
            .filter(user::Column::Id.eq(user.id));
        if let Some(email) = &edit.email {
            update = update
                .col_expr(user::Column::Email, Expr::value(email.text.as_str()))
                .col_expr(user::Column::EmailKey, Expr::value(email.key.as_str()));
        }
        if let Some(name) = &edit.username {
            update = update
                .col_expr(user::Column::Username, Expr::value(name.text.as_str()))
                .col_expr(user::Column::UsernameKey, Expr::value(name.key.as_str()))
                .col_expr(user::Column::UsernameSkeleton, Expr::value(name.skeleton.as_str()));
        }
        match update.exec(transaction).await {
            Ok(_) => {
                self.tallies.changing(self.clock.now_ms());
                let user = user::Entity::find_by_id(user.id).one(transaction).await?;
                user.ok_or(Refusal::NotFound)
            }
            Err(error) if is_unique_violation(&error) => Err(Refusal::Invalid(email_taken())),
            Err(error) => Err(error.into()),
        }
    }

    /// A message when another account has the address, or the user name that goes with it.
    pub(super) async fn address_taken(
        &self,
        email: &name::Email,
        username: Option<&name::Username>,
    ) -> Result<FieldErrors, DbErr> {
        let taken = self.taken(username, Some(email)).await?;
        Ok(if taken.is_empty() { taken } else { email_taken() })
    }

    /// What is wrong with a new password for this account.
    ///
    /// # Errors
    /// Busy.
    pub async fn weaknesses_for(
        &self,
        user: &user::Model,
        password: &Password,
    ) -> Result<Vec<FieldError>, Refusal> {
        let about = [user.username.clone(), user.email.clone(), user.first_name.clone()];
        self.weaknesses(password.clone(), about).await
    }

    /// The hash of a new password.
    ///
    /// # Errors
    /// Busy.
    pub async fn hash(&self, password: Password) -> Result<PasswordHash, Refusal> {
        let cost = self.cost;
        let hash = self.hashing.run(move || password::hash(&password, cost)).await;
        hash.map_err(|_| Refusal::Busy)
    }

    /// Stores a new password, inside the caller's transaction, unless the stored password has
    /// changed since `user` was read. Returns whether it was stored.
    pub async fn set_password(
        &self,
        transaction: &impl ConnectionTrait,
        user: &user::Model,
        hash: &PasswordHash,
    ) -> Result<bool, DbErr> {
        let done = user::Entity::update_many()
            .col_expr(user::Column::Password, Expr::value(hash.as_str()))
            .col_expr(user::Column::Version, Expr::col(user::Column::Version).add(1))
            .filter(user::Column::Id.eq(user.id))
            .filter(user::Column::Password.eq(user.password.clone()))
            .exec(transaction)
            .await?;
        Ok(done.rows_affected > 0)
    }
}

/// A preference after a change, with a message if it is none of the choices.
fn preference(
    (field, typed): (&'static str, Option<String>),
    old: &Option<String>,
    errors: &mut FieldErrors,
) -> Option<String> {
    let Some(typed) = typed else { return old.clone() };
    if typed.is_empty() {
        return None;
    }
    let chosen = match field {
        "time_zone" => zone_named(&typed).and_then(|zone| zone.iana_name().map(str::to_owned)),
        "theme" => THEMES.contains(&&*typed).then_some(typed),
        _ => is_tag(&typed).then_some(typed),
    };
    if chosen.is_none() {
        errors.entry(field).or_default().push(NO_CHOICE.into());
    }
    chosen
}
