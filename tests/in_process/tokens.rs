//! Tokens that were not issued here, in every way that can be thought of.

mod altered;
mod claims;

use aws_lc_rs::hmac;
use data_encoding::BASE64URL_NOPAD;
use rocket::http::Method;
use serde_json::{Value, json};

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{ORIGIN, PASSWORD, World};

const ACCESS: &str = "__Host-Http-doorward-access";
const REFRESH: &str = "__Host-Http-doorward-refresh";

fn encode(text: &str) -> String {
    BASE64URL_NOPAD.encode(text.as_bytes())
}

fn decode(part: &str) -> Value {
    let bytes = BASE64URL_NOPAD.decode(part.as_bytes()).expect("base64url");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// A token with this very header and payload, signed by HMAC-SHA-256 with `key`.
fn sign(header: &str, payload: &str, key: &[u8]) -> String {
    let text = format!("{}.{}", encode(header), encode(payload));
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    let tag = hmac::sign(&key, text.as_bytes());
    format!("{text}.{}", BASE64URL_NOPAD.encode(tag.as_ref()))
}

/// A script's token, with what is needed to make others like it.
struct Live {
    token: String,
    header: Value,
    claims: Value,
}

impl Live {
    fn of(token: &str) -> Live {
        let parts: Vec<&str> = token.split('.').collect();
        assert_eq!(parts.len(), 3, "{token}");
        Live { token: token.to_owned(), header: decode(parts[0]), claims: decode(parts[1]) }
    }

    fn with_header(&self, world: &World, header: &Value) -> String {
        let key = world.secret.as_bytes();
        sign(&header.to_string(), &self.claims.to_string(), key)
    }

    fn with_claims(&self, world: &World, claims: &Value) -> String {
        let key = world.secret.as_bytes();
        sign(&self.header.to_string(), &claims.to_string(), key)
    }
}

/// The access and the refresh token of a script.
async fn tokens(visitor: &Visitor<'_>) -> (Live, Live) {
    let credentials = json!({ "username": "ada", "password": PASSWORD });
    let pair = visitor.json("/login", &credentials).await.is(200).json();
    let token = |kind: &str| Live::of(pair[kind].as_str().expect("a token"));
    (token("access"), token("refresh"))
}

async fn by_header(visitor: &Visitor<'_>, token: &str) -> Answer {
    let ask = visitor.script(Method::Get, "/private").bearer(token);
    ask.send().await
}

async fn by_cookie(world: &World, name: &str, token: &str) -> Answer {
    let stranger = world.visitor();
    let ask = stranger.request(Method::Get, "/private");
    ask.cookie(name, token).send().await
}

/// Insists that a token opens nothing, wherever it is put, and that nobody learns why.
async fn refused(world: &World, token: &str) {
    let answer = by_header(&world.visitor(), token).await;
    assert_eq!(answer.status, 401, "{token}\n{}", answer.body);
    let challenge = answer.header("WWW-Authenticate");
    assert_eq!(challenge, Some("Bearer realm=\"api\""));
    let body = answer.json();
    assert!(body["detail"].is_string(), "{body}");
    for name in [ACCESS, REFRESH] {
        let answer = by_cookie(world, name, token).await;
        assert_eq!(answer.status, 303, "{name} {token}");
        assert!(!answer.issues());
    }
}

#[rocket::async_test]
async fn a_token_holds_what_the_contract_says_and_nothing_else() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let browser = [ada.access(), ada.refresh()].map(|token| Live::of(&token));
    let (access, refresh) = tokens(&ada).await;
    let [browser_access, browser_refresh] = browser;
    for (live, kind, lifetime) in [
        (access, "access", 300),
        (refresh, "refresh", 86_400),
        (browser_access, "access", 300),
        (browser_refresh, "refresh", 86_400),
    ] {
        let claims = live.claims.as_object().expect("an object");
        let mut names: Vec<&str> = claims.keys().map(String::as_str).collect();
        names.sort_unstable();
        let expected = ["exp", "gen", "iat", "iss", "jti", "sid", "token_type", "user_id"];
        assert_eq!(names, expected);
        assert_eq!(claims["token_type"], kind);
        assert_eq!(claims["user_id"], "1");
        assert_eq!(claims["iss"], ORIGIN);
        let age = claims["exp"].as_i64().zip(claims["iat"].as_i64());
        assert_eq!(age.map(|(exp, iat)| exp - iat), Some(lifetime));
        let jti = claims["jti"].as_str().expect("text");
        assert!(jti.len() == 32 && jti.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_eq!(live.header["alg"], "HS256");
        assert_eq!(live.header["typ"], "JWT");
        assert!(live.header["kid"].is_string());
        assert_eq!(live.header.as_object().map(serde_json::Map::len), Some(3));
    }
}

#[rocket::async_test]
async fn whoever_shares_the_secret_verifies_access_tokens_and_cannot_make_refresh_tokens() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, refresh) = tokens(&ada).await;
    let remade = access.with_claims(&world, &access.claims);
    by_header(&ada, &remade).await.is(200);
    let mut forged = Live::of(&ada.refresh());
    let answer = by_cookie(&world, REFRESH, &forged.token).await;
    assert!(answer.is(200).issues(), "the genuine one works");
    forged.header = access.header;
    let forged = forged.with_claims(&world, &forged.claims);
    assert!(by_cookie(&world, REFRESH, &forged).await.is(303).keeps());
    let forged = refresh.with_claims(&world, &refresh.claims);
    refused(&world, &forged).await;
}

#[rocket::async_test]
async fn one_kind_of_token_is_never_taken_for_the_other() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (_, refresh) = tokens(&ada).await;
    let answer = by_header(&ada, &refresh.token).await;
    let message = answer.is(401).json()["messages"][0]["message"].clone();
    assert_eq!(message, "Token has wrong type");
    by_cookie(&world, ACCESS, &ada.refresh()).await.is(303);
    by_cookie(&world, REFRESH, &ada.access()).await.is(303);
}
