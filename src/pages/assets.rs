//! Static files from the binary and the settings: requests cannot reach files on disk (CWE-22).

use std::path::PathBuf;

use rocket::http::Status;
use rocket::response::{self, Responder, Response};
use rocket::{Request, get};

use crate::render::assets::{FAVICON, StaticFile, TOUCH_ICON, of_site};
use crate::web::{Context, Problem};

/// A static file with its caching headers.
pub struct Asset(StaticFile);

#[get("/static/<path..>")]
pub fn asset_by_path(path: Option<PathBuf>, context: Context<'_>) -> Result<Asset, Problem> {
    let path = path.ok_or_else(|| Problem::of_status(404))?;
    let name = path.to_string_lossy();
    let file = match name.strip_prefix("site/") {
        Some(own) => of_site(&context.app.config.site, own).filter(|_| own.contains('.')),
        None => StaticFile::built_in(&name),
    };
    file.map(Asset).ok_or_else(|| Problem::of_status(404))
}

/// What browsers ask for unasked; a host's own comes first.
#[get("/favicon.ico", rank = 50)]
pub fn favicon(context: Context<'_>) -> Option<Asset> {
    let own = of_site(&context.app.config.site, "icon");
    own.or_else(|| StaticFile::built_in(FAVICON)).map(Asset)
}

/// What phones ask for unasked; they take no SVG.
#[get("/apple-touch-icon.png", rank = 50)]
pub fn touch_icon(context: Context<'_>) -> Result<Asset, Problem> {
    let file = match &context.app.config.site.icon {
        Some(_) => of_site(&context.app.config.site, "icon.png"),
        None => StaticFile::built_in(TOUCH_ICON),
    };
    file.map(Asset).ok_or_else(|| Problem::of_status(404))
}

impl<'r> Responder<'r, 'static> for Asset {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let etag = format!("\"{}\"", self.0.version());
        let mut response = Response::build();
        // The version in the URL changes with the content, so the response never becomes stale.
        // Another version is one that another node has.
        let version = format!("v={}", self.0.version());
        let kept = if request.uri().query().is_some_and(|query| query == version.as_str()) {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=300"
        };
        response.raw_header("Cache-Control", kept);
        response.raw_header("ETag", etag.clone());
        // Compared weakly: a proxy that compresses weakens the tag (RFC 9110 §13.1.2).
        let known = request.headers().get("If-None-Match").flat_map(|line| line.split(','));
        let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        if known.map(plain).any(|known| known == etag || known == "*") {
            return response.status(Status::NotModified).ok();
        }
        let StaticFile { kind, content, .. } = self.0;
        response.header(kind).sized_body(content.len(), std::io::Cursor::new(content)).ok()
    }
}
