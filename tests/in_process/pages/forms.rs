//! Forms that come back: each message beside its field, what was typed kept, passwords never.

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

const TAKEN_NAME: &str = "This user name is taken. Choose another one.";
const TAKEN_EMAIL: &str = "There is an account with this e-mail address already.";
const BAD_NAME: &str = "Use letters, digits and . + - _ @";
const DIFFER: &str = "The two passwords differ. Type the same one again.";

/// Registers with one field changed from what would be right.
async fn register_with(visitor: &Visitor<'_>, field: &str, value: &str) -> Answer {
    let mut fields = vec![
        ("username", "bob"),
        ("email", "bob@example.org"),
        ("first_name", "Bob"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("next", "/private?x=1"),
    ];
    for (name, kept) in &mut fields {
        if *name == field || (field == "password" && *name == "password2") {
            *kept = value;
        }
    }
    visitor.post("/register", &fields).await
}

#[rocket::async_test]
async fn every_message_of_registration_stands_beside_its_field() {
    let world = World::new().await;
    world.visitor().register("ada").await.is(303);
    let visitor = world.visitor();
    let long_name = "a".repeat(151);
    let long_email = format!("{}@example.org", "a".repeat(250));
    let long_first = "A".repeat(151);
    let long_password = "ab1!".repeat(300);
    for (field, value, beside, message) in [
        ("username", "", "username", "Enter a user name"),
        ("username", "   ", "username", "Enter a user name"),
        ("username", "ada", "username", TAKEN_NAME),
        ("username", "ADA", "username", TAKEN_NAME),
        ("username", "ａｄａ", "username", TAKEN_NAME),
        ("username", "аda", "username", TAKEN_NAME),
        ("username", "ada@example.org", "username", TAKEN_NAME),
        ("username", "bob smith", "username", BAD_NAME),
        ("username", "bob!", "username", BAD_NAME),
        ("username", "bo\u{200b}b", "username", BAD_NAME),
        ("username", &long_name, "username", "Use 150 characters at most."),
        ("email", "", "email", "Enter your e-mail address"),
        ("email", "bob", "email", "Enter an e-mail address such as name@example.com."),
        ("email", "bob@", "email", "Enter an e-mail address such as name@example.com."),
        ("email", "bob@localhost", "email", "Enter an e-mail address such as name@example.com."),
        ("email", "ADA@example.org", "email", TAKEN_EMAIL),
        ("email", &long_email, "email", "Use 254 characters at most."),
        ("first_name", "\u{202e}Bob", "first_name", "Leave out characters that can’t be seen."),
        ("first_name", &long_first, "first_name", "Use 150 characters at most."),
        ("password", "", "password", "Enter a password"),
        ("password", "bobexample1", "password", ""),
        ("password", "q7!xZ", "password", "Too short: use at least 8 characters."),
        (
            "password",
            "password1",
            "password",
            "Too easy to guess: many people use it. A few unrelated words are better.",
        ),
        (
            "password",
            "83729164508213",
            "password",
            "Digits alone are easy to guess. Add letters or words.",
        ),
        ("password", &long_password, "password", "Too long. Use fewer characters."),
        ("password2", "", "password2", DIFFER),
        ("password2", "something else", "password2", DIFFER),
    ] {
        let answer = register_with(&visitor, field, value).await;
        if message.is_empty() {
            continue;
        }
        let page = answer.is(422).html();
        let error = page.error(beside);
        assert_eq!(error.as_deref(), Some(message), "{field} = {value:?}");
        let fields = ["username", "email", "first_name", "password", "password2"];
        for other in fields.into_iter().filter(|other| *other != beside) {
            assert_eq!(page.error(other), None, "{field} = {value:?}: {other}");
        }
        let focus = page.tags().find(|tag| tag.get("autofocus").is_some());
        assert_eq!(focus.and_then(|tag| tag.get("id")), Some(beside), "{field}");
        assert!(page.text_of("form-errors").is_none(), "one message needs no list");
    }
    assert_eq!(world.count("users", "username <> 'bob'").await, 1);
}

#[rocket::async_test]
async fn what_was_typed_is_kept_and_passwords_are_not() {
    let world = World::new().await;
    let answer = register_with(&world.visitor(), "username", "bob & \"co\"").await;
    answer.is(422).hides(PASSWORD);
    let page = answer.html();
    assert_eq!(page.value("username"), "bob & \"co\"");
    assert_eq!(page.value("email"), "bob@example.org");
    assert_eq!(page.value("first_name"), "Bob");
    assert_eq!(page.value("next"), "/private?x=1");
    assert_eq!(page.value("password"), "");
    assert_eq!(page.value("password2"), "");
    let answer = world.visitor().login_with("nobody", PASSWORD).await;
    answer.is(422).hides(PASSWORD);
    assert_eq!(answer.html().value("username"), "nobody");
}

#[rocket::async_test]
async fn all_that_is_wrong_is_told_at_once_with_a_list_that_leads_there() {
    let world = World::new().await;
    let answer = world.visitor().post("/register", &[("password", "12345")]).await;
    let page = answer.is(422).html();
    assert_eq!(page.error("username").as_deref(), Some("Enter a user name"));
    assert_eq!(page.error("email").as_deref(), Some("Enter your e-mail address"));
    assert_eq!(page.error("first_name"), None);
    let password = page.error("password").expect("messages");
    let order = ["Too short", "Too easy to guess", "Digits alone"];
    let places: Vec<_> = order.iter().map(|part| password.find(part)).collect();
    assert!(places.iter().all(Option::is_some), "{password}");
    assert!(places.is_sorted(), "{password}");
    assert!(page.text_of("form-errors").is_some());
    for field in ["username", "email", "password"] {
        let link = format!("#{field}");
        assert!(page.tags().any(|tag| tag.get("href") == Some(&link)), "{field}");
    }
    assert!(page.text().contains("Error: Create account"));
}

#[rocket::async_test]
async fn wrong_unknown_and_inactive_are_one_and_the_same_page() {
    let world = World::new().await;
    for name in ["ada", "bob"] {
        world.visitor().register(name).await.is(303);
    }
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'bob'").await;
    let mut pages = Vec::new();
    for (name, password) in
        [("ada", "wrong"), ("eve", "wrong"), ("bob", "wrong"), ("bob", PASSWORD), ("eve", PASSWORD)]
    {
        let answer = world.visitor().login_with(name, password).await;
        assert!(answer.is(422).keeps());
        let page = answer.html();
        assert!(page.error("username").is_none() && page.error("password").is_none());
        assert!(page.text_of("form-errors").is_some());
        let headers: Vec<_> = answer
            .headers
            .iter()
            .filter(|(header, _)| !header.eq_ignore_ascii_case("X-Request-Id"))
            .cloned()
            .collect();
        pages.push((answer.body.replace(name, "NAME"), headers));
    }
    for page in &pages {
        assert_eq!(page, &pages[0]);
    }
}

#[rocket::async_test]
async fn a_corrupt_stored_password_is_a_wrong_password() {
    let world = World::new().await;
    world.visitor().register("ada").await.is(303);
    for stored in ["", "x", "$2b$", "bcrypt_sha256$$2b$31$aaaaaaaaaaaaaaaaaaaaaa", "é", "!"] {
        world.change(&format!("UPDATE users SET password = '{stored}'")).await;
        world.visitor().login("ada").await.is(422);
    }
}

#[rocket::async_test]
async fn inputs_say_what_they_are_for() {
    let world = World::new().await;
    let visitor = world.visitor();
    for (path, fields) in [
        (
            "/login",
            vec![("username", "text", "username"), ("password", "password", "current-password")],
        ),
        (
            "/register",
            vec![
                ("username", "text", "username"),
                ("email", "email", "email"),
                ("first_name", "text", "given-name"),
                ("password", "password", "new-password"),
                ("password2", "password", "new-password"),
            ],
        ),
    ] {
        let page = visitor.get(path).await.is(200).html();
        for (id, kind, autocomplete) in fields {
            let input = page.by_id(id).unwrap_or_else(|| panic!("no {id} on {path}"));
            assert_eq!(input.get("type"), Some(kind));
            assert_eq!(input.get("autocomplete"), Some(autocomplete));
            assert!(
                page.tags().any(|tag| tag.name == "label" && tag.get("for") == Some(id)),
                "{id} has no label"
            );
        }
        let html = page.tags().find(|tag| tag.name == "html");
        assert_eq!(html.and_then(|tag| tag.get("lang")), Some("en"));
        assert!(page.tags().any(|tag| tag.get("href") == Some("#main")));
        assert!(page.by_id("main").is_some());
        assert!(page.tags().all(|tag| !tag.is_inline_script()));
    }
}
