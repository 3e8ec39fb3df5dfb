//! What goes in: three kinds of body, two mounts, and nothing that the caller may not set.

use rocket::http::Method;
use serde_json::{Value, json};

use super::{KINDS, Kind, MOUNTS, SUPERUSER, send, somebody, tokens};
use crate::harness::{PASSWORD, World};

#[rocket::async_test]
async fn every_endpoint_takes_every_kind_of_body_at_both_mounts() {
    let world = World::new().await;
    let nobody = world.visitor();
    let post = Method::Post;
    somebody(&world, "root", SUPERUSER).await;
    let (root, _) = tokens(&world, "root").await;
    let mut number = 0;
    for mount in MOUNTS {
        for kind in KINDS {
            number += 1;
            let name = format!("user{number}");
            let email = format!("{name}@example.org");
            let new = format!("new{number}@example.org");
            let at = |path: &str| format!("{mount}{path}");
            let what = format!("{mount} {kind:?}");
            let say = async |method, path: &str, fields: &[(&str, &str)], token: Option<&str>| {
                let answer = send(&nobody, (method, &at(path)), (kind, fields), token).await;
                assert!(answer.status < 300, "{what} {method} {path}: {}", answer.body);
                answer.json()
            };
            let draft = [("username", &*name), ("email", &email), ("password", PASSWORD)];
            let more =
                [draft[0], draft[1], draft[2], ("first_name", "Ä b"), ("password2", PASSWORD)];
            let made = say(post, "/register/", &more, None).await;
            assert_eq!((&made["username"], &made["first_name"]), (&json!(name), &json!("Ä b")));
            let by_name = [draft[0], draft[2]];
            let first = say(post, "/token/", &by_name, None).await;
            let pair = say(post, "/token/", &[draft[1], draft[2]], None).await;
            let text = |value: &Value, key: &str| value[key].as_str().expect("text").to_owned();
            let old = text(&pair, "refresh");
            let pair = say(post, "/token/refresh/", &[("refresh", &old)], None).await;
            let (access, refresh) = (text(&pair, "access"), text(&pair, "refresh"));
            assert_eq!(say(post, "/token/verify/", &[("token", &access)], None).await, json!({}));
            let me = Some(access.as_str());
            let patched = say(Method::Patch, "/me/", &[("last_name", "L")], me).await;
            assert_eq!(
                (&patched["first_name"], &patched["last_name"]),
                (&json!("Ä b"), &json!("L"))
            );
            let moved = [("email", &*new), ("password", PASSWORD)];
            assert_eq!(say(Method::Put, "/me/", &moved, me).await["email"], new);
            let next = [("old_password", PASSWORD), ("password", "marigold-compass-93")];
            assert_eq!(say(post, "/me/password/", &next, me).await, json!({}));
            assert_eq!(
                say(post, "/token/blacklist/", &[("refresh", &refresh)], None).await,
                json!({})
            );
            let ended = text(&first, "refresh");
            let ended = [("refresh", &*ended)];
            send(&nobody, (post, &at("/token/refresh/")), (kind, &ended), None).await.is(401);

            let by = Some(root.as_str());
            let name = format!("made{number}");
            let email = format!("{name}@example.org");
            let draft = [
                ("username", &*name),
                ("email", &email),
                ("password", PASSWORD),
                ("is_staff", "true"),
                ("last_name", "M"),
            ];
            let made = say(post, "/users/", &draft, by).await;
            assert_eq!((&made["is_staff"], &made["last_name"]), (&json!(true), &json!("M")));
            let path = format!("/users/{}/", made["id"]);
            let version = made["version"].to_string();
            let change = [("is_active", "false"), ("version", &*version)];
            let changed = say(Method::Patch, &path, &change, by).await;
            assert_eq!(
                (&changed["is_active"], &changed["is_staff"]),
                (&json!(false), &json!(true))
            );
            let whole = [("username", &*name), ("email", &email)];
            let replaced = say(Method::Put, &path, &whole, by).await;
            assert_eq!(
                (&replaced["is_active"], &replaced["is_staff"]),
                (&json!(true), &json!(false))
            );
            assert_eq!(replaced["last_name"], "");
        }
    }
}

