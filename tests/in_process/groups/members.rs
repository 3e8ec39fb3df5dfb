//! Groups and permissions on the page about a user.

use super::{add, give, group_id, superuser, trail, user_id};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;

async fn page(root: &Visitor<'_>, name: &str) -> Answer {
    root.get(&format!("/admin/users/{}", user_id(root.world, name).await)).await
}

#[rocket::async_test]
async fn boxes_put_a_user_into_groups_and_out_of_them() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    let shown = page(&root, "ada").await;
    shown.is(200).shows("May change orders").hides("name=\"groups[]\"");
    add(&root, "Editors", &["orders.edit"]).await;
    add(&root, "Writers", &["orders.edit"]).await;
    let saved = give(&root, "ada", &["Editors", "Writers"], &["orders.view"]).await;
    let shown = root.get(saved.is(303).location()).await;
    shown.is(200).shows("count").shows("from their next request on");
    shown.shows("also through Editors and Writers");
    let (_, fields) = shown.html().form("user");
    let ticked = |name: &str| -> Vec<&str> {
        let of_name = fields.iter().filter(|(field, _)| field == name);
        of_name.map(|(_, value)| value.as_str()).collect()
    };
    let ids = [group_id(&world, "Editors").await, group_id(&world, "Writers").await];
    assert_eq!(ticked("groups[]"), ids.map(|id| id.to_string()));
    assert_eq!(ticked("permissions[]"), ["orders.view"]);
    assert_eq!(world.count("users", "username = 'ada' AND version = 2").await, 1);

    let same = give(&root, "ada", &["Editors", "Writers"], &["orders.view"]).await;
    assert!(same.is(303).location().ends_with("done=unchanged"));
    give(&root, "ada", &["Writers"], &["orders.edit"]).await.is(303);
    let groups = trail(&world, "groups_changed").await;
    assert_eq!(groups[0], ("ada".into(), r#"{"removed":"Editors"}"#.into()));
    assert_eq!(groups[1], ("ada".into(), r#"{"added":"Editors, Writers"}"#.into()));
    let permissions = trail(&world, "permissions_changed").await;
    let told = r#"{"added":"orders.edit","removed":"orders.view"}"#;
    assert_eq!(permissions[0], ("ada".into(), told.into()));
    let history = format!("/admin/users/{}/history", user_id(&world, "ada").await);
    root.get(&history).await.is(200).shows("Editors").shows("Writers");
}

#[rocket::async_test]
async fn a_form_without_boxes_leaves_them_and_one_of_a_group_that_is_gone_is_told() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    add(&root, "Editors", &["orders.edit"]).await;
    give(&root, "ada", &["Editors"], &["orders.view"]).await.is(303);
    let path = format!("/admin/users/{}", user_id(&world, "ada").await);
    let fields = [("username", "ada"), ("email", "ada@example.org"), ("is_active", "on")];
    root.post(&path, &fields).await.is(303);
    assert_eq!(world.count("user_groups", "TRUE").await, 1);
    assert_eq!(world.count("user_permissions", "TRUE").await, 1);

    let mut gone = fields.to_vec();
    gone.extend([("boxes", "shown"), ("groups[]", "987654"), ("permissions[]", "orders.fly")]);
    let answer = root.post(&path, &gone).await;
    let found = answer.is(422).html();
    let said = ["groups-error", "permissions-error"].map(|id| found.text_of(id));
    let [groups, permissions] = said.each_ref().map(Option::as_deref);
    assert_eq!(groups, Some("One of these groups is no longer there."));
    assert_eq!(permissions, Some("There is no permission “orders.fly”."));
    assert_eq!(world.count("user_groups", "TRUE").await, 1);
}

#[rocket::async_test]
async fn a_stale_form_keeps_what_was_ticked() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    add(&root, "Editors", &[]).await;
    add(&root, "Writers", &[]).await;
    let (_, mut fields) = page(&root, "ada").await.html().form("user");
    give(&root, "ada", &["Editors"], &["orders.edit"]).await.is(303);
    fields.push(("groups[]".into(), group_id(&world, "Writers").await.to_string()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let path = format!("/admin/users/{}", user_id(&world, "ada").await);
    let answer = root.post(&path, &fields).await;
    let found = answer.is(409).html();
    let row = found.text_of("row-groups");
    let both = "Groups Both changed it Nothing Editors Editors, Writers with both changes";
    assert_eq!(row.as_deref(), Some(both));
    let row = found.text_of("row-permissions");
    assert_eq!(row.as_deref(), Some("Permissions Nothing orders.edit Not touched"));
    let (action, fields) = found.form("apply");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    root.post(&action, &fields).await.is(303);
    let writers = group_id(&world, "Writers").await;
    assert_eq!(world.count("user_groups", &format!("group_id = {writers}")).await, 1);
    assert_eq!(world.count("user_groups", "TRUE").await, 2);
    assert_eq!(world.count("user_permissions", "TRUE").await, 1);
}

#[rocket::async_test]
async fn a_group_that_was_deleted_meanwhile_is_no_mistake() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    add(&root, "Editors", &[]).await;
    add(&root, "Writers", &[]).await;
    give(&root, "ada", &["Editors", "Writers"], &[]).await.is(303);
    let (action, fields) = page(&root, "ada").await.html().form("user");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let gone = group_id(&world, "Editors").await;
    root.post(&format!("/admin/groups/{gone}/delete"), &[("name", "Editors")]).await.is(303);
    root.post(&action, &fields).await.is(303);
    assert_eq!(world.count("user_groups", "TRUE").await, 1);
}

#[rocket::async_test]
async fn a_version_that_cannot_be_read_is_stale() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    add(&root, "Editors", &[]).await;
    let path = format!("/admin/groups/{}", group_id(&world, "Editors").await);
    for version in ["", "x", "-1", "999999999999999999999999"] {
        root.post(&path, &[("name", "Others"), ("version", version)]).await.is(409);
        let fields = [("name", "Editors"), ("version", version)];
        root.post(&format!("{path}/delete"), &fields).await.is(409);
    }
    assert_eq!(world.count("groups", "name = 'Editors'").await, 1);
}
