//! Creating, changing and deleting groups.

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, SqlErr,
};

use crate::database::Transaction;
use crate::entity::{group, group_permission, user_group};
use crate::error::{FieldError, FieldErrors, Refusal, Said};
use crate::permissions::Permissions;
use crate::permissions::group::{Group, sorted, with_permissions};
use crate::text::Text;
use crate::users::name;

/// The greatest length of a name, in characters.
const NAME: usize = 150;
const TAKEN: Said = ("group with this name already exists.", "error-group-taken");
const COMMA: Said =
    ("A comma cannot be part of a group's name: it stands between names.", "error-group-comma");
/// The most memberships that one statement deletes.
const BATCH: u64 = 5_000;

/// A new group, or a change of one; `None` leaves a field unchanged.
#[derive(Clone, Debug, Default)]
pub struct GroupEdit {
    pub name: Option<String>,
    pub permissions: Option<Vec<String>>,
    /// The version that the editor has seen. Another stored version means that somebody else has
    /// saved since.
    pub version: Option<i64>,
}

impl Permissions {
    /// Creates a group inside the caller's transaction. `errors` are those found in the fields so
    /// far.
    ///
    /// # Errors
    /// Messages per field, or a database error.
    pub async fn add_group(
        &self,
        transaction: &Transaction,
        edit: GroupEdit,
        mut errors: FieldErrors,
    ) -> Result<Group, Refusal> {
        let name = checked(edit.name, &mut errors);
        let permissions = sorted(edit.permissions.unwrap_or_default());
        self.must_be_declared(&permissions, &[], &mut errors);
        let Some((name, name_key)) = name.filter(|_| errors.is_empty()) else {
            return Err(Refusal::Invalid(errors));
        };
        let row = group::ActiveModel {
            name: Set(name),
            name_key: Set(name_key),
            version: Set(1),
            ..Default::default()
        };
        let row = row.insert(transaction).await.map_err(taken)?;
        permit(transaction, row.id, &permissions).await?;
        Ok(Group { row, permissions })
    }

    /// Changes a group inside the caller's transaction and returns it before and after. Nothing is
    /// written when nothing changes. `errors` are those found in the fields so far.
    ///
    /// # Errors
    /// Not found, stale, messages per field, or a database error.
    pub async fn edit_group(
        &self,
        transaction: &Transaction,
        id: i64,
        edit: GroupEdit,
        mut errors: FieldErrors,
    ) -> Result<(Group, Group), Refusal> {
        let old = locked(transaction, id, edit.version).await?;
        let name = match edit.name {
            // An unchanged name is not checked: it may date from a time with other rules.
            Some(name) if name != old.row.name => checked(Some(name), &mut errors),
            _ => Some((old.row.name.clone(), old.row.name_key.clone())),
        };
        let permissions = edit.permissions.map_or_else(|| old.permissions.clone(), sorted);
        self.must_be_declared(&permissions, &old.permissions, &mut errors);
        let Some((name, name_key)) = name.filter(|_| errors.is_empty()) else {
            return Err(Refusal::Invalid(errors));
        };
        if name == old.row.name && permissions == old.permissions {
            return Ok((old.clone(), old));
        }
        let row = group::ActiveModel {
            id: Set(id),
            name: Set(name),
            name_key: Set(name_key),
            version: Set(old.row.version + 1),
        };
        let row = row.update(transaction).await.map_err(taken)?;
        if permissions != old.permissions {
            let all = group_permission::Column::GroupId.eq(id);
            group_permission::Entity::delete_many().filter(all).exec(transaction).await?;
            permit(transaction, id, &permissions).await?;
        }
        Ok((old, Group { row, permissions }))
    }

    /// Deletes a group with its memberships, inside the caller's transaction. Returns the deleted
    /// group.
    ///
    /// # Errors
    /// Not found, stale, or a database error.
    pub async fn delete_group(
        &self,
        transaction: &Transaction,
        id: i64,
        version: Option<i64>,
    ) -> Result<Group, Refusal> {
        let old = locked(transaction, id, version).await?;
        group::Entity::delete_by_id(id).exec(transaction).await?;
        Ok(old)
    }

    /// Removes the members of a group that is about to be deleted, if there are so many that one
    /// statement for all would make others wait too long.
    pub async fn empty(&self, id: i64) -> Result<(), DbErr> {
        let of_group = || user_group::Column::GroupId.eq(id);
        while self.members(id).await? > BATCH {
            let some: Vec<i64> = user_group::Entity::find()
                .select_only()
                .column(user_group::Column::UserId)
                .filter(of_group())
                .order_by_asc(user_group::Column::UserId)
                .limit(BATCH)
                .into_tuple()
                .all(&self.database.read)
                .await?;
            user_group::Entity::delete_many()
                .filter(of_group())
                .filter(user_group::Column::UserId.is_in(some))
                .exec(&self.database.write)
                .await?;
        }
        Ok(())
    }

    /// Adds errors for permissions that are neither declared nor held already.
    pub(super) fn must_be_declared(
        &self,
        wanted: &[String],
        held: &[String],
        errors: &mut FieldErrors,
    ) {
        for name in wanted.iter().filter(|name| !held.contains(name)) {
            if !self.declared().has(name) {
                let said = format!("\"{name}\" is not a valid choice.");
                let text = Text::new("error-permission").words("name", name);
                errors.entry("permissions").or_default().push(FieldError::new(said, text));
            }
        }
    }
}

/// The checked name, with the key by which it is unique.
fn checked(name: Option<String>, errors: &mut FieldErrors) -> Option<(String, String)> {
    // A missing name has its error already.
    let name = name.filter(|_| !errors.contains_key("name"))?;
    let said = match name::plain(&name, NAME) {
        Ok(name) if name.is_empty() => name::BLANK.into(),
        Ok(name) if name.contains(',') => COMMA.into(),
        Ok(name) => {
            let key = name::key(&name);
            return Some((name, key));
        }
        Err(said) => said,
    };
    errors.entry("name").or_default().push(said);
    None
}

fn taken(error: DbErr) -> Refusal {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Refusal::Invalid(FieldErrors::from([("name", vec![TAKEN.into()])]))
        }
        _ => error.into(),
    }
}

/// Whether the only error is that the name is taken, as for a repeated form.
pub fn is_name_taken(errors: &FieldErrors) -> bool {
    errors.len() == 1 && errors.get("name").is_some_and(|said| *said == [TAKEN.into()])
}

async fn permit(
    transaction: &Transaction,
    group_id: i64,
    permissions: &[String],
) -> Result<(), DbErr> {
    if permissions.is_empty() {
        return Ok(());
    }
    let rows = permissions.iter().map(|permission| group_permission::ActiveModel {
        group_id: Set(group_id),
        permission: Set(permission.clone()),
    });
    group_permission::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}

async fn locked(
    transaction: &Transaction,
    id: i64,
    version: Option<i64>,
) -> Result<Group, Refusal> {
    let row = group::Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    if version.is_some_and(|version| version != row.version) {
        return Err(Refusal::Stale);
    }
    Ok(with_permissions(transaction, row).await?)
}
