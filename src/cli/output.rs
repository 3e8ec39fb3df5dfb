//! What commands print: lines, tables and JSON, without a panic when the pipe is closed.

use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicU64, Ordering};

use comfy_table::{Table, presets};
use serde::Serialize;

/// Standard output, flushed at the end.
pub struct Output(BufWriter<Stdout>);

impl Output {
    /// Standard output of this process.
    pub fn new() -> Self {
        Output(BufWriter::new(io::stdout()))
    }

    /// Writes a line without characters that move the cursor or change the text direction.
    ///
    /// # Errors
    /// The pipe is closed, or the disk is full.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.0, "{}", plain(text))
    }

    /// Writes a JSON value as a line, with unsafe characters escaped.
    ///
    /// # Errors
    /// Like [`Output::line`].
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string(value)?;
        let mut line = String::with_capacity(text.len());
        for char in text.chars() {
            if is_unfit(char) {
                let mut units = [0; 2];
                for unit in char.encode_utf16(&mut units) {
                    let _ = write!(line, "\\u{unit:04x}");
                }
            } else {
                line.push(char);
            }
        }
        writeln!(self.0, "{line}")
    }

    /// Writes a table with a header; each column is as wide as its widest cell on a terminal.
    ///
    /// # Errors
    /// Like [`Output::line`].
    pub fn table(&mut self, heads: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
        writeln!(self.0, "{}", table(heads, rows))
    }

    /// Writes bytes unchanged.
    ///
    /// # Errors
    /// Like [`Output::line`].
    pub fn raw(&mut self, text: &[u8]) -> io::Result<()> {
        self.0.write_all(text)
    }

    /// Flushes the output.
    ///
    /// # Errors
    /// Like [`Output::line`].
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(heads.iter().map(|head| head.to_uppercase()));
    table.add_rows(rows.iter().map(|row| row.iter().map(|cell| plain(cell))));
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, 2));
    });
    table.trim_fmt()
}

/// Prints a line on standard output.
///
/// # Errors
/// Like [`Output::line`].
pub fn say(text: &str) -> io::Result<()> {
    let mut output = Output::new();
    output.line(text)?;
    output.finish()
}

/// Prints a line on standard error; errors are ignored.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{}", plain(text));
}

/// The text with every character that a terminal would interpret escaped as its number.
pub fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        if is_unfit(char) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(char));
        } else {
            shown.push(char);
        }
    }
    shown
}

/// Control characters and bidirectional controls (UTR #36 §2.6).
fn is_unfit(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The percentage shown last, plus one.
static SHOWN: AtomicU64 = AtomicU64::new(0);

/// Shows progress on standard error if that is a terminal; removes itself at the end.
pub fn progress(done: u64, total: u64) {
    let percent = done.saturating_mul(100) / total.max(1);
    let before = SHOWN.swap(percent + 1, Ordering::Relaxed);
    // Work that is done at once needs no progress.
    if before == percent + 1 || (before == 0 && percent == 100) || !io::stderr().is_terminal() {
        return;
    }
    let mut stderr = io::stderr();
    let _ = if percent == 100 {
        write!(stderr, "\r\x1b[K")
    } else {
        let filled = "#".repeat(usize::try_from(percent).unwrap_or(0) * 40 / 100);
        write!(stderr, "\r[{filled:<40}] {percent:3} %")
    };
    let _ = stderr.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_printed() {
        let shown = plain("ada\u{1b}[2J\r\n\u{9b}1m\u{202e}gpj.exe ünïcode");
        assert_eq!(shown, "ada\\u{1b}[2J\\u{d}\\u{a}\\u{9b}1m\\u{202e}gpj.exe ünïcode");
    }

    #[test]
    fn columns_stand_below_each_other_whatever_the_script() {
        let rows = [["1", "山田太郎さん", "staff"], ["12", "ada", ""], ["3", "a\n", "x"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        let shown = table(&["id", "user name", "rights"], &rows);
        let lines = [
            "ID  USER NAME     RIGHTS",
            "1   山田太郎さん  staff",
            "12  ada",
            "3   a\\u{a}        x",
        ];
        assert_eq!(shown, lines.join("\n"));
    }
}
