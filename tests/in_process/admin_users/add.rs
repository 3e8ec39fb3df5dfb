//! Adding a user.

use serde_json::Value;

use super::superuser;
use crate::answer::Answer;
use crate::harness::{ORIGIN, PASSWORD, World};

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
        ("username", "", "Enter a user name"),
        ("username", "ROOT", "This user name is taken."),
        ("username", "<b>", "Use letters, digits"),
        ("username", &long, "Use 150 characters at most."),
        ("email", "", "Enter your e-mail address"),
        ("email", "root@example.org", "There is an account with this e-mail address already."),
        ("email", "nowhere", ""),
        ("first_name", &long, ""),
        ("last_name", &long, ""),
        ("password", "", "Enter a password"),
        ("password", "short", ""),
        ("password2", "something-else-1", "The two passwords differ."),
    ] {
        let mut fields = good;
        let place = fields.iter().position(|(name, _)| *name == field).expect("a field");
        fields[place].1 = value;
        let answer = root.post(PATH, &fields).await;
        answer.is(422).hides(PASSWORD).hides("something-else-1");
        let told = answer.html().error(field).unwrap_or_else(|| panic!("{field}: {value}"));
        assert!(told.contains(error), "{field}: {told}");
        if field != "username" {
            assert_eq!(answer.html().value("username"), "grace");
        }
    }
    let answer = root.post(PATH, &[("is_staff", "on"), ("is_active", "perhaps")]).await;
    let html = answer.is(422).html();
    for (field, error) in [
        ("username", "Enter a user name"),
        ("email", "Enter your e-mail address"),
        ("password", "Enter a password"),
        ("is_active", "Choose one of the options."),
    ] {
        assert_eq!(html.error(field).as_deref(), Some(error), "{field}");
    }
    assert!(html.by_id("is_staff").is_some_and(|tag| tag.get("checked").is_some()));
    assert_eq!(world.count("users", "username <> 'root'").await, 0);
}

const INVITED: [(&str, &str); 4] =
    [("username", "grace"), ("email", "grace@example.org"), ("invite", "on"), ("is_active", "on")];

/// The code of the link that a page shows.
fn code(answer: &Answer) -> String {
    let html = answer.is(200).html();
    let link = html.by_id("reset-link").and_then(|tag| tag.get("value")).expect("a link");
    let code = link.strip_prefix(&format!("{ORIGIN}/reset?code=")).expect("an own address");
    code.to_owned()
}

#[rocket::async_test]
async fn whoever_is_invited_chooses_the_password_with_a_link() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let form = root.get(PATH).await.is(200).html();
    let invite = form.by_id("invite").expect("a box");
    assert!(invite.get("checked").is_none(), "a password is asked for by default");
    // What is typed as a password besides is ignored.
    let typed = [("password", PASSWORD), ("password2", "something-else-1")];
    let fields = [&INVITED[..], &typed[..], &[("first_name", "Grace")]].concat();
    let answer = root.post(PATH, &fields).await;
    let code = code(&answer);
    assert!(answer.header("Location").is_none(), "the link must not stand in an address");
    assert_eq!(answer.header("Cache-Control"), Some("no-store"));
    answer.shows("was added. Hand over the link below.").hides(PASSWORD);
    let id = super::id(&world, "grace").await;
    let html = answer.html();
    let hrefs: Vec<_> = html.tags().filter_map(|tag| tag.get("href")).collect();
    assert!(hrefs.contains(&format!("/admin/users/{id}").as_str()), "{hrefs:?}");
    for event in ["user_created", "reset_link_made"] {
        let told = format!("event = '{event}' AND actor = 'root' AND subject = 'grace'");
        assert_eq!(world.count("audit", &told).await, 1, "{event}");
    }
    assert_eq!(world.count("users", "username = 'grace' AND password LIKE '!%'").await, 1);
    let grace = world.visitor();
    grace.login("grace").await.is(422);
    let new = "violet-harbour-93";
    let chosen = [("code", code.as_str()), ("password", new), ("password2", new)];
    grace.post("/reset", &chosen).await.is(303);
    grace.login_with("grace", new).await.is(303);
}

#[rocket::async_test]
async fn an_invitation_that_is_sent_twice_adds_one_user() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let first = code(&root.post(PATH, &INVITED).await);
    let second = code(&root.post(PATH, &INVITED).await);
    assert_ne!(first, second);
    assert_eq!(world.count("users", "username = 'grace'").await, 1);
    assert_eq!(world.count("codes", "kind = 'reset'").await, 1, "the first link is void");
    // Somebody who has a password is none who was invited.
    let fields = [("code", &*second), ("password", PASSWORD), ("password2", PASSWORD)];
    world.visitor().post("/reset", &fields).await.is(303);
    let answer = root.post(PATH, &INVITED).await;
    assert!(answer.is(422).html().error("username").is_some());
}

#[rocket::async_test]
async fn what_is_wrong_with_an_invitation_adds_nobody() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let answer = root.post(PATH, &INVITED[..3]).await;
    let html = answer.is(422).html();
    let inactive = "Only an active user can choose a password. Tick this, or set a password.";
    assert_eq!(html.error("is_active").as_deref(), Some(inactive));
    assert_eq!(html.error("password"), None);
    assert!(html.by_id("invite").is_some_and(|tag| tag.get("checked").is_some()));
    let answer = root.post(PATH, &INVITED[1..]).await;
    assert_eq!(answer.is(422).html().error("username").as_deref(), Some("Enter a user name"));
    let answer = root.post(PATH, &[("invite", "perhaps")]).await;
    let told = answer.is(422).html().error("invite");
    assert_eq!(told.as_deref(), Some("Choose one of the options."));
    assert_eq!(world.count("users", "username <> 'root'").await, 0);
    assert_eq!(world.count("codes", "kind = 'reset'").await, 0);
}
