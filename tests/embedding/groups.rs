//! Groups that a host sets up and fills by its own code.

use doorward::testing::TestClient;
use doorward::{Accounts, Doorward, NewUser, Problem, User, UserChange, UserId};
use rocket::http::Accept;
use rocket::local::blocking::Client;
use rocket::serde::json::{Json, Value};
use rocket::{get, post, routes};

use crate::desk;

#[post("/teams/<name>?<may>")]
async fn team(accounts: Accounts, name: &str, may: Vec<&str>) -> Result<(), Problem> {
    Ok(accounts.set_group(name, &may).await?)
}

#[post("/people/<id>/teams?<name>")]
async fn join(accounts: Accounts, id: UserId, name: Vec<&str>) -> Result<Json<User>, Problem> {
    Ok(Json(accounts.change(id, UserChange::new().groups(&name)).await?))
}

#[get("/people/<id>/teams")]
async fn teams(accounts: Accounts, id: UserId) -> Result<Json<Vec<String>>, Problem> {
    Ok(Json(accounts.groups_of(id).await?))
}

#[get("/people/<id>/may/<permission>")]
async fn may(accounts: Accounts, id: UserId, permission: &str) -> Result<Json<bool>, Problem> {
    Ok(Json(accounts.can(id, permission).await?))
}

fn shop() -> Client {
    let declared = [("orders.edit", "May change orders"), ("orders.see", "May see orders")];
    desk::client(Doorward::at("/").permissions(&declared), routes![team, join, teams, may])
}

fn sent(client: &Client, path: &str) -> (u16, Value) {
    let answer = client.post(path).header(Accept::JSON).dispatch();
    (answer.status().code, answer.into_json().unwrap_or_default())
}

fn read(client: &Client, path: &str) -> Value {
    client.get(path).header(Accept::JSON).dispatch().into_json().expect("JSON")
}

#[test]
fn a_host_sets_up_its_groups_at_every_start() {
    let shop = shop();
    let ada = shop.create_user("ada");
    for _ in 0..2 {
        assert_eq!(sent(&shop, "/teams/editors?may=orders.edit&may=orders.see").0, 200);
    }
    assert_eq!(sent(&shop, &format!("/people/{}/teams?name=Editors", ada.id)).0, 200);
    assert_eq!(read(&shop, &format!("/people/{}/teams", ada.id))[0], "editors");
    assert_eq!(read(&shop, &format!("/people/{}/may/orders.edit", ada.id)), true);
    assert_eq!(sent(&shop, "/teams/EDITORS?may=orders.see").0, 200, "the same group");
    assert_eq!(read(&shop, &format!("/people/{}/may/orders.edit", ada.id)), false);
    assert_eq!(read(&shop, &format!("/people/{}/may/orders.see", ada.id)), true);
    let (status, refused) = sent(&shop, "/teams/editors?may=orders.fly");
    assert_eq!(status, 400, "{refused}");
    assert!(refused["permissions"][0].is_string(), "{refused}");
    desk::superuser(&shop);
    let listed = read(&shop, "/api/groups/");
    assert_eq!((&listed["count"], &listed["results"][0]["members"]), (&1.into(), &1.into()));
}

#[test]
fn accounts_are_made_and_changed_with_their_groups() {
    let shop = shop();
    for name in ["editors", "readers"] {
        assert_eq!(sent(&shop, &format!("/teams/{name}")).0, 200);
    }
    let new = NewUser::new("ada", "ada@example.org").groups(&["readers", "editors"]);
    let ada = shop.create(new);
    let teams = format!("/people/{}/teams", ada.id);
    assert_eq!(read(&shop, &teams).to_string(), r#"["editors","readers"]"#);
    assert_eq!(sent(&shop, &format!("{teams}?name=readers")).0, 200);
    assert_eq!(read(&shop, &teams).to_string(), r#"["readers"]"#);
    let (status, refused) = sent(&shop, &format!("{teams}?name=readers&name=pilots"));
    assert_eq!(status, 400);
    assert_eq!(refused["groups"][0], "Object with name=pilots does not exist.");
    assert_eq!(read(&shop, &teams).to_string(), r#"["readers"]"#, "nothing has changed");
    assert_eq!(sent(&shop, &teams).0, 200);
    assert_eq!(read(&shop, &teams).to_string(), "[]");
}
