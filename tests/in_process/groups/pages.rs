//! The pages about groups.

use super::{add, form, give, group_id, staff, superuser, trail};
use crate::harness::World;

#[rocket::async_test]
async fn a_group_is_made_changed_and_deleted() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    root.get("/admin/groups").await.is(200).shows("No groups yet");
    let blank = root.get("/admin/groups/add").await;
    blank.is(200).shows("May change orders").shows("orders.edit").shows("May see orders");
    let path = add(&root, "Editors", &["orders.edit"]).await;
    root.get(&format!("{path}?done=added")).await.is(200).shows("The group was added.");
    root.get("/admin/groups").await.is(200).shows("Editors").shows("May change orders");

    let page = root.get(&path).await;
    let (action, mut fields) = page.is(200).html().form("group");
    assert_eq!(action, path);
    assert!(fields.contains(&("permissions[]".into(), "orders.edit".into())), "{fields:?}");
    fields.retain(|(name, _)| name != "permissions[]" && name != "name");
    fields.push(("name".into(), "Viewers".into()));
    fields.push(("permissions[]".into(), "orders.view".into()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let saved = root.post(&path, &fields).await;
    let page = root.get(saved.is(303).location()).await;
    page.is(200).shows("The group was saved.").shows("value=\"Viewers\"");
    let again = root.post(&path, &form("Viewers", &["orders.view"])).await;
    root.get(again.is(303).location()).await.shows("There was nothing to change");
    assert_eq!(world.count("groups", "name = 'Viewers' AND version = 2").await, 1);

    world.member("ada").await;
    give(&root, "ada", &["Viewers"], &[]).await.is(303);
    let asked = root.get(&format!("{path}/delete")).await;
    asked.is(200).shows("May see orders").shows("Nobody is signed out.");
    let (action, fields) = asked.html().form("delete-form");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let gone = root.post(&action, &fields).await;
    root.get(gone.is(303).location()).await.is(200).shows("The group was deleted.");
    assert_eq!(world.count("user_groups", "TRUE").await, 0);
    assert_eq!(world.count("group_permissions", "TRUE").await, 0);
    // The same form again, as after an answer that was lost.
    root.post(&action, &fields).await.is(303);
    root.get(&path).await.is(404);

    let [made] = &trail(&world, "group_created").await[..] else { panic!("one entry") };
    assert_eq!(made.1, r#"{"group":"Editors","permissions":"orders.edit"}"#);
    let [changed] = &trail(&world, "group_changed").await[..] else { panic!("one entry") };
    let told = r#"{"group":"Viewers","name":["Editors","Viewers"],"added":"orders.view","removed":"orders.edit"}"#;
    assert_eq!(changed.1, told);
    let [deleted] = &trail(&world, "group_deleted").await[..] else { panic!("one entry") };
    assert_eq!(deleted.1, r#"{"group":"Viewers","members":1,"permissions":"orders.view"}"#);
    let log = root.get("/admin/log?event=group_changed").await;
    log.is(200).shows("Viewers").shows("orders.view");
    let lately = root.get("/admin").await.is(200).html().text_of("done-lately");
    assert!(lately.is_some_and(|told| told.contains("Viewers")));
}

#[rocket::async_test]
async fn what_is_wrong_stands_beside_the_field_and_what_was_typed_stays() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    add(&root, "Straße", &[]).await;
    let long = "x".repeat(151);
    for (name, about) in [
        ("", ""),
        ("  ", ""),
        (&long, "150 characters at most"),
        ("a,b", "Leave commas out"),
        ("a\u{202e}b", "characters that can’t be seen"),
        ("STRASSE", "There is a group with this name already."),
    ] {
        let answer = root.post("/admin/groups/add", &form(name, &["orders.edit"])).await;
        answer.is(422).shows("<title>Error: ").hides("<script>");
        let page = answer.html();
        let said = page.error("name").expect("a message");
        assert!(said.contains(about) && !said.starts_with("error-"), "{name:?}: {said}");
        let (_, fields) = page.form("group");
        assert!(fields.contains(&("permissions[]".into(), "orders.edit".into())), "{fields:?}");
        assert!(fields.iter().any(|(field, value)| field == "name" && value == name), "{name:?}");
    }
    let answer = root.post("/admin/groups/add", &form("New", &["orders.fly"])).await;
    let said = answer.is(422).html().text_of("permissions-error");
    assert_eq!(said.as_deref(), Some("There is no permission “orders.fly”."));
    assert_eq!(world.count("groups", "TRUE").await, 1);
    let hostile = "<script>alert(1)</script>";
    let path = add(&root, hostile, &[]).await;
    for page in ["/admin/groups", &path, &format!("{path}/delete"), "/admin/users", "/admin/log"] {
        root.get(page).await.is(200).hides("<script>alert");
    }
}

#[rocket::async_test]
async fn a_stale_form_shows_what_is_stored_and_saves_on_top_when_asked() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    let path = add(&root, "Editors", &["orders.edit"]).await;
    bob.post(&path, &form("Writers", &["orders.view"])).await.is(303);
    let mut stale = form("Authors", &["orders.edit"]);
    stale.push(("version", "1"));
    let answer = root.post(&path, &stale).await;
    answer
        .is(409)
        .shows("This group was changed in the meantime")
        .shows("Writers")
        .shows("May see orders");
    assert_eq!(group_id(&world, "Writers").await.to_string(), path.rsplit('/').next().unwrap());
    let (action, fields) = answer.html().form("group");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    root.post(&action, &fields).await.is(303);
    assert_eq!(world.count("groups", "name = 'Authors' AND version = 3").await, 1);
    assert_eq!(world.count("group_permissions", "permission = 'orders.edit'").await, 1);
    let late = root.post(&format!("{path}/delete"), &[("version", "2"), ("name", "Writers")]).await;
    late.is(409).shows("Nothing was deleted.").shows("Authors");
}

#[rocket::async_test]
async fn the_same_form_twice_makes_one_group() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    let first = root.post("/admin/groups/add", &form("Editors", &["orders.edit"])).await;
    let second = root.post("/admin/groups/add", &form("Editors", &["orders.edit"])).await;
    assert_eq!(first.is(303).location(), second.is(303).location());
    root.post("/admin/groups/add", &form("Editors", &[])).await.is(422);
    bob.post("/admin/groups/add", &form("Editors", &["orders.edit"])).await.is(422);
    world.advance(61);
    root.post("/admin/groups/add", &form("Editors", &["orders.edit"])).await.is(422);
    assert_eq!(world.count("groups", "TRUE").await, 1);
    assert_eq!(trail(&world, "group_created").await.len(), 1);
}

