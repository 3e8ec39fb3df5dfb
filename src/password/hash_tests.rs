use std::time::{Duration, Instant};

use super::*;

/// The lowest cost bcrypt knows: a millisecond.
const CHEAP: u32 = 4;

const CURRENT: Verdict = Verdict::Right { outdated: false };
const OUTDATED: Verdict = Verdict::Right { outdated: true };

fn check(password: &str, stored: &str) -> Verdict {
    verify(&Password::new(password.into()), &PasswordHash::from_stored(stored.into()), CHEAP)
}

fn hashed(password: &str) -> String {
    hash(&Password::new(password.into()), CHEAP).as_str().to_owned()
}

#[test]
fn a_hash_has_djangos_encoded_form() {
    let encoded = hashed("Velvet-Glacier-9035");
    let rest = encoded.strip_prefix("bcrypt_sha256$$2b$04$").expect("the form of Django");
    assert_eq!(rest.len(), 53);
    assert!(rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'/'), "{rest}");
}

#[test]
fn every_hash_has_a_salt_of_its_own() {
    assert_ne!(hashed("Velvet-Glacier-9035"), hashed("Velvet-Glacier-9035"));
}

#[test]
fn the_right_password_and_only_it_is_right() {
    let encoded = hashed("Velvet-Glacier-9035");
    assert_eq!(check("Velvet-Glacier-9035", &encoded), CURRENT);
    for wrong in [
        "",
        " ",
        "velvet-glacier-9035",
        "Velvet-Glacier-9035 ",
        " Velvet-Glacier-9035",
        "Velvet-Glacier-903",
        "Velvet-Glacier-9035\0",
    ] {
        assert_eq!(check(wrong, &encoded), Verdict::Wrong, "{wrong:?}");
    }
}

#[test]
fn nothing_is_truncated() {
    for common in ["a".repeat(72), "😀".repeat(40), "x".repeat(1000)] {
        let encoded = hashed(&format!("{common}X"));
        assert_eq!(check(&format!("{common}X"), &encoded), CURRENT);
        assert_eq!(check(&format!("{common}Y"), &encoded), Verdict::Wrong);
        assert_eq!(check(&common, &encoded), Verdict::Wrong);
    }
}

#[test]
fn nul_and_control_characters_are_significant() {
    let encoded = hashed("p\0aaaaaaa");
    assert_eq!(check("p\0aaaaaaa", &encoded), CURRENT);
    assert_eq!(check("p\0bbbbbbb", &encoded), Verdict::Wrong);
    assert_eq!(check("p", &encoded), Verdict::Wrong);
    let encoded = hashed("\u{202e}tab\there\u{7f}");
    assert_eq!(check("\u{202e}tab\there\u{7f}", &encoded), CURRENT);
    assert_eq!(check("tab\there\u{7f}", &encoded), Verdict::Wrong);
}

#[test]
fn composed_and_decomposed_spellings_are_one_password() {
    let (composed, decomposed) = ("Caf\u{e9}-au-lait-77", "Cafe\u{301}-au-lait-77");
    assert_eq!(check(decomposed, &hashed(composed)), CURRENT);
    assert_eq!(check(composed, &hashed(decomposed)), CURRENT);
    // Compatibility forms stay different: that is NFC, not NFKC.
    assert_eq!(check("ﬁne-and-dandy", &hashed("fine-and-dandy")), Verdict::Wrong);
}

// The stored forms below were made with Django 5.2 and pyca/bcrypt.

#[test]
fn hashes_made_by_django_are_verified() {
    let made = "bcrypt_sha256$$2b$04$EUy1ObeoI26oOG/D9zA8FOCNv.FhRg4v4uvCKIsHNn59r7n.PcFlC";
    assert_eq!(check("Velvet-Glacier-9035", made), CURRENT);
    assert_eq!(check("Velvet-Glacier-9036", made), Verdict::Wrong);
    let nul = "bcrypt_sha256$$2b$04$LKaXclEIt1MO/UQNte.NeusHHHKef4ZpjGtoqtJhOFJLiYtYD1Cs2";
    assert_eq!(check("p\0aaaaaaa", nul), CURRENT);
    let composed = "bcrypt_sha256$$2b$04$J0wTdF1pMABrhXifQgp71ezbJ.0SfZPga0TSEAT43gGyIqSWC0E2G";
    assert_eq!(check("Caf\u{e9}-au-lait-77", composed), CURRENT);
    assert_eq!(check("Cafe\u{301}-au-lait-77", composed), CURRENT);
}

