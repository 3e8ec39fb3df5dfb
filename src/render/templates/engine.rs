//! The templates of each language, with its texts in them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use rocket_dyn_templates::Engines;
use rocket_dyn_templates::tera::{Template, Tera};

use crate::render::asking::Asking;
use crate::render::look::SiteLook;
use crate::render::templates::folding::fold;
use crate::render::templates::inheritance::resolve;
use crate::render::templates::parsed::parsed;
use crate::render::templates::sources::Sources;
use crate::render::templates::texts::put;
use crate::render::templates::{functions, named};
use crate::text::Language;

/// Templates, and whether some of them are not Doorward's own.
pub struct Loaded {
    pub tera: Tera,
    pub others: bool,
    /// Those that check permissions.
    pub asking: Asking,
}

/// The loaded templates, used without the detour through the template fairing, which copies each
/// page's data once more. Clones share the templates.
#[derive(Clone)]
pub struct Engine(Arc<Shared>);

struct Shared {
    look: SiteLook,
    /// The directory whose templates override the built-in ones.
    overlay: Option<PathBuf>,
    ahead: Mutex<Option<JoinHandle<Result<Parsed, String>>>>,
    /// By the place of the language.
    loaded: RwLock<Vec<Option<Arc<Loaded>>>>,
    /// Held while the templates of a language are parsed, so that this is done once.
    parsing: Mutex<()>,
}

/// Templates whose inheritance is not resolved yet, and their sources.
type Parsed = (Vec<Template>, Sources);

impl Engine {
    /// Starts to parse the templates of [`templates`](crate::templates) in a thread, for an
    /// installation with this look and in its default language: parsing takes as long as the rest
    /// of the start. Those of the directory `overlay` override the built-in ones.
    pub fn begin(look: SiteLook, overlay: Option<PathBuf>) -> Self {
        let thread = thread::Builder::new().name("templates".into());
        let (own, over) = (look.clone(), overlay.clone());
        let parse = move || settled(&own, over, &own.languages.at(own.languages.default_place()));
        let ahead = Mutex::new(thread.spawn(parse).ok());
        let loaded = RwLock::new(vec![None; look.languages.tags().count()]);
        Engine(Arc::new(Shared { look, overlay, ahead, loaded, parsing: Mutex::default() }))
    }

    /// The look that the templates were made for.
    pub fn look(&self) -> &SiteLook {
        &self.0.look
    }

    /// Loads the templates in the default language, at the start and after each edit. The fairing
    /// keeps none of them, which saves memory.
    ///
    /// # Errors
    /// A sentence that names the template and the place in it.
    pub fn load(&self, engines: &mut Engines) -> Result<(), String> {
        let Shared { look, overlay, ahead, loaded, .. } = &*self.0;
        let place = look.languages.default_place();
        let ahead = ahead.lock().unwrap_or_else(PoisonError::into_inner).take();
        let parsed = match ahead.map(JoinHandle::join) {
            Some(Ok(parsed)) => parsed?,
            _ => settled(look, overlay.clone(), &look.languages.at(place))?,
        };
        let first = together(std::mem::take(&mut engines.tera), parsed)?;
        named::note(first.asking.named.clone());
        let mut loaded = loaded.write().unwrap_or_else(PoisonError::into_inner);
        loaded.fill(None);
        loaded[place] = Some(Arc::new(first));
        Ok(())
    }

    /// The templates in the language at this place, which are loaded at its first use. Templates
    /// that cannot be loaded in it are those of the default language.
    pub fn in_language(&self, place: usize) -> Option<Arc<Loaded>> {
        let Shared { look, overlay, loaded, parsing, .. } = &*self.0;
        let known = |place: usize| {
            loaded.read().unwrap_or_else(PoisonError::into_inner).get(place).cloned().flatten()
        };
        if let Some(loaded) = known(place) {
            return Some(loaded);
        }
        let default = known(look.languages.default_place())?;
        let _one = parsing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(loaded) = known(place) {
            return Some(loaded);
        }
        let load = || {
            let parsed = settled(look, overlay.clone(), &look.languages.at(place))?;
            together(Tera::default(), parsed)
        };
        // In a thread of its own, whose memory is given back with all that parsing has needed.
        let loaded_there = thread::scope(|scope| scope.spawn(load).join());
        let failed = |_| Err("the templates cannot be loaded".to_owned());
        let new = match loaded_there.unwrap_or_else(failed) {
            Ok(new) => Arc::new(new),
            Err(why) => {
                tracing::error!(event = "template_error", "{why}");
                default
            }
        };
        let mut all = loaded.write().unwrap_or_else(PoisonError::into_inner);
        all[place] = Some(new.clone());
        Some(new)
    }
}

/// Parses the templates and writes into them their texts in this language, and what all pages of this
/// look share.
fn settled(
    look: &SiteLook,
    overlay: Option<PathBuf>,
    language: &Language,
) -> Result<Parsed, String> {
    let sources = Sources::of(overlay)?;
    let mut known = look.known(language);
    known.insert("site".to_owned(), true.into());
    let templates = parsed(&sources, |nodes| {
        put(nodes, Some(language))?;
        fold(nodes, &known);
        Ok(())
    });
    Ok((templates?, sources))
}

fn together(mut tera: Tera, (templates, sources): Parsed) -> Result<Loaded, String> {
    functions::add(&mut tera);
    sources.put_together(&mut tera, templates)?;
    let lines = sources.texts.values().flat_map(|text| text.lines());
    let includes: String = lines.filter(|line| line.contains("include")).collect();
    resolve(&mut tera, |name| includes.contains(name));
    tera.templates = compact(std::mem::take(&mut tera.templates));
    let (others, asking) = (sources.has_others(), Asking::of(&sources.texts));
    Ok(Loaded { tera, others, asking })
}

/// The same templates side by side in memory, without the gaps that parsing has left between them.
fn compact(templates: HashMap<String, Template>) -> HashMap<String, Template> {
    let copied = thread::scope(|scope| scope.spawn(|| templates.clone()).join());
    copied.unwrap_or(templates)
}
