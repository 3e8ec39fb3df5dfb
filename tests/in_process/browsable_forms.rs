//! The forms of the API's pages, submitted as they are offered.

use rocket::http::Method;
use serde_json::json;

use crate::browsable::{GETS, data, is_page, submit};
use crate::harness::{PASSWORD, World};

#[rocket::async_test]
async fn an_account_is_made_by_the_form_of_a_refused_get() {
    let world = World::new().await;
    let visitor = world.visitor();
    let page = visitor.get("/api/register/").await;
    let place = |text: &str| page.body.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(place("id=\"post-form\"") < place("id=\"status\""), "the form comes first");
    let before = &page.is(405).body[..place("id=\"status\"")];
    let (_, folded) = before.rsplit_once("<details").expect("the answer is folded away");
    assert!(folded.contains("<summary") && !folded.contains(" open"), "{folded}");
    let wrong = [("username", "a b"), ("email", "ada"), ("password", "1234")];
    let again = submit(&visitor, &page, "post-form", &wrong).await;
    is_page(again.is(400));
    let html = again.html();
    assert!(html.error("post-username").expect("a message").starts_with("Enter a valid username"));
    assert_eq!(html.error("post-email").as_deref(), Some("Enter a valid email address."));
    assert!(html.error("post-password").is_some());
    assert_eq!(html.error("post-first_name"), None);
    let kept = html.by_id("post-username").expect("the field");
    assert_eq!((kept.get("value"), kept.get("maxlength")), (Some("a b"), Some("150")));
    let secret = html.by_id("post-password").expect("the field");
    assert_eq!((secret.get("value"), secret.get("type")), (None, Some("password")));
    again.hides("1234");
    let right = [("username", "ada"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let made = submit(&visitor, &again, "post-form", &right).await;
    assert_eq!(data(made.is(201))["username"], "ada");
    made.hides(PASSWORD);
    assert!(made.keeps(), "the API signs nobody in by cookie");
}

#[rocket::async_test]
async fn tokens_are_shown_where_they_are_the_answer_and_nowhere_else() {
    let world = World::new().await;
    world.member("ada").await;
    let visitor = world.visitor();
    let page = visitor.get("/api/token/").await;
    let fill = [("email", "ada@example.org"), ("password", PASSWORD)];
    let given = submit(&visitor, &page, "post-form", &fill).await;
    let refresh = data(given.is(200))["refresh"].as_str().expect("a token").to_owned();
    given.hides(PASSWORD).hides("sign-in");
    let page = visitor.get("/api/token/verify/").await;
    let bad = format!("{refresh}x");
    for form in [
        ("post-form", "token", bad.clone()),
        ("post-raw", "_content", format!("{{\"token\":\"{bad}\"}}")),
        ("post-raw", "_content", bad.clone()),
    ] {
        let told = submit(&visitor, &page, form.0, &[(form.1, &form.2)]).await;
        told.is(if form.2 == bad && form.1 == "_content" { 400 } else { 401 }).hides(&bad);
    }
    let good = submit(&visitor, &page, "post-form", &[("token", &refresh)]).await;
    assert_eq!(data(good.is(200)), json!({}));
    good.hides(&refresh);
    let ada = world.visitor();
    ada.login("ada").await;
    for path in GETS {
        ada.get(path).await.hides(&ada.access()).hides(&ada.refresh());
    }
}

#[rocket::async_test]
async fn a_profile_is_changed_by_form_and_by_raw_data() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let page = ada.get("/api/me/").await;
    let changed = submit(&ada, &page, "patch-form", &[("first_name", "Ada")]).await;
    let now = data(changed.is(200));
    assert_eq!((&now["first_name"], &now["email"]), (&json!("Ada"), &json!("ada@example.org")));
    changed.shows("<span class=\"method\">PATCH</span> <code id=\"request-path\"");
    let put = submit(&ada, &changed, "put-form", &[("last_name", "L")]).await;
    let now = data(put.is(200));
    assert_eq!((&now["first_name"], &now["last_name"]), (&json!("Ada"), &json!("L")));
    let raw = [("_content", "{\"first_name\": \"Raw\"}")];
    let now = data(submit(&ada, &put, "patch-raw", &raw).await.is(200));
    assert_eq!((&now["first_name"], &now["last_name"]), (&json!("Raw"), &json!("L")));
    let kind = ("_content_type", "application/x-www-form-urlencoded");
    let raw = [kind, ("_content", "first_name=Form")];
    let now = data(submit(&ada, &put, "patch-raw", &raw).await.is(200));
    assert_eq!(now["first_name"], "Form");
    submit(&ada, &put, "patch-raw", &[("_content", "{")]).await.is(400).shows("JSON parse error");
    submit(&ada, &put, "patch-raw", &[("_content_type", "text/x")]).await.is(415);
    let wrong = submit(&ada, &put, "patch-form", &[("email", ""), ("first_name", "Kept")]).await;
    let html = wrong.is(400).html();
    assert_eq!(html.error("patch-email").as_deref(), Some("This field may not be blank."));
    assert_eq!(html.form("patch-form").1[1], ("first_name".to_owned(), "Kept".to_owned()));
}

#[rocket::async_test]
async fn options_and_errors_offer_forms_that_wipe_nothing() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let page = ada.get("/api/me/").await;
    let options = submit(&ada, &page, "options-form", &[]).await;
    assert_eq!(data(options.is(200))["name"], "Me");
    let full = ("email".to_owned(), "ada@example.org".to_owned());
    assert_eq!(options.html().form("patch-form").1[3], full);
    // Raw data names but what it changes; the form beside it has everything.
    let typed = "{\"first_name\": \"Ada\", \"email\": \"x\"}";
    let wrong = submit(&ada, &page, "patch-raw", &[("_content", typed)]).await;
    let html = wrong.is(400).html();
    assert_eq!(html.form("patch-raw").1[2].1, typed);
    assert_eq!(html.form("patch-form").1[1].1, "Ada");
    assert_eq!(html.error("patch-email").as_deref(), Some("Enter a valid email address."));
    assert_eq!(html.form("put-form").1[3], full);
    // What cannot be read comes back as well, with the media type that was chosen.
    let kind = ("_content_type", "application/x-www-form-urlencoded");
    let typed = "first_name=%ff&last_name=L";
    let wrong = submit(&ada, &page, "patch-raw", &[kind, ("_content", typed)]).await;
    let (_, fields) = wrong.is(400).html().form("patch-raw");
    assert_eq!((fields[1].1.as_str(), fields[2].1.as_str()), (kind.1, typed));
    assert_eq!(wrong.html().form("patch-form").1[3], full);
    let secret = "{\"email\": \"x@example.org\", \"password\": \"wrong-horse\"";
    let wrong = submit(&ada, &page, "patch-raw", &[("_content", secret)]).await;
    wrong.is(400).hides("wrong-horse");
    assert!(data(&options)["actions"]["PATCH"].is_object());
}

