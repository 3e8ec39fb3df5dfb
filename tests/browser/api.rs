//! The pages of the API, by clicking, without scripts.

use fantoccini::Locator;
use rocket::serde::json::{Value, from_str};

use crate::browser::{Scripts, journey};
use crate::visit::{PASSWORD, Visit};

/// Presses the button of this form.
async fn send(visit: &Visit, form: &str) {
    let button = visit.find(&format!("#{form} button[type=submit]")).await;
    button.click().await.expect("a button to press");
}

/// Empties a field of this form and types into it.
async fn fill(visit: &Visit, form: &str, field: &str, text: &str) {
    let input = visit.find(&format!("#{form} [name={field}]")).await;
    input.clear().await.expect("a field that can be emptied");
    input.send_keys(text).await.expect("a field to type into");
}

async fn choose(visit: &Visit, form: &str, field: &str, value: &str) {
    let select = visit.find(&format!("#{form} [name={field}]")).await;
    select.select_by_value(value).await.expect("a choice");
}

/// Clicks on the first link with this text.
async fn click(visit: &Visit, text: &str) {
    let link = visit.page.find(Locator::LinkText(text)).await;
    let link = link.unwrap_or_else(|error| panic!("{text}: {error}"));
    link.click().await.expect("a link to follow");
}

/// Unfolds what this form is folded away in.
async fn unfold(visit: &Visit, form: &str) {
    let path = format!("//*[@id='{form}']/ancestor::details[not(@open)]/summary");
    for summary in visit.page.find_all(Locator::XPath(&path)).await.expect("a page") {
        summary.click().await.expect("something to unfold");
    }
}

/// Waits for an answer to this method with this status.
async fn told(visit: &Visit, method: &str, status: &str) {
    let is_so = async || {
        let (said, by) = (
            visit.page.find(Locator::Css("#status")),
            visit.page.find(Locator::Css(".api-line .method")),
        );
        match (said.await, by.await) {
            (Ok(said), Ok(by)) => {
                said.text().await.is_ok_and(|text| text.contains(status))
                    && by.text().await.is_ok_and(|text| text == method)
            }
            _ => false,
        }
    };
    visit.until(&format!("{method} is answered with {status}"), is_so).await;
}

#[rocket::async_test]
async fn a_person_registers_gets_tokens_and_edits_themselves() {
    journey(&[], Scripts::Off, async |visit| {
        visit.open("/api/").await;
        click(visit, &visit.url("/api/register/")).await;
        // GET is refused, and the line is that of the form.
        told(visit, "POST", "405").await;
        fill(visit, "post-form", "username", "a b").await;
        fill(visit, "post-form", "email", "ada").await;
        fill(visit, "post-form", "password", "1234").await;
        send(visit, "post-form").await;
        told(visit, "POST", "400").await;
        visit.until_text("Enter a valid email address.").await;
        fill(visit, "post-form", "username", "ada").await;
        fill(visit, "post-form", "email", "ada@example.org").await;
        fill(visit, "post-form", "password", PASSWORD).await;
        send(visit, "post-form").await;
        told(visit, "POST", "201").await;

        click(visit, "Api Root").await;
        click(visit, &visit.url("/api/token/")).await;
        fill(visit, "post-form", "username", "ada").await;
        fill(visit, "post-form", "password", PASSWORD).await;
        send(visit, "post-form").await;
        told(visit, "POST", "200").await;
        visit.until_text("\"refresh\": \"").await;
        assert!(visit.cookies().await.is_empty());
        let pair = visit.find("#body").await.text().await.expect("text");
        let pair: Value = from_str(&pair).expect("JSON");

        visit.open("/api/me/").await;
        told(visit, "GET", "401").await;
        fill(visit, "token", "_token", pair["access"].as_str().expect("a token")).await;
        send(visit, "token").await;
        told(visit, "GET", "200").await;
        visit.until_text("\"username\": \"ada\"").await;
        assert!(visit.cookies().await.is_empty());
        visit.open("/api/me/").await;
        told(visit, "GET", "401").await;
        visit.find("#sign-in").await.click().await.expect("a link");
        visit.until_place("/login").await;
        visit.sign_in("ada", PASSWORD).await;
        visit.until_place("/api/me/").await;
        told(visit, "GET", "200").await;
        fill(visit, "patch-form", "first_name", "Ada").await;
        send(visit, "patch-form").await;
        told(visit, "PATCH", "200").await;
        visit.until_text("\"first_name\": \"Ada\"").await;
        unfold(visit, "patch-raw").await;
        fill(visit, "patch-raw", "_content", "{\"last_name\": ").await;
        send(visit, "patch-raw").await;
        told(visit, "PATCH", "400").await;
        assert_eq!(
            visit.find("#patch-raw textarea").await.prop("value").await.expect("text"),
            Some("{\"last_name\": ".into())
        );
        fill(visit, "patch-raw", "_content", "{\"last_name\": \"Byron\"}").await;
        send(visit, "patch-raw").await;
        told(visit, "PATCH", "200").await;
        visit.until_text("\"last_name\": \"Byron\"").await;
        unfold(visit, "put-form").await;
        fill(visit, "put-form", "last_name", "King").await;
        send(visit, "put-form").await;
        told(visit, "PUT", "200").await;
        send(visit, "options-form").await;
        told(visit, "OPTIONS", "200").await;
        visit.until_text("\"actions\"").await;
        click(visit, "GET").await;
        told(visit, "GET", "200").await;
        visit.until_text("\"last_name\": \"King\"").await;
        visit.find("a[href$='format=json']").await.click().await.expect("a link");
        visit.until_text("{\"id\":1,\"username\":\"ada\"").await;
        visit.page.back().await.expect("the page before");

        click(visit, "Api Root").await;
        click(visit, &visit.url("/api/me/sessions/")).await;
        told(visit, "GET", "200").await;
        visit.sign_out().await;
        visit.open("/api/private/").await;
        told(visit, "GET", "401").await;
    })
    .await;
}

