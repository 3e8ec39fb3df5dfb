//! What all pages of an installation share.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rocket_dyn_templates::tera;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::config::{Config, SiteLink};
use crate::error::StartError;
use crate::render::assets::{self, asset_url};
use crate::text::{Language, Languages};

/// What all pages of an installation share, by the names under which templates find it.
pub type SiteValues = Map<String, Value>;

/// What all pages of an installation share.
#[derive(Clone, Debug, Serialize)]
pub struct SiteLook {
    pub(super) base: String,
    /// The start page.
    pub(super) home: String,
    pub(super) name: String,
    /// What the site is, in a sentence; may be empty.
    tagline: String,
    /// Whether there is a start page.
    start: bool,
    pub(super) registration: bool,
    /// Whether the pages for one's account are mounted, and those of the administration.
    pub(super) account: bool,
    pub(super) admin: bool,
    /// Whether there are pages of the API.
    pub(super) api: bool,
    /// Whether a registration accepts terms.
    pub(super) terms: bool,
    pub(super) css: String,
    /// The stylesheet of the site's own colour; empty for Doorward's.
    theme: String,
    /// The optional script.
    script: String,
    /// The picture beside the name.
    logo: String,
    pub(super) icon: String,
    /// The type of the icon.
    icon_type: &'static str,
    /// The icon of a phone's home screen; empty without one.
    touch_icon: String,
    /// Whom to ask for help.
    contact: Option<SiteLink>,
    footer_links: Vec<SiteLink>,
    #[serde(skip)]
    pub(crate) languages: Arc<Languages>,
    /// The time zone of those who have chosen none.
    #[serde(skip)]
    pub(super) zone: TimeZone,
}

impl SiteLook {
    /// The look of an installation mounted at `base`; a host's own catalogues are below `texts`.
    ///
    /// # Errors
    /// A language of the settings has no catalogue, or one that cannot be read.
    pub fn new(base: &str, config: &Config, texts: PathBuf) -> Result<Self, StartError> {
        let languages = Languages::open(config.languages.as_deref(), &config.language, Some(texts));
        let languages = languages.map_err(|fault| {
            StartError(format!("doorward.languages (DOORWARD_LANGUAGES): {fault}"))
        })?;
        let has = |path: &str| !config.left_out.have(path);
        let site = &config.site;
        let own = |name: &str| assets::of_site(site, name).map(|file| file.url(base));
        let icon_is_svg = site.icon.as_ref().is_none_or(|icon| icon.is_svg);
        let built_in = |path: &str| asset_url(base, path);
        Ok(SiteLook {
            base: base.to_owned(),
            home: if has("/") { format!("{base}/") } else { "/".to_owned() },
            name: site.name.clone(),
            tagline: site.tagline.clone().unwrap_or_default(),
            start: site.start_page || !has("/"),
            registration: config.registration_open && has("/register"),
            account: has("/account"),
            admin: has("/admin"),
            api: config.browsable_api && has("/api"),
            terms: site.terms_required,
            css: built_in("doorward/style.css"),
            theme: own("theme.css").unwrap_or_default(),
            script: built_in("doorward/enhance.js"),
            logo: own("logo").or_else(|| own("icon")).unwrap_or_else(|| built_in(assets::ICON)),
            icon: own("icon").unwrap_or_else(|| built_in(assets::ICON)),
            icon_type: if icon_is_svg { "image/svg+xml" } else { "image/png" },
            touch_icon: match &site.icon {
                None => built_in(assets::TOUCH_ICON),
                Some(_) if icon_is_svg => String::new(),
                Some(_) => own("icon").unwrap_or_default(),
            },
            contact: site.contact.clone(),
            footer_links: site.footer_links.clone(),
            languages: Arc::new(languages),
            zone: config.time_zone.clone(),
        })
    }

    /// What all pages in this language share, by the flat names of templates.
    pub(super) fn known(&self, language: &Language) -> SiteValues {
        let several = self.languages.tags().nth(1).is_some();
        let offered = self.languages.names().filter(|_| several).map(|one| Offered {
            current: one.tag == language.tag,
            tag: one.tag,
            name: one.name,
            direction: one.direction,
        });
        let none = SiteLink { label: String::new(), href: String::new() };
        let contact = self.contact.as_ref().unwrap_or(&none);
        let known = json!({
            "site_base": self.base,
            "site_home": self.home,
            "site_name": self.name,
            "site_tagline": self.tagline,
            "site_css": self.css,
            "site_theme": self.theme,
            "site_script": self.script,
            "site_logo": self.logo,
            "site_icon": self.icon,
            "site_icon_type": self.icon_type,
            "site_touch_icon": self.touch_icon,
            "site_contact": contact.label,
            "site_contact_href": contact.href,
            "site_start": self.start,
            "site_registration": self.registration,
            "site_account": self.account,
            "site_admin": self.admin,
            "site_api": self.api,
            "site_terms": self.terms,
            "site_links": self.footer_links,
            "site_languages": offered.collect::<Vec<_>>(),
            "site_lang": language.tag,
            "site_dir": language.direction,
        });
        match known {
            Value::Object(known) => known,
            _ => SiteValues::new(),
        }
    }

    /// Adds what templates find that are not settled: by flat names, and as `site`.
    pub(super) fn insert_into(&self, context: &mut tera::Context, language: &Language) {
        for (name, value) in self.known(language) {
            context.insert(name, &value);
        }
        context.insert("site", self);
    }
}

/// A language in the foot of a page.
#[derive(Serialize)]
struct Offered {
    tag: String,
    name: String,
    direction: &'static str,
    current: bool,
}
