//! Pages in people's own languages.

mod catalogues;

use rocket::http::Method;
use serde_json::json;

use crate::actor::{HTML, Visitor};
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

/// Each language, its direction, and what its sign-in page is called.
const LANGUAGES: [(&str, &str, &str); 6] = [
    ("ar", "rtl", "تسجيل الدخول"),
    ("de", "ltr", "Anmelden"),
    ("en", "ltr", "Sign in"),
    ("es", "ltr", "Iniciar sesión"),
    ("fr", "ltr", "Se connecter"),
    ("pt-BR", "ltr", "Entrar"),
];

async fn asking(visitor: &Visitor<'_>, path: &str, languages: &str) -> Answer {
    let ask = visitor.request(Method::Get, path).with("Accept", HTML);
    ask.with("Accept-Language", languages).send().await
}

/// Insists on a page in a language, and on all that says so.
#[track_caller]
fn is_in(answer: &Answer, tag: &str) {
    let (_, direction, title) = LANGUAGES.into_iter().find(|one| one.0 == tag).expect("known");
    answer.shows(&format!("<html lang=\"{tag}\" dir=\"{direction}\""));
    answer.shows(&format!("<title>{title}"));
    assert_eq!(answer.header("Content-Language"), Some(tag));
}

#[rocket::async_test]
async fn a_browser_gets_the_language_that_it_asks_for() {
    let world = World::new().await;
    let visitor = world.visitor();
    for (tag, ..) in LANGUAGES {
        let page = asking(&visitor, "/login", &format!("{tag}, en;q=0.5")).await;
        is_in(page.is(200), tag);
        assert!(page.header("Vary").is_some_and(|vary| vary.contains("Accept-Language")));
    }
    for (asked, tag) in [("de-AT", "de"), ("pt", "pt-BR"), ("ja", "en"), ("", "en"), ("*", "en")] {
        is_in(&asking(&visitor, "/login", asked).await, tag);
    }
    assert!(visitor.jar() == Default::default(), "asking keeps nothing");
}

#[rocket::async_test]
async fn a_link_in_the_foot_chooses_for_a_year() {
    let world = World::new().await;
    let visitor = world.visitor();
    let page = visitor.get("/login?next=/account&x=1").await;
    let html = page.html();
    let links: Vec<_> = html.tags().filter(|tag| tag.get("hreflang").is_some()).collect();
    assert_eq!(links.len(), LANGUAGES.len());
    let german = links.iter().find(|tag| tag.get("lang") == Some("de")).expect("a link");
    assert_eq!(german.get("href"), Some("?next=/account&x=1&lang=de"));
    let page = asking(&visitor, "/login?next=/account&lang=de", "fr").await;
    is_in(page.is(200), "de");
    let [cookie] = &page.set_cookies()[..] else { panic!("{:?}", page.headers) };
    assert_eq!((cookie.name.as_str(), cookie.value.as_str()), ("doorward-language", "de"));
    assert_eq!(cookie.attribute("Max-Age"), Some("31536000"));
    assert!(cookie.has("HttpOnly") && cookie.has("Path=/") && cookie.has("SameSite=Lax"));
    assert_eq!(page.html().value("next"), "/account");
    is_in(&asking(&visitor, "/login", "fr").await, "de");
    world.advance(364 * 86_400);
    is_in(&asking(&visitor, "/login", "fr").await, "de");
    world.advance(2 * 86_400);
    is_in(&asking(&visitor, "/login", "fr").await, "fr");
    for wrong in ["xx", "../de", "de%0d%0aX:y", "", "%ff"] {
        let page = asking(&visitor, &format!("/login?lang={wrong}"), "fr").await;
        is_in(page.is(200), "fr");
        page.html();
        assert!(page.set_cookies().iter().all(|set| set.value == "xx"), "{wrong}");
        visitor.set_jar(Default::default());
    }
}

#[rocket::async_test]
async fn the_choice_of_an_account_comes_first_and_goes_with_it() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let choice = |language| [("email", "ada@example.org"), ("language", language)];
    ada.post("/account/profile", &choice("fr")).await.is(303);
    let page = asking(&ada, "/account/password?lang=de", "ar").await;
    page.is(200).shows("<html lang=\"fr\" dir=\"ltr\"");
    let phone = world.visitor();
    phone.login("ada").await.is(303);
    asking(&phone, "/account", "en").await.shows("<html lang=\"fr\"");
    ada.post("/account/profile", &choice("")).await.is(303);
    phone.set_jar(Default::default());
    phone.login("ada").await.is(303);
    asking(&phone, "/account", "ar").await.shows("<html lang=\"ar\" dir=\"rtl\"");
    let page = ada.post("/account/profile", &choice("xx")).await;
    assert!(page.is(422).html().error("language").is_some());
}

