//! Which groups accounts are in, and which permissions they hold directly.

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, SqlErr,
};

use crate::database::Transaction;
use crate::entity::{group, user_group, user_permission};
use crate::error::{FieldError, FieldErrors, Refusal, Said};
use crate::permissions::Permissions;
use crate::permissions::group::sorted;
use crate::text::Text;
use crate::users::name;

const GONE: Said = ("One of these groups is not there any more.", "error-group-gone");

/// What has changed for an account: names of groups and of permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub joined: Vec<String>,
    pub left: Vec<String>,
    pub granted: Vec<String>,
    pub taken: Vec<String>,
}

impl Given {
    /// Whether nothing has changed.
    pub fn is_nothing(&self) -> bool {
        *self == Given::default()
    }
}

impl Permissions {
    /// The groups of these accounts, each ordered by name.
    pub async fn groups_of(&self, users: &[i64]) -> Result<HashMap<i64, Vec<group::Model>>, DbErr> {
        if !self.may_have_groups().await? {
            return Ok(HashMap::new());
        }
        groups_of(&self.database.read, users).await
    }

    /// The names of an account's groups, ordered by name.
    pub async fn group_names(&self, user_id: i64) -> Result<Vec<String>, DbErr> {
        let groups = self.groups_of(&[user_id]).await?.remove(&user_id).unwrap_or_default();
        Ok(groups.into_iter().map(|group| group.name).collect())
    }

    /// The permissions that an account holds directly, ordered by name.
    pub async fn own(&self, user_id: i64) -> Result<Vec<String>, DbErr> {
        own(&self.database.read, user_id).await
    }

    /// The ids of groups by their names; case and width do not matter. Adds an error under `groups`
    /// for each unknown name.
    pub async fn ids_of_groups(
        &self,
        names: &[String],
        errors: &mut FieldErrors,
    ) -> Result<Vec<i64>, DbErr> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<String> = names.iter().map(|name| name::key(name)).collect();
        // PostgreSQL cannot store NUL in text, so no group's name contains one.
        let askable = keys.iter().filter(|key| !key.contains('\0'));
        let found: HashMap<String, i64> = group::Entity::find()
            .filter(group::Column::NameKey.is_in(askable))
            .all(&self.database.read)
            .await?
            .into_iter()
            .map(|group| (group.name_key, group.id))
            .collect();
        let unknown = names.iter().zip(&keys).filter(|(_, key)| !found.contains_key(*key));
        for (name, _) in unknown {
            let said = format!("Object with name={name} does not exist.");
            let text = Text::new("error-group-unknown").words("name", name);
            errors.entry("groups").or_default().push(FieldError::new(said, text));
        }
        Ok(keys.iter().filter_map(|key| found.get(key).copied()).collect())
    }

    /// Adds errors for what this account cannot be given: groups that do not exist, and permissions
    /// that are neither declared nor its own already.
    pub async fn check(
        &self,
        connection: &impl ConnectionTrait,
        user_id: Option<i64>,
        (groups, permissions): (Option<&[i64]>, Option<&[String]>),
        errors: &mut FieldErrors,
    ) -> Result<(), DbErr> {
        if let Some(ids) = groups.filter(|ids| !ids.is_empty()) {
            let wanted: HashSet<i64> = ids.iter().copied().collect();
            let found = group::Entity::find()
                .filter(group::Column::Id.is_in(wanted.iter().copied()))
                .all(connection)
                .await?;
            if found.len() < wanted.len() {
                errors.entry("groups").or_default().push(GONE.into());
            }
        }
        if let Some(wanted) = permissions.filter(|wanted| !wanted.is_empty()) {
            let held = match user_id {
                Some(id) => own(connection, id).await?,
                None => Vec::new(),
            };
            self.must_be_declared(wanted, &held, errors);
        }
        Ok(())
    }

    /// Sets the groups and direct permissions of an account that the caller has locked; `None`
    /// leaves them unchanged.
    ///
    /// # Errors
    /// A message under `groups` when one has just been deleted, or a database error.
    pub async fn give(
        &self,
        transaction: &Transaction,
        user_id: i64,
        (groups, permissions): (Option<&[i64]>, Option<&[String]>),
    ) -> Result<Given, Refusal> {
        let mut given = Given::default();
        if let Some(wanted) = groups {
            let wanted: HashSet<i64> = wanted.iter().copied().collect();
            let before = groups_of(transaction, &[user_id]).await?.remove(&user_id);
            let before: BTreeMap<i64, String> =
                before.into_iter().flatten().map(|group| (group.id, group.name)).collect();
            let new: Vec<i64> =
                wanted.iter().copied().filter(|id| !before.contains_key(id)).collect();
            let old: Vec<i64> = before.keys().copied().filter(|id| !wanted.contains(id)).collect();
            given.joined = names(transaction, &new).await?;
            given.left = sorted(old.iter().map(|id| before[id].clone()).collect());
            for id in new {
                self.join(transaction, id, &[user_id]).await?;
            }
            for id in old {
                self.leave(transaction, id, &[user_id]).await?;
            }
        }
        if let Some(wanted) = permissions {
            let wanted = sorted(wanted.to_vec());
            let before = own(transaction, user_id).await?;
            let not_in = |all: &[String], other: &[String]| -> Vec<String> {
                all.iter().filter(|name| !other.contains(name)).cloned().collect()
            };
            given.granted = not_in(&wanted, &before);
            given.taken = not_in(&before, &wanted);
            permit(transaction, user_id, &given).await?;
        }
        Ok(given)
    }

    /// Adds accounts to a group; members remain members.
    ///
    /// # Errors
    /// A message under `groups` when the group has just been deleted, or a database error.
    pub async fn join(
        &self,
        transaction: &Transaction,
        group_id: i64,
        users: &[i64],
    ) -> Result<(), Refusal> {
        let rows = users.iter().map(|user_id| user_group::ActiveModel {
            user_id: Set(*user_id),
            group_id: Set(group_id),
        });
        let columns = [user_group::Column::UserId, user_group::Column::GroupId];
        let once = OnConflict::columns(columns).do_nothing().to_owned();
        let inserted = user_group::Entity::insert_many(rows)
            .on_conflict(once)
            .exec_without_returning(transaction);
        match inserted.await {
            Err(error)
                if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) =>
            {
                Err(Refusal::Invalid(FieldErrors::from([("groups", vec![GONE.into()])])))
            }
            done => Ok(done.map(|_| ())?),
        }
    }

    /// Removes accounts from a group.
    pub async fn leave(
        &self,
        transaction: &Transaction,
        group_id: i64,
        users: &[i64],
    ) -> Result<(), DbErr> {
        user_group::Entity::delete_many()
            .filter(user_group::Column::GroupId.eq(group_id))
            .filter(user_group::Column::UserId.is_in(users.iter().copied()))
            .exec(transaction)
            .await?;
        Ok(())
    }

    /// Which of these accounts are in a group.
    pub async fn members_among(
        &self,
        connection: &impl ConnectionTrait,
        group_id: i64,
        users: &[i64],
    ) -> Result<HashSet<i64>, DbErr> {
        let found: Vec<i64> = user_group::Entity::find()
            .select_only()
            .column(user_group::Column::UserId)
            .filter(user_group::Column::GroupId.eq(group_id))
            .filter(user_group::Column::UserId.is_in(users.iter().copied()))
            .into_tuple()
            .all(connection)
            .await?;
        Ok(found.into_iter().collect())
    }
}

