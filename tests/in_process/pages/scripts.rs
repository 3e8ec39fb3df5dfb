//! The JSON face of register, sign-in and the private page.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::harness::{PASSWORD, World};

fn ada() -> Value {
    json!({ "username": "ada", "email": "ada@example.org", "password": PASSWORD })
}

#[rocket::async_test]
async fn a_script_registers_signs_in_and_sees_the_private_message() {
    let world = World::new().await;
    let script = world.visitor();
    let answer = script.json("/register", &ada()).await;
    let expected =
        "{\"email\":\"ada@example.org\",\"first_name\":\"\",\"id\":1,\"username\":\"ada\"}";
    let expected: Value = serde_json::from_str(expected).expect("JSON");
    assert_eq!(answer.is(201).json(), expected);
    assert_eq!(answer.header("Cache-Control"), Some("no-store"));
    let answer = script.json("/login", &ada()).await;
    assert_eq!(answer.is(200).header("Cache-Control"), Some("no-store"));
    let tokens = answer.json();
    assert_eq!(tokens.as_object().map(serde_json::Map::len), Some(2));
    let access = tokens["access"].as_str().expect("a token");
    let answer = script.script(Method::Get, "/private").bearer(access).send().await;
    assert_eq!(answer.is(200).body, "{\"message\":\"Access Granted!\"}");
    assert!(answer.keeps());
}

#[rocket::async_test]
async fn a_script_signs_in_by_address_too() {
    let world = World::new().await;
    let script = world.visitor();
    script.json("/register", &ada()).await.is(201);
    for credentials in [
        json!({ "email": "ada@example.org", "password": PASSWORD }),
        json!({ "username": "ADA@example.org", "password": PASSWORD }),
        json!({ "email": "ada", "password": PASSWORD }),
    ] {
        script.json("/login", &credentials).await.is(200);
    }
    let ask = script.script(Method::Post, "/login");
    let form = ask.form(&[("username", "ada"), ("password", PASSWORD)]);
    assert!(form.send().await.is(200).json()["access"].is_string());
}

#[rocket::async_test]
async fn wrong_unknown_and_inactive_are_one_answer() {
    let world = World::new().await;
    let script = world.visitor();
    script.json("/register", &ada()).await.is(201);
    let expected = json!({ "detail": "No active account found with the given credentials" });
    let wrong = |name: &str, password: &str| json!({ "username": name, "password": password });
    for credentials in [wrong("ada", "wrong"), wrong("eve", PASSWORD), wrong("\0", "\0")] {
        let answer = script.json("/login", &credentials).await;
        assert_eq!(answer.is(401).json(), expected);
        assert_eq!(answer.header("WWW-Authenticate"), Some("Bearer realm=\"api\""));
    }
    world.change("UPDATE users SET is_active = FALSE").await;
    assert_eq!(script.json("/login", &ada()).await.is(401).json(), expected);
}

#[rocket::async_test]
async fn fields_that_are_wrong_are_named() {
    let world = World::new().await;
    let script = world.visitor();
    script.json("/register", &ada()).await.is(201);
    let required = "This field is required.";
    for (field, value, message) in [
        ("username", None, required),
        ("email", None, required),
        ("password", None, required),
        ("username", Some(json!("")), "This field may not be blank."),
        ("username", Some(json!(null)), "This field may not be null."),
        ("username", Some(json!([])), "Not a valid string."),
        ("username", Some(json!({})), "Not a valid string."),
        ("username", Some(json!(true)), "Not a valid string."),
        ("username", Some(json!("ada")), "A user with that username already exists."),
        ("username", Some(json!("Ada")), "A user with that username already exists."),
        (
            "username",
            Some(json!("a b")),
            "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
        ),
        (
            "username",
            Some(json!("a".repeat(151))),
            "Ensure this field has no more than 150 characters.",
        ),
        ("email", Some(json!("nowhere")), "Enter a valid email address."),
        ("email", Some(json!("ADA@example.org")), "A user with that email already exists."),
        ("password", Some(json!("password1")), "This password is too common."),
        ("password", Some(json!("20931847561")), "This password is entirely numeric."),
        (
            "password",
            Some(json!("kX9!")),
            "This password is too short. It must contain at least 8 characters.",
        ),
        ("password", Some(json!("bobby-tables")), "The password is too similar to the username."),
    ] {
        let mut body = json!({
            "username": "bobby-tables", "email": "bob@example.org", "password": PASSWORD,
        });
        match value {
            Some(value) => body[field] = value,
            None => drop(body.as_object_mut().expect("one").remove(field)),
        }
        let answer = script.json("/register", &body).await;
        assert_eq!(answer.is(400).json(), json!({ field: [message] }), "{body}");
    }
    let mut body = json!({ "username": "bob", "email": "bob@example.org", "password": PASSWORD });
    body["password2"] = json!("another");
    let answer = script.json("/register", &body).await;
    let expected = json!({ "password": ["Password fields didn't match."] });
    assert_eq!(answer.is(400).json(), expected);
    assert_eq!(world.count("users", "1 = 1").await, 1);
}

