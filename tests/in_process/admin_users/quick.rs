//! The menu of a row: one thing for one user.

use super::bulk::{confirm, told};
use super::{crowd, id, superuser};
use crate::harness::World;

#[rocket::async_test]
async fn a_quick_action_asks_about_its_user_alone() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    crowd(&world, "user", 3).await;
    let (one, other) = (id(&world, "ada").await, id(&world, "user0001").await);
    let path = "/admin/users?search=a";
    let list = root.get(path).await;
    let button = format!("name=\"one\" value=\"deactivate:{one}\"");
    list.is(200).shows(&button);
    root.get(&format!("/admin/users/{one}?search=a")).await.is(200).shows(&button);
    // Ticks, and the choice of all, belong to the other buttons.
    let deactivate = format!("deactivate:{one}");
    let ids = format!("{one},{other}");
    let fields = [
        ("one", deactivate.as_str()),
        ("ids", &ids),
        ("scope", "page"),
        ("everyone", "on"),
        ("selected[]", &other.to_string()),
        ("group", "1"),
    ];
    let asked = root.post(path, &fields).await;
    asked.is(200).shows("Deactivate 1 user?").shows("ada@example.org").hides("user0001@");
    assert!(ada.is_in().await, "nothing has happened yet");
    let page = confirm(&root, &asked).await;
    assert_eq!(told(&page), "1 user was deactivated; 1 session ended.");
    assert!(!ada.is_in().await);
    assert_eq!(world.count("users", "NOT is_active").await, 1);
    root.get(path).await.is(200).shows(&format!("name=\"one\" value=\"activate:{one}\""));
    for (action, question) in [
        ("activate", "Activate 1 user?"),
        ("delete", "Delete 1 user?"),
        ("end_sessions", "Nothing would change."),
    ] {
        let one = format!("{action}:{one}");
        root.post(path, &[("one", one.as_str())]).await.is(200).shows(question);
    }
}

#[rocket::async_test]
async fn a_quick_action_that_names_nobody_is_about_nobody() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 1).await;
    let ticked = id(&world, "user0001").await.to_string();
    for (one, error) in [
        ("delete:", "Tick the users first."),
        ("delete:x", "Tick the users first."),
        ("delete:0", "Tick the users first."),
        ("delete", "Choose what to do with the users."),
        ("", "Choose what to do with the users."),
        ("promote:1", "Choose what to do with the users."),
    ] {
        let fields = [("one", one), ("selected[]", &ticked), ("confirm", "yes")];
        let answer = root.post("/admin/users", &fields).await;
        let told = answer.is(422).html().text_of("form-errors");
        assert_eq!(told.as_deref(), Some(error), "{one}");
    }
    assert_eq!(world.count("users", "1 = 1").await, 2);
}
