//! What all pages of an installation share.

use rocket_dyn_templates::tera;
use serde::Serialize;

use crate::config::Config;
use crate::render::assets::asset_url;

/// What all pages of an installation share.
#[derive(Clone, Debug, Serialize)]
pub struct SiteLook {
    pub(super) base: String,
    /// The start page.
    pub(super) home: String,
    pub(super) name: &'static str,
    pub(super) registration: bool,
    /// Whether the pages for one's account are mounted, and those of the administration.
    pub(super) account: bool,
    pub(super) admin: bool,
    pub(super) css: String,
    pub(super) icon: String,
}

impl SiteLook {
    /// The look of an installation mounted at `base`.
    pub fn new(base: &str, config: &Config) -> Self {
        let has = |path: &str| !config.left_out.have(path);
        SiteLook {
            base: base.to_owned(),
            home: if has("/") { format!("{base}/") } else { "/".to_owned() },
            name: "Doorward",
            registration: config.registration_open && has("/register"),
            account: has("/account"),
            admin: has("/admin"),
            css: asset_url(base, "doorward/style.css"),
            icon: asset_url(base, "doorward/icon.svg"),
        }
    }

    /// A template's text with the values filled in that are the same on every page.
    pub(super) fn settled(&self, text: &str) -> String {
        let whether = |yes: bool| if yes { "if true %}" } else { "if false %}" };
        let known: [(&str, &str); 9] = [
            ("if site %}", whether(true)),
            ("if site_registration %}", whether(self.registration)),
            ("if site_account %}", whether(self.account)),
            ("if site_admin %}", whether(self.admin)),
            ("{{ site_base }}", &self.base),
            ("{{ site_home }}", &self.home),
            ("{{ site_name }}", self.name),
            ("{{ site_css }}", &self.css),
            ("{{ site_icon }}", &self.icon),
        ];
        known.into_iter().fold(text.to_owned(), |text, (tag, value)| {
            text.replace(tag, &tera::escape_html(value))
        })
    }
}
