//! The page of limits, and lifting them.

use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;

async fn world() -> World {
    World::with(json!({ "throttle": true })).await
}

/// A superuser, signed in from elsewhere than everybody else.
async fn grace(world: &World) -> Visitor<'_> {
    let grace = world.visitor().from("192.0.2.99");
    grace.register("grace").await.is(303);
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE").await;
    grace
}

/// Guesses ten times at a name, which is as often as one may.
async fn guess<'w>(world: &'w World, name: &str) -> Visitor<'w> {
    let eve = world.visitor().from("203.0.113.66");
    for _ in 0..10 {
        eve.login_with(name, "wrong").await.is(422);
    }
    eve.login_with(name, "wrong").await.is(429);
    eve
}

/// What the forms of the page send.
fn forms(page: &Answer) -> Vec<[String; 2]> {
    let html = page.html();
    let of = |name: &str| -> Vec<String> {
        let inputs = html.tags().filter(|tag| tag.name == "input" && tag.get("name") == Some(name));
        inputs.map(|tag| tag.get("value").unwrap_or_default().to_owned()).collect()
    };
    of("attempt").into_iter().zip(of("by")).map(|(attempt, by)| [attempt, by]).collect()
}

async fn lift(visitor: &Visitor<'_>, [attempt, by]: &[String; 2]) -> Answer {
    visitor.post("/admin/limits/lift", &[("attempt", attempt), ("by", by)]).await
}

