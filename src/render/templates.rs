//! Templates: built into the binary, and overridden by files on disk.

mod engine;
mod folding;
mod functions;
mod inheritance;
mod named;
mod parsed;
mod sources;
mod texts;
mod tree;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::OnceLock;

use rocket::{Orbit, Rocket};
use rocket_dyn_templates::{Engines, context};

use crate::render::asking::Asking;
pub use engine::{Engine, Loaded};
pub use named::undeclared;
use parsed::parsed;
use sources::Sources;
pub use sources::overlay;
use texts::put;

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
    named::note(asking.named);
    // A host's own functions and filters are in its engine alone: there is one set of templates, in
    // which texts are looked up while a page is rendered.
    let names = sources.texts.keys().map(String::as_str).collect();
    let templates = parsed(&sources, &names, |nodes| put(nodes, None))?;
    functions::add(&mut engines.tera);
    sources.put_together(&mut engines.tera, templates)
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

/// Why this launch cannot use its templates. Only the first call returns it.
pub fn failure() -> Option<String> {
    FAILURE.take()
}
