//! Where somebody is signed in.

use rocket::http::Method;
use serde_json::json;

use super::{page, superuser};
use crate::harness::{PASSWORD, World};

const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
const ADMIN: &str = "an administrator ended the session";

async fn sid(world: &World, address: &str) -> String {
    world.ask(&format!("SELECT id FROM sessions WHERE ip = '{address}'")).await
}

#[rocket::async_test]
async fn they_are_shown_with_device_address_channel_and_times_and_end_one_by_one() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    let phone = world.visitor().from("198.51.100.7");
    let ask = phone.request(Method::Post, "/login").with("User-Agent", IPHONE);
    ask.form(&[("username", "ada"), ("password", PASSWORD)]).send().await.is(303);
    let script = world.visitor().from("203.0.113.5");
    let ask = script.script(Method::Post, "/api/token/").with("User-Agent", "backup/2.1 (cron)");
    let tokens = ask.json(&json!({ "username": "ada", "password": PASSWORD })).send().await;
    let token = tokens.is(200).json()["access"].as_str().expect("a token").to_owned();
    world.change("UPDATE sessions SET created_at = 86400 WHERE channel = 'api'").await;
    let path = page(&world, "ada", "/sessions").await;
    let answer = root.get(&path).await;
    answer.is(200).shows("Safari on iPhone").shows("198.51.100.7").shows(">2 January 1970</time>");
    answer.shows("backup 2.1").shows("203.0.113.5").shows("Through the API");
    answer.hides("This device").hides("Ended recently");
    assert_eq!(answer.body.matches("/end\"").count(), 3);

    let end = format!("{path}/{}/end", sid(&world, "198.51.100.7").await);
    let answer = root.post(&end, &[]).await;
    assert_eq!(answer.is(303).location(), format!("{path}?done=ended"));
    let answer = root.get(answer.location()).await;
    answer.is(200).shows("That session has ended.").shows("was signed out by an administrator.");
    let answer = phone.get("/private").await;
    phone.get(answer.is(303).location()).await.is(200).shows(ADMIN);
    assert!(ada.is_in().await && root.is_in().await);
    root.post(&end, &[]).await.is(303);
    assert_eq!(world.count("audit", "event = 'session_ended' AND actor = 'root'").await, 1);

    let answer = root.post(&format!("{path}/end-all"), &[]).await;
    let answer = root.get(answer.is(303).location()).await;
    answer.is(200).shows("The user is signed out everywhere.").shows("Not signed in anywhere.");
    answer.hides("/end-all");
    assert!(!ada.is_in().await && root.is_in().await);
    let ask =
        world.visitor().script(Method::Get, "/api/private/").bearer(&token).send().await.status;
    assert_eq!(ask, 401);
}

#[rocket::async_test]
async fn a_session_of_somebody_else_is_not_found_below_a_user() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let bob = world.member("bob").await;
    let bobs: String = world
        .ask(
            "SELECT id FROM sessions WHERE user_id = (SELECT id FROM users WHERE username = 'bob')",
        )
        .await;
    world.member("ada").await;
    let path = page(&world, "ada", "/sessions").await;
    for sid in [bobs.as_str(), "0", "%00", "%27", &"f".repeat(32)] {
        root.post(&format!("{path}/{sid}/end"), &[]).await.is(404);
    }
    assert!(bob.is_in().await);
}

#[rocket::async_test]
async fn the_own_present_one_is_marked_and_ends_with_the_rest() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.visitor().login("root").await.is(303);
    let path = page(&world, "root", "/sessions").await;
    let answer = root.get(&path).await;
    answer.is(200).shows("This signs you out here, too.");
    assert_eq!(answer.body.matches("This device").count(), 1);
    let answer = root.post(&format!("{path}/end-all"), &[]).await;
    let answer = root.get(answer.is(303).location()).await;
    assert!(answer.is(303).clears());
    root.get(answer.location()).await.is(200).shows(ADMIN);
}
