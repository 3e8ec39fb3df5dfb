//! Every state of the gallery, at every width, in every light and in languages that are harder than
//! English.
//!
//! `TEST_STATES=<beginning>` looks at the states alone whose names begin so.

mod colours;
mod order;
mod room;
mod words;

use std::cell::RefCell;

use rocket::serde::json::Value;

use crate::browser::stroll;
use crate::visit::Visit;

/// Looks at every state, and insists on none in which `look` finds something.
async fn survey(query: &str, look: impl AsyncFn(&Visit, &str) -> Vec<String>) {
    let wanted = std::env::var("TEST_STATES").unwrap_or_default();
    stroll(async |visit| {
        let wrong = RefCell::new(Vec::new());
        for name in states(visit).await.iter().filter(|name| name.starts_with(&wanted)) {
            visit.open(&format!("/state/{name}?{query}")).await;
            let found = look(visit, name).await;
            wrong.borrow_mut().extend(found);
        }
        assert!(wrong.borrow().is_empty(), "{} faults: {wrong:#?}", wrong.borrow().len());
    })
    .await;
}

/// The names of all states.
async fn states(visit: &Visit) -> Vec<String> {
    visit.open("/states.json").await;
    let groups = visit.run("return JSON.parse(document.body.textContent).groups;").await;
    let groups = groups.as_array().cloned().unwrap_or_default();
    let states = groups.iter().filter_map(|group| group["states"].as_array()).flatten();
    let names: Vec<String> = states.filter_map(Value::as_str).map(str::to_owned).collect();
    assert!(names.len() > 150, "{names:?}");
    names
}

#[rocket::async_test]
async fn every_state_has_room_and_can_be_read() {
    survey("", async |visit, name| {
        let mut wrong = Vec::new();
        for width in [1280, 768, 320, 360] {
            wrong.extend(room::crowded(visit, name, width).await);
        }
        room::picture(visit, &format!("narrow-{name}")).await;
        wrong.extend(room::broken(visit, name, 360).await);
        room::unfold(visit).await;
        wrong.extend(room::crowded(visit, name, 360).await);
        wrong.extend(order::disorder(visit, name).await);
        wrong.extend(room::dim(visit, name).await);
        wrong.extend(room::enlarged(visit, name).await);
        visit.narrow(1280).await;
        for scheme in ["light", "dark"] {
            wrong.extend(colours::unreadable(visit, name, scheme).await);
        }
        wrong.extend(colours::wasteful(visit, name).await);
        wrong.extend(colours::indistinct(visit, name).await);
        colours::as_usual(visit).await;
        wrong
    })
    .await;
}

#[rocket::async_test]
async fn hostile_names_have_room_and_turn_nothing_around() {
    survey("data=hostile", async |visit, name| {
        let mut wrong = room::crowded(visit, name, 1280).await;
        wrong.extend(room::crowded(visit, name, 360).await);
        room::picture(visit, &format!("hostile-{name}")).await;
        room::unfold(visit).await;
        wrong.extend(room::crowded(visit, name, 360).await);
        wrong.extend(order::disorder(visit, name).await);
        wrong
    })
    .await;
}

#[rocket::async_test]
async fn longer_words_have_room_and_all_of_them_are_in_the_catalogue() {
    survey("lang=en-XA", async |visit, name| {
        let mut wrong = Vec::new();
        for width in [1280, 360] {
            wrong.extend(room::crowded(visit, name, width).await);
        }
        room::picture(visit, &format!("longer-{name}")).await;
        wrong.extend(words::english(visit, name).await);
        wrong
    })
    .await;
}

#[rocket::async_test]
async fn from_right_to_left_everything_has_room() {
    survey("lang=ar-XB", async |visit, name| {
        let mut wrong = Vec::new();
        for width in [1280, 360] {
            wrong.extend(room::crowded(visit, name, width).await);
        }
        room::picture(visit, &format!("backwards-{name}")).await;
        wrong
    })
    .await;
}
