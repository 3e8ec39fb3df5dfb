//! Sessions, groups, and attempts that the limits count.

use rusqlite::{Connection, params};

use super::{Data, MEMBER, NOW, ROOT, STAFF};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
const EDGE: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                    Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";
const ANDROID: &str = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like \
                       Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";
const SCRIPT: &str = "python-httpx/0.27.2";

/// A device, its address, how long ago it was seen, and when and why its session ended.
type Seen = (&'static str, &'static str, i64, Option<(i64, Option<&'static str>)>);

/// Where the member is and was signed in. A session that ended by itself has no reason.
const SESSIONS: [Seen; 15] = [
    (IPHONE, "203.0.113.24", 3 * MINUTE, None),
    (EDGE, "2001:db8:85a3:1234:5678:8a2e:370:7334", 5 * HOUR, None),
    (ANDROID, "198.51.100.61", 26 * HOUR, None),
    (SCRIPT, "192.0.2.40", 4 * DAY, None),
    ("", "192.0.2.41", 6 * DAY, None),
    (FIREFOX, "203.0.113.24", 2 * HOUR, Some((2 * HOUR, Some("logout")))),
    (EDGE, "203.0.113.24", 9 * HOUR, Some((9 * HOUR, Some("replaced")))),
    (IPHONE, "198.51.100.61", 30 * HOUR, Some((29 * HOUR, Some("password_changed")))),
    (ANDROID, "198.51.100.7", 2 * DAY, Some((2 * DAY, Some("token_reused")))),
    (SCRIPT, "192.0.2.40", 3 * DAY, Some((3 * DAY, Some("admin")))),
    (EDGE, "203.0.113.24", 4 * DAY, Some((3 * DAY, Some("role_changed")))),
    (FIREFOX, "203.0.113.24", 5 * DAY, Some((5 * DAY, Some("deactivated")))),
    (FIREFOX, "203.0.113.24", 6 * DAY, Some((5 * DAY, Some("expired")))),
    (ANDROID, "198.51.100.7", 6 * DAY, Some((DAY, None))),
    (EDGE, "203.0.113.24", 6 * DAY, Some((6 * DAY, Some("of another version")))),
];

/// Somebody who never signs out.
const EVERYWHERE: i64 = 12;

/// The names of the groups, and what their members may do.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Order desk", &["orders.edit", "orders.view"]),
    ("Night shift", &[]),
    ("Paper mill", &["paper.count", "paper.price", "paper.cut"]),
    ("Everybody who may see the orders of the shop in Łódź", &["orders.view"]),
    ("Interns", &["paper.count"]),
];

pub fn plant(database: &Connection, data: Data) -> rusqlite::Result<()> {
    database.execute("DELETE FROM sessions", [])?;
    database.execute("DELETE FROM attempts", [])?;
    for (number, seen) in SESSIONS.into_iter().enumerate() {
        session(database, data, number, MEMBER, seen)?;
    }
    for number in 0..110 {
        let seen = (FIREFOX, "203.0.113.8", 2 * HOUR + number * MINUTE, None);
        session(database, data, 100 + number as usize, EVERYWHERE, seen)?;
    }
    for (number, user) in [ROOT, STAFF, 4, 5, 6, 9].into_iter().enumerate() {
        let seen = (EDGE, "198.51.100.90", (number as i64 + 1) * HOUR, None);
        session(database, data, 300 + number, user, seen)?;
    }
    groups(database, data)?;
    attempts(database)
}

fn session(
    database: &Connection,
    data: Data,
    number: usize,
    user: i64,
    (agent, address, seen, ended): Seen,
) -> rusqlite::Result<()> {
    let insert = "INSERT INTO sessions (id, user_id, channel, generation, kept_generation, \
                  rotated_at, created_at, last_seen_at, expires_at, absolute_expires_at, \
                  ended_at, end_reason, ip, user_agent) \
                  VALUES (?1, ?2, ?3, 1, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let channel = if agent == SCRIPT { "api" } else { "browser" };
    let ended_at = ended.and_then(|(ago, reason)| reason.map(|_| NOW - ago));
    let expires = match ended {
        Some((ago, None)) => NOW - ago,
        _ => NOW + 12 * DAY,
    };
    let agent = if data == Data::Hostile && number.is_multiple_of(3) {
        data.name(agent, number)
    } else {
        agent.to_owned()
    };
    let row = params![
        format!("{number:032x}"),
        user,
        channel,
        (NOW - seen) * 1000,
        NOW - seen - 8 * DAY,
        NOW - seen,
        expires,
        NOW + 30 * DAY,
        ended_at,
        ended.and_then(|(_, reason)| reason),
        address,
        agent,
    ];
    database.execute(insert, row).map(drop)
}

fn groups(database: &Connection, data: Data) -> rusqlite::Result<()> {
    for (place, (name, permissions)) in GROUPS.into_iter().enumerate() {
        let id = place as i64 + 1;
        let shown = data.name(name, place);
        database.execute(
            "INSERT INTO groups (id, name, name_key, version) VALUES (?1, ?2, ?3, 2)",
            params![id, shown, format!("{id}{}", shown.to_lowercase())],
        )?;
        for permission in permissions {
            let insert = "INSERT INTO group_permissions (group_id, permission) VALUES (?1, ?2)";
            database.execute(insert, params![id, permission])?;
        }
        // Nobody is an intern.
        for user in (MEMBER..50).filter(|user| id < 5 && user % (2 * id + 1) == 0) {
            let insert = "INSERT INTO user_groups (user_id, group_id) VALUES (?1, ?2)";
            database.execute(insert, params![user, id])?;
        }
    }
    for permission in ["orders.view", "paper.cut"] {
        let insert = "INSERT INTO user_permissions (user_id, permission) VALUES (?1, ?2)";
        database.execute(insert, params![MEMBER, permission])?;
    }
    Ok(())
}

/// Limits that are reached, and some that are close.
fn attempts(database: &Connection) -> rusqlite::Result<()> {
    for (kind, account, address, count) in [
        ("password", "user:5", "198.51.100.23", 10),
        ("password", "user:6", "198.51.100.24", 8),
        ("password", "user:999999", "2001:db8:85a3:1234::/64", 10),
        ("password", "name:0123456789abcdef", "198.51.100.99", 101),
        ("registration", "", "198.51.100.77", 150),
    ] {
        for number in 0..count {
            // Within the shortest of the windows of the limits.
            let at = NOW * 1000 - 2 * 60_000 - number * 500;
            database.execute(
                "INSERT INTO attempts (kind, account, address, at) VALUES (?1, ?2, ?3, ?4)",
                params![kind, account, address, at],
            )?;
        }
    }
    Ok(())
}
