//! Names, passwords and bodies that mean harm.

mod admin;

use rocket::http::Method;
use serde_json::{Value, json};

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

async fn register(visitor: &Visitor<'_>, name: &str, password: &str) -> Answer {
    let fields = [
        ("username", name),
        ("email", "someone@example.org"),
        ("password", password),
        ("password2", password),
    ];
    visitor.post("/register", &fields).await
}

#[rocket::async_test]
async fn names_that_deceive_or_break_are_refused_beside_the_field() {
    let world = World::new().await;
    world.visitor().register("admin").await.is(303);
    let visitor = world.visitor();
    for name in [
        "ad\0min",
        "\0",
        "ad\u{200b}min",
        "ad\u{200d}min",
        "ad\u{2060}min",
        "ad\u{feff}min",
        "ad\u{ad}min",
        "ad\u{202e}min",
        "ad\u{2066}min",
        "ad\u{3164}min",
        "ad\u{fe0f}min",
        "ad\u{e0041}min",
        "ad\nmin",
        "ad\r\nSet-Cookie: a=b",
        "ad\tmin",
        "ad\u{1b}[31mmin",
        "ad\u{2028}min",
        "ad\u{85}min",
        "\u{301}\u{301}",
        "a\u{301}\u{301}\u{301}\u{301}",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "{% include \"x\" %}",
        "a/b",
        "a\\b",
        "' OR 1=1 --",
        "\";DROP TABLE users;--",
        "a%00b",
        "💥",
        "\u{e000}",
        "аdmin",
        "ａｄｍｉｎ",
        "ADMIN",
        "..",
        "",
    ] {
        let answer = register(&visitor, name, PASSWORD).await;
        if name == ".." {
            continue;
        }
        let error = answer.is(422).html().error("username");
        assert!(error.is_some(), "{name:?}");
        let body = json!({ "username": name, "email": "x@example.org", "password": PASSWORD });
        let answer = visitor.json("/register", &body).await;
        assert!(answer.is(400).json()["username"].is_array(), "{name:?}");
    }
    assert_eq!(world.count("users", "username NOT IN ('admin', '..')").await, 0);
}

#[rocket::async_test]
async fn a_sign_in_with_any_name_whatever_is_only_wrong() {
    let world = World::new().await;
    world.visitor().register("ada").await.is(303);
    let visitor = world.visitor();
    let long = "a".repeat(20_000);
    for name in [
        "\0",
        "ada\0",
        "a\u{200b}da",
        "' OR '1'='1",
        "%",
        "_da",
        "*",
        "💥",
        "\u{202e}ada",
        "ß",
        "{{7*7}}",
        "<b>",
        &long,
    ] {
        visitor.login_with(name, PASSWORD).await.is(422);
        let body = json!({ "username": name, "password": PASSWORD });
        visitor.json("/login", &body).await.is(401);
    }
}

#[rocket::async_test]
async fn every_character_of_a_password_counts() {
    let world = World::new().await;
    let base = "x7-".repeat(24);
    let emoji = "🦊🐙🌵🍋🚲🧭🪁🎻🧶🪵🧊🫖🦉🐌🌋🪐🧵🥁";
    for (number, (right, wrong)) in [
        (format!("{base}X"), format!("{base}Y")),
        (format!("{emoji}X"), format!("{emoji}Y")),
        ("grün\0wiese-47".to_owned(), "grün\0wiese-48".to_owned()),
        ("grün\0wiese-47".to_owned(), "grün".to_owned()),
        (" tangerine-47".to_owned(), "tangerine-47".to_owned()),
        ("tangerine-47 ".to_owned(), "tangerine-47".to_owned()),
        ("Tangerine-Orbit".to_owned(), "tangerine-orbit".to_owned()),
        ("\u{202e}tangerine-47".to_owned(), "tangerine-47".to_owned()),
        ("tangerine\u{200b}-47".to_owned(), "tangerine-47".to_owned()),
        ("tangerine\r\n-47".to_owned(), "tangerine\n-47".to_owned()),
        ("密".repeat(64), "密".repeat(63)),
        ("q9-Z".repeat(256), "q9-Z".repeat(255)),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("person{number}");
        let fields = [
            ("username", name.as_str()),
            ("email", &format!("{name}@example.org")),
            ("password", &right),
            ("password2", &right),
        ];
        let answer = world.visitor().post("/register", &fields).await;
        // A repeated character is too common to pass, and no reason to look further.
        if right.starts_with('密') {
            continue;
        }
        assert_eq!(answer.status, 303, "{right:?} {:?}", answer.html().error("password"));
        world.visitor().login_with(&name, &wrong).await.is(422);
        world.visitor().login_with(&name, &right).await.is(303);
    }
}

#[rocket::async_test]
async fn one_password_in_two_compositions_is_one_password() {
    let world = World::new().await;
    register(&world.visitor(), "ada", "cafe\u{301}-orbit-47").await.is(303);
    world.visitor().login_with("ada", "caf\u{e9}-orbit-47").await.is(303);
}

