//! A host's rules and consequences, by every way in.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use doorward::testing::{self, TestClient};
use doorward::{Doorward, Event, FieldErrors, Hooks, NewUser, Refusal, Registration, User};
use rocket::http::{Accept, ContentType};
use rocket::local::blocking::Client;
use rocket_dyn_templates::Template;

use crate::desk::{self, PASSWORD, hooked, json, post, registration};

/// What hooks have seen.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn note(&self, line: String) {
        self.0.lock().expect("no test has panicked").push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().expect("no test has panicked"))
    }
}

struct Company(Seen);

#[rocket::async_trait]
impl Hooks for Company {
    async fn before_create_account(&self, new: &Registration<'_>) -> Result<(), FieldErrors> {
        if new.field("company") == Some("Nobody & Sons") {
            return Err(Registration::invalid("company", "This company is closed."));
        }
        if !new.email.ends_with("@example.org") {
            return Err(Registration::invalid("email", "Use your address at example.org."));
        }
        Ok(())
    }

    async fn after_create_account(&self, user: &User, new: &Registration<'_>) {
        let own = (new.field("company"), new.field("my_password"), new.field("password"));
        self.0.note(format!("made {} {own:?}", user.username));
    }

    async fn after_login(&self, user: &User) {
        self.0.note(format!("login {}", user.username));
    }

    async fn before_delete(&self, user: &User) -> Result<(), Refusal> {
        match user.username.as_str() {
            "needed" => Err(Refusal::InUse(Some("orders".into()))),
            _ => Ok(()),
        }
    }

    async fn after(&self, event: &Event) {
        self.0.note(format!("{} {}", event.name, event.subject));
    }
}

