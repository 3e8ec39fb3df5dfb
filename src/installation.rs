//! Single facts about this installation that stand in the database and are settled once.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use crate::entity::installation;

/// The value of a fact, if it is settled.
pub async fn value(connection: &impl ConnectionTrait, name: &str) -> Result<Option<String>, DbErr> {
    let row = installation::Entity::find_by_id(name).one(connection).await?;
    Ok(row.map(|row| row.value))
}

/// The names of facts that begin so, in order, without that beginning.
pub async fn names(
    connection: &impl ConnectionTrait,
    beginning: &str,
) -> Result<Vec<String>, DbErr> {
    let rows = installation::Entity::find()
        .filter(installation::Column::Name.starts_with(beginning))
        .order_by_asc(installation::Column::Name)
        .all(connection)
        .await?;
    let rest = |row: installation::Model| row.name.strip_prefix(beginning).map(str::to_owned);
    Ok(rows.into_iter().filter_map(rest).collect())
}

/// Settles a fact: the value that stands there afterwards, which is another's when somebody was
/// faster.
pub async fn settle(
    connection: &impl ConnectionTrait,
    name: &str,
    value: String,
) -> Result<String, DbErr> {
    let row = installation::ActiveModel { name: Set(name.to_owned()), value: Set(value) };
    let first = OnConflict::column(installation::Column::Name).do_nothing().to_owned();
    installation::Entity::insert(row).on_conflict(first).exec_without_returning(connection).await?;
    crate::installation::value(connection, name)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound(format!("installation: {name}")))
}

/// Writes a fact that changes, whatever stood there.
pub async fn put(
    connection: &impl ConnectionTrait,
    name: &str,
    value: String,
) -> Result<(), DbErr> {
    let row = installation::ActiveModel { name: Set(name.to_owned()), value: Set(value) };
    let last = OnConflict::column(installation::Column::Name)
        .update_column(installation::Column::Value)
        .to_owned();
    installation::Entity::insert(row).on_conflict(last).exec_without_returning(connection).await?;
    Ok(())
}
