//! Looking through all accounts by the API: what is found, in which order, how many.

use rocket::http::Method;
use serde_json::{Value, json};

use crate::actor::Visitor;
use crate::harness::{PASSWORD, World, on_postgres};

/// A superuser in a world of these accounts, which plain SQL has made: user name, first and last
/// name, last sign-in.
async fn office<'w>(world: &'w World, people: &[(&str, &str, &str, Option<i64>)]) -> Visitor<'w> {
    let boss = world.member("boss").await;
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE, date_joined = 0").await;
    for (joined, (name, first, last, login)) in people.iter().enumerate() {
        let login = login.map_or("NULL".to_owned(), |at| at.to_string());
        let quoted = |text: &str| text.replace('\'', "''");
        let (first, last, key) = (quoted(first), quoted(last), name.to_lowercase());
        world
            .change(&format!(
                "INSERT INTO users (username, username_key, email, email_key, first_name, \
                 last_name, password, is_active, is_staff, is_superuser, date_joined, last_login, \
                 version) VALUES ('{name}', '{key}', '{name}@Mail.test', '{key}@mail.test', \
                 '{first}', '{last}', '!', TRUE, FALSE, FALSE, {}, {login}, 1)",
                joined + 1
            ))
            .await;
    }
    boss
}

/// The names on a page of the list, and the count beside them.
async fn list(who: &Visitor<'_>, query: &[(&str, &str)]) -> (u64, Vec<String>) {
    let pairs = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let answer = who.script(Method::Get, &format!("/api/users/?{pairs}")).send().await;
    let page = answer.is(200).json();
    let results = page["results"].as_array().expect("results");
    let name = |row: &Value| row["username"].as_str().expect("a name").to_owned();
    (page["count"].as_u64().expect("a count"), results.iter().map(name).collect())
}

async fn found(who: &Visitor<'_>, search: &str) -> Vec<String> {
    let (count, names) = list(who, &[("search", search)]).await;
    assert_eq!(count, names.len() as u64, "{search:?}");
    names
}

#[rocket::async_test]
async fn words_are_found_in_any_case_anywhere_and_all_of_them() {
    let world = World::new().await;
    let people = [
        ("Ada", "Ada", "Lovelace", None),
        ("grace_h", "Grace", "O'Hara \"Amazing\"", None),
        ("mueller", "Jürgen", "MÜLLER", None),
        ("percent", "100%", "A_B\\C", None),
        ("strauss", "Иван", "Strauß", None),
        ("west", "We\u{17f}t", "李小龍", None),
        ("ipek", "\u{130}pek", "\u{130}L\u{130}", None),
    ];
    let boss = office(&world, &people).await;
    let cases: [(&str, &[&str]); 33] = [
        ("ADA", &["Ada"]),
        ("ａｄａ", &["Ada"]),
        ("ada lace", &["Ada"]),
        ("lace ADA@MAIL", &["Ada"]),
        ("ada grace", &[]),
        ("mail.test", &["Ada", "grace_h", "mueller", "percent", "strauss", "west", "ipek"]),
        ("müller", &["mueller"]),
        ("MÜLLER jÜr", &["mueller"]),
        ("mu\u{308}ller", &["mueller"]),
        ("ü", &["mueller"]),
        ("Ür", &["mueller"]),
        ("%", &["percent"]),
        ("0%", &["percent"]),
        ("a_b", &["percent"]),
        ("b\\c", &["percent"]),
        ("_", &["grace_h", "percent"]),
        ("e_h", &["grace_h"]),
        ("\"amazing\"", &["grace_h"]),
        ("o'h", &["grace_h"]),
        ("' OR 1=1 --", &[]),
        ("\"", &["grace_h"]),
        ("*", &[]),
        ("[aA]da", &[]),
        ("STRAUSS", &["strauss"]),
        ("strauß", &["strauss"]),
        ("иВА", &["strauss"]),
        ("李小", &["west"]),
        ("李小龍 WEST", &["west"]),
        ("nobody\0", &[]),
        ("ipek ili", &["ipek"]),
        ("\u{130}PEK", &["ipek"]),
        ("li", &["ipek"]),
        ("i\u{307}li", &["ipek"]),
    ];
    for (search, names) in cases {
        assert_eq!(found(&boss, search).await, names, "{search:?}");
    }
    assert_eq!(found(&boss, "name:ada AND NOT").await, [""; 0]);
    assert_eq!(found(&boss, &"x".repeat(300)).await, [""; 0]);
    assert_eq!(found(&boss, "   ").await.len(), 8);
}

