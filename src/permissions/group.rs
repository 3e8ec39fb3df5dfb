//! Reading groups and their permissions.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::database::Hot;
use crate::entity::{group, group_permission, user_group};
use crate::permissions::Permissions;
use crate::users::name;

/// A group with its permissions, ordered by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub row: group::Model,
    pub permissions: Vec<String>,
}

/// A group in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub group: Group,
    pub members: u64,
}

/// Names are not empty, so this finds any group.
const ANY: &str = "SELECT EXISTS (SELECT 1 FROM \"groups\" WHERE name_key > $1)";

impl Permissions {
    /// Whether there can be groups. Without them lists need no other read: SQLite's answer is cached
    /// until the next commit, and on PostgreSQL a look would cost as much as the read it saves.
    pub(super) async fn may_have_groups(&self) -> Result<bool, DbErr> {
        match self.database.hot() {
            Hot::Sqlite(reader) => {
                Ok(reader.current(ANY, "", |row| row.get(0)).await?.unwrap_or(false))
            }
            Hot::Postgres(_) => Ok(true),
        }
    }

    /// All groups, ordered by name.
    pub async fn groups(&self) -> Result<Vec<group::Model>, DbErr> {
        if !self.may_have_groups().await? {
            return Ok(Vec::new());
        }
        let all = group::Entity::find().order_by_asc(group::Column::NameKey);
        all.all(&self.database.read).await
    }

    /// All groups, with their permissions and numbers of members.
    pub async fn listed(&self) -> Result<Vec<Listed>, DbErr> {
        let groups = self.groups().await?;
        let mut permissions: HashMap<i64, Vec<String>> = HashMap::new();
        let all = group_permission::Entity::find()
            .order_by_asc(group_permission::Column::Permission)
            .all(&self.database.read)
            .await?;
        for row in all {
            permissions.entry(row.group_id).or_default().push(row.permission);
        }
        let counts: Vec<(i64, i64)> = user_group::Entity::find()
            .select_only()
            .column(user_group::Column::GroupId)
            .column_as(user_group::Column::UserId.count(), "members")
            .group_by(user_group::Column::GroupId)
            .into_tuple()
            .all(&self.database.read)
            .await?;
        let counts: HashMap<i64, i64> = counts.into_iter().collect();
        let listed = groups.into_iter().map(|row| Listed {
            members: counts.get(&row.id).map_or(0, |count| count.unsigned_abs()),
            group: Group { permissions: permissions.remove(&row.id).unwrap_or_default(), row },
        });
        Ok(listed.collect())
    }

    /// The group with this id.
    pub async fn group(&self, id: i64) -> Result<Option<Group>, DbErr> {
        let read = &self.database.read;
        match group::Entity::find_by_id(id).one(read).await? {
            Some(row) => Ok(Some(with_permissions(read, row).await?)),
            None => Ok(None),
        }
    }

    /// The group of this name; case and width do not matter.
    pub async fn group_named(&self, name: &str) -> Result<Option<Group>, DbErr> {
        let key = name::key(name);
        // PostgreSQL cannot store NUL in text, so no group's name contains one.
        if key.contains('\0') {
            return Ok(None);
        }
        let read = &self.database.read;
        let found = group::Entity::find().filter(group::Column::NameKey.eq(key)).one(read).await?;
        match found {
            Some(row) => Ok(Some(with_permissions(read, row).await?)),
            None => Ok(None),
        }
    }

    /// How many accounts are in a group.
    pub async fn members(&self, id: i64) -> Result<u64, DbErr> {
        let members = user_group::Entity::find().filter(user_group::Column::GroupId.eq(id));
        members.count(&self.database.read).await
    }
}

pub(super) fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}

pub(super) async fn with_permissions(
    connection: &impl ConnectionTrait,
    row: group::Model,
) -> Result<Group, DbErr> {
    let permissions = group_permission::Entity::find()
        .filter(group_permission::Column::GroupId.eq(row.id))
        .all(connection)
        .await?;
    let permissions = sorted(permissions.into_iter().map(|row| row.permission).collect());
    Ok(Group { row, permissions })
}
