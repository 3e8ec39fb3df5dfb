//! One thing for many users: asked first, then done, then told.

use super::{crowd, id, names, superuser};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;

/// Ticks users and presses a button; answers with the page that asks.
async fn ask(visitor: &Visitor<'_>, action: &str, names: &[&str]) -> Answer {
    let mut fields = vec![("action".to_owned(), action.to_owned())];
    for name in names {
        let id = match name.parse::<i64>() {
            Ok(id) => id,
            Err(_) => id(visitor.world, name).await,
        };
        fields.push(("selected[]".to_owned(), id.to_string()));
    }
    send(visitor, "/admin/users", &fields).await
}

async fn send(visitor: &Visitor<'_>, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(path, &fields).await
}

/// Says yes, and goes where that leads.
pub async fn confirm(visitor: &Visitor<'_>, asked: &Answer) -> Answer {
    let (action, fields) = asked.is(200).html().form("confirm");
    let answer = send(visitor, &action, &fields).await;
    visitor.get(answer.is(303).location()).await
}

/// What the notice at the top says was done.
pub fn told(answer: &Answer) -> String {
    let notice = answer.body.split("role=\"status\">").nth(1).expect("a notice");
    let text = notice.split("<p>").nth(1).and_then(|text| text.split("</p>").next());
    text.expect("a sentence").to_owned()
}

fn says(answer: &Answer, id: &str) -> String {
    answer.html().text_of(id).unwrap_or_default()
}

async fn recorded(world: &World, event: &str) -> i64 {
    world.count("audit", &format!("event = '{event}' AND actor = 'root'")).await
}

#[rocket::async_test]
async fn deactivated_users_are_out_at_once() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let (ada, bob) = (world.member("ada").await, world.member("bob").await);
    let elsewhere = world.visitor();
    elsewhere.login("ada").await.is(303);
    world.member("eve").await;
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'eve'").await;
    let asked = ask(&root, "deactivate", &["ada", "bob", "eve", "root", "987654"]).await;
    let text = asked.is(200).html().text();
    assert!(text.contains("Deactivate 2 users?") && text.contains("3 sessions end at once."));
    assert_eq!(says(&asked, "named").matches("@example.org").count(), 2);
    assert_eq!(
        says(&asked, "left-out"),
        "Your own account stays as it is. 1 user is inactive already. 1 user is no longer there. \
         You are the last active superuser."
    );
    assert!(ada.is_in().await, "nothing has happened yet");
    let page = confirm(&root, &asked).await;
    assert_eq!(
        told(&page),
        "2 users were deactivated; 3 sessions ended. Your own account stays as it is. 1 user is \
         inactive already. 1 user is no longer there."
    );
    assert!(!ada.is_in().await && !bob.is_in().await && !elsewhere.is_in().await);
    assert!(root.is_in().await);
    let why = "ended_at IS NOT NULL AND end_reason = 'deactivated'";
    assert_eq!(world.count("sessions", why).await, 3);
    assert_eq!(recorded(&world, "deactivated").await, 2);
    assert_eq!(world.count("users", "NOT is_active AND version = 2").await, 2);
    let details: String = world
        .ask("SELECT details FROM audit WHERE subject = 'ada' AND event = 'deactivated'")
        .await;
    assert_eq!(details, "{\"is_active\":[true,false]}");
}

#[rocket::async_test]
async fn activated_users_can_sign_in_again() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    world.member("bob").await;
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'ada'").await;
    let asked = ask(&root, "activate", &["ada", "bob", "root"]).await;
    asked.is(200).shows("Activate 1 user?");
    assert_eq!(says(&asked, "left-out"), "2 users are active already.");
    let page = confirm(&root, &asked).await;
    assert_eq!(told(&page), "1 user was activated. 2 users are active already.");
    world.visitor().login("ada").await.is(303);
    assert_eq!(recorded(&world, "activated").await, 1);
    let asked = ask(&root, "activate", &["ada", "bob"]).await;
    asked.is(200).shows("Nothing would change.").hides("id=\"confirm\"");
}

#[rocket::async_test]
async fn sessions_end_but_for_the_present_one() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let phone = world.visitor();
    phone.login("root").await.is(303);
    let ada = world.member("ada").await;
    crowd(&world, "user", 1).await;
    let asked = ask(&root, "end_sessions", &["root", "ada", "user0001"]).await;
    let text = asked.is(200).html().text();
    assert!(text.contains("Sign out 2 users everywhere?") && text.contains("2 sessions end at"));
    let left_out = "Your current session goes on. 1 user has no session that could end.";
    assert_eq!(says(&asked, "left-out"), left_out);
    let page = confirm(&root, &asked).await;
    assert_eq!(told(&page), format!("2 sessions of 2 users ended. {left_out}"));
    assert!(root.is_in().await && !phone.is_in().await && !ada.is_in().await);
    assert_eq!(recorded(&world, "sessions_ended").await, 2);
    ada.login("ada").await.is(303);
}

#[rocket::async_test]
async fn deleted_users_are_gone_and_the_log_stays() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let ada = world.member("ada").await;
    superuser(&world, "eve").await;
    let asked = ask(&root, "delete", &["ada", "eve", "root"]).await;
    let text = asked.is(200).html().text();
    assert!(text.contains("Delete 2 users?") && text.contains("This can’t be undone."));
    assert_eq!(says(&asked, "left-out"), "Your own account stays as it is.");
    assert!(says(&asked, "named").contains("Superuser"));
    // One of them goes in the meantime, and the list was filtered.
    world.change("DELETE FROM users WHERE username = 'eve'").await;
    let page = confirm(&root, &asked).await;
    assert_eq!(
        told(&page),
        "1 user was deleted; 1 session ended. Your own account stays as it is. 1 user is no longer \
         there."
    );
    assert!(!ada.is_in().await);
    assert_eq!(world.count("users", "1 = 1").await, 1);
    assert_eq!(world.count("sessions", "1 = 1").await, 1);
    let told = "event = 'user_deleted' AND subject = 'ada' AND details LIKE '%ada@example.org%'";
    assert_eq!(world.count("audit", told).await, 1);
}

