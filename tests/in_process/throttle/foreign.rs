//! What pages of other sites make a browser try.

use rocket::http::Method;
use serde_json::json;

use super::{wait, world};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::PASSWORD;

/// The ways by which a page of another site can have a password tried, or an account made.
const SIGN_IN: [&str; 3] = ["/api/token/", "/accounts/token/", "/login?format=json"];
const REGISTER: [&str; 2] = ["/api/register/", "/register?format=json"];

async fn forge(visitor: &Visitor<'_>, path: &str, header: (&'static str, &str)) -> Answer {
    let request = visitor.request(Method::Post, path).without("Sec-Fetch-Site");
    let request = request.with(header.0, header.1);
    request.form(&[("username", "ada"), ("password", "wrong")]).send().await
}

#[rocket::async_test]
async fn wrong_passwords_of_a_foreign_page_shut_nobody_out() {
    for header in [("Sec-Fetch-Site", "cross-site"), ("Origin", "http://evil.example")] {
        let world = world().await;
        let ada = world.visitor();
        ada.register("ada").await.is(303);
        for number in 0..30 {
            forge(&ada, SIGN_IN[number % SIGN_IN.len()], header).await;
        }
        // They are limited by themselves, and whoever sits there is not.
        wait(&forge(&ada, SIGN_IN[0], header).await);
        for _ in 0..9 {
            ada.login_with("ada", "wrong").await.is(422);
        }
        ada.login("ada").await.is(303);
        let body = json!({ "username": "ada", "password": PASSWORD });
        ada.json("/api/token/", &body).await.is(200);
    }
}

#[rocket::async_test]
async fn registrations_of_a_foreign_page_keep_nobody_from_registering() {
    let world = world().await;
    let visitor = world.visitor();
    let header = ("Sec-Fetch-Site", "cross-site");
    for number in 0..200 {
        forge(&visitor, REGISTER[number % REGISTER.len()], header).await.is(400);
    }
    wait(&forge(&visitor, REGISTER[0], header).await);
    visitor.register("ada").await.is(303);
}

#[rocket::async_test]
async fn the_limits_page_tells_them_apart() {
    let world = world().await;
    let root = world.member("root").await;
    world.change("UPDATE users SET is_staff = TRUE, is_superuser = TRUE").await;
    for _ in 0..10 {
        forge(&root, "/api/token/", ("Sec-Fetch-Site", "cross-site")).await;
    }
    root.get("/admin/limits").await.is(200).shows("127.0.0.1, by pages of other sites");
}
