//! Groups and permissions, which accounts hold directly or through groups. The host declares the
//! permissions; the database stores their names.

mod catalogue;
mod given;
mod group;
mod group_edit;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sea_orm::sea_query::{SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait,
};

pub use catalogue::Catalogue;
pub use given::Given;
pub use group::{Group, Listed};
pub use group_edit::{GroupEdit, is_name_taken};

use crate::database::Database;
use crate::entity::{group_permission, user, user_group, user_permission};

/// The operations on groups and permissions.
#[derive(Clone)]
pub struct Permissions {
    database: Database,
    declared: Arc<OnceLock<Catalogue>>,
    /// Undeclared permissions that were asked for and have been logged.
    told: Arc<Mutex<BTreeSet<String>>>,
}

impl Permissions {
    /// The groups and permissions in this database.
    pub fn new(database: Database) -> Self {
        Permissions { database, declared: Arc::default(), told: Arc::default() }
    }

    /// Sets the declared permissions; only the first call has an effect.
    pub fn declare(&self, catalogue: Catalogue) {
        let _ = self.declared.set(catalogue);
    }

    /// The declared permissions.
    pub fn declared(&self) -> &Catalogue {
        self.declared.get_or_init(Catalogue::default)
    }

    /// Whether a permission is declared. The first question about one that is not gets a log entry.
    pub fn knows(&self, permission: &str) -> bool {
        let known = self.declared().has(permission);
        if !known {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            if told.insert(permission.to_owned()) {
                tracing::warn!(
                    event = "permission_unknown",
                    permission,
                    "nobody has it, because it is not declared in Doorward::permissions"
                );
            }
        }
        known
    }

    /// The permissions that an account holds directly or through a group, in one query. The caller
    /// knows whether it is active or a superuser.
    pub async fn held(&self, user_id: i64) -> Result<BTreeSet<String>, DbErr> {
        let mut own = user_permission::Entity::find()
            .select_only()
            .column(user_permission::Column::Permission)
            .filter(user_permission::Column::UserId.eq(user_id))
            .into_query();
        let by_group = group_permission::Entity::find()
            .select_only()
            .column(group_permission::Column::Permission)
            .filter(group_permission::Column::GroupId.in_subquery(groups_of(user_id)))
            .into_query();
        let read = &self.database.read;
        let rows = read.query_all(own.union(UnionType::Distinct, by_group)).await?;
        rows.iter().map(|row| row.try_get_by_index(0)).collect()
    }

    /// Whether an active account holds a permission, in one query. Superusers hold all.
    pub async fn holds(&self, user_id: i64, permission: &str) -> Result<bool, DbErr> {
        let own = user_permission::Entity::find()
            .select_only()
            .column(user_permission::Column::UserId)
            .filter(user_permission::Column::UserId.eq(user_id))
            .filter(user_permission::Column::Permission.eq(permission))
            .into_query();
        let groups = group_permission::Entity::find()
            .select_only()
            .column(group_permission::Column::GroupId)
            .filter(group_permission::Column::Permission.eq(permission))
            .into_query();
        let by_group = user_group::Entity::find()
            .select_only()
            .column(user_group::Column::UserId)
            .filter(user_group::Column::UserId.eq(user_id))
            .filter(user_group::Column::GroupId.in_subquery(groups))
            .into_query();
        let by_right = Condition::any()
            .add(user::Column::IsSuperuser.eq(true))
            .add(user::Column::Id.in_subquery(own))
            .add(user::Column::Id.in_subquery(by_group));
        let found = user::Entity::find_by_id(user_id)
            .filter(user::Column::IsActive.eq(true))
            .filter(by_right)
            .one(&self.database.read)
            .await?;
        Ok(found.is_some())
    }
}

fn groups_of(user_id: i64) -> SelectStatement {
    user_group::Entity::find()
        .select_only()
        .column(user_group::Column::GroupId)
        .filter(user_group::Column::UserId.eq(user_id))
        .into_query()
}