#[rocket::async_test]
async fn programs_read_english_whatever_they_ask_for() {
    let world = World::new().await;
    let visitor = world.visitor();
    let ask = visitor.script(Method::Post, "/api/register/").with("Accept-Language", "de");
    let answer = ask.json(&json!({ "username": "", "email": "x" })).send().await;
    assert_eq!(answer.is(400).json()["username"], json!(["This field may not be blank."]));
    let ask = visitor.script(Method::Get, "/api/me/").with("Accept-Language", "de").send().await;
    assert_eq!(ask.is(401).json()["detail"], "Authentication credentials were not provided.");
    let ask = visitor.request(Method::Post, "/register").with("Accept", HTML);
    let page = ask.with("Accept-Language", "de").form(&[("username", "ada")]).send().await;
    let page = page.is(422).html();
    assert_eq!(page.error("username"), None);
    assert!(page.error("password").is_some_and(|said| said.contains("Passwort")));
}

#[rocket::async_test]
async fn a_site_offers_what_its_settings_say() {
    let settings = json!({ "languages": ["de", "en"], "language": "de" });
    let world = World::with(settings).await;
    let visitor = world.visitor();
    is_in(&asking(&visitor, "/login", "fr").await, "de");
    is_in(&asking(&visitor, "/login", "en").await, "en");
    is_in(&asking(&visitor, "/login?lang=fr", "ja").await, "de");
    let one = World::with(json!({ "languages": ["en"] })).await;
    let page = one.visitor().get("/login").await;
    assert!(page.html().tags().all(|tag| tag.get("hreflang").is_none()));
}

#[rocket::async_test]
async fn times_are_those_of_the_account_or_of_the_site() {
    let world = World::with(json!({ "time_zone": "Europe/Berlin" })).await;
    let ada = world.member("ada").await;
    world.change("UPDATE users SET date_joined = 82800").await;
    ada.get("/private").await.shows(">2 January 1970</time>").shows("2 January 1970 at 00:00");
    let zone = [("email", "ada@example.org"), ("time_zone", "America/New_York")];
    ada.post("/account/profile", &zone).await.is(303);
    ada.get("/private").await.shows(">1 January 1970</time>").shows("1 January 1970 at 18:00");
    ada.get("/private").await.shows("America");
    let theme = [("email", "ada@example.org"), ("theme", "dark")];
    ada.get("/private").await.hides("data-theme");
    ada.post("/account/profile", &theme).await.is(303);
    ada.get("/private").await.shows("data-theme=\"dark\"");
    assert!(ada.login_with("ada", PASSWORD).await.status == 303);
}

#[rocket::async_test]
async fn only_a_language_that_is_offered_is_kept_and_in_its_own_spelling() {
    let world = World::new().await;
    let visitor = world.visitor();
    for tag in ["xx", "zh", "en-AU", "d_e", ""] {
        let answer = visitor.get(&format!("/login?lang={tag}")).await;
        assert!(answer.is(200).set_cookies().is_empty(), "{tag}");
    }
    let answer = visitor.get("/login?lang=DE").await;
    is_in(&answer, "de");
    assert_eq!(answer.set_cookies()[0].value, "de");
}

fn to_german(page: &Answer) -> Option<String> {
    let html = page.html();
    let mut links = html.tags().filter(|tag| tag.get("hreflang") == Some("de"));
    links.next()?.get("href").map(str::to_owned)
}

/// A link there would ask for something else than what is shown.
#[rocket::async_test]
async fn the_answer_to_a_form_offers_another_language_only_where_that_loses_nothing() {
    let world = World::new().await;
    let visitor = world.visitor();
    let wrong = [("username", "ada"), ("password", "wrong"), ("next", "/account?a=1")];
    for path in ["/login", "/register"] {
        let answer = visitor.post(path, &wrong).await;
        let german = "?next=/account%3Fa%3D1&lang=de";
        assert_eq!(to_german(answer.is(422)).as_deref(), Some(german));
    }
    let answer = visitor.login("nobody").await;
    assert_eq!(to_german(answer.is(422)).as_deref(), Some("?lang=de"));
    visitor.post("/reset", &[("code", "x")]).await.hides("hreflang");
    visitor.post("/account/sessions/1/end", &[]).await.hides("hreflang");
}
