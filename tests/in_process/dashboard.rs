//! The admin's first page, and that its figures are right.

use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;

const DAY: i64 = 86_400;

/// A superuser, signed in.
async fn grace(world: &World) -> Visitor<'_> {
    let grace = world.member("grace").await;
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE").await;
    grace
}

/// Goes on to the next noon, so that no test begins on one day and ends on another; answers it in
/// Unix seconds.
fn noon(world: &World) -> i64 {
    let now = world.clock.now_ms().div_euclid(1000);
    let wait = (DAY + DAY / 2 - now.rem_euclid(DAY)).rem_euclid(DAY);
    world.advance(u64::try_from(wait).expect("forward"));
    now + wait
}

async fn joined(world: &World, name: &str, at: i64) {
    let insert = "INSERT INTO users (username, username_key, username_skeleton, email, email_key, \
                  password, date_joined)";
    let row = format!("('{name}', '{name}', '{name}', '{name}@x.org', '{name}@x.org', '!', {at})");
    world.change(&format!("{insert} VALUES {row}")).await;
}

async fn happened(world: &World, event: &str, at_ms: i64) {
    let insert = "INSERT INTO audit (at, event, actor, subject, address, request, details)";
    world.change(&format!("{insert} VALUES ({at_ms}, '{event}', '', '', '', '', '{{}}')")).await;
}

/// The page, not as it was kept.
async fn look(world: &World, visitor: &Visitor<'_>) -> Answer {
    world.advance(10);
    visitor.get("/admin").await
}

#[track_caller]
fn figure(answer: &Answer, id: &str) -> i64 {
    let text = answer.is(200).html().text_of(id).unwrap_or_else(|| panic!("no figure {id}"));
    text.parse().unwrap_or_else(|_| panic!("{id}: {text}"))
}

