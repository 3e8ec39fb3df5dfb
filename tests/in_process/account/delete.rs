//! Deleting one's own account.

use rocket::futures::future::join;

use crate::harness::{PASSWORD, World};

const LAST: &str = "This is the last active superuser: somebody has to stay one.";

#[rocket::async_test]
async fn the_account_and_its_sessions_go_and_the_cookies_with_them() {
    let world = World::new().await;
    let bob = world.member("bob").await;
    let ada = world.member("ada").await;
    let elsewhere = world.visitor();
    elsewhere.login("ada").await.is(303);
    ada.get("/account/delete").await.is(200).shows("ada@example.org");
    let answer = ada.post("/account/delete", &[("password", PASSWORD)]).await;
    assert_eq!(answer.is(303).location(), "/?done=deleted");
    assert!(answer.clears());
    ada.get(answer.location()).await.is(200).shows("Your account was deleted.");
    assert!(!elsewhere.is_in().await && bob.is_in().await);
    assert_eq!(world.count("users", "username = 'ada'").await, 0);
    assert_eq!(world.count("sessions", "ended_at IS NULL").await, 1);
    ada.login("ada").await.is(422);
    ada.register("ada").await.is(303);
}

#[rocket::async_test]
async fn it_needs_the_password() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for (fields, message) in [
        (&[][..], "Enter a password"),
        (&[("password", "")], "Enter a password"),
        (&[("password", "wrong-password-1")], "This isn’t your password."),
    ] {
        let answer = ada.post("/account/delete", fields).await;
        assert!(answer.is(422).hides("wrong-password-1").keeps());
        assert_eq!(answer.html().error("password").as_deref(), Some(message));
    }
    assert!(ada.is_in().await);
}

#[rocket::async_test]
async fn the_last_active_superuser_stays() {
    let world = World::new().await;
    world.member("bob").await;
    let ada = world.member("ada").await;
    world.change("UPDATE users SET is_superuser = TRUE").await;
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'bob'").await;
    let answer = ada.post("/account/delete", &[("password", PASSWORD)]).await;
    assert!(answer.is(422).shows(LAST).keeps());
    assert!(answer.html().text_of("form-errors").is_some());
    assert!(ada.is_in().await);
    world.change("UPDATE users SET is_active = TRUE WHERE username = 'bob'").await;
    ada.post("/account/delete", &[("password", PASSWORD)]).await.is(303);
}

#[rocket::async_test]
async fn of_two_last_superusers_who_leave_at_once_one_stays() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let bob = world.member("bob").await;
    world.change("UPDATE users SET is_superuser = TRUE").await;
    let fields = [("password", PASSWORD)];
    let (one, other) =
        join(ada.post("/account/delete", &fields), bob.post("/account/delete", &fields)).await;
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "{} {}", one.body, other.body);
    assert_eq!(world.count("users", "is_superuser AND is_active").await, 1);
}
