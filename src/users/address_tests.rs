use super::*;

#[test]
fn ordinary_addresses_are_accepted() {
    let addresses = "a@example.com Ada.Lovelace@Example.COM a+tag@example.co.uk o'hara@example.com x_y-z@sub.example.org 1@2.example \
        a@b-c.de !#$%&'*+-/=?^_`{|}~@example.com жанна@пример.рф zoë@example.com a@münchen.example a@xn--mnchen-3ya.example x@y.zz";
    for address in addresses.split(' ') {
        let read = email(&format!(" {address}\n"))
            .unwrap_or_else(|refused| panic!("{address}: {refused}"));
        assert_eq!(read.text, address);
        assert_eq!(read.key, key(address));
    }
    assert_eq!(email("MIKE@Example.com").map(|read| read.key), Ok("mike@example.com".to_owned()));
    assert_eq!(
        email("zoe\u{308}@example.com").map(|read| read.text),
        Ok("zoë@example.com".to_owned())
    );
    assert_ne!(
        email("mıke@ex.org").map(|read| read.key),
        email("mike@ex.org").map(|read| read.key)
    );
}

#[test]
fn impossible_addresses_are_refused() {
    for raw in ["", " ", "\r\n"] {
        assert_eq!(email(raw), Err(BLANK.into()));
    }
    let blanks = "a b@example.com|a@example.com\nBcc: x@y.zz|a@example.com\r\nBcc: x@y.zz|a@exam\nple.com|\"a b\"@example.com|\
        Ada <a@example.com>|a@exa mple.com|a@example.com, b@example.com|a\u{85}b@example.com|a\u{a0}b@example.com";
    let malformed = "not-an-email x@ @example.com @ a@b@example.com a@example..com a@-example.com a@example-.com a@localhost a@.com \
        a@example. a@example.com. .a@example.com a.@example.com a..b@example.com \"a\"@example.com a@[127.0.0.1] a@[IPv6:::1] \
        a@127.0.0.1 a@example.c a@example.123 <a@example.com> a@example.com> a,b@example.com a@exa_mple.com a;b@example.com \
        (c)a@example.com a@example!.com mailto:a@example.com a@😀.com";
    let hidden = "a\0@example.com a@example.com\0 a\u{200b}@example.com a\u{ad}@example.com a@exam\u{200d}ple.com a\u{202e}@example.com \
        a\u{2066}@example.com a\u{feff}@example.com a\u{3164}@example.com a\u{e000}@example.com a\u{378}@example.com \
        a\u{fe0f}@example.com \u{115f}@example.com a@exam\u{115f}ple.com a\u{1b}@example.com a＠b@example.com a@example．com";
    for raw in blanks.split('|').chain(malformed.split(' ')).chain(hidden.split(' ')) {
        assert_eq!(email(raw), Err(BAD_EMAIL.into()), "{raw:?}");
    }
    assert!(email(&format!("{}@example.com", "x".repeat(64))).is_ok());
    assert_eq!(email(&format!("{}@example.com", "x".repeat(65))), Err(BAD_EMAIL.into()));
    let long = too_long(EMAIL_MAX);
    assert_eq!(email(&format!("a@{}com", "example.".repeat(40))), Err(long.clone()));
    assert_eq!(email(&"a@".repeat(100_000)), Err(long.clone()));
}

#[test]
fn a_personal_name_may_hold_what_people_are_called() {
    for name in [
        "",
        "Ada",
        "Zoë <b>",
        "O'Hara",
        "Jean-Luc",
        "María José",
        "李明",
        "نیکی\u{200c}پور",
        "👩\u{200d}🚀",
        "<script>alert(1)</script>",
        "{{7*7}}",
    ] {
        assert_eq!(plain(name, 150), Ok(name.to_owned()));
    }
    assert_eq!(plain("  Ada \n", 150), Ok("Ada".to_owned()));
    assert_eq!(plain(" \t ", 150), Ok(String::new()));
    assert_eq!(plain("Zoe\u{308}", 3), Ok("Zoë".to_owned()));
}

#[test]
fn a_personal_name_steers_nothing() {
    for raw in ["\0", "Ada\0", "\0Ada", "A\0d\u{202e}a"] {
        assert_eq!(plain(raw, 150), Err(NUL.into()), "{raw:?}");
    }
    let steering = "Ada\nLovelace|Ada\r\n{\"level\":\"fake\"}|A\tda|A\u{1b}[31mda|A\u{7f}|A\u{85}da|A\u{2028}da|A\u{2029}da|\u{202e}adA|\
        A\u{2066}da|A\u{200f}da|A\u{61c}da|A\u{200b}da|A\u{ad}da|A\u{feff}da|A\u{e0041}|A\u{e000}|A\u{378}|A\u{ffff}|\
        \u{200d}|\u{3164}|\u{3164} \u{3164}|\u{115f}\u{fe0f}";
    for raw in steering.split('|') {
        assert_eq!(plain(raw, 150), Err(INVISIBLE.into()), "{raw:?}");
    }
    assert_eq!(plain("abcd", 3), Err(too_long(3)));
    assert_eq!(plain("漢字仮", 3), Ok("漢字仮".to_owned()));
}
