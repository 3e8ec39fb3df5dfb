//! What happened with an account: told to its owner, in words and as a file.

use rocket::http::Method;

use crate::harness::{PASSWORD, World};

#[rocket::async_test]
async fn the_owner_reads_what_happened_and_from_where() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let bob = world.visitor().from("198.51.100.9");
    bob.register("bob").await.is(303);
    let thief = world.visitor().from("203.0.113.66");
    thief.login_with("ada", "not her password").await.is(422);
    let page = ada.get("/account/activity").await;
    page.is(200).shows("You created this account.").shows("An attempt to sign in failed.");
    page.shows("203.0.113.66").shows(">Today<").hides("198.51.100.9").hides("Show older");
    let profile = [("email", "new@example.org"), ("password", PASSWORD)];
    ada.post("/account/profile", &profile).await.is(303);
    let told = ada.get("/account/activity").await.html().text();
    let sentence = "You changed your e-mail from ada@example.org to new@example.org.";
    assert!(told.contains(sentence), "{told}");
    world.advance(86_400);
    ada.login("ada").await.is(303);
    ada.get("/account/activity").await.shows(">Today<").shows(">Yesterday<");
    world.advance(86_400);
    ada.login("ada").await.is(303);
    let day = ada.get("/account/activity").await;
    day.shows(">Yesterday<").shows("You created this account.");
}

#[rocket::async_test]
async fn the_owner_chooses_what_is_shown() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.visitor().login_with("ada", "wrong").await.is(422);
    let (made, came) = ("You created this account.", "You signed in.");
    let failed = "An attempt to sign in failed.";
    for (query, shown, hidden) in [
        ("", &[made, came, failed][..], &[][..]),
        ("?show=signins", &[came, failed], &[made]),
        ("?show=changes", &[made], &[came, failed]),
        ("?show=warnings", &[failed], &[made, came]),
        ("?show=nonsense", &[made, came, failed], &[]),
        ("?show=changes&before=1", &["There is nothing older."], &[made, came, failed]),
    ] {
        let page = ada.get(&format!("/account/activity{query}")).await;
        for sentence in shown {
            page.is(200).shows(sentence);
        }
        for sentence in hidden {
            page.hides(sentence);
        }
    }
    let page = ada.get("/account/activity?show=changes&before=1").await;
    let html = page.shows(">Show newest<").html();
    let links = html.tags().filter(|tag| tag.get("href") == Some("/account/activity?show=changes"));
    // The choice, which is made, and the way back to its first page.
    let current: Vec<_> = links.map(|link| link.get("aria-current")).collect();
    assert_eq!(current, [Some("true"), None]);
}

#[rocket::async_test]
async fn what_an_administrator_did_is_told_without_their_name_and_address() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let root = world.visitor().from("198.51.100.9");
    root.register("supervisor").await.is(303);
    world.change("UPDATE users SET is_superuser = TRUE WHERE username = 'supervisor'").await;
    let id: i64 = world.ask("SELECT id FROM users WHERE username = 'ada'").await;
    let fields = [("password", "violet-harbour-62"), ("password2", "violet-harbour-62")];
    root.post(&format!("/admin/users/{id}/password"), &fields).await.is(303);
    ada.login_with("ada", "violet-harbour-62").await.is(303);
    for path in ["/account/activity", "/account/data.json"] {
        let told = ada.get(path).await;
        told.is(200).hides("supervisor").hides("198.51.100.9");
    }
    ada.get("/account/activity").await.shows("An administrator set your password.");
}

#[rocket::async_test]
async fn a_long_history_has_pages() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for _ in 0..51 {
        world.visitor().login("ada").await.is(303);
    }
    let first = ada.get("/account/activity").await;
    assert_eq!(first.is(200).body.matches("You signed in.").count(), 50);
    let html = first.html();
    let older = html.tags().find(|tag| tag.get("rel") == Some("next")).expect("a next page");
    let second = ada.get(older.get("href").expect("an address")).await;
    second.is(200).shows("You created this account.").hides("Show older");
    let html = second.shows(">Show newest<").html();
    assert!(html.tags().any(|tag| tag.get("href") == Some("/account/activity?")));
    ada.get("/account/activity?before=1").await.is(200).shows("There is nothing older.");
}

#[rocket::async_test]
async fn everything_that_is_kept_comes_as_one_file() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.member("bob").await;
    let file = ada.get("/account/data.json").await;
    file.is(200).hides("bob");
    assert_eq!(file.header("Content-Type"), Some("application/json"));
    let name = "attachment; filename=\"my-data.json\"";
    assert_eq!(file.header("Content-Disposition"), Some(name));
    assert_eq!(file.header("Cache-Control"), Some("no-store"));
    let data = file.json();
    assert_eq!(data["account"]["username"], "ada");
    assert_eq!(data["sessions"].as_array().map(Vec::len), Some(1));
    let deeds = data["activity"].as_array().expect("a list");
    let events: Vec<_> = deeds.iter().map(|deed| &deed["event"]).collect();
    assert_eq!(events, ["signed_in", "registered"]);
    for secret in ["bcrypt", "password_hash", "generation", "$2"] {
        file.hides(secret);
    }
}

#[rocket::async_test]
async fn whoever_signs_out_is_told_so_once() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let left = ada.request(Method::Post, "/logout").with("Sec-Fetch-Site", "same-origin");
    let place = left.send().await.is(303).location().to_owned();
    assert_eq!(place, "/login");
    let come = async || {
        ada.request(Method::Get, &place).with("Sec-Fetch-Site", "same-origin").send().await
    };
    come().await.is(200).shows("You are signed out.");
    come().await.is(200).hides("You are signed out.");
}

#[rocket::async_test]
async fn whoever_signs_in_for_the_file_comes_to_the_page_that_offers_it() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    ada.logout().await;
    let asked = ada.get("/account/data.json").await;
    assert_eq!(asked.is(303).location(), "/login?next=/account");
    let fields = [("username", "ada"), ("password", PASSWORD), ("next", "/account/data.json")];
    assert_eq!(ada.post("/login", &fields).await.is(303).location(), "/account");
}

#[rocket::async_test]
async fn sessions_that_expired_have_ended_in_the_file_too() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.visitor().from("198.51.100.7").login("ada").await.is(303);
    world.change("UPDATE sessions SET expires_at = 86400 WHERE ip = '198.51.100.7'").await;
    let data = ada.get("/account/data.json").await.json();
    let sessions = data["sessions"].as_array().expect("a list").clone();
    let live = sessions.iter().filter(|session| session["ended"].is_null()).count();
    let expired = sessions.iter().filter(|session| session["ended"] == "1970-01-02T00:00:00Z");
    assert_eq!((live, expired.count()), (1, 1), "{sessions:?}");
}