#[test]
fn a_registration_is_told_whole_before_the_answer() {
    let seen = Seen::default();
    let client = hooked(Company(seen.clone()));
    let form = registration("ada", "&company=Acme&my_password=hush");
    assert_eq!(post(&client, "/register", &form).status().code, 303);
    assert_eq!(
        seen.take(),
        [r#"made ada (Some("Acme"), None, None)"#, "registered ada", "login ada", "signed_in ada"]
    );
}

#[test]
fn every_way_to_an_account_asks_the_host_first_and_tells_it_then() {
    let seen = Seen::default();
    let client = hooked(Company(seen.clone()));
    desk::superuser(&client);
    seen.take();
    let page = format!("username=bob&email=bob%40elsewhere.test&password={PASSWORD}");
    let body = |name: &str, host: &str| {
        format!(r#"{{"username":"{name}","email":"{name}@{host}","password":"{PASSWORD}"}}"#)
    };
    let refused = post(&client, "/admin/users/add", &format!("{page}&password2={PASSWORD}"));
    assert_eq!(refused.status().code, 422);
    assert!(refused.into_string().expect("a page").contains("Use your address at example.org."));
    for path in ["/api/register/", "/api/users/"] {
        let refused = json(&client, path, &body("bob", "elsewhere.test"));
        assert_eq!(refused.status().code, 400, "{path}");
        let said = refused.into_string().expect("JSON");
        assert_eq!(said, r#"{"email":["Use your address at example.org."]}"#, "{path}");
    }
    assert_eq!(seen.take().len(), 0, "nothing was made");
    for (number, path) in ["/api/register/", "/api/users/"].into_iter().enumerate() {
        let made = json(&client, path, &body(&format!("script{number}"), "example.org"));
        assert_eq!(made.status().code, 201, "{path}");
        let told = seen.take();
        assert_eq!(told[0], format!("made script{number} (None, None, None)"), "{path}");
        assert_eq!(told.len(), 2, "{told:?}");
    }
    let form = registration("carol", "&is_active=on");
    assert_eq!(post(&client, "/admin/users/add", &form).status().code, 303);
    assert_eq!(seen.take()[0], "made carol (None, None, None)");
    client.create(NewUser::new("dan", "dan@example.org").field("company", "Own"));
    assert_eq!(seen.take()[0], r#"made dan (Some("Own"), None, None)"#);
}

/// A host's form: Doorward's with a field of its own.
const FORM: &str = r#"{% extends "doorward/layout.html" %}{% block title %}Join{% endblock title %}
{% block main %}<form method="post">[{{ page.form.values.company | default(value="") }}]
{% for said in page.form.errors.company | default(value=[]) %}({{ said }}){% endfor %}
[{{ page.form.values.my_password | default(value="none") }}]</form>{% endblock main %}"#;

#[test]
fn a_field_of_the_hosts_own_comes_back_with_its_message() {
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::create_dir(directory.path().join("doorward")).expect("a directory");
    std::fs::write(directory.path().join("doorward/register.html"), FORM).expect("a template");
    let templates = Template::custom(doorward::templates_in(directory.path().to_owned()));
    let figment = rocket::Config::figment()
        .merge(("log_level", "off"))
        .merge(("template_dir", directory.path()));
    let application = rocket::custom(figment)
        .attach(templates)
        .attach(Doorward::at("/").hooks(Company(Seen::default())));
    let client = Client::tracked(testing::rocket(application)).expect("it launches");
    let page = client.get("/register").header(Accept::HTML).dispatch();
    assert_eq!(page.status().code, 200, "{:?}", page.into_string());
    drop(page);
    let form = registration("eve", "&company=Nobody+%26+Sons&my_password=hush");
    let answer = post(&client, "/register", &form);
    assert_eq!(answer.status().code, 422);
    let text = answer.into_string().expect("a page");
    assert!(text.contains("[Nobody &amp; Sons]"), "{text}");
    assert!(text.contains("(This company is closed.)"), "{text}");
    assert!(text.contains("[none]"), "{text}");
    assert_eq!(post(&client, "/register", &registration("eve", "")).status().code, 303);
}

#[test]
fn every_way_to_sign_in_is_a_login() {
    let seen = Seen::default();
    let client = hooked(Company(seen.clone()));
    client.create(NewUser::new("fay", "fay@example.org").password(PASSWORD));
    seen.take();
    let form = format!("username=fay&password={PASSWORD}");
    assert_eq!(post(&client, "/login", &form).status().code, 303);
    assert_eq!(seen.take(), ["login fay", "signed_in fay"]);
    let body = format!(r#"{{"username":"fay","password":"{PASSWORD}"}}"#);
    assert_eq!(json(&client, "/api/token/", &body).status().code, 200);
    assert_eq!(seen.take(), ["login fay", "signed_in fay"]);
    assert_eq!(post(&client, "/login", "username=fay&password=wrong").status().code, 422);
    assert_eq!(seen.take(), ["sign_in_failed fay"]);
}

#[test]
fn an_account_that_the_host_needs_stays_by_every_way() {
    let seen = Seen::default();
    let client = hooked(Company(seen.clone()));
    let new = NewUser::new("needed", "needed@example.org").password(PASSWORD);
    let needed = client.create(new);
    let other = client.create_user("other");
    client.force_login(&needed);
    let own = post(&client, "/account/delete", &format!("password={PASSWORD}&confirm=needed"));
    let (status, text) = (own.status().code, own.into_string().unwrap_or_default());
    assert_eq!(status, 409, "{text}");
    assert!(text.contains("orders"), "{text}");
    desk::superuser(&client);
    let path = format!("/api/users/{}/", needed.id);
    let answer = client.delete(path).header(ContentType::JSON).header(Accept::JSON).dispatch();
    assert_eq!(answer.status().code, 409);
    assert!(answer.into_string().expect("JSON").contains(r#""code":"in_use""#));
    seen.take();
    let both = format!("action=delete&scope=page&ids={}%2C{}&confirm=1", needed.id, other.id);
    let answer = post(&client, "/admin/users", &both);
    assert_eq!(answer.status().code, 303, "{:?}", answer.into_string());
    drop(answer);
    assert_eq!(seen.take(), ["user_deleted other"]);
}

struct Clumsy(Seen);

#[rocket::async_trait]
impl Hooks for Clumsy {
    async fn before_create_account(&self, new: &Registration<'_>) -> Result<(), FieldErrors> {
        assert!(new.username != "panic", "a hook may break");
        Ok(())
    }

    async fn after_create_account(&self, user: &User, _: &Registration<'_>) {
        self.0.note(user.username.clone());
        assert!(user.username != "fragile", "a hook may break");
    }
}

#[test]
fn a_hook_that_panics_harms_nobody_and_is_tried_again() {
    let seen = Seen::default();
    let client = hooked(Clumsy(seen.clone()));
    let answer = post(&client, "/register", &registration("panic", ""));
    assert_eq!(answer.status().code, 503, "before: it does not come to an answer");
    drop(answer);
    assert_eq!(post(&client, "/register", &registration("fragile", "")).status().code, 303);
    assert_eq!(seen.take(), ["fragile"]);
    let mut tried = Vec::new();
    for hours in 1.. {
        client.advance(3_600);
        let begun = Instant::now();
        while tried.len() < hours {
            assert!(begun.elapsed() < Duration::from_secs(60), "not tried again: {tried:?}");
            std::thread::sleep(Duration::from_millis(20));
            tried.extend(seen.0.lock().expect("the lock is not poisoned").drain(..));
        }
        if hours == 3 {
            break;
        }
    }
    assert_eq!(tried, ["fragile"; 3]);
}
