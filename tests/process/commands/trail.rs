//! The audit trail at a terminal.

use serde_json::Value;

use super::ground::Ground;

fn words(entries: &[Value]) -> Vec<&str> {
    entries.iter().filter_map(|entry| entry["event"].as_str()).collect()
}

#[test]
fn the_trail_is_filtered_and_the_newest_entry_comes_first() {
    let ground = Ground::with_superuser();
    let server = ground.setup.start();
    server.visitor().register("ada");
    ground.well(&["users", "promote", "ada"]);
    ground.well(&["users", "deactivate", "ada"]);
    server.visitor().try_sign_in("ada").expect("an answer");

    let all = ground.json(&["audit"]);
    let ids: Vec<i64> = all.iter().filter_map(|entry| entry["id"].as_i64()).collect();
    assert!(ids.is_sorted_by(|newer, older| newer > older), "{ids:?}");
    assert_eq!(words(&all)[0], "sign_in_failed");
    assert_eq!(words(&all).last(), Some(&"set_up"));
    assert_eq!(all[0]["address"], "127.0.0.1");

    let of = |arguments: &[&str]| ground.json(&[&["audit"], arguments].concat());
    assert_eq!(words(&of(&["--event", "rights_changed"])), ["rights_changed"]);
    assert_eq!(of(&["--limit", "2"])[..], all[..2]);
    assert_eq!(of(&["--address", "192.0.2.1"]).len(), 0);
    // However it is spelt.
    assert_eq!(of(&["--address", "::FFFF:127.0.0.1"]), of(&["--address", "127.0.0.1"]));
    assert_eq!(of(&["--address", "127.0.0.1"])[0], all[0]);
    assert_eq!(words(&of(&["--user", "root"])), ["set_up"]);
    assert_eq!(of(&["--user", "terminal"]).len(), 3);
    assert_eq!(of(&["--since", "1h"]), all);
    assert_eq!(of(&["--until", "1h"]).len(), 0);
    assert_eq!(of(&["--since", "2000-01-01", "--until", "2000-01-02T00:00:00Z"]).len(), 0);
    let at = all[1]["at"].as_str().expect("a time");
    assert_eq!(of(&["--since", at])[..], all[..2], "a moment that was printed can be given");

    let table = ground.well(&["audit", "--event", "rights_changed"]);
    assert!(table.contains("is_staff: false → true"), "{table}");
    for misuse in [
        &["--event", "bogus"][..],
        &["--address", "here"],
        &["--since", "yesterday"],
        &["--until", "7"],
    ] {
        assert_eq!(ground.run(&[&["audit"], misuse].concat()).code, Some(2), "{misuse:?}");
    }
}

#[test]
fn names_that_visitors_invent_do_not_move_the_cursor() {
    let ground = Ground::with_superuser();
    let server = ground.setup.start();
    let hostile = "\u{1b}[2J\u{9b}31m\u{202e}eve\r\n{\"event\":\"set_up\"}";
    let answer = server.visitor().post("/login", &[("username", hostile), ("password", "x")]);
    assert_eq!(answer.status, 422);
    server.visitor().register("ada");
    for arguments in [&["audit"][..], &["audit", "--json"], &["sessions", "list", "ada"]] {
        let printed = ground.well(arguments);
        let moves = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!printed.contains(moves), "{printed:?}");
    }
    let entries = ground.json(&["audit", "--event", "sign_in_failed"]);
    assert_eq!(entries.len(), 1, "one entry is one line");
}

#[test]
fn a_reader_who_has_seen_enough_ends_the_command_quietly() {
    let ground = Ground::with_superuser();
    for arguments in [
        &["audit"][..],
        &["audit", "--json"],
        &["users", "list"],
        &["completions", "bash"],
        &["generate-secret"],
        &["--help"],
    ] {
        let mut child = ground.setup.command(arguments).spawn().expect("the binary runs");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!(ended.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{arguments:?}");
    }
}
