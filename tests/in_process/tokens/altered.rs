//! Altered tokens, foreign keys, other algorithms.

use serde_json::json;

use super::{REFRESH, by_cookie, by_header, encode, refused, sign, tokens};
use crate::harness::World;

#[rocket::async_test]
async fn every_changed_character_makes_a_token_worthless() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    by_header(&ada, &access.token).await.is(200);
    let characters: Vec<char> = access.token.chars().collect();
    for place in 0..characters.len() {
        let mut changed = characters.clone();
        changed[place] = match changed[place] {
            'A' => 'B',
            '.' => '-',
            _ => 'A',
        };
        let changed: String = changed.into_iter().collect();
        refused(&world, &changed).await;
    }
}

#[rocket::async_test]
async fn every_changed_character_makes_a_refresh_cookie_worthless() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let genuine = ada.refresh();
    let characters: Vec<char> = genuine.chars().collect();
    for place in 0..characters.len() {
        let mut changed = characters.clone();
        changed[place] = if changed[place] == 'x' { 'y' } else { 'x' };
        let changed: String = changed.into_iter().collect();
        assert!(by_cookie(&world, REFRESH, &changed).await.is(303).keeps());
    }
    assert!(by_cookie(&world, REFRESH, &genuine).await.is(200).issues());
}

#[rocket::async_test]
async fn cut_and_padded_tokens_are_refused() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let token = &access.token;
    let parts: Vec<&str> = token.split('.').collect();
    let [header, payload, tag] = parts[..] else { panic!("three parts") };
    for changed in [
        format!("{token}="),
        format!("{token}A"),
        format!("{token}."),
        format!(".{token}"),
        format!("{token}.{tag}"),
        format!("{header}.{payload}"),
        format!("{header}.{payload}."),
        format!("{header}..{tag}"),
        format!(".{payload}.{tag}"),
        format!("{header}.{payload}.{}", &tag[..42]),
        format!("{header}.{payload}.{}", &tag[..20]),
        format!("{header}.{payload}.{}", tag.repeat(2)),
        format!("{payload}.{header}.{tag}"),
        format!("{header}=.{payload}=.{tag}="),
        format!("{header}.{payload}.{}", "A".repeat(43)),
        token.to_uppercase(),
        token.chars().rev().collect(),
        "..".to_owned(),
        "a.b.c".to_owned(),
        "null".to_owned(),
        "é".repeat(40),
        "A".repeat(100_000),
        format!("{header}.{}.{tag}", "A".repeat(50_000)),
    ] {
        refused(&world, &changed).await;
    }
}

#[rocket::async_test]
async fn tokens_of_another_installation_or_a_weak_key_are_refused() {
    let world = World::new().await;
    let other = World::new().await;
    let ada = world.member("ada").await;
    other.visitor().register("ada").await.is(303);
    let (access, _) = tokens(&ada).await;
    let (foreign, _) = tokens(&other.visitor()).await;
    refused(&world, &foreign.token).await;
    let (header, claims) = (access.header.to_string(), access.claims.to_string());
    refused(&world, &sign(&header, &claims, other.secret.as_bytes())).await;
    let lower = world.secret.to_lowercase();
    for key in [
        "",
        "\0",
        " ",
        "a",
        "null",
        "none",
        "secret",
        "Secret",
        "password",
        "changeme",
        "key",
        "jwt",
        "test",
        "123456",
        "your-256-bit-secret",
        "doorward",
        "django-insecure",
        &lower,
        &world.secret[..32],
        &world.secret[1..],
    ] {
        refused(&world, &sign(&header, &claims, key.as_bytes())).await;
    }
}

#[rocket::async_test]
async fn other_algorithms_and_none_are_refused() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let payload = encode(&access.claims.to_string());
    for alg in [
        json!("none"),
        json!("None"),
        json!("NONE"),
        json!("nOnE"),
        json!(" none"),
        json!("none "),
        json!(""),
        json!(null),
        json!(["HS256"]),
        json!({}),
        json!(0),
        json!(true),
        json!("HS384"),
        json!("HS512"),
        json!("hs256"),
        json!("HS256 "),
        json!("RS256"),
        json!("ES256"),
        json!("EdDSA"),
        json!("PS256"),
        json!("A128KW"),
        json!("dir"),
    ] {
        let mut header = access.header.clone();
        header["alg"] = alg;
        refused(&world, &access.with_header(&world, &header)).await;
        let unsigned = format!("{}.{payload}.", encode(&header.to_string()));
        refused(&world, &unsigned).await;
    }
    let mut header = access.header.clone();
    header.as_object_mut().expect("one").remove("alg");
    refused(&world, &access.with_header(&world, &header)).await;
}

