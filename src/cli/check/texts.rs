//! Checks of the catalogues with the texts of pages.

use crate::cli::check::Finding;
use crate::config::Config;
use crate::text::{Languages, TEXTS};

/// How many missing texts are named.
const NAMED: usize = 5;

/// Findings about catalogues that cannot be read, and about languages that lack texts: these are
/// shown in English.
pub fn catalogues(config: &Config) -> Vec<Finding> {
    let fix = "correct the setting languages or language, or the file";
    let opened = Languages::open(config.languages.as_deref(), &config.language, Some(TEXTS.into()));
    let languages = match opened {
        Ok(languages) => languages,
        Err(fault) => return vec![Finding::new("D015", fault.to_string(), fix)],
    };
    let count = languages.tags().count();
    let found = (0..count).filter_map(|place| match languages.read(place) {
        Err(fault) => Some(Finding::new("D015", fault.to_string(), fix)),
        Ok(language) => {
            let missing = language.missing();
            let named = missing.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            let more = if missing.len() > NAMED { ", …" } else { "" };
            let (tag, number) = (&language.tag, missing.len());
            let finding = format!("the language {tag} lacks {number} texts: {named}{more}");
            let fix =
                format!("add them to a file {TEXTS}/{tag}/*.ftl; until then they are English");
            (!missing.is_empty()).then(|| Finding::new("D016", finding, fix))
        }
    });
    found.collect()
}
