//! Everybody has a workspace, from registration on.

use doorward::{FieldErrors, Hooks, Registration, User};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ForeignKey, ForeignKeyAction, OnConflict};
use sea_orm::{ActiveValue::Set, Schema};

use crate::Shared;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "workspaces")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub user_id: i64,
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Makes the table where it is not there. A workspace goes with its account.
pub async fn make_table(database: &DatabaseConnection) -> Result<(), DbErr> {
    let schema = Schema::new(database.get_database_backend());
    let mut table = schema.create_table_from_entity(Entity);
    let mut owner = ForeignKey::create()
        .from(Entity, Column::UserId)
        .to(doorward::schema::USERS, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    database.execute(table.if_not_exists().foreign_key(&mut owner)).await?;
    Ok(())
}

/// The workspace of an account.
pub async fn of(database: &DatabaseConnection, user_id: i64) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::UserId.eq(user_id)).one(database).await
}

/// The company's rules for accounts, and what follows from one.
pub struct Company {
    /// Addresses end in it.
    pub domain: String,
    pub database: Shared,
}

#[rocket::async_trait]
impl Hooks for Company {
    async fn before_create_account(&self, new: &Registration<'_>) -> Result<(), FieldErrors> {
        let home = new.email.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
        if home.as_deref() != Some(self.domain.as_str()) {
            let said = format!("Use your address at {}.", self.domain);
            return Err(Registration::invalid("email", said));
        }
        if new.field("workspace").is_some_and(|name| name.trim().chars().count() > 60) {
            return Err(Registration::invalid("workspace", "At most 60 characters."));
        }
        Ok(())
    }

    async fn after_create_account(&self, user: &User, new: &Registration<'_>) {
        let named = new.field("workspace").map(str::trim).filter(|name| !name.is_empty());
        let name = named.map_or_else(|| format!("Workspace of {}", user.username), str::to_owned);
        let row = ActiveModel { user_id: Set(user.id), name: Set(name), ..Default::default() };
        // A hook may run twice for one account.
        let once = OnConflict::column(Column::UserId).do_nothing().to_owned();
        let database = self.database.get().expect("it is there before anybody registers");
        let made = Entity::insert(row).on_conflict(once).exec_without_returning(database).await;
        // What panics here is tried again.
        made.expect("the database answers");
    }
}