#[test]
fn a_decomposed_password_that_django_hashed_still_opens_and_is_replaced() {
    let decomposed = "bcrypt_sha256$$2b$04$o0cFBrg82vNT0AirL4PQDukx8Nv15AaaARQVuRgocpkAiVsS66rdi";
    assert_eq!(check("Cafe\u{301}-au-lait-77", decomposed), OUTDATED);
    assert_eq!(check("Caf\u{e9}-au-lait-77", decomposed), Verdict::Wrong);
    assert_eq!(check("Cafe-au-lait-77", decomposed), Verdict::Wrong);
}

#[test]
fn older_forms_are_verified_and_called_outdated() {
    let plain = "$2b$04$7wWJ60h63qX1.JJ5vug0s.elDOvVEdf2wf4rSm9a6GSDH9dAZxjKa";
    for stored in [
        plain.to_owned(),
        format!("bcrypt${plain}"),
        plain.replace("$2b$", "$2y$"),
        "$2a$04$/DMHCJdOfcpzPxNjxWA2suBwDSFCFYehFv33s6NizQtsO1f9dv2YK".to_owned(),
        "pbkdf2_sha256$3$seasalt$N/9EzxEdtjje1gWN5iaxuGROFO+sWw54U6ORflkM5VM=".to_owned(),
    ] {
        assert_eq!(check("Velvet-Glacier-9035", &stored), OUTDATED, "{stored}");
        assert_eq!(check("Velvet-Glacier-9036", &stored), Verdict::Wrong, "{stored}");
        assert_eq!(check("", &stored), Verdict::Wrong, "{stored}");
    }
    let accented = "pbkdf2_sha256$1000$Q2xhcmVuY2U$cHy2kAQM25OKhejt9APuA53SJQ/gTrrRNjqZdzM3kCc=";
    assert_eq!(check("Caf\u{e9}-au-lait-77", accented), OUTDATED);
}

#[test]
fn another_cost_than_the_configured_one_is_outdated() {
    let password = Password::new("Velvet-Glacier-9035".into());
    let stored = hash(&password, 5);
    assert_eq!(verify(&password, &stored, 5), CURRENT);
    assert_eq!(verify(&password, &stored, 4), OUTDATED);
    assert_eq!(verify(&password, &stored, 6), OUTDATED);
    let wrong = Password::new("Velvet-Glacier-9036".into());
    assert_eq!(verify(&wrong, &stored, 6), Verdict::Wrong);
}

#[test]
fn plain_bcrypt_sees_72_bytes_and_no_nul() {
    let stored = "$2b$04$VV4JEUcmPm6YMRkfOziRHe5jMnS.uBQplHmh2CHvWITmAggaj8gUm";
    assert_eq!(check(&"a".repeat(72), stored), OUTDATED);
    assert_eq!(check(&"a".repeat(80), stored), OUTDATED);
    assert_eq!(check(&"a".repeat(71), stored), Verdict::Wrong);
    assert_eq!(check(&format!("{}\0", "a".repeat(72)), stored), Verdict::Wrong);
}

