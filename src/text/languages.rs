//! The languages that a site offers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rust_embed::Embed;

use crate::text::language::{Language, LanguageFault};

/// Where a host's own catalogues are.
pub const TEXTS: &str = "text";

/// The language whose catalogue is complete, and in which the others are checked.
const ENGLISH: &str = "en";

/// The product's own catalogues.
#[derive(Embed)]
#[folder = "text/"]
#[include = "*.ftl"]
struct Catalogues;

/// The languages that a site offers. Each is read at its first use.
#[derive(Debug)]
pub struct Languages {
    offered: Vec<Offer>,
    default: usize,
    /// The directory whose catalogues add to the built-in ones.
    directory: Option<PathBuf>,
}

/// A language by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageName {
    pub tag: String,
    /// What its speakers call it.
    pub name: String,
    pub direction: &'static str,
}

#[derive(Debug)]
struct Offer {
    tag: String,
    name: Option<LanguageName>,
    language: OnceLock<Arc<Language>>,
}

impl Languages {
    /// Those of `offered`, or all that have a catalogue, by their names. `default` is for visitors
    /// who prefer none of them; the files `<language>/*.ftl` below `directory` add to the built-in
    /// catalogues.
    ///
    /// # Errors
    /// A language has no catalogue, or the default's cannot be read.
    pub fn open(
        offered: Option<&[String]>,
        default: &str,
        directory: Option<PathBuf>,
    ) -> Result<Self, LanguageFault> {
        let known = known(directory.as_deref());
        if let Some(tag) = offered.into_iter().flatten().find(|tag| !known.contains(*tag)) {
            let all = known.into_iter().collect::<Vec<_>>().join(", ");
            return Err(LanguageFault(format!("{tag:?} has no catalogue; there are {all}")));
        }
        let offer = |tag: &String| {
            let files = files_of(tag, directory.as_deref()).unwrap_or_default();
            Offer { name: named(tag, &files), tag: tag.clone(), language: OnceLock::new() }
        };
        let offered: Vec<Offer> = match offered {
            Some(tags) => tags.iter().map(offer).collect(),
            None => {
                let mut all: Vec<Offer> = known.iter().map(offer).collect();
                all.sort_by_cached_key(|one| one.name.as_ref().map(|name| name.name.clone()));
                all
            }
        };
        let place = offered.iter().position(|one| one.tag == default);
        let default = place.ok_or_else(|| {
            LanguageFault(format!("{default:?} is none of the languages that are offered"))
        })?;
        let languages = Languages { offered, default, directory };
        languages.read(default)?;
        Ok(languages)
    }

    /// English, as it is built in.
    pub fn english() -> Arc<Language> {
        static LANGUAGE: OnceLock<Arc<Language>> = OnceLock::new();
        let read = || {
            let language = Language::read(ENGLISH, &built_in_files(ENGLISH), None);
            Arc::new(language.expect("the built-in catalogue is in the syntax"))
        };
        LANGUAGE.get_or_init(read).clone()
    }

    /// The tags, in the order in which they are offered.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.offered.iter().map(|offer| offer.tag.as_str())
    }

    /// The tags with what the languages are called, without reading their catalogues for good.
    pub fn names(&self) -> impl Iterator<Item = LanguageName> + '_ {
        self.offered.iter().map(|Offer { tag, name, .. }| match name {
            Some(name) => name.clone(),
            None => LanguageName { tag: tag.clone(), name: tag.clone(), direction: "ltr" },
        })
    }

    /// The place of the language with this tag.
    pub fn place(&self, tag: &str) -> Option<usize> {
        self.offered.iter().position(|offer| offer.tag.eq_ignore_ascii_case(tag))
    }

    /// The place of the default.
    pub fn default_place(&self) -> usize {
        self.default
    }

    /// The place of the language that a visitor prefers, by an `Accept-Language` header (RFC 9110
    /// §12.5.4): the same tag, or the same language in another country.
    pub fn preferred(&self, header: &str) -> Option<usize> {
        let mut ranges: Vec<(&str, u16)> = header.split(',').filter_map(range).take(32).collect();
        ranges.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        ranges.into_iter().filter(|(_, weight)| *weight > 0).find_map(|(range, _)| {
            if range == "*" {
                return Some(self.default);
            }
            let primary =
                |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            let same = || {
                let wanted = primary(range);
                self.offered.iter().position(|offer| primary(&offer.tag) == wanted)
            };
            self.place(range).or_else(same)
        })
    }

    /// The language at this place. One whose catalogue cannot be read is replaced by the default.
    pub fn at(&self, place: usize) -> Arc<Language> {
        self.read(place).unwrap_or_else(|fault| {
            tracing::error!(event = "catalogue_error", "{fault}");
            self.offered[self.default].language.get().expect("it was read at the start").clone()
        })
    }

    /// Reads the language at this place, or returns it if that was done before.
    ///
    /// # Errors
    /// Its catalogue cannot be read.
    pub fn read(&self, place: usize) -> Result<Arc<Language>, LanguageFault> {
        let Offer { tag, language, .. } = &self.offered[place];
        if let Some(language) = language.get() {
            return Ok(language.clone());
        }
        let directory = self.directory.as_deref();
        let files = files_of(ENGLISH, directory)?;
        let english = match files.len() == built_in_files(ENGLISH).len() {
            true => Languages::english(),
            false => Arc::new(Language::read(ENGLISH, &files, None)?),
        };
        let read = match tag.as_str() {
            ENGLISH => english,
            _ => Arc::new(Language::read(tag, &files_of(tag, directory)?, Some(english))?),
        };
        Ok(language.get_or_init(|| read).clone())
    }
}

