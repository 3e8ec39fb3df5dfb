//! What the optional script adds, in a browser that runs it.

use rocket::serde::json::json;

use crate::browser::{Scripts, journey};
use crate::visit::PASSWORD;

#[rocket::async_test]
async fn a_password_can_be_shown_and_is_hidden_before_it_is_sent() {
    journey(&[], Scripts::On, async |visit| {
        visit.open("/login").await;
        let kind = "return document.querySelector('#password').type";
        visit.fill(&[("username", "nobody"), ("password", PASSWORD)]).await;
        visit.push("Show").await;
        assert_eq!(visit.run(kind).await, json!("text"));
        assert_eq!(visit.value("password").await, PASSWORD);
        visit.push("Hide").await;
        assert_eq!(visit.run(kind).await, json!("password"));
        visit.push("Show").await;
        visit.submit().await;
        visit.until_wrong().await;
        assert_eq!(visit.run(kind).await, json!("password"));
        assert_eq!(visit.cursor().await, "password", "the cursor is where it would be without");
    })
    .await;
}

#[rocket::async_test]
async fn a_slash_leads_to_the_search_and_stays_a_slash_in_fields() {
    journey(&[], Scripts::On, async |visit| {
        visit.set_up("root").await;
        visit.open("/admin/users").await;
        visit.press("/").await;
        assert_eq!(visit.cursor().await, "search");
        visit.press("a/b").await;
        assert_eq!(visit.value("search").await, "a/b");
    })
    .await;
}

#[rocket::async_test]
async fn times_are_the_readers_and_the_servers_stay_beside_them() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        let zone = json!({ "timezoneId": "Asia/Tokyo" });
        visit.devtools("Emulation.setTimezoneOverride", zone).await;
        visit.open("/account/sessions").await;
        let script = "const t = document.querySelector('time'); return [t.textContent, t.title]";
        let told = visit.run(script).await;
        let (text, title) = (told[0].as_str().expect("text"), told[1].as_str().expect("text"));
        assert!(title.ends_with(" UTC)"), "{title}");
        assert!(!text.contains("UTC") && text != title, "{text}");
    })
    .await;
}

#[rocket::async_test]
async fn a_form_is_sent_once_and_again_after_the_back_button() {
    journey(&[], Scripts::On, async |visit| {
        visit.open("/login").await;
        visit.fill(&[("username", "nobody"), ("password", PASSWORD)]).await;
        let twice = "const form = document.querySelector('form[action$=login]'); let sent = 0;
            form.addEventListener('submit', event => setTimeout(() => event.defaultPrevented || sent++));
            document.addEventListener('submit', event => { if (!event.defaultPrevented) sent += 10; event.preventDefault(); });
            form.requestSubmit(); form.requestSubmit(); return sent";
        assert_eq!(visit.run(twice).await, json!(10), "only the first one gets through");
    })
    .await;
}