fn words(page: &Answer) -> String {
    page.html().text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of the table, the newest day first: sign-ups and sign-ins.
#[track_caller]
fn days(answer: &Answer) -> Vec<(i64, i64)> {
    let text = answer.html().text_inside("days").expect("the table of days");
    let (_, rows) = text.rsplit_once("Sign-ins").expect("its head");
    let cells = rows.split_whitespace().filter_map(|word| word.parse().ok());
    // A day, its number in the month, comes before the two counts.
    let cells: Vec<i64> = cells.collect();
    cells.chunks(3).map(|row| (row[1], row[2])).collect()
}

#[rocket::async_test]
async fn accounts_and_sessions_are_counted() {
    let world = World::new().await;
    let grace = grace(&world).await;
    for name in ["ada", "bob", "eve"] {
        world.member(name).await;
    }
    world.change("UPDATE users SET is_staff = TRUE WHERE username = 'ada'").await;
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'eve'").await;
    let page = look(&world, &grace).await;
    let counted = ["users", "inactive", "staff", "sessions"].map(|id| figure(&page, id));
    assert_eq!(counted, [4, 1, 2, 4]);
    assert_eq!(page.html().text_of("active").as_deref(), Some("3 active"));
    page.shows(">1 superuser<");
    world.visitor().login("bob").await.is(303);
    assert_eq!(figure(&look(&world, &grace).await, "sessions"), 5);
    world.change("UPDATE sessions SET ended_at = 1 WHERE user_id <> 1").await;
    assert_eq!(figure(&look(&world, &grace).await, "sessions"), 1);
}

#[rocket::async_test]
async fn who_was_here_lately_is_counted() {
    let world = World::new().await;
    let noon = noon(&world);
    let grace = grace(&world).await;
    world.change("UPDATE users SET last_login = NULL").await;
    for (name, days) in [("week", 7), ("later", 8), ("month", 30), ("long", 31)] {
        joined(&world, name, noon).await;
        let at = noon - days * DAY + 60;
        let seen = format!("UPDATE users SET last_login = {at} WHERE username = '{name}'");
        world.change(&seen).await;
    }
    let page = look(&world, &grace).await;
    assert_eq!(figure(&page, "seen"), 1);
    page.shows(">3 in 30 days<");
}

#[rocket::async_test]
async fn the_last_thirty_days_begin_and_end_at_midnight() {
    let world = World::new().await;
    let noon = noon(&world);
    let grace = grace(&world).await;
    let midnight = noon - DAY / 2;
    let first = midnight - 29 * DAY;
    joined(&world, "first", first).await;
    joined(&world, "before", first - 1).await;
    joined(&world, "yesterday", midnight - 1).await;
    joined(&world, "today", midnight).await;
    for at in [first, first - 1, midnight - 1, midnight] {
        happened(&world, "signed_in", at * 1000).await;
    }
    happened(&world, "signed_in", first * 1000 - 1).await;
    happened(&world, "signed_out", midnight * 1000).await;
    let page = look(&world, &grace).await;
    let all = days(&page);
    assert_eq!(all.len(), 30);
    // Today has grace as well, who signed in by registering.
    assert_eq!((all[0], all[1], all[29]), ((2, 2), (1, 1), (1, 1)));
    assert!(all[2..29].iter().all(|day| *day == (0, 0)), "{all:?}");
    page.shows("4 in 30 days, at most 2 a day").shows("Sign-ups in 30 days: 3 more than before");
    page.shows("4 in all, at most 2 a day. The figures").shows(": 2</title>");
    world.advance(u64::try_from(DAY).expect("small"));
    grace.login("grace").await.is(303);
    let all = days(&look(&world, &grace).await);
    assert_eq!((all[0], all[1], all[2], all[29]), ((0, 1), (2, 2), (1, 1), (0, 0)));
}

#[rocket::async_test]
async fn sign_ins_that_fail_are_told_for_a_day() {
    let world = World::with(json!({ "throttle": true })).await;
    let grace = grace(&world).await;
    world.member("ada").await;
    let eve = world.visitor().from("203.0.113.66");
    for name in ["ada", "ada", "nobody", "no-one", "nil"] {
        eve.login_with(name, "wrong").await.is(422);
    }
    let page = look(&world, &grace).await;
    let text = words(&page);
    assert!(text.contains("5 sign-ins failed."), "{text}");
    assert!(text.contains("Accounts tried unknown user names 3 ada 2"), "{text}");
    assert!(text.contains("203.0.113.66 5"), "{text}");
    page.shows("No one is blocked right now.").hides("no-one").hides("nil<");
    for _ in 0..8 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    eve.login_with("ada", "wrong").await.is(429);
    look(&world, &grace).await.is(200).shows("1 blocked right now.");
    world.advance(86_400);
    grace.login("grace").await.is(303);
    let page = look(&world, &grace).await;
    page.shows("No sign-in failed.").shows("No one is blocked right now.");
}

#[rocket::async_test]
async fn the_latest_sign_ups_and_actions_are_told() {
    let world = World::new().await;
    let grace = grace(&world).await;
    grace.get("/admin").await.is(200).shows("None yet.");
    for number in 0..11 {
        joined(&world, &format!("member{number}"), 4_000_000_000 + number).await;
    }
    let page = look(&world, &grace).await;
    let newest = page.is(200).html().text_of("newcomers").expect("a list");
    let all = ["member10", "member9", "member8", "member7", "member6"];
    assert!(all.iter().all(|name| newest.contains(name)), "{newest}");
    assert!(!newest.contains("member5") && !newest.contains("grace"), "{newest}");
    let tokens = grace
        .json(
            "/api/token/",
            &json!({ "username": "grace",
        "password": crate::harness::PASSWORD }),
        )
        .await
        .is(200)
        .json();
    let access = tokens["access"].as_str().expect("a token");
    let change = json!({ "is_active": false, "first_name": "<b>Bold</b>" });
    let ask = grace.script(rocket::http::Method::Patch, "/api/users/2/").bearer(access);
    ask.json(&change).send().await.is(200);
    // What people do to themselves is no administration.
    grace.post("/account/sessions/end-others", &[]).await.is(303);
    let page = look(&world, &grace).await;
    let told = page.is(200).hides("<b>Bold").html().text_of("done-lately").expect("a list");
    for word in ["member0", "grace", "<b>Bold</b>"] {
        assert!(told.contains(word), "no {word} in {told}");
    }
    let list = page.body.split("id=\"done-lately\"").nth(1).expect("a list");
    let list = list.split("</ol>").next().unwrap_or_default();
    assert_eq!(list.matches("<li").count(), 2, "{told}");
}

#[rocket::async_test]
async fn the_server_is_told_and_what_is_unsafe_to_superusers_alone() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let ada = world.member("ada").await;
    world.change("UPDATE users SET is_staff = TRUE WHERE username = 'ada'").await;
    for visitor in [&grace, &ada] {
        let page = visitor.get("/admin").await;
        page.is(200).shows(concat!(">", env!("CARGO_PKG_VERSION"), "<"));
        let is_told = ["SQLite 3.", "PostgreSQL 1"].iter().any(|name| page.body.contains(name));
        assert!(is_told, "{}", page.body);
    }
    let risks = grace.get("/admin").await.html().text_of("risks").expect("a list");
    assert!(risks.contains("throttle is off"), "{risks}");
    assert!(ada.get("/admin").await.html().by_id("risks").is_none());
}

#[rocket::async_test]
async fn the_page_needs_no_style_or_script_of_its_own() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let page = grace.get("/admin").await;
    page.is(200).hides("style=").hides("<script>").hides("<style");
    let html = page.html();
    let bars = html.tags().filter(|tag| {
        tag.name == "rect" && tag.get("class").is_some_and(|class| class.contains("bar-day"))
    });
    assert_eq!(bars.count(), 60);
}

#[rocket::async_test]
async fn staff_look_and_others_do_not() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for path in ["/admin", "/admin/log", "/admin/limits", "/admin/log?event=nonsense"] {
        let next = world.visitor().get(path).await;
        assert!(next.is(303).location().starts_with("/login?next=/admin"));
        ada.get(path).await.is(403);
    }
    world.change("UPDATE users SET is_staff = TRUE").await;
    for path in ["/admin", "/admin/log", "/admin/limits"] {
        ada.get(path).await.is(200).shows("aria-current=\"page\"");
    }
    world.change("UPDATE users SET is_staff = FALSE").await;
    ada.get("/admin").await.is(403);
}
