//! The order of checks: a request with two faults is told the one that is looked for first.

use rocket::http::Method;
use serde_json::json;

use super::{MOUNTS, SUPERUSER, somebody, tokens};
use crate::actor::Visitor;
use crate::harness::{PASSWORD, World};

/// What can be wrong with a request, in the order of the contract.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Fault {
    Accept,
    Stranger,
    Member,
    Spent,
    Method,
    Kind,
    Large,
    Broken,
    Fields,
}
use Fault::{Accept, Broken, Fields, Kind, Large, Member, Spent, Stranger};

const FAULTS: [Fault; 9] =
    [Accept, Stranger, Member, Spent, Fault::Method, Kind, Large, Broken, Fields];
const BODY: [Fault; 4] = [Kind, Large, Broken, Fields];
const SPENT: &str = "203.0.113.66";

impl Fault {
    fn status(self) -> u16 {
        match self {
            Accept => 406,
            Stranger => 401,
            Member => 403,
            Spent => 429,
            Fault::Method => 405,
            Kind => 415,
            Large => 413,
            Broken | Fields => 400,
        }
    }
}

/// An endpoint with a method it has, one it has not, and the faults it knows besides a wrong
/// `Accept` and a wrong method.
type Entry = (&'static str, Method, Method, &'static [Fault]);

const ENTRIES: [Entry; 13] = [
    ("/", Method::Get, Method::Post, &[]),
    ("/schema/", Method::Get, Method::Delete, &[]),
    ("/register/", Method::Post, Method::Get, &[Spent, Kind, Large, Broken, Fields]),
    ("/token/", Method::Post, Method::Get, &[Spent, Kind, Large, Broken, Fields]),
    ("/token/refresh/", Method::Post, Method::Put, &BODY),
    ("/token/verify/", Method::Post, Method::Patch, &BODY),
    ("/token/blacklist/", Method::Post, Method::Delete, &BODY),
    ("/private/", Method::Get, Method::Post, &[Stranger]),
    ("/me/", Method::Patch, Method::Post, &[Stranger, Kind, Large, Broken, Fields]),
    ("/me/password/", Method::Post, Method::Get, &[Stranger, Spent, Kind, Large, Broken, Fields]),
    ("/me/sessions/x/", Method::Delete, Method::Post, &[Stranger]),
    ("/users/", Method::Post, Method::Put, &[Stranger, Member, Kind, Large, Broken, Fields]),
    ("/users/1/", Method::Put, Method::Post, &[Stranger, Member, Kind, Large, Broken, Fields]),
];

/// Spends what an address may try.
async fn spend(world: &World, address: &str) {
    let now = world.clock.now_ms();
    for (kind, count) in [("password", 30), ("registration", 200)] {
        let row = format!("('{kind}', '', '{address}', {now})");
        let rows = vec![row; count].join(",");
        world
            .change(&format!("INSERT INTO attempts (kind, account, address, at) VALUES {rows}"))
            .await;
    }
}

#[rocket::async_test]
async fn of_two_faults_the_first_one_looked_for_is_told() {
    let world = World::with(json!({ "throttle": true })).await;
    somebody(&world, "ada", SUPERUSER).await;
    somebody(&world, "bob", "").await;
    let ((ada, _), (bob, _)) = (tokens(&world, "ada").await, tokens(&world, "bob").await);
    spend(&world, SPENT).await;
    let nulls: serde_json::Map<String, serde_json::Value> =
        ["username", "email", "password", "old_password", "refresh", "token"]
            .into_iter()
            .map(|name| (name.to_owned(), json!(null)))
            .collect();
    let nulls = json!(nulls).to_string();
    let mut pairs = 0;
    for (path, right, wrong, known) in ENTRIES {
        let is_known =
            |fault: &Fault| matches!(fault, Accept | Fault::Method) || known.contains(fault);
        for (place, first) in FAULTS.into_iter().enumerate() {
            for second in FAULTS.into_iter().skip(place) {
                // Who is a stranger is no member.
                if !is_known(&first) || !is_known(&second) || (first, second) == (Stranger, Member)
                {
                    continue;
                }
                for (mount, forced) in
                    [(MOUNTS[0], ""), (MOUNTS[1], ""), (MOUNTS[0], "?format=api")]
                {
                    let has = |fault| first == fault || second == fault;
                    if has(Accept) && !forced.is_empty() {
                        continue;
                    }
                    let visitor = match has(Spent) {
                        true => world.visitor().from(SPENT),
                        false => world.visitor(),
                    };
                    let method = if has(Fault::Method) { wrong } else { right };
                    let mut ask = visitor.script(method, &format!("{mount}{path}{forced}"));
                    if has(Accept) {
                        ask = ask.with("Accept", "image/png");
                    }
                    if !has(Stranger) {
                        ask = ask.bearer(if has(Member) { &bob } else { &ada });
                    }
                    let mut body = if has(Broken) { format!("{{{nulls}") } else { nulls.clone() };
                    if has(Large) {
                        body.push_str(&" ".repeat(70 * 1024));
                    }
                    let kind = if has(Kind) { "text/plain" } else { "application/json" };
                    if BODY.iter().any(|fault| has(*fault)) {
                        ask = ask.body(kind, body);
                    }
                    let answer = ask.send().await;
                    let what = format!("{method} {mount}{path}{forced}: {first:?}, {second:?}");
                    assert_eq!(answer.status, first.status(), "{what}: {}", answer.body);
                    if forced.is_empty() && matches!(first, Broken | Fields) {
                        let detail = answer.json().get("detail").is_some();
                        assert_eq!(detail, first == Broken, "{what}: {}", answer.body);
                    }
                    assert!(answer.header("Allow").is_some(), "{what}");
                    pairs += 1;
                }
            }
        }
    }
    assert!(pairs > 400, "{pairs}");
}

