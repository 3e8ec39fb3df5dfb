//! Static files: built into the binary, and those of the site, which the settings name.

use std::borrow::Cow;

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use rocket::http::ContentType;
use rust_embed::{Embed, EmbeddedFile};

use crate::config::{Picture, Site};
use crate::render::theme;

/// Doorward's own icon, and the one for a phone's home screen.
pub const ICON: &str = "doorward/icon.svg";
pub const TOUCH_ICON: &str = "doorward/icon-180.png";
/// The icon that browsers ask for unasked.
pub const FAVICON: &str = "doorward/favicon.ico";

/// The product's static files.
#[derive(Embed)]
#[folder = "static/"]
struct Assets;

/// A static file.
pub struct StaticFile {
    /// Below `/static/`.
    path: String,
    pub kind: ContentType,
    pub content: Cow<'static, [u8]>,
}

impl StaticFile {
    /// The file that was built in at this path below `/static/`.
    pub fn built_in(path: &str) -> Option<Self> {
        let EmbeddedFile { data: content, .. } = Assets::get(path)?;
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let kind = ContentType::from_extension(extension).unwrap_or(ContentType::Binary);
        Some(StaticFile { path: path.to_owned(), kind, content })
    }

    /// Its URL, which changes with its content, so that it may be cached for ever.
    pub fn url(&self, base: &str) -> String {
        format!("{base}/static/{}?v={}", self.path, self.version())
    }

    /// A short hash of the content.
    pub fn version(&self) -> String {
        HEXLOWER.encode(&digest::digest(&digest::SHA256, &self.content).as_ref()[..6])
    }
}

/// The URL of a file that was built in.
pub fn asset_url(base: &str, path: &str) -> String {
    StaticFile::built_in(path).expect("a file below static/").url(base)
}

/// A file of the site: `logo` or `icon`, with or without its extension, or `theme.css`.
pub fn of_site(site: &Site, name: &str) -> Option<StaticFile> {
    let (stem, extension) = match name.split_once('.') {
        Some((stem, extension)) => (stem, Some(extension)),
        None => (name, None),
    };
    let picture = match stem {
        "logo" => &site.logo,
        "icon" => &site.icon,
        "theme" if extension == Some("css") && !site.accent.is_default() => {
            let content = Cow::Owned(theme::stylesheet(site.accent).into_bytes());
            let path = "site/theme.css".to_owned();
            return Some(StaticFile { path, kind: ContentType::CSS, content });
        }
        _ => return None,
    };
    let Picture { is_svg, content } = picture.as_ref()?;
    let (known, kind) = if *is_svg { ("svg", ContentType::SVG) } else { ("png", ContentType::PNG) };
    let path = format!("site/{stem}.{known}");
    let content = Cow::Owned(content.to_vec());
    extension.is_none_or(|asked| asked == known).then_some(StaticFile { path, kind, content })
}
