//! Orders: everybody makes them, those who may mark them as done.

use doorward::{Can, CurrentUser, Frame, Page, Permission, Problem};
use rocket::form::{Form, FromForm};
use rocket::response::Redirect;
use rocket::{State, get, post};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ForeignKey, ForeignKeyAction};
use sea_orm::{ActiveValue::Set, QueryOrder, Schema};
use serde::Serialize;

use crate::workspaces;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub what: String,
    pub done: bool,
}

impl ActiveModelBehavior for ActiveModel {}

/// Makes the table where it is not there. An account with orders cannot be deleted.
pub async fn make_table(database: &DatabaseConnection) -> Result<(), DbErr> {
    let schema = Schema::new(database.get_database_backend());
    let mut table = schema.create_table_from_entity(Entity);
    let mut buyer = ForeignKey::create()
        .from(Entity, Column::UserId)
        .to(doorward::schema::USERS, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned();
    database.execute(table.if_not_exists().foreign_key(&mut buyer)).await?;
    Ok(())
}

/// The orders that nobody has marked as done, the oldest first.
pub async fn waiting(database: &DatabaseConnection) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Done.eq(false)).order_by_asc(Column::Id).all(database).await
}

/// May mark orders as done.
pub struct EditOrders;

impl Permission for EditOrders {
    const NAME: &str = "orders.edit";
}

#[derive(Serialize)]
struct Desk {
    workspace: String,
    orders: Vec<Model>,
    /// Whether these are everybody's.
    all: bool,
}

#[derive(FromForm)]
pub struct NewOrder<'r> {
    #[field(validate = len(1..=200))]
    what: &'r str,
}

/// One's own orders, and a form for another.
#[get("/")]
pub async fn desk(
    user: CurrentUser<'_>,
    frame: Frame<'_>,
    database: &State<DatabaseConnection>,
) -> Result<Page, Problem> {
    let own = Entity::find().filter(Column::UserId.eq(user.id)).order_by_desc(Column::Id);
    let workspace = workspaces::of(database, user.id).await?;
    let desk = Desk {
        workspace: workspace.map_or_else(|| "Your desk".to_owned(), |workspace| workspace.name),
        orders: own.all(database.inner()).await?,
        all: false,
    };
    Ok(Page::new(&frame, "team/desk.html", &desk))
}

/// Everybody's orders that wait.
#[get("/orders")]
pub async fn all(
    _user: Can<'_, EditOrders>,
    frame: Frame<'_>,
    database: &State<DatabaseConnection>,
) -> Result<Page, Problem> {
    let desk = Desk {
        workspace: "Orders that wait".to_owned(),
        orders: waiting(database).await?,
        all: true,
    };
    Ok(Page::new(&frame, "team/desk.html", &desk))
}

/// Orders something; the form is kept where the session has ended meanwhile.
#[post("/orders", data = "<new>")]
pub async fn order(
    user: CurrentUser<'_>,
    new: Form<NewOrder<'_>>,
    database: &State<DatabaseConnection>,
) -> Result<Redirect, Problem> {
    let row = ActiveModel {
        user_id: Set(user.id),
        what: Set(new.what.to_owned()),
        done: Set(false),
        ..Default::default()
    };
    row.insert(database.inner()).await?;
    Ok(Redirect::to("/"))
}

/// Marks an order as done.
#[post("/orders/<id>/done")]
pub async fn done(
    _user: Can<'_, EditOrders>,
    id: i64,
    database: &State<DatabaseConnection>,
) -> Result<Redirect, Problem> {
    let order = Entity::find_by_id(id).one(database.inner()).await?;
    let order = order.ok_or_else(|| Problem::of_status(404))?;
    let mut row: ActiveModel = order.into();
    row.done = Set(true);
    row.update(database.inner()).await?;
    Ok(Redirect::to("/orders"))
}
