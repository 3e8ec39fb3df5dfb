//! What superusers do to accounts: create, change, delete. The last active superuser cannot be
//! removed.

use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, TryIntoModel};

use crate::database::Transaction;
use crate::entity::user;
use crate::error::{EndReason, FieldError, FieldErrors, Refusal};
use crate::users::last_superuser::superusers;
use crate::users::registration::is_unique_violation;
use crate::users::{Rights, SomeRights, Users, name};

/// A change of an account; `None` leaves a field as it is.
#[derive(Debug, Default)]
pub struct Edit {
    pub username: Option<String>,
    pub email: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub rights: SomeRights,
    /// The ids of the groups; `Accounts` stores them.
    pub groups: Option<Vec<i64>>,
    /// The account's own permissions; `Accounts` stores them.
    pub permissions: Option<Vec<String>>,
    /// The version that the editor has seen. Another stored version means that somebody else has
    /// saved since.
    pub version: Option<i64>,
}

/// An account after an edit.
#[derive(Debug)]
pub struct Edited {
    pub old: user::Model,
    pub user: user::Model,
    /// Whether its groups or permissions are others.
    pub given: bool,
    /// Why the account's sessions have to end, if they do.
    pub ends: Option<EndReason>,
}

impl Users {
    /// Changes an account inside the caller's transaction. Nothing is written when nothing changes.
    /// `errors` are those found before.
    ///
    /// # Errors
    /// Not found, stale, messages per field, the last active superuser, or a database error.
    pub async fn edit(
        &self,
        transaction: &Transaction,
        id: i64,
        edit: Edit,
        mut errors: FieldErrors,
    ) -> Result<Edited, Refusal> {
        let superusers = superusers(transaction).await?;
        let old = locked(transaction, id).await?;
        if edit.version.is_some_and(|version| version != old.version) {
            return Err(Refusal::Stale);
        }
        let mut row = old.clone().into_active_model();
        let (new_name, new_email) = write_texts(&edit, &old, &mut row, &mut errors);
        errors.extend(self.taken(new_name.as_ref(), new_email.as_ref()).await?);
        if !errors.is_empty() {
            return Err(Refusal::Invalid(errors));
        }
        let (before, rights) = (Rights::of(&old), edit.rights.over(Rights::of(&old)));
        if !(rights.is_active && rights.is_superuser) {
            superusers.must_not_lose(id)?;
        }
        row.is_active = Set(rights.is_active);
        row.is_staff = Set(rights.is_staff);
        row.is_superuser = Set(rights.is_superuser);
        if row.clone().try_into_model()? == old {
            return Ok(Edited { user: old.clone(), old, given: false, ends: None });
        }
        row.version = Set(old.version + 1);
        let ends = match () {
            () if before.is_active && !rights.is_active => Some(EndReason::Deactivated),
            () if rights.with("is_active", before.is_active) != before => {
                Some(EndReason::RoleChanged)
            }
            () => None,
        };
        match row.update(transaction).await {
            Ok(user) => {
                self.tallies.changing(self.clock.now_ms());
                Ok(Edited { old, user, given: false, ends })
            }
            Err(error) if is_unique_violation(&error) => {
                Err(Refusal::Invalid(self.taken(new_name.as_ref(), new_email.as_ref()).await?))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes an account with its sessions, inside the caller's transaction. Returns the deleted
    /// account.
    ///
    /// # Errors
    /// Not found, stale, in use, the last active superuser, or a database error.
    pub async fn delete(
        &self,
        transaction: &Transaction,
        id: i64,
        version: Option<i64>,
    ) -> Result<user::Model, Refusal> {
        let superusers = superusers(transaction).await?;
        let old = locked(transaction, id).await?;
        if version.is_some_and(|version| version != old.version) {
            return Err(Refusal::Stale);
        }
        superusers.must_not_lose(id)?;
        let deleted = user::Entity::delete_by_id(id).exec(transaction).await;
        deleted.map_err(Refusal::of_deletion)?;
        self.tallies.changing(self.clock.now_ms());
        Ok(old)
    }
}

/// Writes the text fields of an edit into the row, and messages into `errors`. Returns the name and
/// the address whose uniqueness has to be checked.
fn write_texts(
    edit: &Edit,
    old: &user::Model,
    row: &mut user::ActiveModel,
    errors: &mut FieldErrors,
) -> (Option<name::Username>, Option<name::Email>) {
    let mut new_email = None;
    match edit.email.as_deref().map(name::email).transpose() {
        Ok(None) => {}
        Ok(Some(email)) => {
            row.email = Set(email.text.clone());
            row.email_key = Set(email.key.clone());
            new_email = Some(email).filter(|email| email.key != old.email_key);
        }
        Err(message) => errors.entry("email").or_default().push(message),
    }
    let mut new_name = None;
    match renamed(old, edit.username.as_deref(), new_email.as_ref()) {
        Ok(None) => {}
        Ok(Some(name)) => {
            row.username = Set(name.text.clone());
            row.username_key = Set(name.key.clone());
            row.username_skeleton = Set(name.skeleton.clone());
            new_name = Some(name).filter(|name| name.key != old.username_key);
        }
        Err(message) => errors.entry("username").or_default().push(message),
    }
    for (field, text, column) in [
        ("first_name", &edit.first_name, &mut row.first_name),
        ("last_name", &edit.last_name, &mut row.last_name),
    ] {
        match text.as_deref().map(|text| name::plain(text, 150)).transpose() {
            Ok(None) => {}
            Ok(Some(text)) => *column = Set(text),
            Err(message) => errors.entry(field).or_default().push(message),
        }
    }
    (new_name, new_email)
}

/// The user name after an edit, if it changes: the one that was typed, or the new address when the
/// old address was the name. A name that stays is not checked: it may date from a time with other
/// rules.
fn renamed(
    old: &user::Model,
    typed: Option<&str>,
    new_email: Option<&name::Email>,
) -> Result<Option<name::Username>, FieldError> {
    let Some(typed) = typed.filter(|typed| *typed != old.username) else {
        return Ok(new_email.filter(|_| old.is_named_by_address()).map(name::Email::as_username));
    };
    let name = name::username(typed)?;
    let email = new_email.map_or(&old.email_key, |email| &email.key);
    if name.is_address() && name.key != *email {
        return Err(name::NOT_YOUR_ADDRESS.into());
    }
    Ok(Some(name))
}

async fn locked(transaction: &Transaction, id: i64) -> Result<user::Model, Refusal> {
    let row = user::Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
    row.ok_or(Refusal::NotFound)
}
