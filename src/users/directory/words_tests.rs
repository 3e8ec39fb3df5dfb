use super::*;

fn forms(search: &str) -> Vec<Vec<String>> {
    let words = Words::of(search).expect("somebody may be found").0;
    words.into_iter().map(|word| word.0.into_iter().collect()).collect()
}

#[test]
fn a_word_is_looked_for_as_a_key_and_as_it_was_typed() {
    assert_eq!(forms("  Ada\tLOVELACE "), [["ada"], ["lovelace"]]);
    assert_eq!(forms("Straße"), [["strasse", "straße"]]);
    assert_eq!(forms("Ａｄａ"), [["ada", "ａｄａ"]]);
    assert_eq!(forms("ﬂat"), [["flat", "ﬂat"]]);
    assert_eq!(forms("We\u{17f}t"), [["west"]]);
    assert_eq!(forms("u\u{308}ber"), [["über"]]);
}

#[test]
fn the_dot_of_a_capital_i_is_no_letter() {
    let ipek = ["ipek", "i\u{307}pek", "\u{130}pek"];
    for typed in ["ipek", "IPEK", "\u{130}PEK", "i\u{307}pek", "I\u{307}pek"] {
        assert_eq!(forms(typed), [ipek], "{typed}");
    }
    assert_eq!(forms("tildi")[0].len(), 7);
    let many = &forms("iliriyiki")[0];
    let all = ["\u{130}liriyiki", "\u{130}l\u{130}r\u{130}y\u{130}k\u{130}", "iliriyiki"];
    assert!(all.iter().all(|form| many.iter().any(|one| one == form)), "{many:?}");
    assert_eq!(many.len(), 5);
    assert_eq!(forms("\u{131}pek"), [["\u{131}pek"]], "the letter without a dot is another one");
}

#[test]
fn what_another_word_contains_is_not_looked_for() {
    assert_eq!(forms("ada ad ada adam ADAM"), [["adam"]]);
}

#[test]
fn nobody_has_nul_or_a_word_longer_than_any_column() {
    assert_eq!(Words::of("a\0b"), None);
    assert_eq!(Words::of(&"x".repeat(255)), None);
    assert!(Words::of(&"x".repeat(254)).is_some());
}

#[test]
fn only_words_of_known_letters_and_three_of_them_are_in_the_index() {
    let words = Words::of("ab müller ꮳꮃꭹ თბილისი 東京都 Ελλάδα \"*\" ").expect("some");
    let short: Vec<_> = words.short().map(|word| word.0.first().expect("a form")).collect();
    assert_eq!(short, ["ab", "ᏣᎳᎩ", "თბილისი"]);
    let query = words.query().expect("four words");
    assert_eq!(query, r#"("müller") AND ("東京都") AND ("ελλάδα") AND ("""*""")"#);
}

#[test]
fn signs_of_a_pattern_are_text_in_it() {
    assert_eq!(like(r"5%_\x"), r"%5\%\_\\x%");
    assert_eq!(glob("*[?]ü"), "*[*][[][?]][üÜ]*");
    assert_eq!(regex("a.+ü*"), r"a\.\+[üÜ]\*");
}