#[rocket::async_test]
async fn sign_in_names_the_missing_fields() {
    let world = World::new().await;
    let script = world.visitor();
    let required = json!(["This field is required."]);
    let answer = script.json("/login", &json!({})).await;
    let expected = json!({ "username": required, "password": required });
    assert_eq!(answer.is(400).json(), expected);
    let answer = script.json("/login", &json!({ "email": "" })).await;
    let blank = json!(["This field may not be blank."]);
    assert_eq!(answer.is(400).json(), json!({ "email": blank, "password": required }));
}

#[rocket::async_test]
async fn all_that_is_wrong_with_a_password_comes_in_order() {
    let world = World::new().await;
    let body = json!({ "username": "12345", "email": "b@example.org", "password": "12345" });
    let answer = world.visitor().json("/register", &body).await;
    let expected = json!({ "password": [
        "The password is too similar to the username.",
        "This password is too short. It must contain at least 8 characters.",
        "This password is too common.",
        "This password is entirely numeric.",
    ] });
    assert_eq!(answer.is(400).json(), expected);
}

#[rocket::async_test]
async fn numbers_are_taken_as_text_where_text_is_expected() {
    let world = World::new().await;
    let script = world.visitor();
    let body = json!({ "username": 4711, "email": "n@example.org", "password": PASSWORD });
    assert_eq!(script.json("/register", &body).await.is(201).json()["username"], "4711");
    let body = json!({ "username": 4711, "password": PASSWORD });
    script.json("/login", &body).await.is(200);
}

#[rocket::async_test]
async fn a_body_that_is_no_object_is_refused() {
    let world = World::new().await;
    let script = world.visitor();
    for (body, found) in [
        (json!([]), "list"),
        (json!("text"), "str"),
        (json!(1), "int"),
        (json!(true), "bool"),
        (json!(null), "null"),
    ] {
        let answer = script.json("/login", &body).await;
        let message = format!("Invalid data. Expected a dictionary, but got {found}.");
        assert_eq!(answer.is(400).json(), json!({ "non_field_errors": [message] }));
    }
}

#[rocket::async_test]
async fn without_credentials_a_script_gets_401() {
    let world = World::new().await;
    let answer = world.visitor().script(Method::Get, "/private").send().await;
    let expected = json!({ "detail": "Authentication credentials were not provided." });
    assert_eq!(answer.is(401).json(), expected);
    assert_eq!(answer.header("WWW-Authenticate"), Some("Bearer realm=\"api\""));
}

#[rocket::async_test]
async fn the_face_is_what_the_client_prefers() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for (accept, json) in [
        ("*/*", false),
        ("text/html", false),
        ("application/json", true),
        ("application/json;q=0.3, text/html;q=0.8", false),
        ("text/html;q=0.3, application/json", true),
        ("image/png", false),
    ] {
        let ask = ada.request(Method::Get, "/private").with("Accept", accept);
        let kind = ask.send().await.is(200).header("Content-Type").map(str::to_owned);
        assert_eq!(kind.as_deref() == Some("application/json"), json, "{accept}");
    }
    let ask = ada.request(Method::Get, "/private").without("Accept");
    ask.send().await.is(200).shows("<h1>");
    ada.get("/private?format=json").await.is(200).json();
    let ask = ada.script(Method::Get, "/private?format=html");
    ask.send().await.is(200).shows("<h1>");
    let ask = ada.request(Method::Get, "/private").with("Accept", "*/*").bearer("x");
    assert_eq!(ask.send().await.is(401).json()["code"], "token_not_valid");
}
