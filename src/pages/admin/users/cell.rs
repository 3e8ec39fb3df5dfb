//! Writing a value as a CSV field (RFC 4180) that is safe in spreadsheets.

use std::borrow::Cow;

/// The characters that start a formula in a spreadsheet, including fullwidth and small forms
/// (OWASP, CSV injection).
const STARTS: [char; 13] =
    ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\u{2212}'];

/// Appends a field, quoted if necessary, with an apostrophe before whatever a spreadsheet would run
/// as a formula.
pub fn push(row: &mut String, text: &str) {
    let text = harmless(text);
    if text.contains(['"', ',', ';', '\t', '\r', '\n']) || text.trim() != text {
        row.push('"');
        row.push_str(&text.replace('"', "\"\""));
        row.push('"');
    } else {
        row.push_str(&text);
    }
}

/// The text with its formulas disabled. A spreadsheet that separates fields by semicolons or tabs
/// splits there, quoted or not, so each part is checked.
fn harmless(text: &str) -> Cow<'_, str> {
    let parts = || text.split_inclusive([';', '\t', '\r', '\n']);
    if !text.starts_with(['\t', '\r', '\n']) && !parts().any(runs) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 1);
    for (place, part) in parts().enumerate() {
        if runs(part) || place == 0 && part.starts_with(['\t', '\r', '\n']) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    Cow::Owned(safe)
}

fn runs(part: &str) -> bool {
    let invisible = |c: char| c.is_whitespace() || c.is_control() || "\u{feff}\u{200b}".contains(c);
    part.trim_start_matches(invisible).starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::push;

    fn cell(text: &str) -> String {
        let mut row = String::new();
        push(&mut row, text);
        row
    }

    #[test]
    fn plain_text_is_left_alone() {
        for text in ["", "ada", "O'Brien", "a-b", "a=b", "ada@example.org", "Žofie", "1+1"] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn what_would_divide_a_row_stands_in_quotes() {
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("say \"hi\""), "\"say \"\"hi\"\"\"");
        assert_eq!(cell("a\r\nb"), "\"a\r\nb\"");
        assert_eq!(cell("a;b"), "\"a;b\"");
        assert_eq!(cell(" a"), "\" a\"");
    }

    #[test]
    fn what_a_spreadsheet_would_run_becomes_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "﹦1", "\u{2212}1"]
        {
            assert_eq!(cell(text), format!("'{text}"));
        }
        for text in ["  =1", "\t=1", "\tx", "\r=1", "\u{a0}=1", "\u{3000}＝1", "\u{feff}=1"] {
            assert!(cell(text).trim_start_matches('"').starts_with('\''), "{text:?}");
        }
        assert_eq!(cell("x;=1"), "\"x;'=1\"");
        assert_eq!(cell("x\t@1"), "\"x\t'@1\"");
        assert_eq!(cell("=HYPERLINK(\"//x\",1)"), "\"'=HYPERLINK(\"\"//x\"\",1)\"");
    }
}
