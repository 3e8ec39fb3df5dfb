//! Profile and rights.

use super::{edit, filled, id, page, send, superuser};
use crate::harness::World;

#[rocket::async_test]
async fn the_page_shows_what_there_is_to_know_and_saves_what_is_changed() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    world.change("UPDATE users SET date_joined = 86400 WHERE username = 'ada'").await;
    let path = page(&world, "ada", "").await;
    let answer = root.get(&path).await;
    answer.is(200).shows("2 Jan 1970").shows("ada@example.org").hides("$2b$");
    answer.shows(&format!("<dd class=\"num\">{}</dd>", id(&world, "ada").await));
    answer.shows(">Sessions</a></dt><dd>1</dd>");
    let html = answer.html();
    let links: Vec<_> = html.tags().filter_map(|tag| tag.get("href")).collect();
    for rest in ["password", "sessions", "history", "delete"] {
        assert!(links.contains(&format!("{path}/{rest}").as_str()), "{rest}: {links:?}");
    }
    let changes = [
        ("username", " countess "),
        ("email", "lovelace@example.org"),
        ("first_name", "Ada"),
        ("last_name", "King"),
    ];
    let answer = edit(&root, "ada", &changes).await;
    assert_eq!(answer.is(303).location(), format!("{path}?done=saved"));
    root.get(answer.location()).await.is(200).shows("The user was saved.").shows("countess");
    let row = "username = 'countess' AND email = 'lovelace@example.org' AND first_name = 'Ada' \
               AND last_name = 'King' AND is_active AND NOT is_staff AND NOT is_superuser";
    assert_eq!(world.count("users", row).await, 1);
    assert!(ada.is_in().await, "another name ends no session");
    let answer = edit(&root, "countess", &[]).await;
    root.get(answer.is(303).location()).await.is(200).shows("There was nothing to change");
}

#[rocket::async_test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_is_saved() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("bob").await;
    world.member("ada").await;
    let long = "a".repeat(151);
    let long_name = "Use 150 characters at most.";
    for (field, value, message) in [
        ("username", "", "Enter a user name"),
        ("username", "a b", "Use letters, digits and . + - _ @"),
        ("username", "BOB", "This user name is taken. Choose another one."),
        ("email", "", "Enter your e-mail address"),
        ("email", "nope", "Enter an e-mail address such as name@example.com."),
        ("email", "BOB@example.org", "There is an account with this e-mail address already."),
        ("first_name", &long, long_name),
        ("last_name", &long, long_name),
    ] {
        let answer = edit(&root, "ada", &[(field, value), ("is_staff", "on")]).await;
        let found = answer.is(422).html();
        assert_eq!(found.error(field).as_deref(), Some(message), "{field} = {value:?}");
        assert_eq!(found.value(field), value);
        assert!(found.by_id("is_staff").expect("a box").get("checked").is_some());
        assert!(answer.body.contains("<title>Error: "));
    }
    let answer = edit(&root, "ada", &[("username", ""), ("email", "")]).await;
    assert!(answer.is(422).html().text_of("form-errors").is_some());
    let answer = edit(&root, "ada", &[("is_staff", "perhaps")]).await;
    let found = answer.is(422).html().text_of("form-errors");
    assert_eq!(found.as_deref(), Some("Choose one of the options."));
    assert_eq!(world.count("users", "username = 'ada' AND version = 1").await, 1);
    // The version that came back is good: mended, the form goes through.
    let path = page(&world, "ada", "").await;
    let answer = edit(&root, "ada", &[("email", "nope")]).await;
    send(&root, &path, &filled(&answer, &[("email", "new@example.org")])).await.is(303);
}

#[rocket::async_test]
async fn rights_and_activity_act_on_the_next_request() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = superuser(&world, "ada").await;
    for (changes, told, farewell) in [
        (
            &[("is_superuser", "off"), ("is_staff", "on")][..],
            "saved with another role, and signed out everywhere",
            "the role of this account was changed",
        ),
        (
            &[("is_active", "off")],
            "saved and deactivated: signed out everywhere",
            "this account was deactivated",
        ),
    ] {
        ada.get("/private").await.is(200);
        let answer = edit(&root, "ada", changes).await;
        root.get(answer.is(303).location()).await.is(200).shows(told);
        let answer = ada.get("/private").await;
        ada.get(answer.is(303).location()).await.is(200).shows(farewell);
        ada.login("ada").await;
    }
    ada.login("ada").await.is(422);
    let answer = edit(&root, "ada", &[("is_active", "on")]).await;
    root.get(answer.is(303).location()).await.is(200).shows("saved and activated");
    ada.login("ada").await.is(303);
    ada.get(&page(&world, "root", "").await).await.is(200);
    ada.post(&page(&world, "root", "").await, &[]).await.is(403);
}

#[rocket::async_test]
async fn who_changes_the_own_rights_is_warned_and_signed_out() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    superuser(&world, "ada").await;
    let path = page(&world, "root", "").await;
    let own = "Changing your own role signs you out here, too.";
    root.get(&path).await.is(200).shows(own);
    root.get(&page(&world, "ada", "").await).await.is(200).hides(own);
    edit(&root, "root", &[("first_name", "Rut")]).await.is(303);
    assert!(root.is_in().await);
    let answer = edit(&root, "root", &[("is_superuser", "off")]).await;
    let answer = root.get(answer.is(303).location()).await;
    assert!(answer.is(303).clears());
    root.get(answer.location()).await.shows("the role of this account was changed");
    root.login("root").await.is(303);
    root.get(&path).await.is(403);
}

#[rocket::async_test]
async fn no_other_field_of_the_row_can_be_written() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    let row = "SELECT password || date_joined || '-' || id FROM users WHERE username = 'ada'";
    let before: String = world.ask(row).await;
    let path = page(&world, "ada", "").await;
    let mut fields = filled(&root.get(&path).await, &[("first_name", "Ada")]);
    for (name, value) in
        [("password", "x"), ("date_joined", "1"), ("id", "77"), ("last_login", "1")]
    {
        fields.push((name.to_owned(), value.to_owned()));
    }
    send(&root, &path, &fields).await.is(303);
    assert_eq!(world.ask::<String>(row).await, before);
}
