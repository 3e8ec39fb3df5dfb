//! The templates of each language, with its texts in them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use rocket_dyn_templates::Engines;
use rocket_dyn_templates::tera::{self, Context, Tera};

use crate::render::asking::Asking;
use crate::render::look::{SiteLook, SiteValues};
use crate::render::templates::folding::fold;
use crate::render::templates::inheritance::resolve;
use crate::render::templates::parsed::parsed;
use crate::render::templates::sources::Sources;
use crate::render::templates::texts::put;
use crate::render::templates::{functions, named};
use crate::text::Language;

/// The page that most visitors see first.
const FIRST: &str = "doorward/login.html";
/// The initial capacity for a page, in bytes.
const USUAL: usize = 8192;

/// The templates of a language, each loaded at its first use.
pub struct Loaded {
    tera: RwLock<Tera>,
    language: Arc<Language>,
    known: SiteValues,
    /// The directory whose templates override the built-in ones.
    overlay: Option<PathBuf>,
    /// Those that check permissions.
    pub asking: Asking,
    /// Held while templates are parsed, so that this is done once.
    parsing: Mutex<()>,
}

impl Loaded {
    /// Those of an installation with this look. All of them are loaded at once if some are not
    /// Doorward's, so that a mistake in one is found here.
    ///
    /// # Errors
    /// A sentence that names the template and the place in it.
    fn of(
        look: &SiteLook,
        overlay: Option<PathBuf>,
        language: Arc<Language>,
    ) -> Result<Self, String> {
        let sources = Sources::of(overlay.clone())?;
        let mut known = look.known(&language);
        known.insert("site".to_owned(), true.into());
        let mut tera = Tera::default();
        functions::add(&mut tera);
        let (tera, parsing) = (RwLock::new(tera), Mutex::default());
        let asking = Asking::of(&sources.texts);
        let loaded = Loaded { tera, language, known, overlay, asking, parsing };
        if loaded.others() {
            loaded.add(&sources, &sources.texts.keys().map(String::as_str).collect())?;
        }
        Ok(loaded)
    }

    /// Whether some of them are not Doorward's own.
    pub fn others(&self) -> bool {
        self.overlay.is_some()
    }

    /// Renders a page with a template of this language.
    ///
    /// # Errors
    /// The template is missing or fails.
    pub fn render(&self, template: &str, context: &Context) -> tera::Result<Vec<u8>> {
        let mut html = Vec::with_capacity(USUAL);
        let tera = self.tera.read().unwrap_or_else(PoisonError::into_inner);
        tera.render_to(template, context, &mut html)?;
        Ok(html)
    }

    /// Loads a template, unless that was done before; one that does not exist is left out.
    ///
    /// # Errors
    /// A sentence that names the template and the place in it.
    fn ensure(&self, template: &str) -> Result<(), String> {
        let has = || {
            let tera = self.tera.read().unwrap_or_else(PoisonError::into_inner);
            tera.templates.contains_key(template)
        };
        if has() {
            return Ok(());
        }
        let _one = self.parsing.lock().unwrap_or_else(PoisonError::into_inner);
        if has() {
            return Ok(());
        }
        let sources = Sources::of(self.overlay.clone())?;
        self.add(&sources, &sources.with_used(template))
    }

    fn add(&self, sources: &Sources, names: &BTreeSet<&str>) -> Result<(), String> {
        let templates = parsed(sources, names, |nodes| {
            put(nodes, Some(&self.language))?;
            fold(nodes, &self.known);
            Ok(())
        })?;
        let mut together = Tera::default();
        sources.put_together(&mut together, templates)?;
        let lines = sources.texts.values().flat_map(|text| text.lines());
        let includes: String = lines.filter(|line| line.contains("include")).collect();
        resolve(&mut together, |name| includes.contains(name));
        let mut tera = self.tera.write().unwrap_or_else(PoisonError::into_inner);
        for (name, template) in together.templates {
            tera.templates.entry(name).or_insert(template);
        }
        Ok(())
    }
}

