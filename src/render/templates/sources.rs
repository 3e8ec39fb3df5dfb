//! The sources of templates, built in or from a directory that overrides them, and the place of a
//! mistake in them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error as _;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use rocket_dyn_templates::tera::ast::Node;
use rocket_dyn_templates::tera::{self, Template, Tera};
use rust_embed::Embed;

/// The product's own templates. A debug build reads them from the source tree each time.
#[derive(Embed)]
#[folder = "templates/"]
#[include = "*.html"]
struct Templates;

/// The blocks of the layout that a host's may leave out.
const LEFT_OUT: [&str; 7] = ["head", "class", "skip", "bar", "at_account", "at_admin", "at_api"];

/// The texts of all templates, by name.
pub struct Sources {
    pub texts: BTreeMap<String, String>,
    /// The directory whose templates override the built-in ones.
    overlay: Option<PathBuf>,
}

impl Sources {
    /// The built-in templates, overridden by those of a directory.
    ///
    /// # Errors
    /// A sentence that names the file or directory that cannot be read.
    pub fn of(overlay: Option<PathBuf>) -> Result<Self, String> {
        let mut texts = BTreeMap::new();
        for name in Templates::iter() {
            if let Some(file) = Templates::get(&name) {
                texts.insert(name.into_owned(), String::from_utf8_lossy(&file.data).into_owned());
            }
        }
        if let Some(root) = &overlay {
            collect(root, root, &mut texts).map_err(|error| error.to_string())?;
        }
        Ok(Sources { texts, overlay })
    }

    /// Adds the templates, and resolves what each of them extends and imports.
    ///
    /// # Errors
    /// A sentence that names the template and the place in it.
    pub fn put_together(&self, tera: &mut Tera, templates: Vec<Template>) -> Result<(), String> {
        tera.templates.extend(templates.into_iter().map(|one| (one.name.clone(), one)));
        tera.add_raw_templates::<[(&str, &str); 0], _, _>([])
            .map_err(|error| self.untied(&error))?;
        self.complete(tera)
    }

    /// The name of a template, and of those that it uses, if it exists. A template that quotes
    /// another's name uses it.
    pub fn with_used(&self, template: &str) -> BTreeSet<&str> {
        let (mut used, mut found) = (BTreeSet::new(), vec![template]);
        while let Some(name) = found.pop() {
            let Some((name, text)) = self.texts.get_key_value(name) else { continue };
            if used.insert(name.as_str()) {
                let quoted = text.split(['"', '\'']).map(|quoted| self.texts.get_key_value(quoted));
                found.extend(quoted.flatten().map(|(name, _)| name.as_str()));
            }
        }
        used
    }

    /// The message about a template that cannot be parsed, with file, line and column.
    pub fn unparsed(&self, name: &str, error: &tera::Error) -> String {
        let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let after = |mark: &str| cause.lines().find_map(|line| line.trim().strip_prefix(mark));
        match (after("--> "), after("= ")) {
            (Some(place), Some(why)) => format!("{}:{place}: {why}", self.file(name)),
            _ => format!("{}: {}", self.file(name), cause.lines().collect::<Vec<_>>().join(" ")),
        }
    }

    /// The message about a template that refers to another in a way that cannot be resolved.
    fn untied(&self, error: &tera::Error) -> String {
        let told = error.to_string();
        let mut quoted = told.split(['\'', '`']).skip(1).step_by(2);
        let Some(name) = quoted.next().filter(|name| self.texts.contains_key(*name)) else {
            return told;
        };
        let line = quoted.next().map_or(1, |other| self.line(name, other));
        format!("{}:{line}: {told}", self.file(name))
    }

    /// Checks that each block that a template fills exists in one that it extends, if one of them is
    /// Doorward's: the content of any other block would never be shown. A layout may leave some out.
    ///
    /// # Errors
    /// A sentence with the file, the line and the block.
    fn complete(&self, tera: &Tera) -> Result<(), String> {
        let mut all: Vec<&Template> = tera.templates.values().collect();
        all.sort_by_key(|template| &template.name);
        for template in all {
            let Some(parent) = template.parents.first() else { continue };
            let has = |name: &str, block: &str| {
                tera.templates.get(name).is_some_and(|found| found.blocks.contains_key(block))
            };
            let fills = template.ast.iter().filter_map(|node| match node {
                Node::Block(_, block, _) => Some(block.name.as_str()),
                _ => None,
            });
            let own = |name: &String| name.starts_with("doorward/");
            let may_lack = |block: &str| LEFT_OUT.contains(&block) && own(&template.name);
            if !own(&template.name) && !template.parents.iter().any(own) {
                continue;
            }
            for block in fills {
                if !may_lack(block) && !template.parents.iter().any(|parent| has(parent, block)) {
                    return Err(self.lacking(&template.name, parent, block));
                }
            }
        }
        Ok(())
    }

    fn lacking(&self, name: &str, parent: &str, block: &str) -> String {
        let line = self.line(name, &format!("block {block}"));
        if self.is_own(name) {
            return format!(
                "{}:1: the block {block:?} is missing, which {name} fills",
                self.file(parent)
            );
        }
        format!("{}:{line}: there is no block {block:?} in {parent}", self.file(name))
    }

    /// Whether a template is built in.
    fn is_own(&self, name: &str) -> bool {
        self.overlay.as_ref().is_none_or(|root| !root.join(name).is_file())
    }

    /// The file of a template, or the name of a built-in one.
    fn file(&self, name: &str) -> String {
        match &self.overlay {
            Some(root) if !self.is_own(name) => root.join(name).display().to_string(),
            _ => name.to_owned(),
        }
    }

    /// The first line of a template that has this text.
    fn line(&self, name: &str, text: &str) -> usize {
        let found =
            self.texts.get(name).and_then(|all| all.lines().position(|line| line.contains(text)));
        found.map_or(1, |line| line + 1)
    }
}

fn collect(
    root: &Path,
    directory: &Path,
    found: &mut BTreeMap<String, String>,
) -> Result<(), Error> {
    let told = |path: &Path, error: Error| {
        Error::new(error.kind(), format!("{}: {error}", path.display()))
    };
    for entry in std::fs::read_dir(directory).map_err(|error| told(directory, error))? {
        let path = entry.map_err(|error| told(directory, error))?.path();
        if path.is_dir() {
            collect(root, &path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "html")
            && let Ok(name) = path.strip_prefix(root)
        {
            let name = name.to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(&path).map_err(|error| told(&path, error))?;
            let text = String::from_utf8(bytes).map_err(|error| {
                let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
                let why = format!("{}:{line}: it is not UTF-8 text", path.display());
                Error::new(ErrorKind::InvalidData, why)
            })?;
            found.insert(name, text);
        }
    }
    Ok(())
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
