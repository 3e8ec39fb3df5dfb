//! Groups and permissions: who may do what, and who says so.

mod api;
mod guard;
mod list;
mod members;
mod pages;
mod told;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;

/// Somebody with an account who may change everything.
async fn superuser<'w>(world: &'w World, name: &str) -> Visitor<'w> {
    let visitor = world.member(name).await;
    let sql = format!("UPDATE users SET is_superuser = TRUE WHERE username = '{name}'");
    assert_eq!(world.change(&sql).await, 1);
    visitor
}

async fn staff<'w>(world: &'w World, name: &str) -> Visitor<'w> {
    let visitor = world.member(name).await;
    let sql = format!("UPDATE users SET is_staff = TRUE WHERE username = '{name}'");
    assert_eq!(world.change(&sql).await, 1);
    visitor
}

async fn user_id(world: &World, name: &str) -> i64 {
    world.ask(&format!("SELECT id FROM users WHERE username = '{name}'")).await
}

async fn group_id(world: &World, name: &str) -> i64 {
    world.ask(&format!("SELECT id FROM groups WHERE name = '{name}'")).await
}

/// Makes a group by its page; answers with its address.
async fn add(root: &Visitor<'_>, name: &str, permissions: &[&str]) -> String {
    let answer = root.post("/admin/groups/add", &form(name, permissions)).await;
    let place = answer.is(303).location().to_owned();
    place.split('?').next().expect("a path").to_owned()
}

fn form<'a>(name: &'a str, permissions: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let ticked = permissions.iter().map(|permission| ("permissions[]", *permission));
    std::iter::once(("name", name)).chain(ticked).collect()
}

/// Sends the form of somebody's page with these boxes ticked.
async fn give(root: &Visitor<'_>, name: &str, groups: &[&str], permissions: &[&str]) -> Answer {
    let world = root.world;
    let path = format!("/admin/users/{}", user_id(world, name).await);
    let email = format!("{name}@example.org");
    let mut ids = Vec::new();
    for group in groups {
        ids.push(group_id(world, group).await.to_string());
    }
    let mut fields =
        vec![("username", name), ("email", &*email), ("is_active", "on"), ("boxes", "shown")];
    fields.extend(ids.iter().map(|id| ("groups[]", id.as_str())));
    fields.extend(permissions.iter().map(|permission| ("permissions[]", *permission)));
    root.post(&path, &fields).await
}

/// What the trail says of an event, the newest first.
async fn trail(world: &World, event: &str) -> Vec<(String, String)> {
    let count = world.count("audit", &format!("event = '{event}'")).await;
    let mut found = Vec::new();
    for at in 0..count {
        let row =
            format!("FROM audit WHERE event = '{event}' ORDER BY id DESC LIMIT 1 OFFSET {at}");
        let subject = world.ask(&format!("SELECT subject {row}")).await;
        found.push((subject, world.ask(&format!("SELECT details {row}")).await));
    }
    found
}
