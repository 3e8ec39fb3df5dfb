//! Static files, built into the binary.

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use rust_embed::{Embed, EmbeddedFile};

/// The product's static files.
#[derive(Embed)]
#[folder = "static/"]
struct Assets;

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

/// A short hash of the content.
pub fn version(content: &[u8]) -> String {
    HEXLOWER.encode(&digest::digest(&digest::SHA256, content).as_ref()[..6])
}
