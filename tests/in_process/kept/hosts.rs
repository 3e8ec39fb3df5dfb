//! Forms of a host application, and what people may type into any form.

use doorward::CurrentUser;
use rocket::form::Form;
use rocket::http::Status;
use rocket::{FromForm, Route, post, routes};
use serde_json::json;

use super::{KEPT, LOST, carried, end_all, send, sign_in};
use crate::harness::{PASSWORD, World};

#[derive(FromForm)]
struct Letter {
    to: Vec<String>,
    text: String,
}

#[post("/letters/<_box>?<copies>", data = "<letter>")]
fn write(user: CurrentUser<'_>, _box: u8, copies: u8, letter: Form<Letter>) -> String {
    format!("{copies} of {} to {}: {}", user.username, letter.to.join(", "), letter.text)
}

#[post("/comments", data = "<letter>")]
fn comment(user: Option<CurrentUser<'_>>, letter: Form<Letter>) -> String {
    let name = user.map_or_else(|| "somebody".to_owned(), |user| user.username.clone());
    format!("{name}: {}", letter.text)
}

struct Refused;

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for Refused {
    type Error = ();

    async fn from_request(
        _: &'r rocket::Request<'_>,
    ) -> rocket::request::Outcome<Self, Self::Error> {
        rocket::request::Outcome::Forward(Status::Forbidden)
    }
}

#[post("/refused")]
fn refused(_maybe: Option<CurrentUser<'_>>, _refused: Refused) {}

fn letters() -> Vec<Route> {
    routes![write, comment, refused]
}

const LETTER: [(&str, &str); 3] = [("to", "Mary"), ("to", "Charles"), ("text", "Dear all")];

#[rocket::async_test]
async fn a_hosts_form_is_kept_in_all_its_fields() {
    let world = World::hosting(json!({}), doorward::keeping(letters())).await;
    let ada = world.member("ada").await;
    let path = "/letters/7?copies=2";
    let sent = "2 of ada to Mary, Charles: Dear all";
    assert_eq!(ada.post(path, &LETTER).await.is(200).body, sent);
    end_all(&world).await;
    let answer = ada.post(path, &LETTER).await;
    let confirm = sign_in(&ada, answer.is(401).shows(KEPT), "ada", PASSWORD).await;
    assert_eq!(send(&ada, &confirm).await.is(200).body, sent);
}

#[rocket::async_test]
async fn what_the_host_decides_itself_stays_as_it_is() {
    for routes in [letters(), doorward::keeping(letters())] {
        let world = World::hosting(json!({}), routes).await;
        let ada = world.member("ada").await;
        ada.post("/letters/many?copies=2", &LETTER).await.is(422);
        end_all(&world).await;
        let said = ada.copy().post("/comments", &LETTER).await;
        assert_eq!(said.is(200).body, "somebody: Dear all");
        ada.copy().post("/refused", &LETTER).await.is(403);
        ada.copy().post("/letters/7/more", &LETTER).await.is(404);
    }
}

#[rocket::async_test]
async fn a_host_that_does_not_ask_for_it_loses_the_form_and_the_page_says_so() {
    let world = World::hosting(json!({}), letters()).await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let answer = ada.post("/letters/7?copies=2", &LETTER).await;
    assert_eq!(carried(answer.is(401).shows(LOST)), None);
    let back = sign_in(&ada, &answer, "ada", PASSWORD).await;
    assert_eq!(back.is(303).location(), "/private");
}

#[rocket::async_test]
async fn hostile_text_is_shown_and_sent_as_it_was_typed() {
    let world = World::hosting(json!({}), doorward::keeping(letters())).await;
    let ada = world.member("ada").await;
    let mut skeletons = Vec::new();
    for text in [
        "plain",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus='alert(1)",
        "</dd></dl></form><form action=\"//evil.example\">",
        "{{ site.name }}{% raw %}",
        "&lt;&amp;&#0;",
        "line\r\nline\r\n  indented",
        "\u{202e}backwards\u{2066}",
        "日本語 💥 %00 %2f + ;",
    ] {
        end_all(&world).await;
        let fields = [("to", "Mary"), (text, text), ("text", text)];
        let answer = ada.post("/letters/7?copies=2", &fields).await;
        let confirm = sign_in(&ada, answer.is(401), "ada", PASSWORD).await;
        let page = confirm.is(200).html();
        skeletons.push(page.skeleton());
        let (action, kept) = page.form("kept-form");
        let expected: Vec<_> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        assert_eq!((action.as_str(), &kept[..3]), ("/letters/7?copies=2", &expected[..]), "{text}");
        let sent = send(&ada, &confirm).await;
        assert_eq!(sent.is(200).body, format!("2 of ada to Mary: {text}"));
    }
    assert!(skeletons.windows(2).all(|pair| pair[0] == pair[1]));
    end_all(&world).await;
    let answer = ada.post("/letters/7?copies=2", &[("to", "Mary"), ("text", "a\0b")]).await;
    assert_eq!(carried(answer.is(401).shows(LOST)), None);
}

#[rocket::async_test]
async fn no_address_leads_the_form_to_another_site() {
    let world = World::hosting(json!({}), doorward::keeping(letters())).await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    for path in [
        "//letters/7?copies=2",
        "//evil.example/7?copies=2",
        "/letters//7?copies=2",
        "/\\evil.example/../letters/7?copies=2",
        "/.//letters/7?copies=2",
    ] {
        let answer = ada.copy().post(path, &LETTER).await;
        if carried(&answer).is_some() {
            let visitor = world.visitor();
            let confirm = sign_in(&visitor, answer.is(401), "ada", PASSWORD).await;
            let (action, _) = confirm.is(200).html().form("kept-form");
            assert!(action.starts_with("/letters/"), "{path}: {action}");
        } else {
            assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        }
    }
}
