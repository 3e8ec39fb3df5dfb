//! Static files from the binary: requests cannot reach files on disk (CWE-22).

use std::path::PathBuf;

use rocket::http::{ContentType, Status};
use rocket::response::{self, Responder, Response};
use rocket::{Request, get};

use crate::render::assets::{asset, version};
use crate::web::Problem;

/// A static file with its caching headers.
pub struct Asset {
    kind: ContentType,
    content: Vec<u8>,
    etag: String,
}

#[get("/static/<path..>")]
pub fn asset_by_path(path: Option<PathBuf>) -> Result<Asset, Problem> {
    let path = path.ok_or_else(|| Problem::of_status(404))?;
    let name = path.to_string_lossy();
    let file = asset(&name).ok_or_else(|| Problem::of_status(404))?;
    let kind = path.extension().and_then(|extension| extension.to_str());
    Ok(Asset {
        kind: kind.and_then(ContentType::from_extension).unwrap_or(ContentType::Binary),
        etag: format!("\"{}\"", version(&file.data)),
        content: file.data.into_owned(),
    })
}

impl<'r> Responder<'r, 'static> for Asset {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let mut response = Response::build();
        // The version in the URL changes with the content, so the response never becomes stale.
        let kept = if request.uri().query().is_some_and(|query| query.starts_with("v=")) {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=300"
        };
        response.raw_header("Cache-Control", kept);
        response.raw_header("ETag", self.etag.clone());
        if request.headers().get("If-None-Match").any(|known| known == self.etag) {
            return response.status(Status::NotModified).ok();
        }
        response
            .header(self.kind)
            .sized_body(self.content.len(), std::io::Cursor::new(self.content))
            .ok()
    }
}
