//! A host application's routes: what Doorward did not write, and has to serve as well.

use doorward::{Can, CurrentUser, Permission, Problem};
use rocket::http::Status;
use rocket::{Route, delete, get, patch, post, put, routes};

#[get("/host/me")]
fn me(user: CurrentUser<'_>) -> String {
    format!("Hello, {}!", user.username)
}

struct EditOrders;

impl Permission for EditOrders {
    const NAME: &'static str = "orders.edit";
}

#[get("/host/orders")]
async fn orders(user: Can<'_, EditOrders>) -> Result<String, Problem> {
    let may = user.can("orders.edit").await?;
    Ok(format!("orders changed by {}: {may}", user.username))
}

#[get("/host/may")]
async fn may(user: CurrentUser<'_>) -> Result<String, Problem> {
    Ok(user.can("orders.edit").await?.to_string())
}

#[get("/host/may-fly")]
async fn may_fly(user: CurrentUser<'_>) -> Result<String, Problem> {
    Ok(user.can("orders.fly").await?.to_string())
}

#[get("/host/maybe")]
fn maybe(user: Option<CurrentUser<'_>>) -> String {
    user.map_or_else(|| "nobody".to_owned(), |user| user.username.clone())
}

#[get("/host/open")]
fn open() -> &'static str {
    "open"
}

#[post("/host/note")]
fn note(user: CurrentUser<'_>) -> String {
    format!("noted for {}", user.username)
}

#[put("/host/note")]
fn replace(_user: CurrentUser<'_>) -> &'static str {
    "replaced"
}

#[patch("/host/note")]
fn change(_user: CurrentUser<'_>) -> &'static str {
    "changed"
}

#[delete("/host/note")]
fn remove(_user: CurrentUser<'_>) -> &'static str {
    "removed"
}

#[get("/host/status/<code>")]
fn status(_user: CurrentUser<'_>, code: u16) -> Status {
    Status::new(code)
}

#[get("/host/bare/<code>")]
fn bare(code: u16) -> Status {
    Status::new(code)
}

#[get("/host/panic")]
fn panics(_user: CurrentUser<'_>) -> &'static str {
    panic!("the host's handler is broken")
}

#[get("/host/early-panic")]
fn panics_unseen() -> &'static str {
    panic!("the host's handler is broken")
}

pub fn routes() -> Vec<Route> {
    routes![
        me,
        orders,
        may,
        may_fly,
        maybe,
        open,
        note,
        replace,
        change,
        remove,
        status,
        bare,
        panics,
        panics_unseen
    ]
}
