//! What all pages of an installation share.

use rocket_dyn_templates::tera;
use serde::Serialize;

use crate::config::Config;
use crate::render::assets::asset_url;

/// What all pages of an installation share.
#[derive(Clone, Debug, Serialize)]
pub struct SiteLook {
    pub(super) base: String,
    pub(super) name: &'static str,
    pub(super) registration: bool,
    pub(super) css: String,
    pub(super) icon: String,
}

impl SiteLook {
    /// The look of an installation mounted at `base`.
    pub fn new(base: &str, config: &Config) -> Self {
        SiteLook {
            base: base.to_owned(),
            name: "Doorward",
            registration: config.registration_open,
            css: asset_url(base, "doorward/style.css"),
            icon: asset_url(base, "doorward/icon.svg"),
        }
    }

    /// A template's text with what is the same on every page already in its place.
    pub(super) fn settled(&self, text: &str) -> String {
        let known: [(&str, &str); 6] = [
            ("if site %}", "if true %}"),
            (
                "if site_registration %}",
                if self.registration { "if true %}" } else { "if false %}" },
            ),
            ("{{ site_base }}", &self.base),
            ("{{ site_name }}", self.name),
            ("{{ site_css }}", &self.css),
            ("{{ site_icon }}", &self.icon),
        ];
        known.into_iter().fold(text.to_owned(), |text, (tag, value)| {
            text.replace(tag, &tera::escape_html(value))
        })
    }
}
