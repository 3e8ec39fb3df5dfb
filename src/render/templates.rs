//! Templates: inside the binary, with files on disk before them.

mod sources;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use rocket_dyn_templates::Engines;
use rocket_dyn_templates::tera::{Template, Tera};

use crate::render::look::SiteLook;
use sources::Sources;

/// Gives Rocket the templates: the built-in ones, and before them every `.html` file below the
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
/// A template that does not parse, or a directory that is not there, stops the launch, with a
/// sentence in the log.
pub fn templates(engines: &mut Engines) {
    tell(load(engines, overlay()));
}

/// As [`templates`], with the files of this directory before the built-in ones: for a host whose
/// `template_dir` does not come from `Rocket.toml` or `ROCKET_TEMPLATE_DIR`.
///
/// ```rust,no_run
/// # use rocket_dyn_templates::Template;
/// let fairing = Template::custom(doorward::templates_in("pages".into()));
/// ```
pub fn templates_in(directory: PathBuf) -> impl Fn(&mut Engines) + Send + Sync + 'static {
    move |engines| tell(load(engines, Some(directory.clone())))
}

thread_local! {
    /// Why the templates cannot be used that this thread has tried to load for a launch.
    static FAILURE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Leaves a failure for whoever can stop the launch: `Template::custom` has no way to say it.
fn tell(loaded: Result<(), String>) {
    let failure = loaded.err().map(|error| format!("the templates cannot be used: {error}"));
    if let Some(failure) = &failure {
        tracing::error!(event = "template_error", "{failure}");
    }
    FAILURE.set(failure);
}

/// As [`templates`], for a fairing that can say what is wrong: a directory that is not there, a
/// template that does not parse or lacks a block stops the launch with the file and the line.
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

/// As [`templates_in`], for a fairing that can say what is wrong.
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
    let sources = Sources::of(overlay)?;
    let templates = parsed(&sources)?;
    put_together(&mut engines.tera, templates, &sources)
}

/// Why this launch cannot use its templates; it is told once.
pub fn failure() -> Option<String> {
    FAILURE.take()
}

/// Templates, and whether some of them are not Doorward's own.
pub struct Loaded {
    pub tera: Tera,
    pub others: bool,
}

/// The templates as they stand, at hand without the detour through the template fairing, which
/// copies each page's data once more. Clones share the templates.
#[derive(Clone)]
pub struct Engine(Arc<Shared>);

struct Shared {
    look: SiteLook,
    ahead: Mutex<Option<JoinHandle<Result<Parsed, String>>>>,
    current: RwLock<Option<Arc<Loaded>>>,
}

/// Templates that are not tied to each other yet, and what they were made of.
type Parsed = (Vec<Template>, Sources);

impl Engine {
    /// Begins to parse the templates of [`templates`], for an installation of this look. It takes
    /// as long as all else of a start.
    pub fn begin(look: SiteLook) -> Self {
        let thread = thread::Builder::new().name("templates".into());
        let own = look.clone();
        let ahead = Mutex::new(thread.spawn(move || settled(&own)).ok());
        Engine(Arc::new(Shared { look, ahead, current: RwLock::default() }))
    }

    /// Loads the templates, at the start and after each edit. The fairing keeps none of them, which
    /// would only lie in memory.
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
        let others = sources.has_others();
        let loaded = Arc::new(Loaded { tera: std::mem::take(&mut engines.tera), others });
        *self.0.current.write().unwrap_or_else(PoisonError::into_inner) = Some(loaded);
        Ok(())
    }

    /// The templates, once they are loaded.
    pub fn current(&self) -> Option<Arc<Loaded>> {
        self.0.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The templates with what is the same on every page of this look in its place.
fn settled(look: &SiteLook) -> Result<Parsed, String> {
    let mut sources = Sources::of(overlay())?;
    for text in sources.texts.values_mut() {
        *text = look.settled(text);
    }
    Ok((parsed(&sources)?, sources))
}

/// Parses on all cores, since parsing is most of what a start has to do.
fn parsed(sources: &Sources) -> Result<Vec<Template>, String> {
    let texts: Vec<_> = sources.texts.iter().collect();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let parse = |first: usize| {
        let own = texts.iter().skip(first).step_by(cores);
        own.map(|(name, text)| {
            Template::new(name, None, text).map_err(|error| sources.unparsed(name, &error))
        })
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

/// Adds the templates, and ties each to those that it extends and imports.
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

/// The directory whose templates come first: `template_dir` as configured, or `templates` if there
/// is a `doorward` in it; another application's directory of that name is none of our business.
pub fn overlay() -> Option<PathBuf> {
    let figment = rocket::Config::figment();
    let configured =
        figment.extract_inner::<rocket::figment::value::magic::RelativePathBuf>("template_dir");
    match configured {
        Ok(directory) => Some(directory.relative()).filter(|path| path.is_dir()),
        Err(_) => Some(PathBuf::from("templates")).filter(|path| path.join("doorward").is_dir()),
    }
}