/// A language range and its weight in thousandths.
fn range(part: &str) -> Option<(&str, u16)> {
    let mut parts = part.split(';');
    let range = parts.next()?.trim();
    let weight = parts.find_map(|part| part.trim().strip_prefix(['q', 'Q'])?.strip_prefix('='));
    let weight = match weight {
        None => 1000,
        Some(text) => {
            let weight: f32 = text.trim().parse().ok()?;
            (weight.clamp(0.0, 1.0) * 1000.0) as u16
        }
    };
    (!range.is_empty()).then_some((range, weight))
}

/// The languages with a catalogue.
fn known(directory: Option<&Path>) -> BTreeSet<String> {
    let mut tags = built_in();
    let folders = directory.and_then(|directory| fs::read_dir(directory).ok());
    for entry in folders.into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let has_texts = files_in(&entry.path()).is_ok_and(|files| !files.is_empty());
        if is_tag(&name) && has_texts {
            tags.insert(name);
        }
    }
    tags
}

/// The languages whose catalogues are built in.
pub fn built_in() -> BTreeSet<String> {
    let tag =
        |name: std::borrow::Cow<'static, str>| name.split_once('/').map(|(tag, _)| tag.to_owned());
    Catalogues::iter().filter_map(tag).collect()
}

/// Whether a text has the form of a language tag (BCP 47).
pub fn is_tag(text: &str) -> bool {
    text.len() <= 35
        && text.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
        && text.split('-').next().is_some_and(|first| first.len() >= 2)
}

/// The catalogue files of a language: the built-in ones, and those of a host after them.
fn files_of(tag: &str, directory: Option<&Path>) -> Result<Vec<(String, String)>, LanguageFault> {
    let mut files = built_in_files(tag);
    if let Some(directory) = directory {
        files.extend(files_in(&directory.join(tag))?);
    }
    Ok(files)
}

/// What a language is called, as the head of a catalogue file says; reading all of it takes longer.
fn named(tag: &str, files: &[(String, String)]) -> Option<LanguageName> {
    let said = |key: &str| {
        let lines = files.iter().flat_map(|(_, text)| text.lines());
        let mut values = lines.filter_map(|line| line.strip_prefix(key)?.trim().strip_prefix('='));
        values.next().map(|value| value.trim().to_owned())
    };
    let direction = match said("language-direction").as_deref() {
        Some("rtl") => "rtl",
        _ => "ltr",
    };
    Some(LanguageName { tag: tag.to_owned(), name: said("language-name")?, direction })
}

fn built_in_files(tag: &str) -> Vec<(String, String)> {
    let own = Catalogues::iter()
        .filter(|name| name.strip_prefix(tag).is_some_and(|rest| rest.starts_with('/')));
    own.filter_map(|name| {
        let file = Catalogues::get(&name)?;
        Some((format!("text/{name}"), String::from_utf8_lossy(&file.data).into_owned()))
    })
    .collect()
}

/// The catalogue files of a directory, which need not exist.
fn files_in(directory: &Path) -> Result<Vec<(String, String)>, LanguageFault> {
    let mut files = BTreeMap::new();
    let Ok(entries) = fs::read_dir(directory) else { return Ok(Vec::new()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let name = path.display().to_string();
            let text = fs::read_to_string(&path);
            let text = text.map_err(|why| LanguageFault(format!("{name}: {why}")))?;
            files.insert(name, text);
        }
    }
    Ok(files.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::{Languages, is_tag};

    #[test]
    fn the_language_is_the_one_that_the_visitor_likes_best() {
        let tags = ["de", "en", "pt-BR"].map(str::to_owned);
        let languages = Languages::open(Some(&tags), "en", None).expect("they are there");
        let best = |header: &str| languages.preferred(header).map(|place| tags[place].as_str());
        for (header, tag) in [
            ("de-CH, de;q=0.9, en;q=0.8", Some("de")),
            ("en;q=0.5, de;q=0.7", Some("de")),
            ("pt", Some("pt-BR")),
            ("PT-br", Some("pt-BR")),
            ("ja, *;q=0.1", Some("en")),
            ("ja", None),
            ("", None),
            ("de;q=0", None),
            (";;q=x,,de;q=", None),
        ] {
            assert_eq!(best(header), tag, "{header}");
        }
        assert!(Languages::open(Some(&tags), "fr", None).is_err());
        assert!(Languages::open(Some(&["xx".to_owned()]), "xx", None).is_err());
    }

    #[test]
    fn tags_are_letters_and_digits() {
        for tag in ["en", "pt-BR", "zh-Hant-TW", "sr-Latn"] {
            assert!(is_tag(tag), "{tag}");
        }
        for text in ["", "e", "..", "en/", "en_US", "-en", "a-b", "en--us"] {
            assert!(!is_tag(text), "{text}");
        }
    }
}
