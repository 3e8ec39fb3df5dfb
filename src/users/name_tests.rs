use super::*;

fn read(raw: &str) -> Username {
    username(raw).unwrap_or_else(|refused| panic!("{raw:?}: {refused:?}"))
}

#[test]
fn ordinary_names_of_all_scripts_are_accepted_as_they_are() {
    let names = "alice Alice u123ab 1 a _ grace.hopper grace+navy@example.com x-1_y Zoë Жанна Жаннаu123ab 漢字仮名 李明 김철수 \
        محمد דוד नमस्ते สมชาย Nguyễn Đặng ß Ünïcödé 〇 ١٢٣ ⴰⵎⴰⵣⵉⵖ";
    for name in names.split(' ') {
        assert_eq!(read(name).text, name);
    }
    assert_eq!(read(&"x".repeat(150)).text.len(), 150);
    assert_eq!(read(&"漢".repeat(150)).key, "漢".repeat(150));
}

#[test]
fn blanks_around_a_name_are_trimmed() {
    for raw in [" alice", "alice ", "\talice\r\n", "\u{a0}alice\u{3000}", "\u{2003} alice\u{2028}"]
    {
        assert_eq!(read(raw).text, "alice", "{raw:?}");
    }
    for raw in ["", " ", "\t\r\n", "\u{a0}\u{3000}\u{2028}"] {
        assert_eq!(username(raw), Err(BLANK.into()), "{raw:?}");
    }
}

#[test]
fn a_name_has_at_most_150_code_points() {
    for raw in [
        "x".repeat(151),
        "漢".repeat(151),
        "\u{fdfa}".repeat(10),
        " ".to_owned() + &"x".repeat(70_000),
        "<".repeat(151),
    ] {
        assert_eq!(username(&raw), Err(too_long(USERNAME_MAX)), "{raw:.20}");
    }
}

#[test]
fn impossible_names_are_refused_with_the_sentence_of_the_contract() {
    let blanks =
        ["a b", "a\u{a0}b", "a\u{3000}b", "a\r\nb", "a\nb", "a\tb", "a\u{85}b", "a\u{2028}b"];
    let signs = r##"a/b a\b <b> a'b a"b a:b a;b a,b a!b a#b a%b a&b a=b a?b a|b {{7*7}} 😀 a❤ 🅰dmin ½ ¨ a‗b ❶ a⁄b"##;
    let controls = "a\0b \0 a\u{1b}[2Jb a\u{7f}b a\u{80}b";
    // Zero width, joiners, byte order mark, soft hyphen, grapheme joiner; fillers, variation selectors, tags, the Mongolian
    // vowel separator, a musical format, a Khmer inherent vowel, the empty Braille cell.
    let invisible = "ad\u{200b}min a\u{200c}b a\u{200d}b a\u{2060}b a\u{feff}b admin\u{feff} a\u{ad}b a\u{34f}b \u{3164} a\u{3164} \
        \u{115f} a\u{1160}b a\u{ffa0}b a\u{fe0f} a\u{fe00}b a\u{e0100} a\u{e0061}b a\u{180e}b a\u{1d173}b \u{17b4} \u{2800}";
    let bidirectional =
        "a\u{202e}b a\u{202d}b a\u{2066}b a\u{2069}b a\u{200f}b a\u{200e} a\u{61c}b";
    let unassigned = "a\u{378} a\u{e000} a\u{fffe} a\u{10ffff} a\u{fffd}b a\u{fff9}b";
    let stray_marks = "\u{301} \u{301}a .\u{301} a.\u{301} -\u{301} q\u{301}\u{302}\u{303} a\u{20dd} z\u{351}\u{363}\u{35c}\u{489}";
    let tables = [signs, controls, invisible, bidirectional, unassigned, stray_marks];
    for raw in blanks.into_iter().chain(tables.into_iter().flat_map(|table| table.split(' '))) {
        assert_eq!(username(raw), Err(BAD_USERNAME.into()), "{raw:?}");
    }
    // These fall apart into letters and dots, and then are names.
    assert_eq!(read("a…").text, "a...");
    assert_eq!(read("№").text, "No");
}