/// A request, and the fields that are wrong in it.
type Case =
    (Method, &'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

#[rocket::async_test]
async fn what_is_wrong_is_told_alike_for_every_kind_of_body_at_both_mounts() {
    let world = World::new().await;
    somebody(&world, "ada", SUPERUSER).await;
    let (token, _) = tokens(&world, "ada").await;
    let nobody = world.visitor();
    let (patch, put, post) = (Method::Patch, Method::Put, Method::Post);
    let cases: [Case; 14] = [
        (post, "/register/", &[], &["username", "email", "password"]),
        (
            post,
            "/register/",
            &[("username", "a b"), ("email", "x"), ("password", "1")],
            &["username", "email", "password"],
        ),
        (
            post,
            "/register/",
            &[("username", ""), ("email", " "), ("password", "")],
            &["username", "email", "password"],
        ),
        (post, "/token/", &[], &["username", "password"]),
        (post, "/token/", &[("email", "")], &["email", "password"]),
        (post, "/token/refresh/", &[], &["refresh"]),
        (post, "/token/verify/", &[("token", "")], &["token"]),
        (post, "/token/blacklist/", &[("token", "x")], &["refresh"]),
        (patch, "/me/", &[("email", "x")], &["email"]),
        (put, "/me/", &[("email", "y@example.org")], &["password"]),
        (post, "/me/password/", &[("password", "1")], &["old_password", "password"]),
        (
            post,
            "/users/",
            &[("username", "a b"), ("is_staff", "perhaps")],
            &["username", "email", "password", "is_staff"],
        ),
        (patch, "/users/1/", &[("email", ""), ("version", "x")], &["email", "version"]),
        (put, "/users/1/", &[("is_active", "2")], &["username", "email", "is_active"]),
    ];
    for (method, path, fields, wrong) in cases {
        let mut told: Option<String> = None;
        for mount in MOUNTS {
            for kind in KINDS {
                let address = format!("{mount}{path}");
                let answer = send(&nobody, (method, &address), (kind, fields), Some(&token)).await;
                let what = format!("{method} {address} {kind:?}: {}", answer.body);
                assert_eq!(answer.status, 400, "{what}");
                let json = answer.json();
                let names: Vec<&String> = json.as_object().expect("an object").keys().collect();
                assert_eq!(names, wrong, "{what}");
                assert_eq!(*told.get_or_insert_with(|| answer.body.clone()), answer.body, "{what}");
            }
        }
    }
}

/// What nobody may set for themselves, and what nobody may set at all.
const FORBIDDEN: [(&str, &str); 14] = [
    ("is_staff", "true"),
    ("is_superuser", "true"),
    ("is_active", "false"),
    ("id", "777"),
    ("pk", "777"),
    ("user_id", "777"),
    ("date_joined", "2001-01-01T00:00:00Z"),
    ("last_login", "2001-01-01T00:00:00Z"),
    ("version", "41"),
    ("username_key", "root"),
    ("email_key", "root"),
    ("is_staff[]", "true"),
    ("user[is_staff]", "true"),
    ("groups", "1"),
];

/// How a harmless account is told from one that was tampered with.
const PLAIN: &str = "NOT is_staff AND NOT is_superuser AND is_active AND id < 700 \
                     AND date_joined > 1000000000 AND username_key <> 'root' AND email_key <> 'root'";

fn query() -> String {
    let pairs: Vec<String> =
        FORBIDDEN.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&").replace('[', "%5B").replace(']', "%5D")
}

#[rocket::async_test]
async fn nobody_registers_with_more_than_the_form_has() {
    let world = World::new().await;
    let nobody = world.visitor();
    let mut number = 0;
    for mount in MOUNTS {
        for kind in KINDS {
            for asked in [String::new(), format!("?{}", query())] {
                number += 1;
                let (name, email) = (format!("eve{number}"), format!("eve{number}@example.org"));
                let mut fields = FORBIDDEN.to_vec();
                fields.extend([("username", &*name), ("email", &email), ("password", PASSWORD)]);
                let path = format!("{mount}/register/{asked}");
                let made = send(&nobody, (Method::Post, &path), (kind, &fields), None).await;
                assert_eq!(made.is(201).json()["id"], number);
            }
        }
    }
    for extra in [
        json!({ "is_staff": [true], "is_superuser": { "is_superuser": true }, "id": [9] }),
        json!({ "user": { "is_staff": true }, "__proto__": { "is_superuser": true } }),
        json!({ "is_staff": 1, "is_superuser": 1.0, "version": 9, "password_hash": "x" }),
    ] {
        number += 1;
        let mut body = json!({ "username": format!("eve{number}"), "password": PASSWORD,
                               "email": format!("eve{number}@example.org") });
        let fields = body.as_object_mut().expect("an object");
        fields.extend(extra.as_object().expect("an object").clone());
        nobody.json("/api/register/", &body).await.is(201);
        // The same again is the same account, and no more than that.
        let again = nobody.json("/register", &body).await;
        assert_eq!(again.is(201).json()["id"], number);
    }
    assert_eq!(world.count("users", &format!("version = 1 AND {PLAIN}")).await, number);
    assert_eq!(world.count("users", "TRUE").await, number);
}

#[rocket::async_test]
async fn nobody_raises_themselves() {
    let world = World::new().await;
    somebody(&world, "eve", "").await;
    let (token, _) = tokens(&world, "eve").await;
    let nobody = world.visitor();
    let password: String = world.ask("SELECT password FROM users").await;
    let mut fields = FORBIDDEN.to_vec();
    fields.extend([("username", "root"), ("password", "marigold-compass-93")]);
    for mount in MOUNTS {
        for kind in KINDS {
            for method in [Method::Patch, Method::Put] {
                for path in [format!("{mount}/me/"), format!("{mount}/me/?{}", query())] {
                    let done = send(&nobody, (method, &path), (kind, &fields), Some(&token)).await;
                    assert_eq!(done.is(200).json()["username"], "eve");
                }
            }
        }
        for method in [Method::Patch, Method::Put, Method::Delete] {
            let path = format!("{mount}/users/1/");
            send(&nobody, (method, &path), (Kind::Json, &fields), Some(&token)).await.is(403);
        }
    }
    assert_eq!(world.count("users", &format!("username = 'eve' AND {PLAIN}")).await, 1);
    assert_eq!(world.ask::<String>("SELECT password FROM users").await, password);
}

#[rocket::async_test]
async fn superusers_set_what_the_form_has_and_nothing_else() {
    let world = World::new().await;
    somebody(&world, "root", SUPERUSER).await;
    let (token, _) = tokens(&world, "root").await;
    let nobody = world.visitor();
    let never = ["id", "pk", "user_id", "date_joined", "last_login", "username_key", "email_key"];
    for (number, kind) in KINDS.into_iter().enumerate() {
        let (name, email) = (format!("bob{number}"), format!("bob{number}@example.org"));
        let mut fields: Vec<(&str, &str)> =
            FORBIDDEN.into_iter().filter(|(name, _)| never.contains(name)).collect();
        fields.extend([("username", &*name), ("email", &email), ("password", PASSWORD)]);
        let to = (Method::Post, "/api/users/");
        let made = send(&nobody, to, (kind, &fields), Some(&token)).await.is(201).json();
        let id = made["id"].as_i64().expect("a number");
        let state = format!("SELECT password FROM users WHERE id = {id} AND {PLAIN}");
        let password: String = world.ask(&state).await;
        let path = format!("/api/users/{id}/");
        let last = fields.len() - 1;
        fields[last].1 = "marigold-compass-93";
        for method in [Method::Patch, Method::Put] {
            send(&nobody, (method, &path), (kind, &fields), Some(&token)).await.is(200);
            assert_eq!(world.ask::<String>(&state).await, password);
        }
    }
}
