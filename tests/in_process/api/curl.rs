//! The `curl` line that a page shows gives the page's answer, once its variables have values.

use std::collections::BTreeMap;

use rocket::http::Method;
use serde_json::json;

use super::{SUPERUSER, somebody, tokens};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::browsable::{data, submit};
use crate::harness::{ORIGIN, PASSWORD, World};

/// The words of a shell's command line, as far as the line needs a shell (XCU 2.2).
fn words(line: &str, variables: &BTreeMap<&str, &str>) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), None::<String>);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' ' {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_default();
        match c {
            '\'' => word.extend(chars.by_ref().take_while(|c| *c != '\'')),
            '"' => {
                let inside: String = chars.by_ref().take_while(|c| *c != '"').collect();
                let (before, name) = inside.split_once('$').unwrap_or((&inside, ""));
                assert!(!before.contains(['`', '\\']), "{line}");
                word.push_str(before);
                word.push_str(if name.is_empty() { "" } else { variables[name] });
            }
            '\\' => word.extend(chars.next()),
            c => {
                assert!(c.is_ascii_alphanumeric() || "-_./:".contains(c), "{c} in {line}");
                word.push(c);
            }
        }
    }
    words.extend(word);
    words
}

/// Runs the line that a page shows.
async fn run(visitor: &Visitor<'_>, page: &Answer, variables: &[(&str, &str)]) -> Answer {
    let line = page.html().text_inside("curl").expect("the page has the line");
    let words = words(&line, &variables.iter().copied().collect());
    let (mut method, mut headers, mut body, mut url) = (None, Vec::new(), None, None);
    let mut globs = true;
    let mut rest = words.iter().skip(1);
    while let Some(word) = rest.next() {
        let mut next = || rest.next().unwrap_or_else(|| panic!("{line}")).clone();
        match word.as_str() {
            "-X" => method = Some(next()),
            "-H" => headers.push(next()),
            "-d" | "--data-raw" => body = Some(next()),
            "-g" => globs = false,
            address => url = Some(address.to_owned()),
        }
    }
    let url = url.unwrap_or_else(|| panic!("{line}"));
    assert!(!globs || !url.contains(['[', ']', '{', '}']), "{line}");
    let path = url.strip_prefix(ORIGIN).unwrap_or_else(|| panic!("{line}"));
    let method: Method = method.as_deref().unwrap_or("GET").parse().expect("a method");
    let mut ask = visitor.script(method, path).with("Accept", "*/*");
    if let Some(body) = body {
        ask = ask.body("application/x-www-form-urlencoded", body);
    }
    for header in headers {
        let (name, value) = header.split_once(": ").unwrap_or_else(|| panic!("{line}"));
        ask = ask.with(name, value);
    }
    ask.send().await
}

#[track_caller]
fn same(page: &Answer, answer: &Answer) {
    assert_eq!(page.status, answer.status, "{}", answer.body);
    assert_eq!(data(page), answer.json());
}

#[rocket::async_test]
async fn the_line_gives_the_same_answer_for_reading() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    let nobody = world.visitor();
    let (token, _) = tokens(&world, "ada").await;
    for path in [
        "/api/",
        "/api/me/",
        "/api/users/?search=a%27b%20%24HOME&page_size=2",
        "/api/users/?search=%22%3Cb%3E",
        "/api/users/?page=9",
        "/api/users/?search=[1-3]&x={a,b}",
        "/api/users/99/",
        "/accounts/private/?format=api",
        "/api/private/?x='$(id)'`id`",
    ] {
        let page = ada.get(path).await;
        same(&page, &run(&nobody, &page, &[("TOKEN", &token)]).await);
        let page = nobody.get(path).await;
        same(&page, &run(&nobody, &page, &[]).await);
    }
    let page = ada.get("/api/me/").await;
    let options = submit(&ada, &page, "options-form", &[]).await;
    same(&options, &run(&nobody, &options, &[("TOKEN", &token)]).await);
}

