//! The first superuser, made in the browser by whoever holds the code.

use rocket::futures::future::join_all;
use serde_json::json;

use crate::answer::Answer;
use crate::codes;
use crate::harness::{PASSWORD, World, rounds};

const SPENT: &str = "A link works once, for 30 minutes.";

fn fields<'a>(name: &'a str, email: &'a str, code: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("username", name),
        ("email", email),
        ("first_name", "Grace"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("code", code),
    ]
}

#[track_caller]
fn is_void(answer: &Answer) {
    answer.is(403).shows(SPENT).hides("<form class=\"stack\"");
    assert!(answer.keeps());
}

#[rocket::async_test]
async fn the_holder_of_the_code_makes_the_superuser_and_is_signed_in() {
    let world = World::new().await;
    codes::setup(&world, "open-sesame").await;
    let grace = world.visitor();
    let page = grace.get("/setup?code=open-sesame").await;
    page.is(200).shows("Set up <bdi>Doorward</bdi>");
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    assert_eq!(page.header("Referrer-Policy"), Some("same-origin"));
    assert_eq!(page.html().value("code"), "open-sesame");
    let answer = grace.post("/setup", &fields("grace", "grace@example.org", "open-sesame")).await;
    assert!(answer.is(303).issues());
    assert_eq!(answer.location(), "/admin");
    grace.get("/account").await.is(200).shows("grace@example.org");
    assert_eq!(world.count("users", "is_active AND is_staff AND is_superuser").await, 1);
    let told = "event = 'set_up' AND subject = 'grace'";
    assert_eq!(world.count("audit", told).await, 1);
    assert_eq!(world.count("audit", "details LIKE '%sesame%'").await, 0);
}

#[rocket::async_test]
async fn the_code_may_stand_in_the_address_of_the_form_too() {
    let world = World::new().await;
    codes::setup(&world, "open-sesame").await;
    let grace = world.visitor();
    let fields = fields("grace", "grace@example.org", "");
    grace.post("/setup?code=open-sesame", &fields[..5]).await.is(303);
}

#[rocket::async_test]
async fn mistakes_are_told_and_cost_nothing() {
    let world = World::new().await;
    codes::setup(&world, "open-sesame").await;
    let grace = world.visitor();
    let mut typed = fields("gr ace", "nowhere", "open-sesame");
    typed[4].1 = "another";
    let answer = grace.post("/setup", &typed).await;
    let html = answer.is(422).hides(PASSWORD).html();
    assert!(html.error("username").is_some_and(|text| text.starts_with("Use letters")));
    assert_eq!(
        html.error("email").as_deref(),
        Some("Enter an e-mail address such as name@example.com.")
    );
    assert!(
        html.error("password2").is_some_and(|text| text.starts_with("The two passwords differ"))
    );
    assert_eq!(html.value("username"), "gr ace");
    assert_eq!(html.value("email"), "nowhere");
    assert_eq!(html.value("first_name"), "Grace");
    assert_eq!(html.value("code"), "open-sesame");
    typed = fields("grace", "grace@example.org", "open-sesame");
    (typed[3].1, typed[4].1) = ("password1", "password1");
    let weak = grace.post("/setup", &typed).await.is(422).html().error("password");
    assert_eq!(
        weak.as_deref(),
        Some("Too easy to guess: many people use it. A few unrelated words are better.")
    );
    assert_eq!(world.count("users", "1 = 1").await, 0);
    grace.post("/setup", &fields("grace", "g@example.org", "open-sesame")).await.is(303);
}

#[rocket::async_test]
async fn a_code_that_is_wrong_spent_old_or_of_an_earlier_start_opens_nothing() {
    let world = World::new().await;
    let eve = world.visitor();
    for path in ["/setup", "/setup?code=", "/setup?code=%00", "/setup?code=%ff", "/setup?code[]=x"]
    {
        is_void(&eve.get(path).await);
        is_void(&eve.post(path, &fields("eve", "eve@example.org", "")).await);
    }
    codes::setup(&world, "first-start").await;
    codes::setup(&world, "second-start").await;
    is_void(&eve.get("/setup?code=first-start").await);
    is_void(&eve.post("/setup", &fields("eve", "eve@example.org", "first-start")).await);
    world.advance(codes::LIFETIME - 5);
    eve.get("/setup?code=second-start").await.is(200);
    world.advance(5);
    is_void(&eve.get("/setup?code=second-start").await);
    is_void(&eve.post("/setup", &fields("eve", "eve@example.org", "second-start")).await);
    codes::setup(&world, "third-start").await;
    eve.post("/setup", &fields("grace", "grace@example.org", "third-start")).await.is(303);
    is_void(&world.visitor().get("/setup?code=third-start").await);
    let again = fields("eve", "eve@example.org", "third-start");
    is_void(&world.visitor().post("/setup", &again).await);
    assert_eq!(world.count("users", "1 = 1").await, 1);
}

