//! Groups in the list of users: filter, bulk, file.

use super::{add, give, group_id, superuser, trail, user_id};
use crate::actor::Visitor;
use crate::admin_users::{bulk::confirm, crowd, names};
use crate::answer::Answer;
use crate::harness::World;

/// Ticks users, chooses a group, and presses a button.
async fn ask(root: &Visitor<'_>, action: &str, group: &str, names: &[&str]) -> Answer {
    let mut ids = Vec::new();
    for name in names {
        ids.push(user_id(root.world, name).await.to_string());
    }
    let mut fields = vec![("action", action), ("group", group)];
    fields.extend(ids.iter().map(|id| ("selected[]", id.as_str())));
    root.post("/admin/users", &fields).await
}

#[rocket::async_test]
async fn the_filter_shows_the_members_in_every_order() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 60).await;
    add(&root, "Editors", &[]).await;
    let id = group_id(&world, "Editors").await;
    let some = "username LIKE 'user00_0' OR username LIKE 'user00_5'";
    let members = format!("INSERT INTO user_groups SELECT id, {id} FROM users WHERE {some}");
    assert_eq!(world.change(&members).await, 12);
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'user0010'").await;
    let page = root.get(&format!("/admin/users?group={id}")).await;
    let found = names(&page);
    assert_eq!(found.len(), 12);
    assert!(found.iter().all(|name| name.ends_with(['0', '5'])), "{found:?}");
    page.shows("12 of 12");
    for ordering in ["-username", "email", "-last_login", "date_joined", "is_active"] {
        let page = root.get(&format!("/admin/users?group={id}&ordering={ordering}")).await;
        let mut other = names(&page);
        other.sort();
        assert_eq!(other, found, "{ordering}");
    }
    let narrow = format!("/admin/users?group={id}&search=user001&is_active=true");
    assert_eq!(names(&root.get(&narrow).await), ["user0015"]);
    let nobody = root.get("/admin/users?group=987654").await;
    nobody.is(200).shows("Nobody found");
    assert!(names(&root.get("/admin/users?group=x").await).len() == 20, "no group is no filter");
    let file = root.get(&format!("/admin/users.csv?group={id}")).await;
    assert_eq!(file.is(200).body.lines().count(), 13);
    assert!(file.body.lines().skip(1).all(|line| line.ends_with(",Editors")), "{}", file.body);
}

#[rocket::async_test]
async fn many_join_a_group_and_leave_it() {
    let world = World::new().await;
    let (root, ada) = (superuser(&world, "root").await, world.member("ada").await);
    world.member("bob").await;
    add(&root, "Editors", &["orders.edit"]).await;
    let id = group_id(&world, "Editors").await.to_string();
    give(&root, "bob", &["Editors"], &[]).await.is(303);
    let asked = ask(&root, "add_to_group", &id, &["ada", "bob", "root"]).await;
    asked.is(200).shows("Add 2 users to Editors?").shows("1 user is in the group already.");
    assert_eq!(world.count("user_groups", "TRUE").await, 1, "nothing has happened yet");
    let told = confirm(&root, &asked).await;
    told.shows("2 users were added to Editors. 1 user is in the group already.");
    assert_eq!(world.count("user_groups", "TRUE").await, 3);
    assert_eq!(world.count("users", "username = 'ada' AND version = 2").await, 1);
    assert!(ada.is_in().await && root.is_in().await, "nobody is signed out");
    let entries = trail(&world, "groups_changed").await;
    assert_eq!(entries[0].1, r#"{"added":"Editors"}"#);
    assert_eq!(entries.len(), 3);

    let everybody = [("action", "remove_from_group"), ("group", &*id), ("scope", "all")];
    let asked = root.post(&format!("/admin/users?group={id}"), &everybody).await;
    asked.is(200).shows("Remove 3 users from Editors?");
    confirm(&root, &asked).await.shows("3 users were removed from Editors.");
    assert_eq!(world.count("user_groups", "TRUE").await, 0);
}

#[rocket::async_test]
async fn without_a_group_there_is_nothing_to_join() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    root.get("/admin/users").await.is(200).hides("add_to_group");
    add(&root, "Editors", &[]).await;
    root.get("/admin/users").await.is(200).shows("add_to_group");
    for group in ["", "x", "987654"] {
        let answer = ask(&root, "add_to_group", group, &["ada"]).await;
        answer.is(422).shows("Choose the group first.");
    }
    let id = group_id(&world, "Editors").await.to_string();
    let asked = ask(&root, "add_to_group", &id, &["ada"]).await;
    world.change("DELETE FROM groups").await;
    let (action, fields) = asked.is(200).html().form("confirm");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    root.post(&action, &fields).await.is(422).shows("Choose the group first.");
}
