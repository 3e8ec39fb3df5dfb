//! Text from a variable, a file or a line of standard input.

/// The text without the line ends around it, which editors, `echo` and secret stores add.
///
/// # Errors
/// What is in it by mistake: a byte order mark, or a control character.
pub fn line(text: &str) -> Result<&str, &'static str> {
    let text = text.trim_matches(['\r', '\n']);
    if text.starts_with('\u{feff}') {
        return Err("begins with a byte order mark; save it as UTF-8 without one");
    }
    if text.chars().any(char::is_control) {
        return Err("holds a control character, such as a tab or a line end within");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn line_ends_around_go_and_what_nobody_typed_is_refused() {
        for text in ["a b", "a b\n", "a b\r\n", "\na b\n\n"] {
            assert_eq!(line(text), Ok("a b"), "{text:?}");
        }
        assert_eq!(line(" ä\u{feff} \n"), Ok(" ä\u{feff} "));
        assert_eq!(line("\n"), Ok(""));
        for text in ["\u{feff}a", "a\tb", "a\nb", "a\0", "\u{85}a", "a\n\t"] {
            assert!(line(text).is_err(), "{text:?}");
        }
    }
}
