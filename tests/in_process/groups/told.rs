//! Groups in access tokens.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use super::{add, give, superuser};
use crate::actor::Visitor;
use crate::api::tokens;
use crate::harness::World;

fn claims(token: &str) -> Value {
    let part = token.split('.').nth(1).expect("a payload");
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).expect("Base64")).expect("JSON")
}

async fn renewed(ada: &Visitor<'_>) -> Value {
    ada.forget_access();
    ada.get("/private").await.is(200);
    claims(&ada.access())
}

#[rocket::async_test]
async fn access_tokens_tell_groups_where_that_is_set() {
    let world = World::with(json!({ "token_groups": true })).await;
    let (root, ada) = (superuser(&world, "root").await, world.member("ada").await);
    assert_eq!(claims(&ada.access())["groups"], json!([]));
    add(&root, "Writers", &[]).await;
    add(&root, "Éditeurs", &[]).await;
    give(&root, "ada", &["Éditeurs", "Writers"], &[]).await.is(303);
    let told = renewed(&ada).await;
    assert_eq!(told["groups"], json!(["Writers", "Éditeurs"]));
    assert_eq!(told.get("groups_omitted"), None);
    assert_eq!(claims(&ada.refresh()).get("groups"), None, "refresh tokens tell none");
    let (access, _) = tokens(&world, "ada").await;
    assert_eq!(claims(&access)["groups"], json!(["Writers", "Éditeurs"]));
    give(&root, "ada", &[], &[]).await.is(303);
    assert_eq!(renewed(&ada).await["groups"], json!([]));
}

#[rocket::async_test]
async fn groups_that_take_more_room_than_there_is_are_left_out() {
    let world = World::with(json!({ "token_groups": true })).await;
    let (root, ada) = (superuser(&world, "root").await, world.member("ada").await);
    // Seven names of 142 bytes in quotes and with commas are 1,016 bytes; one more letter each,
    // and it is 1,023; 1,024 is the most.
    let names: Vec<String> = (0..7).map(|n| format!("{n}{}", "x".repeat(142))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for name in &names {
        add(&root, name, &[]).await;
    }
    give(&root, "ada", &names, &[]).await.is(303);
    let told = renewed(&ada).await;
    let size = told["groups"].to_string().len();
    assert_eq!((size, told.get("groups_omitted")), (1_023, None));
    add(&root, "y", &[]).await;
    give(&root, "ada", &[&names[..], &["y"]].concat(), &[]).await.is(303);
    let told = renewed(&ada).await;
    assert_eq!((told.get("groups"), &told["groups_omitted"]), (None, &json!(true)));
    assert!(ada.is_in().await, "such a token is as good as any");
}

#[rocket::async_test]
async fn otherwise_tokens_say_nothing_of_groups() {
    let world = World::new().await;
    let (root, ada) = (superuser(&world, "root").await, world.member("ada").await);
    add(&root, "Writers", &[]).await;
    give(&root, "ada", &["Writers"], &[]).await.is(303);
    let told = renewed(&ada).await;
    assert_eq!((told.get("groups"), told.get("groups_omitted")), (None, None));
}
