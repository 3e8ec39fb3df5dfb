//! Templates and static files: inside the binary, with files on disk before them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use rocket_dyn_templates::Engines;
use rocket_dyn_templates::tera::Tera;
use rust_embed::{Embed, EmbeddedFile};

/// The product's own templates. A debug build reads them from the source tree each time.
#[derive(Embed)]
#[folder = "templates/"]
#[include = "*.html"]
struct Templates;

/// The product's static files.
#[derive(Embed)]
#[folder = "static/"]
struct Assets;

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
    tell(load(engines));
}

/// As [`templates`], with the files of this directory before the built-in ones: for a host whose
/// `template_dir` does not come from `Rocket.toml` or `ROCKET_TEMPLATE_DIR`.
///
/// ```rust,no_run
/// # use rocket_dyn_templates::Template;
/// let fairing = Template::custom(doorward::templates_in("pages".into()));
/// ```
pub fn templates_in(directory: PathBuf) -> impl Fn(&mut Engines) + Send + Sync + 'static {
    move |engines| tell(load_with(engines, Some(&directory)))
}

thread_local! {
    /// Why the templates cannot be used that this thread has tried to load for a launch.
    static FAILURE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Leaves a failure for whoever can stop the launch: `Template::custom` has no way to say it.
fn tell(loaded: Result<(), Box<dyn std::error::Error>>) {
    let failure = loaded.err().map(|error| format!("the templates cannot be used: {error}"));
    if let Some(failure) = &failure {
        tracing::error!(event = "template_error", "{failure}");
    }
    FAILURE.set(failure);
}

/// Why this launch cannot use its templates; it is told once.
pub fn failure() -> Option<String> {
    FAILURE.take()
}

/// The templates as they stand, at hand without the detour through the template fairing, which
/// copies each page's data once more. Clones share the templates.
#[derive(Clone, Default)]
pub struct Engine(Arc<RwLock<Option<Arc<Tera>>>>);

impl Engine {
    /// Takes over what the fairing has loaded, at the start and after each edit; the fairing keeps
    /// none of it, which would only lie in memory.
    pub fn take(&self, engines: &mut Engines) {
        let tera = Some(Arc::new(std::mem::take(&mut engines.tera)));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = tera;
    }

    /// The templates, once they are loaded.
    pub fn current(&self) -> Option<Arc<Tera>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// As [`templates`], for `Template::try_custom`.
///
/// # Errors
/// A sentence that names the template and the place in it.
pub fn load(engines: &mut Engines) -> Result<(), Box<dyn std::error::Error>> {
    load_with(engines, overlay().as_deref())
}

fn load_with(
    engines: &mut Engines,
    overlay: Option<&Path>,
) -> Result<(), Box<dyn std::error::Error>> {
    engines.tera.add_raw_templates(sources(overlay)?).map_err(|error| {
        let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}"));
        let told = format!("{error}{}", cause.unwrap_or_default());
        // Without the excerpt of the file that comes with it, on several lines.
        let lines = told.lines().map(str::trim).filter(|line| !line.contains('|'));
        lines.collect::<Vec<_>>().join(" ")
    })?;
    Ok(())
}

fn sources(overlay: Option<&Path>) -> Result<BTreeMap<String, String>, std::io::Error> {
    let mut found = BTreeMap::new();
    for name in Templates::iter() {
        if let Some(file) = Templates::get(&name) {
            found.insert(name.into_owned(), String::from_utf8_lossy(&file.data).into_owned());
        }
    }
    if let Some(root) = overlay {
        collect(root, root, &mut found)?;
    }
    Ok(found)
}

fn collect(
    root: &Path,
    directory: &Path,
    found: &mut BTreeMap<String, String>,
) -> Result<(), std::io::Error> {
    let told = |error: std::io::Error| {
        std::io::Error::new(error.kind(), format!("{}: {error}", directory.display()))
    };
    for entry in std::fs::read_dir(directory).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.is_dir() {
            collect(root, &path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "html")
            && let Ok(name) = path.strip_prefix(root)
        {
            let name = name.to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).map_err(|error| {
                std::io::Error::new(error.kind(), format!("{}: {error}", path.display()))
            })?;
            found.insert(name, text);
        }
    }
    Ok(())
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

/// A static file by its path below `/static/`; only files that were built in exist.
pub fn asset(path: &str) -> Option<EmbeddedFile> {
    Assets::get(path)
}

/// The URL of a static file, which changes with its content, so that it may be cached for ever.
pub fn asset_url(base: &str, path: &str) -> String {
    match asset(path) {
        Some(file) => format!("{base}/static/{path}?v={}", version(&file.data)),
        None => format!("{base}/static/{path}"),
    }
}

/// The name of a content.
pub fn version(content: &[u8]) -> String {
    HEXLOWER.encode(&digest::digest(&digest::SHA256, content).as_ref()[..6])
}
