use std::time::{Duration, Instant};

use super::*;

const NAME: &str = "The password is too similar to the username.";
const EMAIL: &str = "The password is too similar to the email address.";
const FIRST_NAME: &str = "The password is too similar to the first name.";
const SHORT: &str = "This password is too short. It must contain at least 8 characters.";
const COMMON: &str = "This password is too common.";
const NUMERIC: &str = "This password is entirely numeric.";

const GRACE: About<'_> =
    About { username: "grace.hopper", email: "amazing@navy.example", first_name: "Murray" };

fn rules(min_length: usize) -> PasswordRules {
    PasswordRules { min_length, context: Arc::new(["doorward".to_owned(), "tangelo".to_owned()]) }
}

fn check(password: &str, about: &About<'_>) -> Vec<String> {
    let refused = rules(8).check(&Password::new(password.into()), about);
    refused.iter().map(ToString::to_string).collect()
}

/// Judged for somebody whose name has nothing to do with it.
fn alone(password: &str) -> Vec<String> {
    check(password, &About { username: "u123ab", email: "u123ab@example.com", first_name: "" })
}

fn named(username: &str, password: &str) -> Vec<String> {
    check(password, &About { username, ..About::default() })
}

/// Reads lines of `name: password password …`.
fn pairs(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = table.lines().filter_map(|line| line.trim().split_once(": "));
    lines.flat_map(|(name, passwords)| passwords.split(' ').map(move |password| (name, password)))
}

#[test]
fn good_passwords_are_accepted() {
    let long = [
        "漢字仮名交文章例".repeat(8),
        "Vq7-".repeat(25),
        "a".repeat(72) + "X",
        "😀".repeat(40) + "X",
    ];
    let listed = "Tangerine-Orbit-4471|Velvet-Glacier-9035|  Corr3ct horse batt  |correct horse battery staple|\
        Corr3ct-horse-battery|correcthorsebatterystaple|aZ4!xqR9w|Tr0ub4dor-and-staple-9|Adm1n-pass-phrase|kX9$wLq2|\
        пчела-и-самовар|p\0aaaaaaa-Zq|\u{202e}tfel-ot-thgir|3f9a1c77d20b|the moon is a harsh mistress|q8w-Reti7|\
        Пять лиловых слонов|Tür-auf-Tor-zu";
    let owners = [
        GRACE,
        About::default(),
        About { username: "u123ab", email: "u123ab@example.com", first_name: "Zoë" },
        About { username: "ann", email: "ann@tangerine.example", first_name: "Ann" },
        About { username: "a", email: "b@c.example", first_name: "Or" },
        About {
            username: "bartholomew.cartwright",
            email: "b.cartwright@correct-horses.example",
            first_name: "Bartholomew",
        },
        About { username: "Жанна", email: "жанна@example.com", first_name: "Жанна" },
        About { username: "user4471", email: "max.9035@example.org", first_name: "Max" },
    ];
    for password in listed.split('|').chain(long.iter().map(String::as_str)) {
        for about in &owners {
            assert_eq!(check(password, about), [""; 0], "{password:?} of {about:?}");
        }
    }
}

#[test]
fn every_reason_that_applies_is_given_in_order() {
    assert_eq!(alone("12345"), [SHORT, COMMON, NUMERIC]);
    assert_eq!(alone("12345678"), [COMMON, NUMERIC]);
    assert_eq!(alone("8365017492653817"), [NUMERIC]);
    assert_eq!(alone("password123"), [COMMON]);
    assert_eq!(alone("qwertyuiop"), [COMMON]);
    assert_eq!(alone("aZ4!x"), [SHORT]);
    assert_eq!(alone("x7K!"), [SHORT]);
    assert_eq!(alone("qJ7#vXe"), [SHORT]);
    assert_eq!(alone(""), [SHORT]);
    assert_eq!(named("12345", "12345"), [NAME, SHORT, COMMON, NUMERIC]);
    assert_eq!(named("qwerty12", "qwerty12"), [NAME, COMMON]);
    assert_eq!(named("similar7f3k", "similar7f3k1"), [NAME]);
}

#[test]
fn length_is_counted_in_composed_code_points_and_can_be_configured() {
    assert_eq!(alone("漢字仮名交文章"), [SHORT]);
    assert_eq!(alone("漢字仮名交文章例"), [""; 0]);
    assert_eq!(alone("e\u{301}ùe\u{302}ö"), [SHORT]);
    assert_eq!(alone("😀x😎!Z9q"), [SHORT]);
    assert_eq!(alone("  x7K!  "), [""; 0]);
    let rules = rules(12);
    let refused = rules.check(&Password::new("aZ4!xqR9w".into()), &About::default());
    let refused: Vec<String> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(refused, ["This password is too short. It must contain at least 12 characters."]);
}

#[test]
fn the_words_of_the_site_are_common_here_and_nowhere_else() {
    let elsewhere = PasswordRules { min_length: 8, context: Arc::new([]) };
    for password in
        ["doorward1", "Doorward", "d00rward", "drawrood", "Tangelo2026", "tangelotangelo"]
    {
        assert_eq!(alone(password), [COMMON], "{password}");
        let refused = elsewhere.check(&Password::new(password.into()), &About::default());
        assert!(refused.is_empty() || password == "d00rward", "{password}: {refused:?}");
    }
    for password in ["doorward-Lantern-47", "kite.Tangelo.osmosis"] {
        assert_eq!(alone(password), [""; 0], "{password}");
    }
}

