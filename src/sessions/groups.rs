//! The groups that access tokens tell.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::entity::{group, user_group};
use crate::sessions::Sessions;

impl Sessions {
    /// The names of an account's groups, in their order; `None`, and no read, where tokens do not
    /// tell them.
    pub(super) async fn told_groups(
        &self,
        connection: &impl ConnectionTrait,
        user_id: i64,
    ) -> Result<Option<Vec<String>>, DbErr> {
        if !self.token_groups {
            return Ok(None);
        }
        let own = user_group::Entity::find()
            .select_only()
            .column(user_group::Column::GroupId)
            .filter(user_group::Column::UserId.eq(user_id))
            .into_query();
        let groups = group::Entity::find()
            .filter(group::Column::Id.in_subquery(own))
            .order_by_asc(group::Column::NameKey)
            .all(connection)
            .await?;
        Ok(Some(groups.into_iter().map(|group| group.name).collect()))
    }
}