#[rocket::async_test]
async fn staff_look_and_change_nothing() {
    let world = World::new().await;
    let (root, sam) = (superuser(&world, "root").await, staff(&world, "sam").await);
    let path = add(&root, "Editors", &["orders.edit"]).await;
    sam.get("/admin/groups").await.is(200).shows("Editors").hides("Add group");
    sam.get(&path).await.is(200).shows("May change orders").hides("id=\"group\"");
    sam.get(&format!("{path}/delete")).await.is(200).hides("id=\"delete-form\"");
    sam.get("/admin/groups/add").await.is(403);
    sam.post(&path, &form("Mine", &[])).await.is(403);
    sam.post(&format!("{path}/delete"), &[]).await.is(403);
    for id in ["0", "x", "01", "-1", "99999999999999999999", "%00"] {
        root.get(&format!("/admin/groups/{id}")).await.is(404);
    }
}

#[rocket::async_test]
async fn a_permission_that_is_not_declared_any_more_can_be_taken_and_not_given() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let path = add(&root, "Editors", &["orders.edit"]).await;
    world.change("UPDATE group_permissions SET permission = 'old.deed'").await;
    root.get(&path).await.is(200).shows("No longer declared").shows("old.deed");
    root.post(&path, &form("Editors", &["old.deed", "orders.view"])).await.is(303);
    assert_eq!(world.count("group_permissions", "TRUE").await, 2);
    root.post(&path, &form("Editors", &[])).await.is(303);
    root.post(&path, &form("Editors", &["old.deed"])).await.is(422);
}