#[test]
fn digits_of_any_script_are_numeric() {
    for digits in ["٨٣٦٥٠١٧٤٩٢٦٥", "８３６５０１７４９２６５", "८३६५०१७४९२६५", "83650①②③⑨④⑦²"]
    {
        assert!(alone(digits).contains(&NUMERIC.to_owned()), "{digits}");
    }
    assert_eq!(alone("8365 0174 9265"), [""; 0]);
    assert_eq!(alone("-836501749265"), [""; 0]);
}

#[test]
fn common_passwords_are_refused() {
    let listed = "aaaaaaaa abcdefgh 12345678 qwertyuiop password123 password1 P@ssw0rd letmein1 PASSWORD drowssap
        p4ssw0rd password! iloveyou1 iloveyou! trustno1 sunshine princess1 football baseball1 superman starwars
        1q2w3e4r 1qaz2wsx zaq12wsx qwerty123 asdfghjkl zxcvbnm, 11111111 00000000 123123123 987654321 abcabcabc
        aaaabbbb monkey123 dragon12 elizabeth1 jennifer1 charlie1 welcome1 admin123 changeme whatever computer
        internet samantha corvette mercedes midnight Christmas tangerine Summer2024 testpassword qwe123qwe 11/11/11
        19841984 ｐａｓｓｗｏｒｄ";
    for password in listed.split_whitespace() {
        assert!(alone(password).contains(&COMMON.to_owned()), "{password}");
    }
    for endless in ["a".repeat(33), "a".repeat(1024), "abcdefgh".repeat(9), "password".repeat(20)] {
        assert_eq!(alone(&endless), [COMMON], "{endless}");
    }
}

#[test]
fn a_password_made_of_the_user_name_is_refused() {
    let refused =
        "gracehopper: gracehopper GRACEHOPPER gracehopper1 1gracehopper! reppohecarg gr4c3h0pp3r
        gracehopper: gracehopper-2024 gracegracehopper
        grace.hopper: gracehopper1 hoppergrace Grace-Hopper-1906 hopper-1906!
        grace_hopper+x: hoppergrace99
        ada: ada123456 AdaAdaAda
        alice1985: alice2024!
        Жанна: жанна123
        Straße: STRASSE1
        ａｌｉｃｅｘ: alicex77
        李明: 李明李明李明李明
        alice@example.com: alice@example.org
        bartholomew.cartwright: Bartholomew-Cartwright-1 thgirwtrac.wemolohtrab";
    for (username, password) in pairs(refused) {
        assert!(named(username, password).contains(&NAME.to_owned()), "{password} of {username}");
    }
}

#[test]
fn a_password_that_merely_holds_the_name_is_accepted() {
    let accepted = "ada: ada-likes-Tangerine-Orbits 8365017492653817-ada
        grace.hopper: amazing-grace-how-sweet
        ann: annex-Glacier-9035
        maria.1985: Tequila-1985-zX
        grace: x9!kgraceQ7#vmmw";
    for (username, password) in pairs(accepted) {
        assert_eq!(named(username, password), [""; 0], "{password} of {username}");
    }
}

#[test]
fn the_email_address_and_first_name_count_after_the_user_name() {
    assert_eq!(check("amazing@navy.example", &GRACE), [EMAIL]);
    assert_eq!(check("Gnizama-1906", &GRACE), [EMAIL]);
    assert_eq!(check("murray-1906!", &GRACE), [FIRST_NAME]);
    assert_eq!(check("gracehopper-amazing", &GRACE), [NAME]);
    let same =
        About { username: "margarita", email: "margarita@example.com", first_name: "Margarita" };
    assert_eq!(check("margarita-77", &same), [NAME]);
    let short = About { username: "u123ab", email: "", first_name: "Bo" };
    assert_eq!(check("BoBoBoBo", &short), [COMMON]);
}

#[test]
fn too_many_bytes_are_refused_alone_and_at_once() {
    let sentence = ["Ensure this field has no more than 1024 bytes."];
    let begun = Instant::now();
    for password in
        ["1".repeat(1025), "漢".repeat(342), "q".repeat(1025) + "Zx9!", "4@8({[<".repeat(150_000)]
    {
        assert_eq!(alone(&password), sentence);
    }
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(alone(&("Zx9!".repeat(255) + "Qv7-")), [""; 0]);
    assert_eq!(alone(&"漢".repeat(342)[..1023]), [COMMON]);
}

#[test]
fn no_input_is_expensive_or_breaks_the_estimator() {
    warm_up();
    let hostile = [
        "4@8({[<369!1|70$5+%2".repeat(51),
        "İ".repeat(500),
        "ß\u{301}".repeat(250),
        "\u{fdfa}".repeat(300),
        "\0".repeat(1024),
        "a\n".repeat(500),
        "1950-11-12".repeat(100),
        "\u{1f1e9}\u{1f1ea}".repeat(100),
        "\u{10ffff}".repeat(200),
        "ŉǰΐ".repeat(100),
        "\u{345}\u{3b1}".repeat(200),
    ];
    let names = [
        "a.".repeat(20_000),
        "x".repeat(60_000),
        "İİİİ.ß\u{345}".repeat(900),
        "\0\0\0\0".to_owned(),
    ];
    for password in &hostile {
        for name in &names {
            let begun = Instant::now();
            let _ = check(password, &About { username: name, email: name, first_name: name });
            assert!(
                begun.elapsed() < Duration::from_secs(2),
                "{:?}: {password:.20} of {name:.20}",
                begun.elapsed()
            );
        }
    }
}