/// The loaded templates, used without the detour through the template fairing, which copies each
/// page's data once more. Clones share the templates.
#[derive(Clone)]
pub struct Engine(Arc<Shared>);

struct Shared {
    look: SiteLook,
    /// The directory whose templates override the built-in ones.
    overlay: Option<PathBuf>,
    ahead: Mutex<Option<JoinHandle<Result<Loaded, String>>>>,
    /// By the place of the language.
    loaded: RwLock<Vec<Option<Arc<Loaded>>>>,
}

impl Engine {
    /// Starts to load the templates of [`templates`](crate::templates) in a thread, for an
    /// installation with this look and in its default language, beside the rest of the start. Those
    /// of the directory `overlay` override the built-in ones.
    pub fn begin(look: SiteLook, overlay: Option<PathBuf>) -> Self {
        let thread = thread::Builder::new().name("templates".into());
        let (own, over) = (look.clone(), overlay.clone());
        let load = move || {
            let loaded = Loaded::of(&own, over, own.languages.at(own.languages.default_place()))?;
            loaded.ensure(FIRST).map(|()| loaded)
        };
        let ahead = Mutex::new(thread.spawn(load).ok());
        let loaded = RwLock::new(vec![None; look.languages.tags().count()]);
        Engine(Arc::new(Shared { look, overlay, ahead, loaded }))
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
        let Shared { look, overlay, ahead, loaded } = &*self.0;
        let place = look.languages.default_place();
        engines.tera = Tera::default();
        let ahead = ahead.lock().unwrap_or_else(PoisonError::into_inner).take();
        let first = match ahead.map(JoinHandle::join) {
            Some(Ok(first)) => first?,
            _ => Loaded::of(look, overlay.clone(), look.languages.at(place))?,
        };
        named::note(first.asking.named.clone());
        let mut loaded = loaded.write().unwrap_or_else(PoisonError::into_inner);
        loaded.fill(None);
        loaded[place] = Some(Arc::new(first));
        Ok(())
    }

    /// The templates in the language at this place, with this one among them, which is loaded at its
    /// first use. One that cannot be loaded in the language is that of the default language.
    pub fn in_language(&self, place: usize, template: &str) -> Option<Arc<Loaded>> {
        let default = self.0.look.languages.default_place();
        let loaded = self.at(place).and_then(|loaded| loaded.ensure(template).map(|()| loaded));
        match loaded {
            Ok(loaded) => Some(loaded),
            Err(why) => {
                tracing::error!(event = "template_error", "{why}");
                let loaded = self.at(default).ok().filter(|_| place != default)?;
                loaded.ensure(template).ok().map(|()| loaded)
            }
        }
    }

    fn at(&self, place: usize) -> Result<Arc<Loaded>, String> {
        let Shared { look, overlay, loaded, .. } = &*self.0;
        let known = loaded.read().unwrap_or_else(PoisonError::into_inner)[place].clone();
        if let Some(loaded) = known {
            return Ok(loaded);
        }
        let new = Loaded::of(look, overlay.clone(), look.languages.at(place))?;
        let mut all = loaded.write().unwrap_or_else(PoisonError::into_inner);
        Ok(all[place].get_or_insert_with(|| Arc::new(new)).clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn each_template_can_be_loaded_by_itself_in_each_language() {
        let config = Config::load(&rocket::Config::figment()).expect("settings");
        let look = SiteLook::new("", &config, "nowhere".into()).expect("a look");
        let sources = Sources::of(None).expect("the built-in ones");
        for place in 0..look.languages.tags().count() {
            let language = look.languages.at(place);
            for name in sources.texts.keys() {
                let loaded = Loaded::of(&look, None, language.clone()).expect("a language");
                assert_eq!(loaded.ensure(name), Ok(()), "{}", language.tag);
                let tera = loaded.tera.read().expect("nobody failed");
                assert!(tera.templates.contains_key(name), "{name}");
                assert!(tera.templates.len() < sources.texts.len() / 2, "{name}: not all at once");
            }
        }
    }
}
