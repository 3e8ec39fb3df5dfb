//! Parsing the templates.

use std::collections::{BTreeSet, HashMap};
use std::thread;

use rocket_dyn_templates::tera::ast::{Block, Node};
use rocket_dyn_templates::tera::{self, Template};

use crate::render::templates::sources::Sources;

/// Parses the templates of these names on all cores, since parsing takes long, and has the nodes of
/// each finished.
///
/// # Errors
/// A template cannot be parsed or finished; a sentence that names it.
pub(super) fn parsed(
    sources: &Sources,
    names: &BTreeSet<&str>,
    finish: impl Fn(&mut Vec<Node>) -> Result<(), String> + Sync,
) -> Result<Vec<Template>, String> {
    let texts = sources.texts.iter().filter(|(name, _)| names.contains(name.as_str()));
    let texts: Vec<_> = texts.collect();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let one = |name: &str, text: &str| {
        let mut template = one(name, text).map_err(|error| sources.unparsed(name, &error))?;
        finish(&mut template.ast).map_err(|why| format!("{name}: {why}"))?;
        gather(&mut template);
        Ok(template)
    };
    let parse = |first: usize| {
        let own = texts.iter().skip(first).step_by(cores);
        own.map(|(name, text)| one(name, text)).collect::<Result<Vec<_>, String>>()
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

/// Takes the blocks and the macros from the nodes, where they are finished.
fn gather(template: &mut Template) {
    let macros = template.ast.iter().filter_map(|node| match node {
        Node::MacroDefinition(_, definition, _) => {
            Some((definition.name.clone(), definition.clone()))
        }
        _ => None,
    });
    template.macros = macros.collect();
    template.blocks = HashMap::new();
    add_blocks(&template.ast, &mut template.blocks);
}

fn add_blocks(nodes: &[Node], to: &mut HashMap<String, Block>) {
    for node in nodes {
        if let Node::Block(_, block, _) = node {
            to.insert(block.name.clone(), block.clone());
            add_blocks(&block.body, to);
        }
    }
}

#[cfg(not(feature = "testing"))]
fn one(name: &str, text: &str) -> tera::Result<Template> {
    Template::new(name, None, text)
}

/// A template. The tests of a host start one application after another in one process, built
/// without optimisation: each text is parsed once for all of them.
#[cfg(feature = "testing")]
fn one(name: &str, text: &str) -> tera::Result<Template> {
    use std::sync::{Mutex, PoisonError};

    static KNOWN: Mutex<Option<HashMap<(String, String), Template>>> = Mutex::new(None);
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (name.to_owned(), text.to_owned());
    if let Some(template) = known().get_or_insert_default().get(&key) {
        return Ok(template.clone());
    }
    let template = Template::new(name, None, text)?;
    known().get_or_insert_default().insert(key, template.clone());
    Ok(template)
}
