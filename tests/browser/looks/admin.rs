//! The way through every page of the administration, with long names and hostile ones.

use rusqlite::Connection;

use super::LONG;
use crate::visit::{PASSWORD, Visit};

/// What is in the place of names: without a place to break, in more than one direction, markup.
const NAMES: [&str; 7] = [
    LONG,
    "<script>alert(1)</script>",
    "\"'><b onclick=x>{{7*7}}",
    "\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{2066}olleh",
    "🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️",
    "\u{202e}gpj.exe",
    "Ada",
];

/// Sixty accounts, what happened to them, sessions of one, and limits that are reached.
fn plant(visit: &Visit) {
    let file = visit.server.directory.join("doorward.db");
    let database = Connection::open(file).expect("the database opens");
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        let ran = database.execute(sql, values);
        ran.unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    let now: i64 = database
        .query_row("SELECT max(at) FROM audit", [], |row| row.get(0))
        .expect("setting up is in the trail");
    for number in 2..=61_i64 {
        let name = NAMES[number as usize % NAMES.len()];
        let key = format!("{number}{name}");
        run(
            "INSERT INTO users (id, username, username_key, username_skeleton, email, email_key, \
             first_name, last_name, password, is_active, is_staff, date_joined) \
             VALUES (?1, ?2, ?3, ?3, ?4, ?3, ?2, ?2, '!', ?5, ?6, ?7)",
            &[
                &number,
                &name,
                &key,
                &format!("{name}@example.org"),
                &(number % 3 > 0),
                &(number % 7 == 0),
                &(now / 1000 - number * 40_000),
            ],
        );
        let details = rocket::serde::json::json!({ "first_name": [name, ""], "why": name, "is_active": [true, false] });
        for event in ["user_changed", "deactivated", "sign_in_failed", "token_reused"] {
            run(
                "INSERT INTO audit (at, event, actor_id, actor, subject_id, subject, address, \
                 request, details) VALUES (?1, ?2, ?3, ?4, ?3, ?4, \
                 '2001:db8:85a3:1234:5678:8a2e:370:7334', 'f889afb2bdfdad3300000000', ?5)",
                &[&(now - number), &event, &number, &name, &details.to_string()],
            );
        }
    }
    for number in 1..=4_i64 {
        let name = NAMES[number as usize - 1];
        run(
            "INSERT INTO groups (id, name, name_key, version) VALUES (?1, ?2, ?3, 1)",
            &[&number, &name, &format!("{number}{name}")],
        );
        run(
            "INSERT INTO group_permissions (group_id, permission) VALUES (?1, 'orders.edit')",
            &[&number],
        );
        for user in [7, 8, 9 + number] {
            let member = "INSERT INTO user_groups (user_id, group_id) VALUES (?1, ?2)";
            run(member, &[&user, &number]);
        }
    }
    for number in 0..8_i64 {
        let ended = (number > 4).then_some(now);
        run(
            "INSERT INTO sessions (id, user_id, channel, generation, kept_generation, \
             rotated_at, created_at, last_seen_at, expires_at, absolute_expires_at, ended_at, \
             end_reason, ip, user_agent) VALUES (?1, 7, 'browser', 1, 1, ?2, ?2, ?2, ?3, ?3, ?4, \
             ?5, '2001:db8:85a3:1234:5678:8a2e:370:7334', ?6)",
            &[
                &format!("session-{number}"),
                &now,
                &(now + 9_000_000),
                &ended,
                &ended.map(|_| "password_changed"),
                &NAMES[number as usize % NAMES.len()],
            ],
        );
        for _ in 0..6 + number {
            run(
                "INSERT INTO attempts (kind, account, address, at) \
                 VALUES ('password', ?1, '2001:db8:85a3:1234::/64', ?2)",
                &[&format!("user:{}", number + 2), &now],
            );
        }
    }
}

/// An account with a long name.
const ONE: &str = "/admin/users/7";