#[rocket::async_test]
async fn where_get_is_refused_the_line_is_that_of_the_form() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", "").await;
    let nobody = world.visitor();
    let (token, refresh) = tokens(&world, "ada").await;
    let page = nobody.get("/api/register/").await;
    let told = run(&nobody, page.is(405), &[("PASSWORD", PASSWORD)]).await;
    let blank = json!(["This field may not be blank."]);
    assert_eq!(told.is(400).json(), json!({ "username": blank, "email": blank }));
    let page = nobody.get("/api/token/verify/").await;
    assert_eq!(run(&nobody, page.is(405), &[("TOKEN", &refresh)]).await.is(200).json(), json!({}));
    let page = ada.get("/api/me/password/").await;
    let variables = [("TOKEN", token.as_str()), ("OLD_PASSWORD", "wrong"), ("PASSWORD", PASSWORD)];
    let told = run(&nobody, page.is(405), &variables).await;
    assert!(told.is(400).json()["old_password"].is_array(), "{}", told.body);
    let sessions = ada.script(Method::Get, "/api/me/sessions/").send().await.json();
    let own = sessions["results"].as_array().expect("a list");
    let other = own.iter().find(|one| one["channel"] == "api").expect("that of the token");
    let page = ada.get(&format!("/api/me/sessions/{}/", other["id"].as_str().expect("text"))).await;
    run(&nobody, page.is(405), &[("TOKEN", &token)]).await.is(204);
}

#[rocket::async_test]
async fn the_line_gives_the_same_answer_for_writing() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    let nobody = world.visitor();
    let (token, refresh) = tokens(&world, "ada").await;
    let page = nobody.get("/api/token/").await;
    for (fill, variables) in [
        (vec![("username", "it's \"$HOME\" `id` \\"), ("password", "pä'ss")], "pä'ss"),
        (vec![("username", "ada")], ""),
        (vec![("email", "ada@example.org"), ("password", "wrong")], "wrong"),
    ] {
        let told = submit(&nobody, &page, "post-form", &fill).await;
        same(&told, &run(&nobody, &told, &[("PASSWORD", variables)]).await);
    }
    let page = nobody.get("/api/token/verify/").await;
    let told = submit(&nobody, &page, "post-form", &[("token", &refresh)]).await;
    same(told.is(200), &run(&nobody, &told, &[("TOKEN", &refresh)]).await);
    let page = ada.get("/api/users/1/").await;
    for (form, fill) in [
        ("patch-form", vec![("email", "no")]),
        ("put-form", vec![("username", "a b'c"), ("version", "1")]),
        ("put-form", vec![("version", "7")]),
        ("patch-raw", vec![("_content", "{\"first_name\": \"O'Neil\", \"is_staff\": 7}")]),
        ("patch-raw", vec![("_content", "{\"first_name\": ")]),
        ("put-raw", vec![("_content", "[]")]),
    ] {
        let told = submit(&ada, &page, form, &fill).await;
        assert!(told.status >= 400, "{form} {fill:?}");
        same(&told, &run(&nobody, &told, &[("TOKEN", &token)]).await);
    }
    let fill = [("_content", "first_name=Ada%20B"), ("_content_type", "text/plain")];
    let told = submit(&ada, &page, "patch-raw", &fill).await;
    same(told.is(415), &run(&nobody, &told, &[("TOKEN", &token)]).await);
    let fill = [("first_name", "Ada 'n' Bob"), ("last_name", "é\n\"")];
    let page = ada.get("/api/me/").await;
    let done = submit(&ada, &page, "patch-form", &fill).await;
    same(&done, &run(&nobody, &done, &[("TOKEN", &token)]).await);
    let body = json!({ "username": "bob", "email": "bob@example.org", "password": PASSWORD });
    nobody.json("/api/register/", &body).await.is(201);
    let page = nobody.get("/api/register/").await;
    let fill = [("username", "bob"), ("email", "new@example.org"), ("password", PASSWORD)];
    let told = submit(&nobody, &page, "post-form", &fill).await;
    same(told.is(400), &run(&nobody, &told, &[("PASSWORD", PASSWORD)]).await);
}
