//! `doorward check [--deploy]`

mod deploy;
mod ground;
mod texts;
#[cfg(feature = "tls")]
mod tls;

use clap::Args;
use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::visit::Ground;

/// The arguments of `check`.
#[derive(Args)]
#[command(after_help = "Nothing is changed. Exit codes: 0 no problems, 1 problems found.\n\n\
                        Examples:\n  doorward check\n  doorward check --deploy\n  \
                        doorward check --deploy --json | jq -r .fix")]
pub struct Check {
    /// Also report what is unsafe for a publicly reachable server
    #[arg(long)]
    deploy: bool,
    /// Print one JSON object per line
    #[arg(long)]
    json: bool,
}

/// A problem of the installation.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// The same in every version: D0.. for what prevents the server from running, D1.. for what
    /// makes it unsafe.
    id: &'static str,
    finding: String,
    fix: String,
}

impl Finding {
    fn new(id: &'static str, finding: impl Into<String>, fix: impl Into<String>) -> Self {
        Finding { id, finding: finding.into(), fix: fix.into() }
    }
}

impl Check {
    /// Prints the findings.
    ///
    /// # Errors
    /// When there are any findings.
    pub async fn run(self, ground: Ground) -> Result<(), Failure> {
        let findings = self.look(&ground).await;
        let mut output = Output::new();
        for finding in &findings {
            if self.json {
                output.json(finding)?;
            } else {
                output.line(&format!("{}  {}", finding.id, finding.finding))?;
                output.line(&format!("      Fix: {}", finding.fix))?;
            }
        }
        if findings.is_empty() && !self.json {
            output.line("Nothing found.")?;
        }
        let told = output.finish();
        if !findings.is_empty() {
            return Err(Failure::Told);
        }
        Ok(told?)
    }

    async fn look(&self, place: &Ground) -> Vec<Finding> {
        let config = match ground::config(place) {
            Ok(config) => config,
            Err(finding) => return vec![finding],
        };
        let mut findings = ground::secret(&config);
        #[cfg(feature = "tls")]
        findings.extend(tls::certificate(&place.figment()));
        findings.extend(ground::files(&config));
        findings.extend(texts::catalogues(&config));
        if self.deploy {
            // Before the database is opened, because SQLite then creates files beside it.
            findings.extend(deploy::files(&place.figment(), &config));
            findings.extend(deploy::settings(&config));
        }
        let (app, found) = ground::database(&config).await;
        findings.extend(found);
        if let Some(app) = app.as_ref().filter(|_| self.deploy) {
            findings.extend(deploy::traffic(app).await.unwrap_or_else(|error| {
                vec![ground::unusable(format!("database error: {error}"))]
            }));
        }
        if let Some(app) = app {
            app.database.close().await;
        }
        findings.sort_by_key(|finding| finding.id);
        findings
    }
}
