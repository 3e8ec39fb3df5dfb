//! Parsing the templates.

use std::thread;

use rocket_dyn_templates::tera::{self, Template};

use crate::render::templates::folding::folded;
use crate::render::templates::sources::Sources;

/// Parses on all cores, since parsing is most of what a start has to do.
pub(super) fn parsed(sources: &Sources) -> Result<Vec<Template>, String> {
    let texts: Vec<_> = sources.texts.iter().collect();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let parse = |first: usize| {
        let own = texts.iter().skip(first).step_by(cores);
        own.map(|(name, text)| one(name, text).map_err(|error| sources.unparsed(name, &error)))
            .collect::<Result<Vec<_>, _>>()
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|first| scope.spawn(move || parse(first))).collect();
        let mut all = parse(0)?;
        for other in others {
            all.extend(other.join().map_err(|_| "a template cannot be parsed".to_owned())??);
        }
        Ok(all)
    })
}

#[cfg(not(feature = "testing"))]
fn one(name: &str, text: &str) -> tera::Result<Template> {
    Ok(folded(Template::new(name, None, text)?))
}

/// A template. The tests of a host start one application after another in one process, built
/// without optimisation: each text is parsed once for all of them.
#[cfg(feature = "testing")]
fn one(name: &str, text: &str) -> tera::Result<Template> {
    use std::collections::HashMap;
    use std::sync::{Mutex, PoisonError};

    static KNOWN: Mutex<Option<HashMap<(String, String), Template>>> = Mutex::new(None);
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (name.to_owned(), text.to_owned());
    if let Some(template) = known().get_or_insert_default().get(&key) {
        return Ok(template.clone());
    }
    let template = folded(Template::new(name, None, text)?);
    known().get_or_insert_default().insert(key, template.clone());
    Ok(template)
}
