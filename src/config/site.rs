//! Whose site it is: its name, its look and its links.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use email_address::{EmailAddress, Options};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use url::Url;

use crate::config::Accent;
use crate::config::allowed::{refuse, site_path};
use crate::error::StartError;

/// The name of a site that has none.
const DEFAULT_NAME: &str = "Doorward";
/// The greatest length of a name or of a link's label, in characters.
const LABEL: usize = 50;
/// The same of a sentence.
const SENTENCE: usize = 200;
/// The largest picture, in bytes: every page loads it.
const PICTURE: u64 = 256 * 1024;
/// The first bytes of a PNG (ISO/IEC 15948, 5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What an address in `mailto:` must not have as it is (RFC 6068 §2).
const IN_MAILTO: &AsciiSet =
    &CONTROLS.add(b' ').add(b'%').add(b'?').add(b'#').add(b'&').add(b'"').add(b'<').add(b'>');

/// Whose site it is, as its pages say.
#[derive(Clone, Debug)]
pub struct Site {
    pub name: String,
    /// The sentence of the start page.
    pub tagline: Option<String>,
    /// The picture beside the name, and the one in the browser's tab; `None` is Doorward's.
    pub logo: Option<Picture>,
    pub icon: Option<Picture>,
    pub accent: Accent,
    /// Whom to ask for help.
    pub contact: Option<SiteLink>,
    pub footer_links: Vec<SiteLink>,
    /// Whether there is a start page.
    pub start_page: bool,
    /// Whether visitors who register have to accept the terms.
    pub terms_required: bool,
}

/// A link out of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SiteLink {
    pub label: String,
    pub href: String,
}

/// A picture, read at the start.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub is_svg: bool,
    pub content: Arc<[u8]>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Picture").field("is_svg", &self.is_svg).finish_non_exhaustive()
    }
}

impl Picture {
    /// Reads the file of the setting `key`.
    ///
    /// # Errors
    /// It cannot be read, is no SVG or PNG, or is too large.
    pub(super) fn read(key: &str, path: Option<&Path>) -> Result<Option<Self>, StartError> {
        let Some(path) = path.filter(|path| !path.as_os_str().is_empty()) else { return Ok(None) };
        let refused = |why: &str| refuse(key, format!("{}: {why}", path.display()));
        // A device or a pipe would not end.
        let about = std::fs::metadata(path).map_err(|error| refused(&error.to_string()))?;
        if !about.is_file() {
            return Err(refused("this is not a file"));
        }
        if about.len() > PICTURE {
            return Err(refused("larger than 256 KiB, which every page would load"));
        }
        let content = std::fs::read(path).map_err(|error| refused(&error.to_string()))?;
        let is_svg = std::str::from_utf8(&content).is_ok_and(is_svg);
        if !is_svg && !content.starts_with(PNG) {
            return Err(refused("expected an SVG or a PNG picture"));
        }
        Ok(Some(Picture { is_svg, content: content.into() }))
    }
}

/// A text of one line, without characters that nobody sees.
pub(super) fn text(key: &str, given: String, longest: usize) -> Result<String, StartError> {
    let text = given.trim();
    if text.is_empty() || text.chars().any(is_hidden) || text.chars().count() > longest {
        let why = format!("expected one line of 1 to {longest} characters, all of them visible");
        return Err(refuse(key, why));
    }
    Ok(text.to_owned())
}

/// The name of the site.
pub(super) fn name(given: String) -> Result<String, StartError> {
    match given.trim() {
        "" => Ok(DEFAULT_NAME.to_owned()),
        _ => text("site_name", given, LABEL),
    }
}

/// The sentence of the start page.
pub(super) fn tagline(given: Option<String>) -> Result<Option<String>, StartError> {
    let given = given.filter(|text| !text.trim().is_empty());
    given.map(|given| text("tagline", given, SENTENCE)).transpose()
}

