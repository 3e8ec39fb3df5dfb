//! The destination after signing in: always a path of this site (ASVS 3.7.2).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rocket::http::RawStr;
use url::Url;

use crate::app::App;

/// The longest destination when encoded in a query, in bytes: proxies accept heads of 4 kB, and the
/// cookies are part of the head.
const LONGEST: usize = 2000;

/// The characters to encode in a query.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Files to download, and the pages that offer them.
const DOWNLOADS: [(&str, &str); 3] = [
    ("/account/data.json", "/account"),
    ("/admin/users.csv", "/admin/users"),
    ("/admin/log.csv", "/admin/log"),
];

/// A destination that has been found safe, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedirectTarget(Option<String>);

impl RedirectTarget {
    /// Accepts `text` if it is a path of this site: one `/` followed by neither `/` nor `\`, no
    /// control characters, also after decoding once; it resolves to the origin of `public_url`, is
    /// not `/logout` in any spelling, and is no longer than an address may be.
    pub fn new(app: &App, text: &str) -> RedirectTarget {
        let RedirectTarget(found) = RedirectTarget::of_any_length(app, text);
        RedirectTarget(found.filter(|path| encode(path).len() <= LONGEST))
    }

    /// As [`RedirectTarget::new`], without the limit on length, for targets that are not put into
    /// an address.
    pub fn of_any_length(app: &App, text: &str) -> RedirectTarget {
        let decoded = RawStr::new(text).percent_decode_lossy();
        if !is_path(text) || !is_path(&decoded) {
            return RedirectTarget(None);
        }
        let url = app.config.public_url.join(text).filter(|url| {
            url.origin().ascii_serialization() == app.config.public_url.origin()
                && !url.path().starts_with("//")
                && !is_logout(app, url)
        });
        RedirectTarget(url.map(|url| {
            // A browser that is sent to a download stays on the sign-in form.
            let download = DOWNLOADS.iter().find(|(file, _)| app.path(file) == url.path());
            match (download, url.query()) {
                (Some((_, page)), _) => app.path(page),
                (None, Some(query)) => format!("{}?{query}", url.path()),
                (None, None) => url.path().to_owned(),
            }
        }))
    }

    /// The path and query, or an empty text.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Where signing in leads: this destination, else the one in the settings, else the private
    /// page, or the start page if the host leaves the private page out.
    pub fn or_after_sign_in(&self, app: &App) -> String {
        let set = || {
            let RedirectTarget(set) =
                RedirectTarget::new(app, app.config.after_sign_in.as_deref()?);
            set.filter(|path| !leads_on(app, path))
        };
        let left_out = app.config.left_out;
        self.0.clone().or_else(set).unwrap_or_else(|| {
            if !left_out.have("/private") {
                app.path("/private")
            } else if left_out.have("/") || app.config.site.start_page {
                app.home()
            } else {
                app.path("/account")
            }
        })
    }
}

/// Whether the page at a path sends those who are signed in on to where signing in leads.
fn leads_on(app: &App, path: &str) -> bool {
    let own = path.split('?').next().unwrap_or_default().trim_end_matches('/');
    own == app.path("/login") || own == app.base && !app.config.site.start_page
}

fn is_path(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('/')
        && !matches!(chars.next(), Some('/' | '\\'))
        && !text.chars().any(char::is_control)
}

fn is_logout(app: &App, url: &Url) -> bool {
    let mut path = url.path().to_owned();
    loop {
        let decoded = RawStr::new(&path).percent_decode_lossy().into_owned();
        let resolved = app.config.public_url.join(&decoded);
        let resolved = resolved.map_or(decoded, |url| url.path().to_owned());
        if resolved == path {
            break;
        }
        path = resolved;
    }
    let segments: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    let own = app.path("/logout");
    segments.eq(&own.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>())
}

/// Percent-encodes a value for a query, leaving `/` as it is (RFC 3986 §3.4).
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}