#[rocket::async_test]
async fn all_on_the_page_and_all_that_match_are_a_choice() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 1203).await;
    crowd(&world, "other", 3).await;
    let path = "/admin/users?search=user&is_active=true&ordering=-username&page=2";
    let page = root.get(path).await;
    let (action, fields) = page.is(200).html().form("bulk");
    assert_eq!(action, "/admin/users?search=user&is_active=true&ordering=-username&page=2");
    let ids = fields.iter().find(|(name, _)| name == "ids").expect("ids").1.clone();
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let choice = [field("action", "deactivate"), field("scope", "page"), field("ids", &ids)];
    let asked = send(&root, &action, &choice).await;
    asked.is(200).shows("Deactivate 20 users?").hides(" others");
    assert!(asked.body.split("<bdi>").any(|text| text.starts_with("user1183<")));
    let page = confirm(&root, &asked).await;
    assert_eq!(told(&page), "20 users were deactivated; 0 sessions ended.");
    page.shows("1,183").hides("user1183");
    // Everyone is a wider choice of the whole page, and none by itself.
    let ticked = id(&world, "user0001").await.to_string();
    let choice = [field("action", "delete"), field("everyone", "on")];
    let choice = [&choice[..], &[field("selected[]", &ticked), field("ids", &ids)]].concat();
    send(&root, &action, &choice).await.is(200).shows("Delete 1 user?");
    page.shows("All 1,183 users, not only this page").shows("All 20 on this page");
    let choice = [field("action", "delete"), field("everyone", "on"), field("scope", "page")];
    let asked = send(&root, &action, &choice).await;
    asked.is(200).shows("Delete 1,183 users?").shows("and 1,163 others");
    let choice = [field("action", "delete"), field("scope", "all")];
    let asked = send(&root, &action, &choice).await;
    asked.is(200).shows("Delete 1,183 users?").shows("and 1,163 others");
    // Who comes after the question is not meant.
    crowd(&world, "userlate", 1).await;
    let page = confirm(&root, &asked).await;
    assert_eq!(told(&page), "1,183 users were deleted; 0 sessions ended.");
    assert_eq!(names(&page), ["userlate0001"]);
    assert_eq!(world.count("users", "username LIKE 'other%'").await, 3);
    assert_eq!(world.count("users", "NOT is_active").await, 20);
    assert_eq!(recorded(&world, "user_deleted").await, 1183);
    assert_eq!(recorded(&world, "deactivated").await, 20);
}

#[rocket::async_test]
async fn a_full_page_of_ticks_is_taken() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 100).await;
    let ticked: Vec<String> = (1..=100).map(|n| format!("user{n:04}")).collect();
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    let asked = ask(&root, "delete", &ticked).await;
    confirm(&root, &asked).await.shows("100 users were deleted");
}

#[rocket::async_test]
async fn a_form_that_says_nothing_comes_back() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 1).await;
    let id = id(&world, "user0001").await.to_string();
    for (fields, error) in [
        (&[][..], "Choose what to do with the users."),
        (&[("action", "promote"), ("selected[]", &id)], "Choose what to do with the users."),
        (&[("action", "delete")], "Tick the users first."),
        (&[("action", "delete"), ("selected[]", "x")], "Tick the users first"),
        (&[("action", "delete"), ("everyone", "on"), ("confirm", "yes")], "Tick the users first"),
        (&[("action", "delete"), ("selected[]", "-1"), ("confirm", "yes")], "Tick the users first"),
        (&[("action", "delete"), ("scope", "page"), ("ids", ",,")], "Tick the users first"),
        (&[("action", "delete"), ("selected", &id), ("confirm", "yes")], "Tick the users first"),
    ] {
        let answer = root.post("/admin/users?search=user", fields).await;
        let told = answer.is(422).html().text_of("form-errors").expect("an error");
        assert!(told.contains(error), "{told}");
        answer.shows("user0001").hides("role=\"status\"");
    }
    for ids in ["0,99999999999999999999999,abc,", "987654"] {
        let fields = [("action", "delete"), ("scope", "page"), ("ids", ids), ("confirm", "yes")];
        let answer = root.post("/admin/users", &fields).await;
        assert!(answer.status == 303 || answer.status == 422, "{}", answer.status);
    }
    assert_eq!(world.count("users", "1 = 1").await, 2);
}

#[rocket::async_test]
async fn a_link_from_elsewhere_claims_nothing() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 1).await;
    let asked = ask(&root, "delete", &["user0001"]).await;
    let (action, fields) = asked.is(200).html().form("confirm");
    let answer = send(&root, &action, &fields).await;
    let path = answer.is(303).location();
    root.get(path).await.is(200).shows("1 user was deleted");
    let ask = root.request(rocket::http::Method::Get, path);
    ask.with("Sec-Fetch-Site", "cross-site").send().await.is(200).hides("was deleted");
    for query in [
        "done=%3Cb%3E",
        "done=profile",
        "done=",
        "done=many",
        "done=many&job=4711",
        "done=many&job=x",
        "done=delete&count=31498&going=1",
    ] {
        let page = root.get(&format!("/admin/users?{query}")).await;
        page.is(200).hides("role=\"status\"").hides("<b>");
    }
}