/// An e-mail address or a web address.
pub(super) fn contact(given: Option<String>) -> Result<Option<SiteLink>, StartError> {
    let Some(given) = given.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    let label = text("contact", given, SENTENCE)?;
    let plain = Options::default().without_display_text().without_domain_literal();
    if EmailAddress::parse_with_options(&label, plain).is_ok() {
        let href = format!("mailto:{}", utf8_percent_encode(&label, IN_MAILTO));
        return Ok(Some(SiteLink { href, label }));
    }
    match web(&label) {
        Some(url) => {
            let bare = label.split_once("://").map_or(label.as_str(), |(_, rest)| rest);
            let label = bare.trim_end_matches('/').to_owned();
            Ok(Some(SiteLink { label, href: url.into() }))
        }
        None => {
            let why = "expected an e-mail address, or a web address with https://";
            Err(refuse("contact", format!("{label:?}: {why}")))
        }
    }
}

/// Links by their labels, to web addresses or to paths of this site.
pub(super) fn footer_links(given: BTreeMap<String, String>) -> Result<Vec<SiteLink>, StartError> {
    let link = |(label, address): (String, String)| {
        let label = text("footer_links", label, LABEL)?;
        let address = text("footer_links", address, 2_000)?;
        match web(&address) {
            Some(url) => Ok(SiteLink { label, href: url.into() }),
            None if site_path("footer_links", Some(address.clone())).is_ok() => {
                Ok(SiteLink { label, href: address })
            }
            None => {
                let why = "expected a web address with https://, or a path of this site";
                Err(refuse("footer_links", format!("{label}: {address:?}: {why}")))
            }
        }
    };
    given.into_iter().map(link).collect()
}

/// A web address without a user's name and password.
fn web(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    (url.username().is_empty() && url.password().is_none()).then_some(url)
}

/// Whether a text is an SVG document: its first element is one.
fn is_svg(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    for (begin, end) in [("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"), ("<!--", "-->")] {
        while let Some(inside) = rest.strip_prefix(begin) {
            let Some((_, after)) = inside.split_once(end) else { return false };
            rest = after.trim_start();
        }
    }
    rest.starts_with("<svg")
}

/// Whether nobody sees a character, or it turns the text around (UAX #9, UTS #39).
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{contact, footer_links, name};

    #[test]
    fn links_lead_to_people_and_pages_and_run_nothing() {
        let told = |text: &str| contact(Some(text.to_owned()));
        let mail = told(" help@example.org ").expect("an address").expect("one");
        assert_eq!(
            (mail.label.as_str(), mail.href.as_str()),
            ("help@example.org", "mailto:help@example.org")
        );
        let page = told("https://example.org/help/").expect("an address").expect("one");
        assert_eq!(
            (page.label.as_str(), page.href.as_str()),
            ("example.org/help", "https://example.org/help/")
        );
        for wrong in
            ["javascript:alert(1)", "call us", "ftp://example.org", "a@b@c", "x\ny@example.org"]
        {
            assert!(told(wrong).is_err(), "{wrong}");
        }
        assert_eq!(told("").expect("nothing is fine"), None);
        let links = |label: &str, address: &str| {
            footer_links(BTreeMap::from([(label.to_owned(), address.to_owned())]))
        };
        assert_eq!(links("Terms", "/terms").expect("a path")[0].href, "/terms");
        for wrong in [
            "javascript:alert(1)",
            "//example.org",
            "/\\example.org",
            "terms",
            "",
            "data:text/html,x",
        ] {
            assert!(links("Terms", wrong).is_err(), "{wrong}");
        }
        assert!(links("", "/terms").is_err());
        assert!(name("\u{7}".into()).is_err() && name("\u{200b}".into()).is_err());
        assert_eq!(name(" ".into()).expect("the default"), "Doorward");
        assert!(name("n".repeat(51)).is_err() && name("Älder & Finch".into()).is_ok());
    }
}