fn words(page: &Answer) -> String {
    page.html().text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[rocket::async_test]
async fn who_is_limited_is_told_and_lifting_lets_them_in() {
    let world = world().await;
    let grace = grace(&world).await;
    world.member("ada").await;
    grace.get("/admin/limits").await.is(200).shows("No one is blocked right now.");
    let eve = guess(&world, "ada").await;
    eve.login("ada").await.is(429);
    let page = grace.get("/admin/limits").await;
    page.is(200).shows("<a href=\"/admin/users/2\"><bdi>ada</bdi></a>").shows("10 of 10");
    let text = words(&page);
    assert!(text.contains("ada from 203.0.113.66"), "{text}");
    assert!(text.contains("10 wrong passwords in 15 minutes for one account"), "{text}");
    let forms = forms(&page);
    assert_eq!(forms.len(), 1, "{text}");
    let answer = lift(&grace, &forms[0]).await;
    assert_eq!(answer.is(303).location(), "/admin/limits?done=lifted");
    let page = grace.get("/admin/limits?done=lifted").await;
    page.is(200)
        .shows("Unblocked. The counter starts again.")
        .shows("No one is blocked right now.");
    let told = "event = 'throttle_lifted' AND actor = 'grace' AND subject = 'ada' \
                AND details LIKE '%203.0.113.66%' AND details LIKE '%\"attempts\":10%'";
    assert_eq!(world.count("audit", told).await, 1);
    eve.login_with("ada", "wrong").await.is(422);
    eve.login("ada").await.is(303);
    let again = lift(&grace, &forms[0]).await;
    assert_eq!(again.is(303).location(), "/admin/limits?done=over");
    assert_eq!(world.count("audit", "event = 'throttle_lifted'").await, 1);
}

#[rocket::async_test]
async fn a_limit_that_is_over_is_not_told() {
    let world = world().await;
    let grace = grace(&world).await;
    guess(&world, "nobody").await;
    let nobody = "No one is blocked right now.";
    grace.get("/admin/limits").await.is(200).shows("10 of 10 attempts").hides(nobody);
    world.advance(890);
    grace.get("/admin/limits").await.is(200).shows("10 of 10 attempts").hides(nobody);
    world.advance(10);
    grace.get("/admin/limits").await.is(200).shows(nobody).hides("Close to a limit");
}

#[rocket::async_test]
async fn an_unknown_name_is_never_told_nor_its_hash() {
    let world = world().await;
    let grace = grace(&world).await;
    let eve = guess(&world, "my-password-by-mistake").await;
    let page = grace.get("/admin/limits").await;
    page.is(200).shows("Unknown user name").hides("my-password").hides("name:");
    let key: String = world.ask("SELECT account FROM attempts WHERE kind = 'password'").await;
    page.hides(key.strip_prefix("name:").expect("a hash"));
    lift(&grace, &forms(&page)[0]).await.is(303);
    eve.login_with("my-password-by-mistake", "wrong").await.is(422);
    assert_eq!(world.count("audit", "details LIKE '%my-password%'").await, 0);
}

#[rocket::async_test]
async fn an_address_at_its_limit_is_lifted_over_all_names() {
    let world = world().await;
    let grace = grace(&world).await;
    let eve = world.visitor().from("2001:db8:1:2::7");
    let guess = async |number: u32| eve.login_with(&format!("name{number}"), "wrong").await.status;
    for number in 0..30 {
        assert_eq!(guess(number).await, 422);
    }
    assert_eq!(guess(30).await, 429);
    let page = grace.get("/admin/limits").await;
    let text = words(page.is(200));
    assert!(text.contains("2001:db8:1:2::/64 30 of 30 attempts"), "{text}");
    assert!(text.contains("30 wrong passwords in a minute from one IP address"), "{text}");
    let limited = forms(&page).into_iter().find(|form| form[1] == "address").expect("by address");
    lift(&grace, &limited).await.is(303);
    assert_eq!(guess(30).await, 422);
    assert_eq!(world.count("attempts", "kind = 'password'").await, 1);
}

#[rocket::async_test]
async fn an_account_at_its_limit_is_lifted_over_all_addresses_and_others_stay() {
    let world = world().await;
    let grace = grace(&world).await;
    world.member("ada").await;
    for address in 1..=5 {
        let eve = world.visitor().from(&format!("203.0.113.{address}"));
        for _ in 0..10 {
            eve.login_with("ada", "wrong").await.is(422);
        }
    }
    guess(&world, "nobody").await;
    let stranger = world.visitor().from("198.51.100.77");
    stranger.login("ada").await.is(429);
    let page = grace.get("/admin/limits").await;
    let by = forms(&page).into_iter().find(|form| form[1] == "account").expect("by account");
    lift(&grace, &by).await.is(303);
    stranger.login("ada").await.is(303);
    assert_eq!(world.count("attempts", "kind = 'password'").await, 10);
    grace.get("/admin/limits").await.is(200).shows("Unknown user name").hides("<bdi>ada</bdi>");
}

#[rocket::async_test]
async fn what_comes_close_is_told_as_such() {
    let world = world().await;
    let grace = grace(&world).await;
    world.member("ada").await;
    let eve = world.visitor().from("203.0.113.66");
    for _ in 0..4 {
        eve.login_with("ada", "wrong").await.is(422);
    }
    grace.get("/admin/limits").await.is(200).hides("Close to a limit");
    eve.login_with("ada", "wrong").await.is(422);
    let page = grace.get("/admin/limits").await;
    page.is(200).shows("Close to a limit").shows("5 of 10").shows("No one is blocked right now.");
}

#[rocket::async_test]
async fn staff_see_it_and_only_superusers_lift() {
    let world = world().await;
    let grace = grace(&world).await;
    let ada = world.member("ada").await;
    let eve = guess(&world, "ada").await;
    let limited = forms(&grace.get("/admin/limits").await).remove(0);
    lift(&ada, &limited).await.is(403);
    world.change("UPDATE users SET is_staff = TRUE WHERE username = 'ada'").await;
    let page = ada.get("/admin/limits").await;
    page.is(200).shows("10 of 10 attempts").hides("Unblock<");
    assert!(forms(&page).is_empty());
    lift(&ada, &limited).await.is(403);
    lift(&world.visitor(), &limited).await.is(401);
    eve.login("ada").await.is(429);
    for form in [
        vec![],
        vec![("attempt", "1")],
        vec![("attempt", "x"), ("by", "both")],
        vec![("attempt", "1"), ("by", "all")],
        vec![("attempt", "99999999999999999999"), ("by", "both")],
    ] {
        grace.post("/admin/limits/lift", &form).await.is(400);
    }
    eve.login("ada").await.is(429);
}

#[rocket::async_test]
async fn without_limits_the_page_says_so() {
    let world = World::new().await;
    let grace = grace(&world).await;
    grace.get("/admin/limits").await.is(200).shows("the setting <code>throttle</code> is off");
}

#[rocket::async_test]
async fn a_proxy_that_is_not_trusted_is_told_with_the_setting_that_trusts_it() {
    let settings = json!({ "throttle": true, "trusted_proxies": ["10.0.0.0/8"] });
    let world = World::with(settings).await;
    let grace = grace(&world).await;
    let page = grace.get("/admin/limits").await;
    let html = page.is(200).html();
    assert_eq!(html.text_of("seen").as_deref(), Some("192.0.2.99"));
    assert!(html.by_id("untrusted").is_none() && html.by_id("proxies").is_none());
    let ask = grace.request(rocket::http::Method::Get, "/admin/limits");
    let page = ask.with("X-Forwarded-For", "198.18.0.1").send().await;
    let html = page.is(200).html();
    assert_eq!(html.text_of("seen").as_deref(), Some("192.0.2.99"));
    page.shows("trusted_proxies = [&quot;10.0.0.0&#x2F;8&quot;, &quot;192.0.2.99&quot;]");
    // It is remembered for those who come by another way.
    let page = grace.get("/admin/limits").await;
    assert!(page.html().by_id("untrusted").is_none());
    let told = page.html().text_inside("proxies").expect("a warning");
    assert!(told.contains("192.0.2.99, last seen: "), "{told}");
    world.advance(86_401);
    grace.login("grace").await.is(303);
    let page = grace.get("/admin/limits").await;
    assert!(page.is(200).html().by_id("proxies").is_none());
}

#[rocket::async_test]
async fn behind_a_trusted_proxy_the_page_tells_the_client_and_the_connection() {
    let settings = json!({ "throttle": true, "trusted_proxies": ["192.0.2.0/24"] });
    let world = World::with(settings).await;
    let grace = grace(&world).await;
    let ask = grace.request(rocket::http::Method::Get, "/admin/limits");
    let page = ask.with("X-Forwarded-For", "198.18.0.1").send().await;
    let html = page.is(200).shows("<dd><bdi>192.0.2.99</bdi></dd>").html();
    assert_eq!(html.text_of("seen").as_deref(), Some("198.18.0.1"));
    assert!(html.by_id("untrusted").is_none() && html.by_id("proxies").is_none());
}
