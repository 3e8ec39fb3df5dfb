//! Forms that come too late.

use super::{edit, filled, page, send, superuser};
use crate::harness::World;

#[rocket::async_test]
async fn of_a_stale_form_only_ones_own_changes_are_ones_own() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    let path = page(&world, "ada", "").await;
    let old = root.get(&path).await;
    let changes = [("email", "bobs@example.org"), ("first_name", "Bobs")];
    edit(&bob, "ada", &changes).await.is(303);
    let typed = filled(&old, &[("first_name", "Roots"), ("is_staff", "on")]);
    let answer = send(&root, &path, &typed).await;
    answer.is(409).shows("bobs@example.org").shows("ada@example.org");
    answer.shows("<title>Not saved yet: Bobs ").shows(" bob saved first</span></h1>");
    answer
        .shows("<bdi>bob</bdi></a> saved changes to <bdi>Bobs</bdi> while you had this page open");
    answer.shows("Nothing of yours is saved yet.");
    answer.shows("As they were: User name, Last name, Active and Superuser.");
    let found = answer.html();
    let row = |name: &str| found.text_of(&format!("row-{name}")).expect("a row");
    assert_eq!(row("first_name"), "First name Both changed it Nothing Bobs Roots");
    assert_eq!(row("is_staff"), "Staff No No as before Yes");
    assert_eq!(row("email"), "E-mail ada@example.org bobs@example.org Not touched");
    assert_eq!(found.text_of("row-last_name"), None);
    assert_eq!(world.count("users", "first_name = 'Bobs' AND NOT is_staff").await, 1);
    let (action, fields) = found.form("apply");
    assert_eq!(action, path);
    let answer = send(&root, &action, &fields).await;
    assert!(answer.is(303).location().starts_with(&path));
    let row = "first_name = 'Roots' AND email = 'bobs@example.org' AND is_staff AND is_active";
    assert_eq!(world.count("users", row).await, 1);
    // Once more, the same form is stale again.
    let again = send(&root, &action, &fields).await;
    again.is(409).shows("What you entered is what is stored now.");
    again.shows("You saved first, on another page");
}

/// The fields, each with two new values.
const FIELDS: [(&str, [&str; 2]); 6] = [
    ("username", ["ada1", "ada2"]),
    ("email", ["one@example.org", "two@example.org"]),
    ("first_name", ["Una", "Due"]),
    ("last_name", ["Primo", "Secondo"]),
    ("is_staff", ["on", "on"]),
    ("is_superuser", ["on", "on"]),
];

#[rocket::async_test]
async fn of_any_two_fields_both_changes_are_kept_in_both_orders() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    let path = page(&world, "ada", "").await;
    let id = path.rsplit('/').next().expect("an id").to_owned();
    for (theirs, [first, _]) in FIELDS {
        for (mine, [_, second]) in FIELDS.into_iter().filter(|(name, _)| *name != theirs) {
            let reset = "username = 'ada', username_key = 'ada', email = 'ada@example.org', \
                         email_key = 'ada@example.org', first_name = '', last_name = '', \
                         is_staff = FALSE, is_superuser = FALSE";
            world.change(&format!("UPDATE users SET {reset} WHERE id = {id}")).await;
            let form = root.get(&path).await;
            send(&bob, &path, &filled(&form, &[(theirs, first)])).await.is(303);
            let late = send(&root, &path, &filled(&form, &[(mine, second)])).await;
            let (action, fields) = late.is(409).html().form("apply");
            send(&root, &action, &fields).await.is(303);
            let is = |name: &str, value: &str| match value {
                "on" => name.to_owned(),
                text => format!("{name} = '{text}'"),
            };
            let both = format!("id = {id} AND {} AND {}", is(theirs, first), is(mine, second));
            assert_eq!(world.count("users", &both).await, 1, "{theirs}, then {mine}");
        }
    }
}