#[rocket::async_test]
async fn headers_that_bring_their_own_key_are_refused() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let own = b"a key of the attacker's own, long enough";
    let claims = access.claims.to_string();
    let jwk = json!({ "kty": "oct", "alg": "HS256", "k": encode("a key of the attacker's own") });
    for (name, value) in [
        ("jwk", jwk),
        ("jku", json!("http://127.0.0.1:9/keys.json")),
        ("x5u", json!("http://127.0.0.1:9/chain.pem")),
        ("x5c", json!(["AAAA"])),
    ] {
        let mut header = access.header.clone();
        header[name] = value;
        refused(&world, &sign(&header.to_string(), &claims, own)).await;
        header["kid"] = json!("attacker");
        refused(&world, &sign(&header.to_string(), &claims, own)).await;
    }
}

#[rocket::async_test]
async fn critical_extensions_and_other_types_are_refused_under_the_right_key() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    for (name, value) in [
        ("crit", json!(null)),
        ("crit", json!([])),
        ("crit", json!(["exp"])),
        ("crit", json!(["b64"])),
        ("crit", json!("b64")),
        ("typ", json!("at+jwt")),
        ("typ", json!("JWE")),
        ("typ", json!(1)),
        ("typ", json!(null)),
        ("kid", json!(null)),
        ("kid", json!(1)),
        ("kid", json!([])),
    ] {
        let mut header = access.header.clone();
        header[name] = value;
        refused(&world, &access.with_header(&world, &header)).await;
    }
    let header = access.header.to_string();
    let inside = &header[1..header.len() - 1];
    for header in [
        format!("{{{inside},\"alg\":\"HS256\"}}"),
        format!("{{{inside},\"x\":1,\"x\":2}}"),
        format!("{{\"alg\":\"none\",{inside}}}"),
    ] {
        let key = world.secret.as_bytes();
        refused(&world, &sign(&header, &access.claims.to_string(), key)).await;
    }
    for header in ["[]", "{}", "\"HS256\"", "null", "", "[\"HS256\",\"JWT\"]", "{\"alg\":\"HS256\""]
    {
        let key = world.secret.as_bytes();
        refused(&world, &sign(header, &access.claims.to_string(), key)).await;
    }
}

#[rocket::async_test]
async fn a_key_id_is_looked_up_and_nothing_else() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    for kid in [
        "",
        "0",
        "../../../../dev/null",
        "/dev/null",
        "' OR 1=1 --",
        "x' UNION SELECT 'k",
        "|sleep 10",
        "http://127.0.0.1:9/",
        "\0",
        &"k".repeat(4_000),
    ] {
        let mut header = access.header.clone();
        header["kid"] = json!(kid);
        refused(&world, &access.with_header(&world, &header)).await;
        let claims = access.claims.to_string();
        refused(&world, &sign(&header.to_string(), &claims, b"")).await;
    }
    let mut header = access.header.clone();
    header.as_object_mut().expect("one").remove("kid");
    let without = access.with_header(&world, &header);
    by_header(&ada, &without).await.is(200);
}

#[rocket::async_test]
async fn a_token_counts_only_in_the_authorization_header() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    let (access, _) = tokens(&ada).await;
    let token = &access.token;
    let stranger = world.visitor();
    for path in [
        format!("/private?access_token={token}"),
        format!("/private?token={token}"),
        format!("/private?jwt={token}"),
    ] {
        stranger.get(&path).await.is(303);
    }
    for (header, status) in [
        (format!("Bearer {token}"), 200),
        (format!("bearer {token}"), 200),
        (format!("JWT {token}"), 200),
        (format!("Bearer  {token}"), 200),
        ("Bearer".to_owned(), 401),
        (format!("Bearer {token} {token}"), 401),
        (format!("Bearer {token},"), 401),
        (format!("Bearer \"{token}\""), 401),
        (format!("Token {token}"), 401),
        (format!("Basic {token}"), 401),
        (token.clone(), 401),
        (String::new(), 401),
    ] {
        let ask = stranger.script(rocket::http::Method::Get, "/private");
        let answer = ask.with("Authorization", &header).send().await;
        assert_eq!(answer.status, status, "{header}");
    }
    let ask = stranger.script(rocket::http::Method::Get, "/private");
    let twice = ask.bearer(token).and("Authorization", &format!("Bearer {token}"));
    let answer = twice.send().await;
    assert_eq!(answer.is(401).json()["code"], "bad_authorization_header");
}
