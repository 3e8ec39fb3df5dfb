//! A form that is sent when the session has ended elsewhere.

use std::io::{Read, Write};
use std::net::TcpStream;

use rocket::serde::json::{Value, from_str, json};

use crate::browser::{Scripts, journey};
use crate::visit::{PASSWORD, Visit};

/// A script's request, and the body of the answer.
fn call(visit: &Visit, request: &str, token: &str, body: &str) -> Value {
    let (port, length) = (visit.server.port, body.len());
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
    write!(
        stream,
        "{request} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{token}\
         Accept: application/json\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
    .expect("the request leaves");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
    from_str(body).unwrap_or_default()
}

/// Ends all browser sessions of an account, as its owner does with a script.
fn end_elsewhere(visit: &Visit, name: &str) {
    let credentials = json!({ "username": name, "password": PASSWORD }).to_string();
    let tokens = call(visit, "POST /api/token/", "", &credentials);
    let token = format!("Authorization: Bearer {}\r\n", tokens["access"].as_str().expect("one"));
    let sessions = call(visit, "GET /api/me/sessions/", &token, "");
    let sessions = sessions["results"].as_array().cloned().expect("a list");
    let browsers = sessions.iter().filter(|session| session["channel"] == "browser");
    let mut ended = 0;
    for session in browsers {
        let id = session["id"].as_str().expect("an id");
        call(visit, &format!("DELETE /api/me/sessions/{id}/"), &token, "");
        ended += 1;
    }
    assert!(ended > 0, "{sessions:?}");
}

#[rocket::async_test]
async fn a_form_survives_the_end_of_the_session_without_scripts() {
    journey(&[], Scripts::Off, async |visit| {
        visit.register("ada").await;
        visit.open("/account/profile").await;
        visit.fill(&[("first_name", "Augusta <i>Ada</i>"), ("last_name", "King")]).await;
        end_elsewhere(visit, "ada");
        visit.submit().await;
        visit.until_text("nothing is lost").await;
        assert_eq!(visit.place().await, "/account/profile");
        assert_eq!(visit.cursor().await, "username");

        visit.sign_in("ada", "wrong").await;
        visit.until_wrong().await;
        visit.until_text("nothing is lost").await;
        visit.sign_in("ada", PASSWORD).await;
        visit.until_text("Send your changes?").await;
        visit.until_text("Augusta <i>Ada</i>").await;
        assert_eq!(visit.place().await, "/login");
        // Nothing is sent by a stray key: it is to be read first.
        assert_eq!(visit.cursor().await, "body");

        visit.submit().await;
        visit.until_place("/account").await;
        visit.until_text("Your profile was saved.").await;
        visit.open("/account").await;
        assert_eq!(visit.value("first_name").await, "Augusta <i>Ada</i>");
    })
    .await;
}
