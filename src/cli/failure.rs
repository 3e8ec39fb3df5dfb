//! How a command fails.

use std::io::{Error, ErrorKind};
use std::process::ExitCode;

use crate::cli::output::plain;
use crate::error::{FieldErrors, Refusal, StartError, cause};

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub enum Failure {
    /// One sentence; exit code 1.
    Failed(String),
    /// One sentence about what is wrong with the arguments; exit code 2.
    Misused(String),
    /// The output has already said why; exit code 1.
    Told,
    /// The reader has closed the pipe; not an error.
    Closed,
}

impl Failure {
    /// A failure with this sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Failure::Failed(sentence.into())
    }

    /// Prints the sentence, if there is one, on standard error, and returns the exit code.
    pub fn tell(&self) -> ExitCode {
        match self {
            Failure::Failed(sentence) => {
                crate::cli::output::note(&format!("doorward: {sentence}"));
                ExitCode::FAILURE
            }
            Failure::Misused(sentence) => {
                crate::cli::output::note(&format!("doorward: {sentence}"));
                ExitCode::from(2)
            }
            Failure::Told => ExitCode::FAILURE,
            Failure::Closed => ExitCode::SUCCESS,
        }
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        Failure::Failed(error.0)
    }
}

impl From<Error> for Failure {
    /// The failure for an error of standard output.
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Failed(format!("cannot write to standard output: {error}")),
        }
    }
}

impl From<sea_orm::DbErr> for Failure {
    fn from(error: sea_orm::DbErr) -> Self {
        Failure::Failed(format!("database error: {}", cause(&error)))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Failed(match refusal {
            Refusal::Invalid(fields) => mistakes(&fields).join(" "),
            Refusal::Stale => {
                "somebody else changed the same user or group at the same time; try again".into()
            }
            other => other.to_string().trim_end_matches('.').to_owned(),
        })
    }
}

/// One sentence for each error of a field.
pub fn mistakes(errors: &FieldErrors) -> Vec<String> {
    let all = errors.iter().flat_map(|(field, messages)| {
        messages.iter().map(move |message| format!("{field}: {message}"))
    });
    all.map(|text| plain(&text)).collect()
}
