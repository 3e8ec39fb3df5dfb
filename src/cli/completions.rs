//! `doorward completions`

use clap::Args;
use clap_complete::Shell;

use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// The arguments of `completions`.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
                        doorward completions bash > /etc/bash_completion.d/doorward\n  \
                        doorward completions zsh > \"${fpath[1]}/_doorward\"\n  \
                        doorward completions fish > ~/.config/fish/completions/doorward.fish")]
pub struct Completions {
    /// Target shell
    shell: Shell,
}

impl Completions {
    /// Prints the script that completes the arguments of `program`.
    ///
    /// # Errors
    /// When the script cannot be written.
    pub fn run(self, program: &mut clap::Command) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, program, "doorward", &mut script);
        let mut output = Output::new();
        output.raw(&script)?;
        Ok(output.finish()?)
    }
}