/// Leads through them all, and stops at each.
pub async fn every_page(visit: &Visit, stop: impl AsyncFn(&str)) {
    let start = visit.setup_address().await;
    visit.goto(&start).await;
    stop("setup").await;
    visit.fill(&[("username", "a b"), ("email", LONG), ("password", "12345")]).await;
    visit.submit().await;
    visit.until_wrong().await;
    stop("setup-422").await;
    visit.set_up("root").await;
    stop("admin-fresh").await;
    plant(visit);

    for (name, path) in [
        ("admin", "/admin"),
        ("users", "/admin/users?page_size=50"),
        ("users-last", "/admin/users?page=4"),
        ("users-none", "/admin/users?search=nobody-of-that-name"),
        ("users-add", "/admin/users/add"),
        ("log", "/admin/log"),
        ("log-filtered", "/admin/log?event=deactivated"),
        ("log-none", "/admin/log?who=nobody-of-that-name"),
        ("limits", "/admin/limits"),
        ("groups", "/admin/groups"),
        ("groups-add", "/admin/groups/add"),
        ("group", "/admin/groups/1"),
        ("group-delete", "/admin/groups/1/delete"),
        ("users-group", "/admin/users?group=1"),
        ("user", ONE),
        ("user-password", "/admin/users/7/password"),
        ("user-sessions", "/admin/users/7/sessions"),
        ("user-history", "/admin/users/7/history"),
        ("user-history-all", "/admin/users/7/history?show=all"),
        ("user-delete", "/admin/users/7/delete"),
        ("user-404", "/admin/users/999999"),
        ("user-own", "/admin/users/1"),
        ("user-own-delete", "/admin/users/1/delete"),
    ] {
        visit.open(path).await;
        for summary in visit
            .page
            .find_all(fantoccini::Locator::Css("main summary"))
            .await
            .expect("some or none")
        {
            summary.click().await.expect("a summary opens");
        }
        stop(name).await;
    }
    lists(visit, &stop).await;
    mistakes(visit, &stop).await;
    reset(visit, &stop).await;
}

/// The list's answers to its forms.
async fn lists(visit: &Visit, stop: &impl AsyncFn(&str)) {
    visit.open("/admin/users").await;
    visit.push("Delete…").await;
    visit.until_wrong().await;
    stop("users-422").await;
    for (name, action) in [("users-deactivate", "Deactivate…"), ("users-delete", "Delete…")] {
        visit.open("/admin/users").await;
        visit.find("input[value=page]").await.click().await.expect("a choice");
        visit.push(action).await;
        visit.until_text("Cancel").await;
        stop(name).await;
    }
    visit.open("/admin/users?is_active=true").await;
    visit.find("input[value=all]").await.click().await.expect("a choice");
    visit.push("Deactivate…").await;
    visit.until_text("Cancel").await;
    visit.find("#confirm button").await.click().await.expect("a button to press");
    visit.until_text("deactivated;").await;
    stop("users-done").await;
}

/// Forms that come back.
async fn mistakes(visit: &Visit, stop: &impl AsyncFn(&str)) {
    visit.open("/admin/users/add").await;
    visit.fill(&[("username", "a b"), ("email", LONG), ("password", "12345")]).await;
    visit.submit().await;
    visit.until_wrong().await;
    stop("users-add-422").await;
    visit.open("/admin/groups/add").await;
    visit.fill(&[("name", "a, b")]).await;
    visit.submit().await;
    visit.until_text("stands between names").await;
    stop("groups-422").await;
    visit.open("/admin/log?from=2026-02-02&to=2026-02-01&address=here").await;
    visit.until_wrong().await;
    stop("log-422").await;
    visit.open(ONE).await;
    visit.fill(&[("username", "a b"), ("email", LONG)]).await;
    visit.push("Save").await;
    visit.until_wrong().await;
    stop("user-422").await;
    for (name, path, button) in [
        ("user-409", ONE, "Save"),
        ("user-password-409", "/admin/users/7/password", "Set password"),
        ("user-delete-409", "/admin/users/7/delete", "Delete this user"),
    ] {
        visit.open(path).await;
        if name == "user-password-409" {
            visit.fill(&[("password", PASSWORD), ("password2", PASSWORD)]).await;
        }
        let file = visit.server.directory.join("doorward.db");
        let database = Connection::open(file).expect("the database opens");
        let change = "UPDATE users SET version = version + 1, is_active = TRUE, \
                      username = substr(username, 1, 149) WHERE id = 7";
        database.execute(change, []).expect("the row changes");
        visit.push(button).await;
        visit.until_text("changed").await;
        stop(name).await;
    }
    visit.open("/admin/users/7/password").await;
    visit.fill(&[("password", "12345"), ("password2", "12346")]).await;
    visit.push("Set password").await;
    visit.until_text("Password fields didn't match.").await;
    stop("user-password-422").await;
}

/// The reset link, and where it leads.
async fn reset(visit: &Visit, stop: &impl AsyncFn(&str)) {
    visit.open("/admin/users/7/password").await;
    visit.push("Make a reset link").await;
    visit.until_text("The reset link is made").await;
    stop("user-link").await;
    let link = visit.value("reset-link").await;
    visit.goto(&link).await;
    stop("reset").await;
    visit.fill(&[("password", "12345"), ("password2", "12346")]).await;
    visit.submit().await;
    visit.until_text("Password fields didn't match.").await;
    stop("reset-422").await;
    visit.open("/reset?code=spent").await;
    stop("reset-403").await;
}
