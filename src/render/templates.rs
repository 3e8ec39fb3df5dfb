//! Templates: built into the binary, and overridden by files on disk.

mod parsed;
mod sources;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use rocket::{Orbit, Rocket};
use rocket_dyn_templates::tera::{Template, Tera};
use rocket_dyn_templates::{Engines, context};

use crate::permissions::Catalogue;
use crate::render::asking::Asking;
use crate::render::look::SiteLook;
use parsed::parsed;
use sources::Sources;

/// Gives Rocket the templates: the built-in ones, overridden by every `.html` file below the
/// `template_dir` of the configuration. So a host application replaces a page or the layout by a
/// file of the same name, such as `templates/doorward/layout.html`, and its own `.html` templates
/// may extend `doorward/layout.html`. Rendered by [`Page`](crate::Page) they have its bar and its
/// stylesheet; rendered by `Template` the built-in layout is a bare frame.
///
/// ```rust,no_run
/// # use rocket_dyn_templates::Template;
/// let fairing = Template::custom(doorward::templates);
/// ```
///
/// A template that does not parse, or a missing directory, stops the launch, with a message in the
/// log.
pub fn templates(engines: &mut Engines) {
    tell(load(engines, overlay()));
}

/// As [`templates`], with the files of this directory overriding the built-in ones: for a host
/// whose `template_dir` does not come from `Rocket.toml` or `ROCKET_TEMPLATE_DIR`.
///
/// ```rust,no_run
/// # use rocket_dyn_templates::Template;
/// let fairing = Template::custom(doorward::templates_in("pages".into()));
/// ```
pub fn templates_in(directory: PathBuf) -> impl Fn(&mut Engines) + Send + Sync + 'static {
    move |engines| tell(load(engines, Some(directory.clone())))
}

thread_local! {
    /// Why the templates that this thread has loaded for a launch cannot be used.
    static FAILURE: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The permissions that they name, each with a template, until these have been checked.
    static NAMED: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Logs a failure and leaves it for the code that can stop the launch: `Template::custom` has no
/// way to return it.
fn tell(loaded: Result<(), String>) {
    let failure = loaded.err().map(|error| format!("the templates cannot be used: {error}"));
    if let Some(failure) = &failure {
        tracing::error!(event = "template_error", "{failure}");
    }
    FAILURE.set(failure);
}

/// As [`templates`], for a fairing that can return an error: a missing directory, or a template
/// that does not parse or lacks a block, stops the launch with the file and the line.
///
/// ```rust,no_run
/// # use rocket_dyn_templates::Template;
/// let fairing = Template::try_custom(doorward::try_templates);
/// ```
///
/// # Errors
/// A sentence that begins with the file and the line.
pub fn try_templates(engines: &mut Engines) -> Result<(), Box<dyn std::error::Error>> {
    Ok(load(engines, overlay())?)
}

/// As [`templates_in`], for a fairing that can return an error.
///
/// ```rust,no_run
/// # use rocket_dyn_templates::Template;
/// let fairing = Template::try_custom(doorward::try_templates_in("pages".into()));
/// ```
pub fn try_templates_in(
    directory: PathBuf,
) -> impl Fn(&mut Engines) -> Result<(), Box<dyn std::error::Error>> + Send + Sync + 'static {
    move |engines| Ok(load(engines, Some(directory.clone()))?)
}

fn load(engines: &mut Engines, overlay: Option<PathBuf>) -> Result<(), String> {
    let mut sources = Sources::of(overlay)?;
    let asking = Asking::of(&sources.texts);
    let text = format!("{{% raw %}}{}{{% endraw %}}", asking.text());
    sources.texts.insert(ASKING.to_owned(), text);
    NAMED.set(asking.named);
    let templates = parsed(&sources)?;
    put_together(&mut engines.tera, templates, &sources)
}

/// A template that lists those that check permissions, so that the list is loaded and reloaded
/// together with them.
const ASKING: &str = "doorward/.asking";

/// The templates of Rocket's fairing that check permissions. They do not change while a release
/// build runs.
#[derive(Default)]
pub struct HostsAsking(OnceLock<Asking>);