#[rocket::async_test]
async fn of_a_field_that_both_changed_either_can_be_chosen() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    let path = page(&world, "ada", "").await;
    let form = root.get(&path).await;
    edit(&bob, "ada", &[("last_name", "Theirs")]).await.is(303);
    let changes = [("last_name", "Mine"), ("first_name", "Also mine")];
    let late = send(&root, &path, &filled(&form, &changes)).await;
    let (action, fields) = late.is(409).html().form("apply");
    let choice = |name: &str, value: &str| match name {
        "last_name" => "Theirs".to_owned(),
        _ => value.to_owned(),
    };
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| (name.clone(), choice(name, value))).collect();
    send(&root, &action, &fields).await.is(303);
    let row = "last_name = 'Theirs' AND first_name = 'Also mine'";
    assert_eq!(world.count("users", row).await, 1);
}

#[rocket::async_test]
async fn a_stale_form_without_its_first_values_counts_as_changed_where_it_differs() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    let path = page(&world, "ada", "").await;
    let form = filled(&root.get(&path).await, &[("first_name", "Roots")]);
    let form: Vec<_> = form.into_iter().filter(|(name, _)| !name.starts_with("was_")).collect();
    edit(&bob, "ada", &[("email", "bobs@example.org")]).await.is(303);
    let late = send(&root, &path, &form).await;
    let (action, fields) = late.is(409).shows("Not known").html().form("apply");
    send(&root, &action, &fields).await.is(303);
    let row = "first_name = 'Roots' AND email = 'ada@example.org'";
    assert_eq!(world.count("users", row).await, 1);
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

#[rocket::async_test]
async fn who_changed_nothing_or_the_same_is_told_so() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    let path = page(&world, "ada", "").await;
    let form = root.get(&path).await;
    edit(&bob, "ada", &[("last_name", "Lovelace")]).await.is(303);
    let late = send(&root, &path, &filled(&form, &[])).await;
    late.is(409).shows("You had changed nothing").hides("Save my choices");
    let late = send(&root, &path, &filled(&form, &[("last_name", "Lovelace")])).await;
    late.is(409).shows("What you entered is what is stored now.").hides("Save my choices");
    let row = late.html().text_of("row-last_name").expect("a row");
    assert_eq!(row, "Last name Nothing Lovelace The same");
}

#[rocket::async_test]
async fn who_saved_first_is_told_by_name_where_it_is_known() {
    let world = World::new().await;
    let (root, bob) = (superuser(&world, "root").await, superuser(&world, "bob").await);
    world.member("ada").await;
    let names = "UPDATE users SET first_name = 'Robin', last_name = 'Okafor'";
    world.change(&format!("{names} WHERE username = 'bob'")).await;
    let path = page(&world, "ada", "").await;
    let form = root.get(&path).await;
    edit(&bob, "ada", &[("last_name", "Lovelace")]).await.is(303);
    let late = send(&root, &path, &filled(&form, &[("first_name", "Ada")])).await;
    late.is(409).shows(" Robin Okafor saved first</span></h1>");
    let bobs = page(&world, "bob", "").await;
    late.shows(&format!("<a href=\"{bobs}\"><bdi>Robin Okafor</bdi></a> saved changes to "));
    // At the terminal nobody has a name.
    let ada = super::id(&world, "ada").await;
    let insert = "INSERT INTO audit (at, event, actor_id, actor, subject_id, subject, address, \
                  request, details) VALUES";
    let entry =
        format!("(4102444800000, 'user_changed', NULL, 'terminal', {ada}, 'ada', '', '', '{{}}')");
    assert_eq!(world.change(&format!("{insert} {entry}")).await, 1);
    let late = send(&root, &path, &filled(&form, &[("first_name", "Ada")])).await;
    late.is(409).shows(" Somebody saved first</span></h1>").shows("Somebody saved changes to ");
    world.change("DELETE FROM audit").await;
    let late = send(&root, &path, &filled(&form, &[("first_name", "Ada")])).await;
    late.is(409)
        .shows(" Somebody saved first</span></h1>")
        .shows("was changed while you had this page");
}
