//! Users and their sessions, from a terminal while the server runs.

use super::ground::{Ground, on_postgres};
use crate::client::Visitor;
use crate::server::Server;

/// A server with the superuser `root`, and ada and bob signed in.
fn inhabited() -> (Ground, Server, Visitor, Visitor) {
    let ground = Ground::with_superuser();
    let server = ground.setup.start();
    let (mut ada, mut bob) = (server.visitor(), server.visitor());
    ada.register("ada");
    bob.register("bob");
    (ground, server, ada, bob)
}

fn names(ground: &Ground, arguments: &[&str]) -> Vec<String> {
    let found = ground.json(&[&["users", "list"], arguments].concat());
    found.iter().map(|user| user["username"].as_str().expect("text").to_owned()).collect()
}

#[test]
fn a_deactivated_user_is_out_on_the_next_request() {
    let (ground, _server, mut ada, mut bob) = inhabited();
    assert!(ground.well(&["users", "deactivate", "ada"]).contains("signed out everywhere"));
    assert!(!ada.is_signed_in() && !ada.forget_access().is_signed_in());
    assert_eq!(ada.try_sign_in("ada").expect("an answer").status, 422);
    assert!(bob.is_signed_in(), "somebody else");
    assert!(ground.well(&["users", "deactivate", "ada"]).contains("already"));
    ground.well(&["users", "activate", "ada@example.com"]);
    assert_eq!(ada.try_sign_in("ada").expect("an answer").status, 303);
    let changes = ground.json(&["audit", "--user", "ada", "--event", "deactivated"]);
    assert_eq!(changes.len(), 1, "doing it twice is doing it once");
    assert_eq!(changes[0]["details"]["is_active"], serde_json::json!([true, false]));
}

#[test]
fn rights_are_given_and_taken_at_once() {
    let (ground, _server, mut ada, _bob) = inhabited();
    let patch = |who: &mut Visitor| {
        let answer = who.try_send("PATCH", "/api/me/", "application/json", "{}");
        assert_eq!(answer.expect("an answer").status, 200);
        let body =
            r#"{"username":"carl","email":"carl@example.com","password":"brass-Lantern-47"}"#;
        who.json("/api/users/", body).status
    };
    assert_eq!(ada.get("/api/users/").status, 403);
    ground.well(&["users", "promote", "ada"]);
    assert!(!ada.is_signed_in(), "other rights end the sessions");
    ada.try_sign_in("ada").expect("an answer");
    assert_eq!(ada.get("/api/users/").status, 200);
    assert_eq!(patch(&mut ada), 403, "staff change nothing");
    ground.well(&["users", "promote", "--superuser", "ada"]);
    ada.try_sign_in("ada").expect("an answer");
    assert_eq!(patch(&mut ada), 201);
    ground.well(&["users", "demote", "ada"]);
    ada.try_sign_in("ada").expect("an answer");
    assert_eq!(ada.get("/api/users/").status, 403);
    let shown = &ground.json(&["users", "show", "ada"])[0];
    assert_eq!((&shown["is_staff"], &shown["is_superuser"]), (&false.into(), &false.into()));
}

#[test]
fn the_last_active_superuser_stays_on_every_path() {
    let (ground, _server, _ada, _bob) = inhabited();
    let paths = [
        &["users", "demote", "root"][..],
        &["users", "deactivate", "root"],
        &["users", "delete", "--yes", "root"],
    ];
    for path in paths {
        assert!(ground.refused(path).contains("last active superuser"), "{path:?}");
    }
    assert_eq!(names(&ground, &["--superuser", "--active"]), ["root"]);
    ground.well(&["users", "promote", "--superuser", "ada"]);
    ground.well(&["users", "delete", "--yes", "root"]);
    for path in paths {
        let ada: Vec<&str> =
            path.iter().map(|&word| if word == "root" { "ada" } else { word }).collect();
        assert!(ground.refused(&ada).contains("last active superuser"), "{ada:?}");
    }
}

#[test]
fn deleting_asks_for_a_yes_and_names_what_goes() {
    let (ground, _server, _ada, mut bob) = inhabited();
    let said = ground.run(&["users", "delete", "bob"]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(2), ""), "{said:?}");
    for word in ["bob", "bob@example.com", "1 active session", "--yes"] {
        assert!(said.stderr.contains(word), "{said:?}");
    }
    assert!(bob.is_signed_in());
    ground.well(&["users", "delete", "--yes", "bob"]);
    assert!(!bob.is_signed_in());
    assert_eq!(names(&ground, &["--search", "bob"]), [""; 0]);
    assert_eq!(ground.json(&["audit", "--user", "bob", "--event", "user_deleted"]).len(), 1);
}