impl HostsAsking {
    /// Whether this template checks permissions.
    pub fn has(&self, rocket: &Rocket<Orbit>, template: &str) -> bool {
        let look = || {
            let text = rocket_dyn_templates::Template::show(rocket, ASKING, context! {});
            Asking::parse(&text.unwrap_or_default())
        };
        if cfg!(debug_assertions) {
            return look().has(template);
        }
        self.0.get_or_init(look).has(template)
    }
}

/// Why this launch cannot use its templates although they parse: one names an undeclared
/// permission. Only the first call returns it.
pub fn undeclared(declared: &Catalogue) -> Option<String> {
    let named = NAMED.take();
    let (permission, template) = named.iter().find(|(named, _)| !declared.has(named))?;
    Some(format!(
        "the templates cannot be used: {template} names the permission {permission:?}, which is not \
         declared in Doorward::permissions"
    ))
}

/// Why this launch cannot use its templates. Only the first call returns it.
pub fn failure() -> Option<String> {
    FAILURE.take()
}

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
    current: RwLock<Option<Arc<Loaded>>>,
}

/// Templates whose inheritance is not resolved yet, and their sources.
type Parsed = (Vec<Template>, Sources);

impl Engine {
    /// Starts to parse the templates of [`templates`] in a thread, for an installation with this
    /// look: parsing takes as long as the rest of the start.
    pub fn begin(look: SiteLook) -> Self {
        let thread = thread::Builder::new().name("templates".into());
        let own = look.clone();
        let ahead = Mutex::new(thread.spawn(move || settled(&own)).ok());
        Engine(Arc::new(Shared { look, ahead, current: RwLock::default() }))
    }

    /// Loads the templates, at the start and after each edit. The fairing keeps none of them, which
    /// saves memory.
    ///
    /// # Errors
    /// A sentence that names the template and the place in it.
    pub fn load(&self, engines: &mut Engines) -> Result<(), String> {
        let ahead = self.0.ahead.lock().unwrap_or_else(PoisonError::into_inner).take();
        let (templates, sources) = match ahead.map(JoinHandle::join) {
            Some(Ok(parsed)) => parsed?,
            _ => settled(&self.0.look)?,
        };
        put_together(&mut engines.tera, templates, &sources)?;
        let (others, asking) = (sources.has_others(), Asking::of(&sources.texts));
        NAMED.set(asking.named.clone());
        let loaded = Arc::new(Loaded { tera: std::mem::take(&mut engines.tera), others, asking });
        *self.0.current.write().unwrap_or_else(PoisonError::into_inner) = Some(loaded);
        Ok(())
    }

    /// The templates, once they are loaded.
    pub fn current(&self) -> Option<Arc<Loaded>> {
        self.0.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Parses the templates with the values filled in that all pages of this look share.
fn settled(look: &SiteLook) -> Result<Parsed, String> {
    let mut sources = Sources::of(overlay())?;
    for text in sources.texts.values_mut() {
        *text = look.settled(text);
    }
    Ok((parsed(&sources)?, sources))
}

/// Adds the templates, and resolves what each of them extends and imports.
fn put_together(
    tera: &mut Tera,
    templates: Vec<Template>,
    sources: &Sources,
) -> Result<(), String> {
    tera.templates.extend(templates.into_iter().map(|one| (one.name.clone(), one)));
    tera.add_raw_templates::<[(&str, &str); 0], _, _>([])
        .map_err(|error| sources.untied(&error))?;
    sources.complete(tera)
}

/// The directory whose templates override the built-in ones: `template_dir` as configured, or
/// `templates` if it contains `doorward`; otherwise it belongs to another application.
pub fn overlay() -> Option<PathBuf> {
    let figment = rocket::Config::figment();
    let configured =
        figment.extract_inner::<rocket::figment::value::magic::RelativePathBuf>("template_dir");
    match configured {
        Ok(directory) => Some(directory.relative()).filter(|path| path.is_dir()),
        Err(_) => Some(PathBuf::from("templates")).filter(|path| path.join("doorward").is_dir()),
    }
}
