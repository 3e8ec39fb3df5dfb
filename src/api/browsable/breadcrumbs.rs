//! The address of an endpoint in several forms, and the breadcrumbs.

use rocket::Request;
use serde::Serialize;

use crate::api::endpoint::Endpoint;
use crate::web::{API, RequestInfo, app, below};

/// The address of a page, with and without the parameter that chooses its format.
#[derive(Serialize)]
pub struct PageAddress {
    /// Path and query as sent.
    pub shown: String,
    /// The same without `format`.
    pub href: String,
    /// The same as JSON.
    pub json: String,
    /// The same as a page, whatever the client says it prefers.
    pub api: String,
    /// The `action` of forms.
    pub action: String,
    /// The `action` of a form that asks for the same once more.
    pub again: String,
    /// Whether `?format=api` asked for the page.
    pub forced: bool,
}

impl PageAddress {
    /// The address of this request.
    pub fn of(request: &Request<'_>) -> PageAddress {
        let uri = &RequestInfo::of(request).uri;
        let path = path(request);
        let query = uri.query().map(|query| query.as_str()).unwrap_or_default();
        let all = query.split('&').filter(|part| !part.is_empty());
        let is_format = |part: &&str| *part == "format" || part.starts_with("format=");
        let forced = all.clone().any(|part| part == "format=api");
        let kept: Vec<&str> = all.filter(|part| !is_format(part)).collect();
        let with = |more: Option<&str>| {
            let query: Vec<&str> = kept.iter().copied().chain(more).collect();
            if query.is_empty() { path.clone() } else { format!("{path}?{}", query.join("&")) }
        };
        PageAddress {
            shown: uri.to_string(),
            href: with(None),
            json: with(Some("format=json")),
            api: with(Some("format=api")),
            action: if forced { format!("{path}?format=api") } else { path.clone() },
            again: with(forced.then_some("format=api")),
            forced,
        }
    }
}

/// The path of a request with repeated slashes collapsed: a link or a form that goes to `//name/`
/// would leave this site.
pub fn path(request: &Request<'_>) -> String {
    let sent = RequestInfo::of(request).uri.path().as_str();
    let mut path: String =
        sent.split('/').filter(|part| !part.is_empty()).flat_map(|part| ["/", part]).collect();
    if sent.ends_with('/') {
        path.push('/');
    }
    path
}

/// A breadcrumb.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Crumb<'a> {
    /// The last one: this page.
    Here(&'a str),
    Above {
        name: &'a str,
        href: String,
    },
}

/// The path of a request, split into its parts.
pub struct OwnPath {
    /// Base and mount, without a trailing slash.
    pub root: String,
    segments: Vec<String>,
}

/// The path of this request below the mount.
pub fn own_path(request: &Request<'_>) -> OwnPath {
    let base = &app(request).base;
    let own = RequestInfo::of(request).own().unwrap_or_default();
    let found = API.into_iter().find_map(|mount| Some((mount, below(mount, own)?)));
    let (mount, rest) = found.unwrap_or_default();
    let segments = rest.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    OwnPath { root: format!("{base}{mount}"), segments }
}

/// The endpoints at this path and above it, from the root down.
pub fn crumbs<'a>(endpoints: &[&'a Endpoint], path: &OwnPath) -> Vec<Crumb<'a>> {
    (0..=path.segments.len())
        .filter_map(|length| {
            let segments = &path.segments[..length];
            let endpoint = endpoints.iter().find(|endpoint| matches(endpoint.path, segments))?;
            if length == path.segments.len() {
                return Some(Crumb::Here(endpoint.name));
            }
            let mut href = format!("{}/", path.root);
            for segment in segments {
                href.push_str(segment);
                href.push('/');
            }
            Some(Crumb::Above { name: endpoint.name, href })
        })
        .collect()
}

/// Whether there is an endpoint for each item of this one's list.
pub fn has_items(endpoints: &[&Endpoint], list: &Endpoint) -> bool {
    endpoints.iter().any(|endpoint| endpoint.path.strip_suffix("/<id>") == Some(list.path))
}

fn matches(pattern: &str, segments: &[String]) -> bool {
    let pattern: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    pattern.len() == segments.len()
        && pattern.iter().zip(segments).all(|(want, got)| *want == "<id>" || want == got)
}