#[test]
fn a_corrupt_hash_is_a_wrong_password() {
    let good = hashed("Velvet-Glacier-9035");
    let good = good.as_str();
    let mut broken: Vec<String> = [
        "",
        "!",
        "!kO4olcS4v3XU4bzfIjqEiJX6zRkKrPw27gUllNfJ",
        "$",
        "$$$$",
        "*",
        "bcrypt_sha256$",
        "bcrypt$",
        "bcrypt_sha256$$2b$",
        "pbkdf2_sha256$",
        "pbkdf2_sha256$$$",
        "pbkdf2_sha256$0$s$N/9EzxEdtjje1gWN5iaxuGROFO+sWw54U6ORflkM5VM=",
        "pbkdf2_sha256$-3$s$N/9EzxEdtjje1gWN5iaxuGROFO+sWw54U6ORflkM5VM=",
        "pbkdf2_sha256$3$seasalt$",
        "pbkdf2_sha256$3$seasalt$AAAA",
        "pbkdf2_sha256$3$seasalt$N/9EzxEdtjje1gWN5iaxuGROFO+sWw54U6ORflkM5V",
        "pbkdf2_sha256$3$seasalt$ä",
        "pbkdf2_sha1$3$seasalt$N/9EzxEdtjje1gWN5iaxuGROFO8=",
        "argon2$argon2id$v=19$m=102400,t=2,p=8$c29tZXNhbHQ$aGFzaA",
        "Velvet-Glacier-9035",
    ]
    .map(str::to_owned)
    .into();
    broken.extend((0..good.len()).map(|end| good[..end].to_owned()));
    broken.push(format!("{good}A"));
    broken.push(format!(" {good}"));
    broken.push(format!("{good}\n"));
    broken.push(good.to_uppercase());
    broken.push(good.replace("$2b$", "$2x$"));
    broken.push(good.replace("$2b$", "$3b$"));
    broken.push(good.replace("$04$", "$03$"));
    broken.push(good.replace("$04$", "$ 4$"));
    broken.push(good.replace("$04$", "$é$"));
    broken.push(format!("bcrypt_sha256$$2b$04${}é", "a".repeat(51)));
    broken.push(format!("$2b$04$aé{}", "a".repeat(50)));
    broken.push("é".repeat(30));
    for stored in broken {
        assert_eq!(check("Velvet-Glacier-9035", &stored), Verdict::Wrong, "{stored:?}");
        assert_eq!(check("", &stored), Verdict::Wrong, "{stored:?}");
    }
}

#[test]
fn a_hash_that_asks_for_hours_is_not_computed() {
    let begun = Instant::now();
    let rest = ".".repeat(53);
    for cost in ["17", "20", "31", "32", "99"] {
        assert_eq!(check("x", &format!("bcrypt_sha256$$2b${cost}${rest}")), Verdict::Wrong);
        assert_eq!(check("x", &format!("$2b${cost}${rest}")), Verdict::Wrong);
    }
    for rounds in ["5000001", "4294967295", "4294967296", "99999999999999999999"] {
        let stored =
            format!("pbkdf2_sha256${rounds}$seasalt$N/9EzxEdtjje1gWN5iaxuGROFO+sWw54U6ORflkM5VM=");
        assert_eq!(check("x", &stored), Verdict::Wrong);
    }
    // Cost 17 alone would take some eight seconds, cost 31 most of a day.
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn a_configured_cost_out_of_range_does_not_break_verifying() {
    let password = Password::new("Velvet-Glacier-9035".into());
    let stored = hash(&password, CHEAP);
    assert_eq!(verify(&password, &stored, 0), OUTDATED);
    assert_eq!(verify(&password, &stored, 99), OUTDATED);
    assert_eq!(verify(&password, &PasswordHash::from_stored("!".into()), 0), Verdict::Wrong);
}

#[test]
fn the_decoy_is_computed_and_never_fits() {
    for cost in [4, 12, 16] {
        let decoy = decoy(cost);
        let Some(Form::DigestBcrypt(bcrypt)) = Form::of(decoy.as_str()) else {
            panic!("{}", decoy.as_str())
        };
        assert!(bcrypt.is_current(cost));
    }
    for guess in ["", "-", "\0", "Velvet-Glacier-9035"] {
        assert_eq!(verify(&Password::new(guess.into()), &decoy(CHEAP), CHEAP), Verdict::Wrong);
    }
}

#[test]
fn a_hash_does_not_show_itself() {
    let stored = PasswordHash::from_stored("bcrypt_sha256$$2b$04$secret".into());
    assert_eq!(format!("{stored:?}"), "PasswordHash(…)");
    assert_eq!(stored.as_str(), "bcrypt_sha256$$2b$04$secret");
}
