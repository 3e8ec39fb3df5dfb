//! Forms that come too late.

use super::{edit, filled, page, send, superuser};
use crate::harness::World;

#[rocket::async_test]
async fn a_stale_form_shows_both_and_saves_on_top_when_asked() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    let path = page(&world, "ada", "").await;
    let old = root.get(&path).await;
    let changes = [("email", "bobs@example.org"), ("first_name", "Bobs")];
    edit(&bob, "ada", &changes).await.is(303);
    let typed = filled(&old, &[("first_name", "Roots"), ("is_staff", "on")]);
    let answer = send(&root, &path, &typed).await;
    answer.is(409).shows("bobs@example.org").shows("ada@example.org").shows("<title>Error: ");
    answer.shows("The last change was by <bdi>bob</bdi>");
    let found = answer.html();
    let differing: Vec<&str> = found
        .tags()
        .filter(|tag| tag.name == "tr" && tag.get("class") == Some("differs"))
        .filter_map(|tag| tag.get("id"))
        .collect();
    assert_eq!(differing, ["row-email", "row-first_name", "row-is_staff"]);
    let row = found.text_of("row-first_name").expect("a row");
    assert_eq!(row, "First name Differs Bobs Roots");
    let row = found.text_of("row-is_staff").expect("a row");
    assert_eq!(row, "Staff Differs No Yes");
    assert_eq!(world.count("users", "first_name = 'Bobs' AND NOT is_staff").await, 1);
    let (action, fields) = found.form("apply");
    assert_eq!(action, path);
    let answer = send(&root, &action, &fields).await;
    assert!(answer.is(303).location().starts_with(&path));
    let row = "first_name = 'Roots' AND email = 'ada@example.org' AND is_staff AND is_active";
    assert_eq!(world.count("users", row).await, 1);
    // Once more, the same form is stale again.
    send(&root, &action, &fields).await.is(409).shows("What you entered is what is stored now.");
}

#[rocket::async_test]
async fn a_version_that_is_not_the_rows_is_stale_and_none_is_the_present_one() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    let path = page(&world, "ada", "").await;
    for version in ["", "x", "0", "-1", "2", "99999999999999999999"] {
        let typed = filled(&root.get(&path).await, &[("version", version)]);
        send(&root, &path, &typed).await.is(409);
        let fields = [("password", "violet-harbour-93"), ("password2", "violet-harbour-93")];
        let fields = [fields[0], fields[1], ("version", version)];
        root.post(&format!("{path}/password"), &fields).await.is(409);
        root.post(&format!("{path}/delete"), &[("version", version)]).await.is(409);
    }
    root.post(&path, &[]).await.is(422);
    assert_eq!(world.count("users", "username = 'ada' AND version = 1").await, 1);
}

#[rocket::async_test]
async fn of_two_who_save_at_once_one_is_told() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    for round in 0..crate::harness::rounds(10) {
        let (one, other) = (format!("one{round}"), format!("other{round}"));
        let (one, other) = ([("first_name", one.as_str())], [("first_name", other.as_str())]);
        let path = page(&world, "ada", "").await;
        let form = root.get(&path).await;
        let (one, other) = (filled(&form, &one), filled(&form, &other));
        let saves = (send(&root, &path, &one), send(&bob, &path, &other));
        let (one, other) = rocket::futures::future::join(saves.0, saves.1).await;
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "round {round}");
    }
}