#[rocket::async_test]
async fn a_megabyte_of_password_is_refused_without_ado() {
    let world = World::new().await;
    let visitor = world.visitor();
    let huge = "a".repeat(1024 * 1024);
    register(&visitor, "ada", &huge).await.is(413);
    visitor.login_with("ada", &huge).await.is(413);
    let body = json!({ "username": "ada", "password": huge });
    let answer = visitor.json("/login", &body).await;
    assert_eq!(answer.is(413).json(), json!({ "detail": "Request body too large." }));
    let long = "q9-Z".repeat(3_000);
    visitor.login_with("ada", &long).await.is(422);
    register(&visitor, "ada", &long).await.is(422);
}

#[rocket::async_test]
async fn nothing_but_the_named_fields_is_taken() {
    let world = World::new().await;
    let visitor = world.visitor();
    let extra = [
        "is_staff",
        "is_superuser",
        "id",
        "version",
        "date_joined",
        "last_login",
        "role",
        "groups",
        "username_key",
        "user[is_staff]",
        "is_staff[]",
    ];
    let mut fields = vec![
        ("username", "ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("is_active", "false"),
    ];
    fields.extend(extra.map(|name| (name, "1")));
    let ask = visitor.request(Method::Post, "/register?is_staff=1&is_superuser=1");
    ask.form(&fields).send().await.is(303);
    let mut body = json!({ "username": "bob", "email": "bob@example.org", "password": PASSWORD });
    for name in extra {
        body[name] = json!(true);
    }
    body["id"] = json!(77);
    body["is_active"] = json!(false);
    body["user"] = json!({ "is_staff": true });
    let made: Value = visitor.json("/register", &body).await.is(201).json();
    assert_eq!(made["id"], 2);
    assert_eq!(made.as_object().map(serde_json::Map::len), Some(4));
    assert_eq!(world.count("users", "is_staff OR is_superuser").await, 0);
    assert_eq!(world.count("users", "is_active AND version = 1").await, 2);
}

#[rocket::async_test]
async fn of_a_field_that_comes_twice_one_value_counts_everywhere() {
    let world = World::new().await;
    let fields = [
        ("username", "eve"),
        ("username", "ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
    ];
    world.visitor().post("/register", &fields).await.is(303);
    world.visitor().login("ada").await.is(303);
    world.visitor().login("eve").await.is(422);
}

const MARKUP: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "</title><script>alert(1)</script>",
    "{{7*7}}",
    "{% include \"doorward/login.html\" %}",
    "{{ __tera_context }}",
    "<!--",
];

#[rocket::async_test]
async fn what_was_typed_never_becomes_markup_or_template() {
    let world = World::new().await;
    let visitor = world.visitor();
    let pages = async |text: &str| {
        let fields = [
            ("username", text),
            ("email", text),
            ("first_name", text),
            ("password", "x"),
            ("remember", ""),
            ("next", text),
        ];
        let register = visitor.post("/register", &fields).await;
        assert_eq!(register.is(422).html().value("username"), text);
        assert_eq!(register.html().value("email"), text);
        let login = visitor.post("/login", &fields).await;
        assert_eq!(login.is(422).html().value("username"), text);
        let kind = visitor.request(Method::Post, "/login").body(text, "x").send().await;
        let query: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let path = format!("/nowhere/{}?q={query}", query.replace('+', "%20"));
        let found = visitor.get(&path).await;
        let ask = visitor.request(Method::Post, "/logout").form(&[]);
        let ask = ask.without("Sec-Fetch-Site").with("Origin", text);
        [register, login, kind.is(415).clone(), found, ask.send().await.is(403).clone()]
    };
    let harmless = pages("harmless!").await;
    for text in MARKUP {
        for (page, expected) in pages(text).await.iter().zip(&harmless) {
            assert_eq!(page.html().skeleton(), expected.html().skeleton(), "{text}");
            page.hides(">49<").hides("\"49\"").hides("&quot;site&quot;");
        }
    }
}

#[rocket::async_test]
async fn stored_data_never_becomes_markup_on_any_page() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let paths = ["/", "/private", "/register", "/nowhere", "/logout"];
    let set = async |text: &str| {
        let text = text.replace('\'', "''");
        let change = format!(
            "UPDATE users SET username = '{text}', email = '{text}', first_name = '{text}', \
             last_name = '{text}'"
        );
        world.change(&change).await;
    };
    set("harmless").await;
    let mut harmless = Vec::new();
    for path in paths {
        harmless.push(ada.get(path).await.html().skeleton());
    }
    for text in MARKUP {
        set(text).await;
        for (path, expected) in paths.iter().zip(&harmless) {
            let answer = ada.get(path).await;
            assert_eq!(&answer.html().skeleton(), expected, "{text} on {path}");
            assert!(answer.html().text().contains(text), "{text} on {path}");
            answer.hides(">49<");
        }
    }
}