#[rocket::async_test]
async fn who_has_never_signed_in_comes_before_everybody_who_has() {
    let world = World::new().await;
    let people = [("bea", "b", "z", Some(5)), ("cem", "c", "y", None), ("dan", "a", "z", Some(3))];
    let boss = office(&world, &people).await;
    for (ordering, names) in [
        ("last_login", ["cem", "dan", "bea", "boss"]),
        ("-last_login", ["boss", "bea", "dan", "cem"]),
        ("username", ["bea", "boss", "cem", "dan"]),
        ("-email", ["dan", "cem", "boss", "bea"]),
        ("last_name", ["boss", "cem", "bea", "dan"]),
        ("-last_name", ["dan", "bea", "cem", "boss"]),
        ("date_joined", ["boss", "bea", "cem", "dan"]),
        ("-date_joined", ["dan", "cem", "bea", "boss"]),
        ("-is_staff", ["boss", "dan", "cem", "bea"]),
        ("password", ["boss", "bea", "cem", "dan"]),
    ] {
        let (_, all) = list(&boss, &[("ordering", ordering)]).await;
        assert_eq!(all, names, "{ordering}");
        let mut walked = Vec::new();
        for page in 1..=4 {
            let page = page.to_string();
            let query = [("ordering", ordering), ("page_size", "1"), ("page", page.as_str())];
            walked.extend(list(&boss, &query).await.1);
        }
        assert_eq!(walked, names, "{ordering} page by page");
    }
}

#[rocket::async_test]
async fn counts_follow_what_is_made_changed_and_deleted() {
    let world = World::new().await;
    let boss = office(&world, &[("ada", "Ada", "", None)]).await;
    let staff = [("is_staff", "true"), ("search", "example.org")];
    for round in 0..3 {
        assert_eq!(list(&boss, &[]).await.0, 2, "round {round}");
        let person = json!({
            "username": "cem", "email": "cem@example.org", "password": PASSWORD, "is_staff": true,
        });
        let made = boss.script(Method::Post, "/api/users/").json(&person).send().await;
        let path = format!("/api/users/{}/", made.is(201).json()["id"]);
        assert_eq!(list(&boss, &[]).await.0, 3);
        assert_eq!(list(&boss, &staff).await, (2, vec!["boss".to_owned(), "cem".to_owned()]));
        let change = json!({ "first_name": "Çem", "is_staff": false, "is_active": false });
        boss.script(Method::Patch, &path).json(&change).send().await.is(200);
        assert_eq!(found(&boss, "çem").await, ["cem"]);
        assert_eq!(list(&boss, &staff).await.0, 1);
        assert_eq!(list(&boss, &[("is_active", "false")]).await.0, 1);
        let change = json!({ "username": "zoe", "email": "zoe@example.org", "first_name": "" });
        boss.script(Method::Patch, &path).json(&change).send().await.is(200);
        assert_eq!(found(&boss, "cem").await, [""; 0]);
        assert_eq!(found(&boss, "zoe").await, ["zoe"]);
        boss.script(Method::Delete, &path).send().await.is(204);
        assert_eq!(found(&boss, "zoe").await, [""; 0]);
    }
}

#[rocket::async_test]
async fn what_plain_sql_changes_and_deletes_is_found_as_it_is_now() {
    let world = World::new().await;
    let boss = office(&world, &[("ada", "Ada", "Byron", None), ("bea", "Bea", "", None)]).await;
    world.change("UPDATE users SET last_name = 'Lovelace' WHERE username_key = 'ada'").await;
    assert_eq!(found(&boss, "byron").await, [""; 0]);
    assert_eq!(found(&boss, "lovelace").await, ["ada"]);
    world.change("UPDATE users SET id = 4711 WHERE username_key = 'ada'").await;
    assert_eq!(found(&boss, "lovelace").await, ["ada"]);
    world.change("DELETE FROM users WHERE username_key = 'bea'").await;
    assert_eq!(found(&boss, "bea").await, [""; 0]);
    let sound = "INSERT INTO users_words (users_words, rank) VALUES ('integrity-check', 1)";
    if !on_postgres() {
        world.change(sound).await;
    }
}