#[test]
fn an_account_that_other_data_refers_to_is_not_deleted_and_the_reason_is_said() {
    let (ground, _server, mut ada, _bob) = inhabited();
    ground.execute(
        "CREATE TABLE orders (user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE RESTRICT)",
    );
    ground.execute("INSERT INTO orders SELECT id FROM users WHERE username = 'ada'");
    let told = ground.refused(&["users", "delete", "--yes", "ada"]);
    assert!(told.contains("other data") && told.contains("still refers to it"), "{told}");
    assert_eq!(told.contains("orders"), on_postgres(), "PostgreSQL says where: {told}");
    assert!(ada.is_signed_in());
    ground.execute("DELETE FROM orders");
    ground.well(&["users", "delete", "--yes", "ada"]);
}

#[test]
fn the_list_is_filtered_ordered_and_cut() {
    let (ground, _server, _ada, _bob) = inhabited();
    ground.well(&["users", "deactivate", "bob"]);
    assert_eq!(names(&ground, &[]), ["root", "ada", "bob"]);
    assert_eq!(names(&ground, &["--ordering", "-username"]), ["root", "bob", "ada"]);
    assert_eq!(names(&ground, &["--ordering=username", "--limit", "2"]), ["ada", "bob"]);
    assert_eq!(names(&ground, &["--inactive"]), ["bob"]);
    assert_eq!(names(&ground, &["--active"]), ["root", "ada"]);
    assert_eq!(names(&ground, &["--staff"]), ["root"]);
    assert_eq!(names(&ground, &["--search", "ADA@example"]), ["ada"]);
    let table = ground.run(&["users", "list", "--limit", "1"]);
    assert!(table.stdout.starts_with("ID") && table.stdout.contains("root@example.com"));
    assert!(!table.stdout.contains("ada"), "{table:?}");
    assert!(table.stderr.contains("1 of 3"), "{table:?}");
    for misuse in [&["--ordering", "password"][..], &["--active", "--inactive"], &["--limit", "x"]]
    {
        assert_eq!(ground.run(&[&["users", "list"], misuse].concat()).code, Some(2), "{misuse:?}");
    }
}

#[test]
fn sessions_are_listed_and_ended_one_or_all() {
    let (ground, server, mut ada, mut bob) = inhabited();
    let mut phone = server.visitor();
    phone.try_sign_in("ada").expect("an answer");
    let sessions = ground.json(&["sessions", "list", "ada"]);
    assert_eq!(sessions.len(), 2);
    assert!(sessions.iter().all(|one| one["ip"] == "127.0.0.1" && one["channel"] == "browser"));
    assert_eq!(ground.well(&["sessions", "list", "ada"]).lines().count(), 3, "a head and two");

    let first = sessions[0]["id"].as_str().expect("an id");
    assert!(ground.refused(&["sessions", "end", "bob", "--id", first]).contains("bob"));
    ground.well(&["sessions", "end", "ada", "--id", first]);
    let in_both = [ada.is_signed_in(), phone.is_signed_in()];
    assert_eq!(in_both.iter().filter(|signed_in| **signed_in).count(), 1);
    assert!(ground.refused(&["sessions", "end", "ada", "--id", first]).contains("ada"));
    assert!(ground.well(&["sessions", "end", "ada"]).contains("1 session of ada"));
    assert!(!ada.is_signed_in() && !phone.is_signed_in() && bob.is_signed_in());
    assert!(ground.well(&["sessions", "end", "ada"]).contains("0 sessions of ada"));
}

#[test]
fn nobody_of_that_name_is_one_sentence_everywhere() {
    let ground = Ground::with_superuser();
    for arguments in [
        &["users", "show", "no\u{1b}body"][..],
        &["users", "activate", "nobody"],
        &["users", "deactivate", "nobody"],
        &["users", "promote", "nobody"],
        &["users", "demote", "nobody"],
        &["users", "delete", "--yes", "nobody"],
        &["users", "show", ""],
        &["sessions", "list", "nobody"],
        &["sessions", "end", "nobody"],
        &["reset-link", "nobody"],
        &["change-password", "nobody"],
    ] {
        let told = ground.refused(arguments);
        assert!(told.contains("there is no user"), "{told}");
        assert!(!told.contains('\u{1b}'), "{told:?}");
    }
}

#[test]
fn no_output_has_a_hash_or_the_secret() {
    let (ground, _server, _ada, _bob) = inhabited();
    let secret = ground.setup.directory.path().join("doorward.secret");
    let secret = std::fs::read_to_string(secret).expect("the secret's file");
    for arguments in [
        &["users", "list"][..],
        &["users", "show", "ada"],
        &["sessions", "list", "ada"],
        &["audit"],
        &["check", "--deploy"],
        &["migrate", "status"],
    ] {
        for json in [&[][..], &["--json"]] {
            let said = format!("{:?}", ground.run(&[arguments, json].concat()));
            assert!(!said.contains("bcrypt_sha256"), "{said}");
            assert!(!said.contains("$2b$") && !said.contains("password\":"), "{said}");
            assert!(!said.contains(secret.trim()), "{said}");
        }
    }
}