#[test]
fn a_letter_carries_two_marks_at_most() {
    assert_eq!(read("q\u{301}\u{302}").text, "q\u{301}\u{302}");
    assert_eq!(read("q\u{301}\u{302}w\u{301}\u{302}").text, "q\u{301}\u{302}ẃ\u{302}");
    assert!(username("q\u{301}\u{302}\u{301}").is_err());
}

#[test]
fn names_that_mean_the_same_have_one_key() {
    for same in [
        ["Alice", "ALICE", "ａｌｉｃｅ", "ＡＬＩＣＥ", " aLiCe ", "𝐀𝐥𝐢𝐜𝐞", "ⓐⓛⓘⓒⓔ"],
        ["Straße", "STRASSE", "strasse", "STRAẞE", "ſtraſſe", "Ｓtraße", "straSSe"],
        ["kate", "Kate", "\u{212a}ate", "KATE", "ｋate", "ᵏate", "Ⓚate"],
        ["ﬁlip", "filip", "FILIP", "ﬁLIP", "ＦＩlip", "fILIp", "ﬁl\u{2170}p"],
        ["Σίσυφος", "σίσυφοσ", "ΣΊΣΥΦΟΣ", "Σι\u{301}συφος", "ΣΊΣΥΦΟς", "Σίσυφοσ", "ςίςυφος"],
        ["Zoë", "ZOË", "zoe\u{308}", "ZOE\u{308}", "zoë", "ｚoë", "zOË"],
    ] {
        for name in same {
            assert_eq!(key(name), key(same[0]), "{name}");
        }
    }
}

#[test]
fn names_that_differ_keep_their_keys_apart() {
    let names = [
        "mike",
        "mıke",
        "miké",
        "miké1",
        "m.ike",
        "m-ike",
        "m_ike",
        "mike@",
        "mike1",
        "мike",
        "mi\u{200b}ke",
        "mi ke",
        "",
    ];
    for (place, one) in names.iter().enumerate() {
        for other in &names[place + 1..] {
            assert_ne!(key(one), key(other), "{one} and {other}");
        }
    }
    assert_eq!(key("\u{212a}@EXAMPLE.com"), "k@example.com");
}

#[test]
fn a_key_is_its_own_key() {
    // Up to the last plane with letters; nothing beyond it has case.
    for c in (0..0x3_3480).filter_map(char::from_u32) {
        for raw in
            [c.to_string(), format!("a{c}"), format!("{c}\u{345}"), format!("\u{3b1}{c}\u{301}")]
        {
            let once = key(&raw);
            assert_eq!(key(&once), once, "{raw:?} {:x}", u32::from(c));
        }
    }
}

#[test]
fn every_accepted_character_gives_a_name_that_is_accepted_again() {
    for c in (0..=0x10_ffff).filter_map(char::from_u32) {
        if let Ok(name) = username(&format!("a{c}")) {
            assert_eq!(username(&name.text).as_ref(), Ok(&name), "{:x}", u32::from(c));
            assert_eq!(key(&name.text), name.key);
            assert!(
                !name.key.chars().any(|c| c.is_whitespace() || c.is_control() || is_ignorable(c)),
                "{:x}",
                u32::from(c)
            );
        }
    }
}

#[test]
fn names_that_look_alike_share_a_skeleton() {
    let pairs = "аdmin=admin аԁmіn=admin ѕсоре=scope ОРЕХ=opex gооgle=google mıke=mike ɑlice=alice рaypal=paypal αlice=alice ⲟscar=oscar";
    for (one, other) in pairs.split(' ').filter_map(|pair| pair.split_once('=')) {
        let (one, other) = (read(one), read(other));
        assert_ne!(one.key, other.key);
        assert_eq!(one.skeleton, other.skeleton);
    }
}

#[test]
fn names_that_can_be_told_apart_have_different_skeletons() {
    let names = "admin admin1 admini user10 userlo modern model bill ball Жанна Жаннаu123ab zoe zoë lukasz \
        łukasz o.k o-k o_k 漢字 漢宇 vv w cl d 0 o l i";
    let names: Vec<&str> = names.split(' ').collect();
    for (place, one) in names.iter().enumerate() {
        for other in &names[place + 1..] {
            assert_ne!(read(one).skeleton, read(other).skeleton, "{one} and {other}");
        }
    }
    for same in ["Alice", "ALICE", "ａｌｉｃｅ"] {
        assert_eq!(read(same).skeleton, read("alice").skeleton);
    }
}