#[rocket::async_test]
async fn with_a_superuser_there_a_good_code_opens_nothing() {
    let world = World::new().await;
    world.member("ada").await;
    codes::setup(&world, "open-sesame").await;
    let eve = world.visitor();
    eve.get("/setup?code=open-sesame").await.is(200);
    world.change("UPDATE users SET is_superuser = TRUE").await;
    is_void(&eve.get("/setup?code=open-sesame").await);
    is_void(&eve.post("/setup", &fields("eve", "eve@example.org", "open-sesame")).await);
    world.change("UPDATE users SET is_active = FALSE").await;
    eve.get("/setup?code=open-sesame").await.is(200);
}

#[rocket::async_test]
async fn a_code_for_a_password_makes_no_superuser() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    codes::reset(&world, "ada", "for-a-password").await;
    is_void(&ada.get("/setup?code=for-a-password").await);
    is_void(&ada.post("/setup", &fields("eve", "eve@example.org", "for-a-password")).await);
    assert_eq!(world.count("users", "is_superuser").await, 0);
}

#[rocket::async_test]
async fn the_first_to_register_is_an_ordinary_user() {
    let world = World::new().await;
    codes::setup(&world, "open-sesame").await;
    let eve = world.visitor();
    eve.post("/register?code=open-sesame", &fields("eve", "e@example.org", "open-sesame")).await;
    let more = json!({
        "username": "bob", "email": "bob@example.org", "password": PASSWORD,
        "code": "open-sesame", "is_superuser": true,
    });
    eve.json("/register", &more).await.is(201);
    assert_eq!(world.count("users", "1 = 1").await, 2);
    assert_eq!(world.count("users", "is_staff OR is_superuser").await, 0);
}

#[rocket::async_test]
async fn of_many_at_once_one_becomes_the_superuser() {
    let world = World::new().await;
    for round in 0..rounds(5) {
        let code = format!("start-{round}");
        codes::setup(&world, &code).await;
        let visitors: Vec<_> = (0..6).map(|_| world.visitor()).collect();
        let answers = join_all(visitors.iter().enumerate().map(|(number, visitor)| {
            let name = format!("grace{number}");
            let email = format!("{name}@example.org");
            let code = code.as_str();
            async move { visitor.post("/setup", &fields(&name, &email, code)).await }
        }))
        .await;
        let made = answers.iter().filter(|answer| answer.status == 303).count();
        assert_eq!(made, 1, "round {round}");
        for answer in answers.iter().filter(|answer| answer.status != 303) {
            is_void(answer);
        }
        assert_eq!(world.count("users", "1 = 1").await, 1);
        world.change("DELETE FROM users").await;
    }
}

#[rocket::async_test]
async fn of_two_with_codes_of_two_starts_one_becomes_the_superuser() {
    let world = World::new().await;
    for round in 0..rounds(5) {
        codes::setup(&world, "here").await;
        codes::setup_too(&world, "there").await;
        let (ada, bob) = (world.visitor(), world.visitor());
        let (adas, bobs) =
            (fields("ada", "ada@example.org", "here"), fields("bob", "bob@example.org", "there"));
        let answers = join_all([ada.post("/setup", &adas), bob.post("/setup", &bobs)]).await;
        let made = answers.iter().filter(|answer| answer.status == 303).count();
        assert_eq!(made, 1, "round {round}");
        assert_eq!(world.count("users", "is_superuser").await, 1);
        assert_eq!(world.count("codes", "kind = 'setup'").await, 0);
        world.change("DELETE FROM users").await;
    }
}