#[rocket::async_test]
async fn a_password_is_changed_by_form_and_the_person_stays_signed_in() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let other = world.visitor();
    other.login("ada").await;
    let page = ada.get("/api/me/password/").await;
    page.is(405);
    let new = "marigold-compass-93";
    let wrong = [("old_password", "not-it"), ("password", new)];
    let told = submit(&ada, &page, "post-form", &wrong).await;
    assert!(told.is(400).html().error("post-old_password").is_some());
    told.hides("not-it").hides(new);
    let right = [("old_password", PASSWORD), ("password", new), ("password2", new)];
    let done = submit(&ada, &told, "post-form", &right).await;
    assert_eq!(data(done.is(200)), json!({}));
    assert!(ada.is_in().await && !other.is_in().await);
}

#[rocket::async_test]
async fn a_session_is_ended_behind_a_confirmation() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let other = world.visitor();
    other.login("ada").await;
    let list = ada.get("/api/me/sessions/").await;
    let sessions = data(list.is(200))["results"].as_array().expect("a list").clone();
    let far = sessions.iter().find(|one| one["current"] == json!(false)).expect("the other one");
    let href = format!("/api/me/sessions/{}/", far["id"].as_str().expect("text"));
    let linked = list.html().tags().any(|tag| tag.name == "a" && tag.get("href") == Some(&href));
    assert!(linked, "{}", list.body);
    let page = ada.get(&href).await;
    let html = page.is(405).html();
    let names: Vec<&str> = html.tags().map(|tag| tag.name.as_str()).collect();
    let details = names.iter().position(|name| *name == "details").expect("it is folded away");
    assert!(html.tags().nth(details).is_some_and(|tag| tag.get("open").is_none()));
    let done = submit(&ada, &page, "delete-form", &[]).await;
    assert_eq!(done.is(303).location(), "/api/me/sessions/");
    assert!(!other.is_in().await && ada.is_in().await);
    submit(&ada, &page, "delete-form", &[]).await.is(404);
}

