//! Input at the terminal: prompts, and passwords, which are never arguments.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use crate::cli::failure::Failure;
use crate::config;
use crate::password::Password;

/// The greatest length of a line, in bytes.
const LONGEST: u64 = 65_536;

/// Whether standard input is a terminal.
pub fn is_somebody_there() -> bool {
    io::stdin().is_terminal()
}

/// Asks for a line of text, and trims it.
///
/// # Errors
/// At the end of the input.
pub fn text(prompt: &str) -> Result<String, Failure> {
    let mut stderr = io::stderr();
    let _ = write!(stderr, "{prompt}: ");
    let _ = stderr.flush();
    match line()? {
        Some(text) => Ok(text.trim().to_owned()),
        None => {
            let _ = writeln!(stderr);
            Err(cancelled())
        }
    }
}

/// Asks for a new password twice, until both match; it is not shown.
///
/// # Errors
/// Without a terminal, or at the end of the input.
pub fn new_password() -> Result<Password, Failure> {
    loop {
        let first = hidden("Password: ")?;
        if first.is_empty() {
            crate::cli::output::note("  This field may not be blank.");
            continue;
        }
        if first == hidden("Password (again): ")? {
            return Ok(first);
        }
        crate::cli::output::note("  The two passwords do not match.");
    }
}

fn hidden(prompt: &str) -> Result<Password, Failure> {
    match rpassword::prompt_password(prompt) {
        Ok(text) => Ok(Password::new(text)),
        Err(error) => match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::Interrupted => Err(cancelled()),
            _ => Err(Failure::new(format!("cannot prompt for a password: {error}"))),
        },
    }
}

/// The password in the variable, or the first line of standard input if that is not a terminal;
/// `None` if there is neither. Line ends around it are removed.
///
/// # Errors
/// When it is not text, or contains characters that cannot be typed into a form.
pub fn given_password(variable: &str) -> Result<Option<Password>, Failure> {
    let (place, text) = match std::env::var_os(variable) {
        Some(value) if !value.is_empty() => {
            let text = value.into_string();
            (variable, text.map_err(|_| Failure::new(format!("{variable} is not valid UTF-8")))?)
        }
        _ if is_somebody_there() => return Ok(None),
        _ => match line()? {
            Some(text) => ("standard input", text),
            None => return Ok(None),
        },
    };
    match config::line(&text) {
        Ok("") => Ok(None),
        Ok(text) => Ok(Some(Password::new(text.to_owned()))),
        Err(why) => Err(Failure::new(format!("{place} {why}"))),
    }
}

/// The next line of standard input; `None` at its end.
fn line() -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let text = String::from_utf8(bytes);
    text.map(Some).map_err(|_| Failure::new("standard input is not valid UTF-8"))
}

fn cancelled() -> Failure {
    Failure::new("cancelled; no changes were made")
}