#[rocket::async_test]
async fn a_superuser_searches_makes_edits_and_deletes_accounts() {
    journey(&[], Scripts::Off, async |visit| {
        for name in ["bea", "cid", "ada"] {
            visit.register(name).await;
            if name != "ada" {
                visit.sign_out().await;
            }
        }
        let file = visit.server.directory.join("doorward.db");
        let database = rusqlite::Connection::open(file).expect("the server's database");
        let raised =
            database.execute("UPDATE users SET is_superuser = TRUE WHERE username = 'ada'", ());
        assert_eq!(raised.expect("a statement"), 1);
        visit.open("/api/").await;
        click(visit, &visit.url("/api/users/")).await;
        visit.until_text("3 in all").await;
        unfold(visit, "filter-form").await;
        fill(visit, "filter-form", "page_size", "1").await;
        choose(visit, "filter-form", "ordering", "-username").await;
        send(visit, "filter-form").await;
        visit.until_text("3 in all, page 1 of 3").await;
        visit.until_text("\"username\": \"cid\"").await;
        click(visit, "Next").await;
        visit.until_text("3 in all, page 2 of 3").await;
        visit.until_text("\"username\": \"bea\"").await;
        let last = visit.find(".pager a[href$='page=3']").await;
        last.click().await.expect("a link to follow");
        visit.until_text("\"username\": \"ada\"").await;
        click(visit, "Previous").await;
        visit.until_text("page 2 of 3").await;
        fill(visit, "filter-form", "search", "cid example").await;
        send(visit, "filter-form").await;
        visit.until_text("1 in all").await;

        fill(visit, "post-form", "username", "dot").await;
        fill(visit, "post-form", "email", "dot@example.org").await;
        fill(visit, "post-form", "password", PASSWORD).await;
        choose(visit, "post-form", "is_staff", "true").await;
        send(visit, "post-form").await;
        told(visit, "POST", "201").await;
        click(visit, &visit.url("/api/users/4/")).await;
        told(visit, "GET", "200").await;
        visit.until_text("\"is_staff\": true").await;
        fill(visit, "patch-form", "last_name", "Matrix").await;
        choose(visit, "patch-form", "is_active", "false").await;
        send(visit, "patch-form").await;
        told(visit, "PATCH", "200").await;
        visit.until_text("\"is_active\": false").await;
        fill(visit, "patch-form", "version", "1").await;
        send(visit, "patch-form").await;
        told(visit, "PATCH", "409").await;
        unfold(visit, "put-form").await;
        fill(visit, "put-form", "username", "dora").await;
        send(visit, "put-form").await;
        told(visit, "PUT", "200").await;
        visit.until_text("\"last_name\": \"Matrix\"").await;
        let button = visit.find("#delete-form button").await;
        assert!(!button.is_displayed().await.expect("an answer"), "it asks first");
        unfold(visit, "delete-form").await;
        send(visit, "delete-form").await;
        visit.until_place("/api/users/").await;
        visit.until_text("3 in all").await;
        visit.open("/api/users/4/").await;
        told(visit, "GET", "404").await;
    })
    .await;
}
