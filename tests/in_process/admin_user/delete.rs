//! Deleting somebody.

use super::{edit, page, superuser};
use crate::harness::World;

#[rocket::async_test]
async fn it_names_what_goes_and_then_it_is_gone() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    world.visitor().login("ada").await.is(303);
    ada.logout().await.is(303);
    ada.login("ada").await.is(303);
    let path = page(&world, "ada", "/delete").await;
    let answer = root.get(&path).await;
    answer.is(200).shows("ada@example.org").shows("This can’t be undone.");
    answer
        .shows("<dd>2, all signed out at once")
        .shows("<dd>1</dd>")
        .shows("The log: who did what");
    let version = answer.html().value("version");
    let answer = root.post(&path, &[("version", &version)]).await;
    assert!(answer.is(303).location().starts_with("/admin/users?done=user-deleted"));
    assert_eq!(world.count("users", "username = 'ada'").await, 0);
    assert_eq!(world.count("sessions", "1 = 1").await, 1);
    assert!(!ada.is_in().await && root.is_in().await);
    assert_eq!(world.count("audit", "event = 'user_deleted' AND subject = 'ada'").await, 1);
    root.get(&path).await.is(404);
    world.advance(61);
    root.post(&path, &[("version", &version)]).await.is(404);
}

#[rocket::async_test]
async fn a_page_opened_before_a_change_deletes_nothing() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    let path = page(&world, "ada", "/delete").await;
    let version = root.get(&path).await.html().value("version");
    edit(&root, "ada", &[("first_name", "Augusta")]).await.is(303);
    let answer = root.post(&path, &[("version", &version)]).await;
    answer.is(409).shows("This user was changed in the meantime").shows("Augusta");
    assert_eq!(world.count("users", "username = 'ada'").await, 1);
    let version = answer.html().value("version");
    root.post(&path, &[("version", &version)]).await.is(303);
}

#[rocket::async_test]
async fn who_deletes_the_own_account_is_signed_out() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    superuser(&world, "ada").await;
    let path = page(&world, "root", "/delete").await;
    let version = root.get(&path).await.shows("you are signed out at once").html().value("version");
    let answer = root.post(&path, &[("version", &version)]).await;
    assert!(answer.is(303).clears());
    root.get(answer.location()).await.is(200).shows("Your account was deleted.");
}
