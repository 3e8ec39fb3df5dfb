//! The templates of each language, with its texts in them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use rocket_dyn_templates::Engines;
use rocket_dyn_templates::tera::{Template, Tera};

use crate::render::asking::Asking;
use crate::render::look::SiteLook;
use crate::render::templates::parsed::parsed;
use crate::render::templates::sources::{Sources, overlay};
use crate::render::templates::texts::with_texts;
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
    /// of the start.
    pub fn begin(look: SiteLook) -> Self {
        let thread = thread::Builder::new().name("templates".into());
        let own = look.clone();
        let parse = move || settled(&own, &own.languages.at(own.languages.default_place()));
        let ahead = Mutex::new(thread.spawn(parse).ok());
        let loaded = RwLock::new(vec![None; look.languages.tags().count()]);
        Engine(Arc::new(Shared { look, ahead, loaded, parsing: Mutex::default() }))
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
        let Shared { look, ahead, loaded, .. } = &*self.0;
        let place = look.languages.default_place();
        let ahead = ahead.lock().unwrap_or_else(PoisonError::into_inner).take();
        let parsed = match ahead.map(JoinHandle::join) {
            Some(Ok(parsed)) => parsed?,
            _ => settled(look, &look.languages.at(place))?,
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
        let Shared { look, loaded, parsing, .. } = &*self.0;
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
        let parsed = settled(look, &look.languages.at(place));
        let new = match parsed.and_then(|parsed| together(Tera::default(), parsed)) {
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

/// Parses the templates with the texts and the values filled in that all pages of this look share
/// in this language.
fn settled(look: &SiteLook, language: &Language) -> Result<Parsed, String> {
    let mut sources = Sources::of(overlay())?;
    for (name, text) in &mut sources.texts {
        *text = look.settled(&with_texts(name, text, Some(language))?, language);
    }
    Ok((parsed(&sources)?, sources))
}

fn together(mut tera: Tera, (templates, sources): Parsed) -> Result<Loaded, String> {
    functions::add(&mut tera);
    sources.put_together(&mut tera, templates)?;
    lighten(&mut tera, &sources);
    let (others, asking) = (sources.has_others(), Asking::of(&sources.texts));
    Ok(Loaded { tera, others, asking })
}

/// Drops what only the putting together has needed: the blocks of a template are in its
/// `blocks_definitions` as well, and one that extends another is rendered by these alone, unless it
/// is included.
fn lighten(tera: &mut Tera, sources: &Sources) {
    let lines = sources.texts.values().flat_map(|text| text.lines());
    let includes: String = lines.filter(|line| line.contains("include")).collect();
    for template in tera.templates.values_mut() {
        template.blocks = HashMap::new();
        if !template.parents.is_empty() && !includes.contains(&template.name) {
            template.ast = Vec::new();
        }
    }
}
