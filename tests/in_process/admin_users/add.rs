//! Adding a user.

use serde_json::Value;

use super::superuser;
use crate::harness::{PASSWORD, World};

const PATH: &str = "/admin/users/add";

#[rocket::async_test]
async fn a_superuser_adds_a_user_who_can_sign_in() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let form = root.get(PATH).await;
    let active = form.is(200).html().by_id("is_active").cloned().expect("a box");
    assert!(active.get("checked").is_some());
    let fields = [
        ("username", " grace "),
        ("email", "grace@example.org"),
        ("first_name", "Grace"),
        ("last_name", "Hopper"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("is_active", "on"),
        ("is_staff", "on"),
    ];
    let answer = root.post(PATH, &fields).await;
    let id = super::id(&world, "grace").await;
    assert_eq!(answer.is(303).location(), format!("/admin/users/{id}?done=added"));
    let right = "first_name = 'Grace' AND last_name = 'Hopper' AND is_active AND is_staff AND NOT \
                 is_superuser";
    assert_eq!(world.count("users", right).await, 1);
    let grace = world.visitor();
    grace.login("grace").await.is(303);
    grace.get("/admin/users").await.is(200);
    let details: String = world.ask("SELECT details FROM audit WHERE event = 'user_created'").await;
    let details: Value = serde_json::from_str(&details).expect("JSON");
    assert_eq!(details["is_staff"], serde_json::json!([false, true]));
    let told = "event = 'user_created' AND actor = 'root' AND subject = 'grace'";
    assert_eq!(world.count("audit", told).await, 1);
}

#[rocket::async_test]
async fn a_box_that_is_not_ticked_is_no() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let fields = [
        ("username", "grace"),
        ("email", "grace@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ];
    root.post(PATH, &fields).await.is(303);
    assert_eq!(world.count("users", "username = 'grace' AND NOT is_active").await, 1);
    world.visitor().login("grace").await.is(422);
}

#[rocket::async_test]
async fn all_that_is_wrong_stands_beside_its_field() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let good = [
        ("username", "grace"),
        ("email", "grace@example.org"),
        ("first_name", ""),
        ("last_name", ""),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ];
    let long = "x".repeat(151);
    for (field, value, error) in [
        ("username", "", "This field may not be blank."),
        ("username", "ROOT", "A user with that username already exists."),
        ("username", "<b>", ""),
        ("username", &long, ""),
        ("email", "", "This field may not be blank."),
        ("email", "root@example.org", "A user with that email already exists."),
        ("email", "nowhere", ""),
        ("first_name", &long, ""),
        ("last_name", &long, ""),
        ("password", "", "This field may not be blank."),
        ("password", "short", ""),
        ("password2", "something-else-1", "Password fields didn't match."),
    ] {
        let mut fields = good;
        let place = fields.iter().position(|(name, _)| *name == field).expect("a field");
        fields[place].1 = value;
        let answer = root.post(PATH, &fields).await;
        answer.is(422).hides(PASSWORD).hides("something-else-1");
        let shown = if field == "password2" { "password" } else { field };
        let told = answer.html().error(shown).unwrap_or_else(|| panic!("{field}: {value}"));
        assert!(told.contains(error), "{field}: {told}");
        if field != "username" {
            assert_eq!(answer.html().value("username"), "grace");
        }
    }
    let answer = root.post(PATH, &[("is_staff", "on"), ("is_active", "perhaps")]).await;
    let html = answer.is(422).html();
    for field in ["username", "email", "password"] {
        assert_eq!(html.error(field).as_deref(), Some("This field is required."), "{field}");
    }
    assert!(html.by_id("is_staff").is_some_and(|tag| tag.get("checked").is_some()));
    assert!(answer.body.contains("Must be a valid boolean."));
    assert_eq!(world.count("users", "username <> 'root'").await, 0);
}