#[rocket::async_test]
async fn a_hidden_method_counts_only_from_a_page_of_this_site() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let form = [("_api_method", "PATCH"), ("first_name", "Eve")];
    let ask = || ada.request(Method::Post, "/api/me/").form(&form);
    let plain = || ask().without("Sec-Fetch-Site").without("Origin");
    plain().send().await.is(405);
    ask().with("Sec-Fetch-Site", "none").send().await.is(405);
    ask().with("Accept", "application/json").send().await.is(405);
    ask().with("Accept", "*/*").send().await.is(405);
    ask().with("Sec-Fetch-Site", "cross-site").send().await.is(403);
    plain().with("Origin", "http://evil.example").send().await.is(403);
    let json = ada.request(Method::Post, "/api/me/").json(&json!({ "_api_method": "PATCH" }));
    json.send().await.is(405);
    ada.post("/api/me/", &[("_method", "PATCH"), ("first_name", "Eve")]).await.is(405);
    ada.post("/api/me/", &[("_api_method", "TRACE"), ("first_name", "Eve")]).await.is(405);
    assert_eq!(world.count("users", "first_name = 'Eve'").await, 0);
    let by_origin = ask().without("Sec-Fetch-Site").send().await;
    by_origin.is(200);
    assert_eq!(world.count("users", "first_name = 'Eve'").await, 1);
}

#[rocket::async_test]
async fn password_managers_know_which_password_is_asked_for() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.change("UPDATE users SET is_superuser = TRUE").await;
    for (path, fields) in [
        (
            "/api/token/",
            &[
                ("post-username", "username"),
                ("post-email", "email"),
                ("post-password", "current-password"),
            ][..],
        ),
        (
            "/api/register/",
            &[
                ("post-username", "username"),
                ("post-email", "email"),
                ("post-password", "new-password"),
                ("post-password2", "new-password"),
            ],
        ),
        ("/api/me/", &[("patch-email", "email"), ("patch-password", "current-password")]),
        (
            "/api/me/password/",
            &[
                ("post-old_password", "current-password"),
                ("post-password", "new-password"),
                ("post-password2", "new-password"),
            ],
        ),
        // Not the name and the password of the one who makes the account.
        (
            "/api/users/",
            &[
                ("post-username", "off"),
                ("post-email", "off"),
                ("post-first_name", "off"),
                ("post-password", "new-password"),
            ],
        ),
    ] {
        let page = ada.get(path).await.html();
        for (id, fill) in fields {
            let input = page.by_id(id).unwrap_or_else(|| panic!("{path} has no {id}"));
            assert_eq!(input.get("autocomplete"), Some(*fill), "{path} {id}");
        }
        let mut passwords = page.tags().filter(|tag| tag.get("type") == Some("password"));
        assert!(passwords.all(|tag| tag.get("autocomplete") != Some("off")), "{path}");
    }
}