#[rocket::async_test]
async fn fields_come_before_the_budget_of_the_account_and_that_before_the_password() {
    let world = World::with(json!({ "throttle": true })).await;
    somebody(&world, "ada", "").await;
    let eve = world.visitor().from("203.0.113.67");
    let guess = json!({ "username": "ada", "password": "wrong" });
    for _ in 0..10 {
        eve.json("/api/token/", &guess).await.is(401);
    }
    eve.json("/api/token/", &json!({ "username": "ada" })).await.is(400);
    eve.json("/api/token/", &guess).await.is(429);
    eve.json("/api/token/", &json!({ "username": "ada", "password": PASSWORD })).await.is(429);
    // The address has attempts left, for others' names and for other methods.
    eve.json("/api/token/", &json!({ "username": "bob", "password": "x" })).await.is(401);
    eve.script(Method::Get, "/api/token/").send().await.is(405);
}

#[rocket::async_test]
async fn an_address_without_attempts_is_told_when_to_come_back_and_may_do_the_rest() {
    let world = World::with(json!({ "throttle": true })).await;
    somebody(&world, "ada", "").await;
    let (access, refresh) = tokens(&world, "ada").await;
    spend(&world, SPENT).await;
    let eve = world.visitor().from(SPENT);
    for path in ["/api/token/", "/accounts/token/", "/api/register/"] {
        for method in [Method::Get, Method::Options, Method::Post] {
            let answer = eve.script(method, path).send().await;
            let seconds = answer.is(429).header("Retry-After").expect("when to come back");
            let seconds: u64 = seconds.parse().expect("whole seconds");
            assert!((1..=900).contains(&seconds), "{seconds}");
            let said = format!("Request was throttled. Expected available in {seconds} seconds.");
            assert_eq!(answer.json(), json!({ "detail": said }));
        }
    }
    let page = eve.get("/api/token/").await;
    page.is(429).shows("Request was throttled.");
    // Once a minute for each address, as at the sign-in page.
    assert_eq!(world.count("audit", "event = 'throttled'").await, 1);
    assert_eq!(world.count("audit", &format!("address = '{SPENT}'")).await, 1);
    eve.json("/api/token/refresh/", &json!({ "refresh": refresh })).await.is(200);
    let bearer = |path: &str| eve.script(Method::Get, path).bearer(&access);
    for path in ["/api/me/", "/api/private/", "/api/me/sessions/"] {
        bearer(path).send().await.is(200);
    }
    let name = json!({ "first_name": "Ada" });
    eve.script(Method::Patch, "/api/me/").bearer(&access).json(&name).send().await.is(200);
}

#[rocket::async_test]
async fn the_json_of_the_pages_checks_in_the_same_order() {
    let world = World::with(json!({ "throttle": true })).await;
    spend(&world, SPENT).await;
    let closed = World::with(json!({ "registration": "closed" })).await;
    for body in ["{}", "{", "[]"] {
        for path in ["/login", "/register"] {
            let post = async |visitor: Visitor<'_>| {
                let ask = visitor.script(Method::Post, path);
                ask.body("application/json", body).send().await
            };
            post(world.visitor().from(SPENT)).await.is(429).json();
            post(world.visitor()).await.is(400).json();
            let status = if path == "/register" { 403 } else { 400 };
            post(closed.visitor()).await.is(status).json();
        }
    }
}

async fn told(visitor: &Visitor<'_>, method: Method, body: &str) {
    let ask = visitor.script(method, "/api/register/").body("application/json", body);
    let answer = ask.send().await;
    assert_eq!(answer.is(403).json(), json!({ "detail": "Registration is closed." }));
}

#[rocket::async_test]
async fn closed_registration_is_told_before_anything_that_could_be_mended() {
    let world = World::with(json!({ "registration": "closed", "throttle": true })).await;
    spend(&world, SPENT).await;
    for visitor in [world.visitor(), world.visitor().from(SPENT)] {
        for method in [Method::Post, Method::Get, Method::Put] {
            for body in ["{}", "{", "[]"] {
                told(&visitor, method, body).await;
            }
        }
    }
    let page = world.visitor().get("/api/register/").await;
    page.is(403).shows("Registration is closed.");
    assert!(page.html().by_id("post-form").is_none());
    let map = world.visitor().script(Method::Get, "/api/").send().await.json();
    assert!(map.get("register").is_none() && map.get("token").is_some(), "{map}");
}

#[rocket::async_test]
async fn a_large_form_is_405_where_nothing_is_posted_and_413_where_something_is() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", "").await;
    let large = "x".repeat(40 * 1024);
    for (path, status) in [("/api/private/", 405), ("/api/me/", 405), ("/api/me/password/", 413)] {
        for accept in ["application/json", "text/html"] {
            let ask = ada.request(Method::Post, path).with("Accept", accept);
            ask.form(&[("old_password", &large)]).send().await.is(status);
        }
    }
}
