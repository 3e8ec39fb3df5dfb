//! What the command does besides serving.

mod checks;
mod copies;
pub mod ground;
mod groups;
mod made;
mod people;
mod restores;
mod superuser;
mod tables;
mod terminal;
mod trail;

use std::collections::BTreeSet;

pub use ground::typing;

use crate::server::Setup;

/// Every command, with those inside it.
const COMMANDS: &[(&str, &[&str])] = &[
    ("serve", &[]),
    ("create-superuser", &[]),
    ("change-password", &[]),
    ("reset-link", &[]),
    (
        "users",
        &[
            "list",
            "show",
            "activate",
            "deactivate",
            "promote",
            "demote",
            "grant",
            "revoke",
            "delete",
        ],
    ),
    ("groups", &["list", "add", "change", "delete"]),
    ("sessions", &["list", "end"]),
    ("audit", &[]),
    ("check", &[]),
    ("backup", &[]),
    ("restore", &[]),
    ("migrate", &["up", "status"]),
    ("flush-expired", &[]),
    ("generate-secret", &[]),
    ("completions", &[]),
];

#[test]
fn completions_know_every_command_in_every_shell() {
    let setup = Setup::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = setup.run(&["completions", shell]);
        assert_eq!(said.code, Some(0), "{said:?}");
        for (command, inner) in COMMANDS {
            for word in std::iter::once(command).chain(*inner) {
                assert!(said.stdout.contains(word), "{shell} does not know {word}");
            }
        }
    }
    assert_eq!(setup.run(&["completions", "cmd"]).code, Some(2));
}

#[test]
fn help_names_every_command_and_version_its_number() {
    let setup = Setup::new();
    let said = setup.run(&["--help"]);
    assert_eq!(said.code, Some(0));
    for (command, inner) in COMMANDS {
        assert!(said.stdout.contains(command), "{}", said.stdout);
        for arguments in
            std::iter::once(vec![*command]).chain(inner.iter().map(|inner| vec![*command, *inner]))
        {
            let own = setup.run(&[&arguments[..], &["--help"]].concat());
            assert_eq!(own.code, Some(0), "{own:?}");
            assert!(own.stdout.contains("Usage:"), "{}", own.stdout);
            let examples = own.stdout.split_once("\nExample").map(|(_, examples)| examples);
            assert!(examples.is_some_and(|text| text.contains("doorward")), "{}", own.stdout);
        }
    }
    let said = setup.run(&["--version"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(said.stdout, format!("doorward {}\n", env!("CARGO_PKG_VERSION")));
    let left = std::fs::read_dir(setup.directory.path()).expect("readable");
    assert_eq!(left.count(), 0, "help made files");
}

#[test]
fn misuse_ends_with_code_2() {
    for arguments in [
        &["bogus"][..],
        &["serve", "--bogus"],
        &["migrate", "down"],
        &["users"],
        &["users", "promote"],
        &["sessions", "end"],
        &["backup"],
        &["reset-link"],
    ] {
        let said = Setup::new().run(arguments);
        assert_eq!(said.code, Some(2), "{said:?}");
        assert_eq!(said.stdout, "");
    }
}

#[test]
fn generated_secrets_differ_and_are_accepted() {
    let setup = Setup::new();
    let secrets: BTreeSet<String> =
        (0..5).map(|_| setup.run(&["generate-secret"]).stdout.trim().to_owned()).collect();
    assert_eq!(secrets.len(), 5);
    for secret in &secrets {
        assert!(secret.len() >= 43, "less than 256 bits: {secret}");
        let said = Setup::new().with("DOORWARD_SECRET_KEY", secret).run(&["migrate", "status"]);
        assert_eq!(said.code, Some(0), "{said:?}");
    }
}

#[test]
fn migrating_can_be_repeated_and_status_tells_what_is_done() {
    let setup = Setup::new();
    let before = setup.run(&["migrate", "status"]);
    assert_eq!(before.code, Some(0), "{before:?}");
    assert!(before.stdout.contains("[ ] m0001_accounts"), "{before:?}");
    for (arguments, warnings) in [(&["migrate"][..], 1), (&["migrate", "up"], 0)] {
        let said = setup.run(arguments);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(said.stderr.lines().count(), warnings, "{said:?}");
    }
    let after = setup.run(&["migrate", "status"]);
    assert!(after.stdout.contains("[x] m0001_accounts"), "{after:?}");
    assert!(!after.stdout.contains("[ ]"), "{after:?}");
}

#[test]
fn commands_work_while_the_server_runs_and_end_nobodys_session() {
    let setup = Setup::new();
    let server = setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    for (arguments, expected) in [
        (&["migrate", "status"][..], "[x] m0001_accounts"),
        (&["migrate", "up"], "up to date"),
        (&["flush-expired"], "0 expired sessions"),
        (&["flushexpiredtokens"], "0 expired sessions"),
    ] {
        let said = setup.run(arguments);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(said.stdout.contains(expected), "{said:?}");
    }
    assert!(ada.is_signed_in());
    assert!(ada.forget_access().is_signed_in());
}

#[test]
fn flushing_deletes_expired_sessions_and_no_others() {
    let setup = Setup::new();
    let server = setup.start();
    let (mut ada, mut bob) = (server.visitor(), server.visitor());
    ada.register("ada");
    bob.register("bob");
    let path = server.directory.path().join("doorward.db");
    let mut database = crate::sqlite::Sqlite::open(&path);
    database.execute(
        "UPDATE sessions SET expires_at = 1000, absolute_expires_at = 1000, ended_at = NULL \
         WHERE user_id = (SELECT id FROM users WHERE username = 'bob')",
    );
    // More than one statement deletes.
    database.execute(
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 12000) \
         INSERT INTO sessions (id, user_id, channel, remember, generation, kept_generation, \
         rotated_at, created_at, last_seen_at, expires_at, absolute_expires_at, ip, user_agent) \
         SELECT 'old' || n, user_id, channel, remember, generation, kept_generation, \
         rotated_at, created_at, last_seen_at, expires_at, absolute_expires_at, ip, user_agent \
         FROM sessions, numbers WHERE expires_at = 1000",
    );
    database.execute(
        "UPDATE sessions SET expires_at = unixepoch() - 7 * 86400 + 3600 WHERE id = 'old1'",
    );
    // A look at a clock that went a day further than it should: it may be wrong.
    database
        .execute("INSERT OR REPLACE INTO installation VALUES ('clock_look', unixepoch() - 90000)");
    for _ in 0..2 {
        let said = setup.run(&["flush-expired"]);
        assert!(
            said.stdout.contains("Deleted nothing") && said.stdout.contains("--now"),
            "{said:?}"
        );
    }
    database.execute("UPDATE installation SET value = unixepoch() WHERE name = 'clock_look'");
    let said = setup.run(&["flush-expired"]);
    assert!(said.stdout.contains("Deleted 12000 expired sessions"), "{said:?}");
    let said = setup.run(&["flush-expired", "--now"]);
    assert!(said.stdout.contains("Deleted 1 expired session"), "{said:?}");
    assert_eq!(database.number("SELECT count(*) FROM sessions"), 1);
    assert!(ada.is_signed_in());
    assert!(!bob.is_signed_in());
}
