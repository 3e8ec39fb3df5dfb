//! The log: every event, by everybody who can be its cause.

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::{Data, MEMBER, NOW, ROOT, STAFF};

const HOUR: i64 = 3_600;

/// Who did it, or to whom: an account, or none.
#[derive(Clone, Copy)]
enum Who {
    Nobody,
    Account(i64),
    /// An account that is gone.
    Gone(&'static str),
    Terminal,
    Host,
}

use Who::{Account, Gone, Host, Nobody, Terminal};

/// What happened: the event, who did it, to whom, and the details.
fn all(data: Data) -> Vec<(&'static str, Who, Who, Value)> {
    let name = |usual: &str| data.name(usual, 0);
    let (root, staff, member) = (Account(ROOT), Account(STAFF), Account(MEMBER));
    vec![
        ("sign_in_failed", Nobody, member, json!({ "channel": "browser" })),
        ("sign_in_failed", Nobody, Nobody, json!({ "channel": "browser" })),
        ("sign_in_failed", member, member, json!({ "channel": "confirmation" })),
        ("signed_in", member, member, json!({ "channel": "browser" })),
        ("signed_in", member, member, json!({ "channel": "api", "methods": "key" })),
        ("session_ended", root, member, json!({ "count": 1 })),
        ("sessions_ended", root, member, json!({ "count": 3 })),
        ("session_ended", member, member, json!({ "count": 1 })),
        ("sessions_ended", member, member, json!({ "count": 12 })),
        ("signed_out", member, member, json!({})),
        ("throttled", Nobody, Account(5), json!({ "channel": "browser", "limit": "password" })),
        ("throttled", Nobody, Nobody, json!({ "channel": "registration" })),
        ("throttled", Nobody, Nobody, json!({ "channel": "orders", "attempts": 1200 })),
        ("throttle_lifted", root, Account(5), json!({ "limited_address": "198.51.100.23" })),
        (
            "throttle_lifted",
            root,
            Nobody,
            json!({ "limited_address": "198.51.100.99", "limit": "registration" }),
        ),
        ("throttle_lifted", root, Nobody, json!({ "account": "unknown", "limit": "password" })),
        ("token_reused", Nobody, member, json!({})),
        ("password_changed", member, member, json!({})),
        ("password_reset", member, member, json!({})),
        ("password_set", root, member, json!({})),
        ("reset_link_made", root, member, json!({})),
        (
            "profile_changed",
            member,
            member,
            json!({ "first_name": [name("Anh"), name("Minh Anh")] }),
        ),
        (
            "profile_changed",
            member,
            member,
            json!({ "email": ["old@example.org", format!("{}@example.org", name("minhanh"))] }),
        ),
        ("user_changed", root, member, json!({ "last_name": ["", name("Nguyễn Thị")] })),
        ("user_changed", root, member, json!({ "username": [name("anh"), name("minhanh")] })),
        (
            "user_changed",
            root,
            member,
            json!({ "email": ["anh@example.org", "old@example.org"], "username": ["a", "b"] }),
        ),
        ("rights_changed", root, staff, json!({ "is_staff": [false, true] })),
        ("rights_changed", root, member, json!({ "is_superuser": [true, false] })),
        (
            "deactivated",
            root,
            Account(8),
            json!({ "is_active": [true, false], "why": name("No longer with us") }),
        ),
        ("activated", root, Account(8), json!({ "is_active": [false, true] })),
        ("groups_changed", root, member, json!({ "added": name("Order desk"), "removed": "" })),
        ("groups_changed", root, member, json!({ "removed": "Night shift, Interns", "added": "" })),
        ("groups_changed", root, member, json!({ "added": "A, B, C, D", "removed": "E" })),
        ("permissions_changed", root, member, json!({ "added": "orders.view", "removed": "" })),
        (
            "group_created",
            root,
            Nobody,
            json!({ "group": name("Interns"), "permissions": "orders.edit, orders.view" }),
        ),
        (
            "group_changed",
            root,
            Nobody,
            json!({ "group": name("Interns"), "name": [name("Trainees"), name("Interns")] }),
        ),
        ("group_deleted", root, Nobody, json!({ "group": name("Summer 2026"), "members": 4 })),
        ("user_created", root, member, json!({ "is_staff": [false, false] })),
        ("user_created", Terminal, Account(17), json!({})),
        ("user_deleted", root, Gone("former.colleague"), json!({ "email": "former@example.org" })),
        ("account_deleted", Gone("left.by.themselves"), Gone("left.by.themselves"), json!({})),
        ("registered", member, member, json!({})),
        ("set_up", Nobody, root, json!({})),
        ("users_exported", root, Nobody, json!({ "searched": true, "count": 58 })),
        (
            "cross_origin_refused",
            Nobody,
            Nobody,
            json!({ "method": "POST", "path": "/logout", "why": "Cross-origin request refused." }),
        ),
        ("untrusted_proxy", Nobody, Nobody, json!({})),
        ("orders.sent", Host, member, json!({ "order_number": 4711, "paid": null })),
        ("orders.sent", Nobody, Nobody, json!({})),
        ("deactivated", Account(999_999), Account(4), json!({})),
    ]
}

fn party(who: Who, data: Data) -> (Option<i64>, String) {
    match who {
        Nobody => (None, String::new()),
        // The name of an account is looked up when it was not stored.
        Account(id) if id > 58 => (Some(id), String::new()),
        Account(id) => (Some(id), data.name(NAMES[id as usize % NAMES.len()], id as usize - 1)),
        Gone(name) => (Some(70), data.name(name, 0)),
        Terminal => (None, "terminal".to_owned()),
        Host => (None, "host".to_owned()),
    }
}

/// The user names of the first accounts, by their ids.
const NAMES: [&str; 18] = [
    "",
    "robin",
    "amelie",
    "minhanh",
    "jp.albuquerque",
    "zeynep",
    "kasia",
    "chinedu.okonkwo",
    "amal",
    "xiaoming",
    "thora",
    "daniel.levi",
    "soren",
    "priya",
    "minjun",
    "beppe",
    "anna.k",
    "tane",
];

/// All events, and what happens on every day besides, so that there is more than one page.
pub fn plant(database: &Connection, data: Data) -> rusqlite::Result<()> {
    database.execute("DELETE FROM audit", [])?;
    let insert = "INSERT INTO audit (at, event, actor_id, actor, subject_id, subject, address, \
                  request, details) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let told = all(data);
    let usual = (0..120).map(|number: i64| {
        let who = Account(number % 17 + 1);
        ("signed_in", who, who, json!({ "channel": "browser" }))
    });
    let entries: Vec<_> = told.into_iter().chain(usual).collect();
    // Ids rise with time, as where things happen one after the other.
    for (number, (event, who, whom, details)) in entries.into_iter().enumerate().rev() {
        let number = number as i64;
        let at = NOW - 600 - number * 2 * HOUR - number * number * 40;
        let ((actor_id, actor), (subject_id, subject)) = (party(who, data), party(whom, data));
        let is_local = matches!(who, Terminal | Host);
        let address = match number % 5 {
            0 => "2001:db8:85a3:1234:5678:8a2e:370:7334",
            _ => "203.0.113.24",
        };
        let request = format!("{:024x}", 0xf889_afb2_bdfd_ad33_u64 - number as u64);
        database.execute(
            insert,
            params![
                at * 1000,
                event,
                actor_id,
                actor,
                subject_id,
                subject,
                if is_local { "" } else { address },
                if is_local { "" } else { &request },
                details.to_string(),
            ],
        )?;
    }
    Ok(())
}
