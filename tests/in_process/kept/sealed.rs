//! The hidden field: who can read it, change it, keep it, and put something else into it.

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::hkdf;
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use super::{KEPT, LOST, PROFILE, carried, end_all, send, sign_in};
use crate::harness::{PASSWORD, World};

/// What a holder of the secret reads in the field.
fn read(secret: &str, sealed: &str) -> Value {
    struct Length;
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            32
        }
    }
    let mut key = [0; 32];
    hkdf::Salt::new(hkdf::HKDF_SHA256, b"doorward")
        .extract(secret.as_bytes())
        .expand(&[b"doorward seal"], Length)
        .and_then(|okm| okm.fill(&mut key))
        .expect("a key");
    let key = RandomizedNonceKey::new(&AES_256_GCM, &key).expect("a key");
    let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).expect("Base64");
    let (nonce, text) = sealed.split_at(12);
    let nonce = Nonce::try_assume_unique_for_key(nonce).expect("a nonce");
    let mut text = text.to_vec();
    let text = key.open_in_place(nonce, Aad::from(b"doorward kept form 1"), &mut text);
    serde_json::from_slice(text.expect("it was sealed here")).expect("JSON")
}

#[rocket::async_test]
async fn it_holds_what_was_typed_but_never_a_password() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let secrets = ["password", "old_password", "Password2", "db-PASSWORD", "new_passwords[]"];
    let mut fields = vec![("last_name", "King"), ("email", "")];
    fields.extend(secrets.iter().map(|name| (*name, PASSWORD)));
    let answer = ada.post("/account/profile?from=here", &fields).await;
    let sealed = carried(answer.is(401).hides(PASSWORD).hides("King")).expect("it is kept");
    assert!(!sealed.contains(&BASE64URL_NOPAD.encode(b"King")));
    let inside = read(&world.secret, &sealed);
    assert_eq!(inside["fields"], json!([["last_name", "King"], ["email", ""]]));
    assert_eq!(inside["target"], "/account/profile?from=here");
    assert!(!inside.to_string().contains(PASSWORD));
    let other = carried(&ada.copy().post("/account/profile", &fields).await);
    assert_eq!(other, None, "the cookies are gone");
}

#[rocket::async_test]
async fn altered_in_any_bit_it_is_dropped() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let answer = ada.post("/account/profile", &[("last_name", "King")]).await;
    let sealed = carried(&answer).expect("it is kept");
    // Without a password the form comes back, with the field if it is good.
    let back = async |kept: &str| {
        let fields = [("username", "ada"), ("password", ""), ("kept", kept)];
        carried(ada.post("/login", &fields).await.is(422))
    };
    assert_eq!(back(&sealed).await.as_deref(), Some(sealed.as_str()));
    let bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).expect("Base64");
    for bit in 0..bytes.len() * 8 {
        let mut altered = bytes.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(back(&BASE64URL_NOPAD.encode(&altered)).await, None, "bit {bit}");
    }
    for (start, end) in [(0, bytes.len() - 1), (1, bytes.len()), (0, 12), (0, 11), (0, 0)] {
        assert_eq!(back(&BASE64URL_NOPAD.encode(&bytes[start..end])).await, None);
    }
    for altered in [format!("{sealed}A"), format!("{sealed}="), format!(" {sealed}")] {
        assert_eq!(back(&altered).await, None, "{altered}");
    }
    for odd in ["<script>", "\0", "é", "....", &"A".repeat(30_000)] {
        assert_eq!(back(odd).await, None, "{odd}");
        let fields = [("username", "ada"), ("password", PASSWORD), ("kept", odd)];
        assert_eq!(ada.post("/login", &fields).await.is(303).location(), "/private");
    }
    // A token is no sealed form, and neither is another installation's.
    let elsewhere = World::new().await;
    let eve = elsewhere.member("ada").await;
    end_all(&elsewhere).await;
    let foreign = carried(&eve.post("/account/profile", &PROFILE).await).expect("it is kept");
    for other in [foreign, ada.access(), ada.refresh()] {
        assert_eq!(back(&other).await, None);
    }
}

#[rocket::async_test]
async fn after_ten_minutes_it_is_dropped() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let answer = ada.post("/account/profile", &PROFILE).await;
    // The clock runs on by itself as well, on a busy machine for seconds.
    world.advance(590);
    let wrong = sign_in(&ada, &answer, "ada", "wrong").await;
    assert_eq!(carried(wrong.is(422)), carried(&answer));
    sign_in(&ada, &answer, "ada", PASSWORD).await.is(200).shows("Send your changes?");
    // A wrong password on the way does not make it last longer.
    world.advance(10);
    for old in [answer, wrong] {
        let late = sign_in(&ada, &old, "ada", "wrong").await;
        assert_eq!(carried(late.is(422).hides(KEPT)), None);
        let back = sign_in(&ada, &old, "ada", PASSWORD).await;
        assert_eq!(back.is(303).location(), "/account/profile");
    }
}

#[rocket::async_test]
async fn presented_again_it_shows_the_same_page_and_does_nothing() {
    let world = World::new().await;
    world.member("bob").await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    let answer = ada.post("/account/profile", &PROFILE).await;
    let first = sign_in(&ada, &answer, "ada", PASSWORD).await;
    send(&ada, &first).await.is(303);
    let fields = [("first_name", ""), ("last_name", "Byron"), ("email", "ada@example.org")];
    ada.post("/account/profile", &fields).await.is(303);
    let again = sign_in(&world.visitor(), &answer, "ada", PASSWORD).await;
    assert_eq!(again.is(200).html().form("kept-form"), first.html().form("kept-form"));
    sign_in(&world.visitor(), &answer, "bob", PASSWORD).await.is(303);
    assert_eq!(world.count("users", "last_name = 'Byron'").await, 1);
}

#[rocket::async_test]
async fn a_secret_that_has_become_a_fallback_still_opens_it() {
    let old = World::new().await;
    let ada = old.member("ada").await;
    end_all(&old).await;
    let answer = ada.post("/account/profile", &PROFILE).await;
    for (fallbacks, status) in [(json!([old.secret]), 200), (json!([]), 303)] {
        let settings = json!({ "database_url": old.url, "secret_key_fallbacks": fallbacks });
        let new = World::with(settings).await;
        sign_in(&new.visitor(), &answer, "ada", PASSWORD).await.is(status);
    }
}

#[rocket::async_test]
async fn what_is_too_long_is_not_kept_and_the_page_says_so() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    end_all(&world).await;
    for (length, kept) in [(11 * 1024, true), (13 * 1024, false), (32 * 1024, false)] {
        let text = "x".repeat(length);
        let ask = ada.request(rocket::http::Method::Post, "/account/profile");
        let answer = ask.form(&[("last_name", &text)]).lost().await;
        answer.is(401).shows(if kept { KEPT } else { LOST });
        assert_eq!(carried(&answer).is_some(), kept, "{length}");
        let visitor = world.visitor();
        let after = sign_in(&visitor, &answer, "ada", PASSWORD).await;
        if kept {
            let told = send(&visitor, &after).await.is(422).html();
            assert_eq!(told.value("last_name"), text);
        } else {
            assert_eq!(after.is(303).location(), "/account/profile");
        }
        end_all(&world).await;
    }
}