async fn permit(transaction: &Transaction, user_id: i64, given: &Given) -> Result<(), DbErr> {
    if !given.taken.is_empty() {
        user_permission::Entity::delete_many()
            .filter(user_permission::Column::UserId.eq(user_id))
            .filter(user_permission::Column::Permission.is_in(&given.taken))
            .exec(transaction)
            .await?;
    }
    if !given.granted.is_empty() {
        let rows = given.granted.iter().map(|permission| user_permission::ActiveModel {
            user_id: Set(user_id),
            permission: Set(permission.clone()),
        });
        user_permission::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    Ok(())
}

async fn groups_of(
    connection: &impl ConnectionTrait,
    users: &[i64],
) -> Result<HashMap<i64, Vec<group::Model>>, DbErr> {
    let mut found: HashMap<i64, Vec<group::Model>> = HashMap::new();
    if users.is_empty() {
        return Ok(found);
    }
    let members = user_group::Entity::find()
        .filter(user_group::Column::UserId.is_in(users.iter().copied()))
        .all(connection)
        .await?;
    if members.is_empty() {
        return Ok(found);
    }
    let ids: HashSet<i64> = members.iter().map(|member| member.group_id).collect();
    let groups = group::Entity::find()
        .filter(group::Column::Id.is_in(ids))
        .order_by_asc(group::Column::NameKey)
        .all(connection)
        .await?;
    let mut of_group: HashMap<i64, Vec<i64>> = HashMap::new();
    for member in members {
        of_group.entry(member.group_id).or_default().push(member.user_id);
    }
    for group in groups {
        for user_id in of_group.remove(&group.id).unwrap_or_default() {
            found.entry(user_id).or_default().push(group.clone());
        }
    }
    Ok(found)
}

async fn names(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<String>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = group::Entity::find().filter(group::Column::Id.is_in(ids.iter().copied()));
    let found = found.all(connection).await?;
    Ok(sorted(found.into_iter().map(|group| group.name).collect()))
}

async fn own(connection: &impl ConnectionTrait, user_id: i64) -> Result<Vec<String>, DbErr> {
    let held = user_permission::Entity::find()
        .filter(user_permission::Column::UserId.eq(user_id))
        .all(connection)
        .await?;
    Ok(sorted(held.into_iter().map(|row| row.permission).collect()))
}
