//! What all pages of an installation share.

use rocket_dyn_templates::tera;
use serde::Serialize;

use crate::config::{Config, SiteLink};
use crate::render::assets::{self, asset_url};

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
}

impl SiteLook {
    /// The look of an installation mounted at `base`.
    pub fn new(base: &str, config: &Config) -> Self {
        let has = |path: &str| !config.left_out.have(path);
        let site = &config.site;
        let own = |name: &str| assets::of_site(site, name).map(|file| file.url(base));
        let icon_is_svg = site.icon.as_ref().is_none_or(|icon| icon.is_svg);
        let built_in = |path: &str| asset_url(base, path);
        SiteLook {
            base: base.to_owned(),
            home: if has("/") { format!("{base}/") } else { "/".to_owned() },
            name: site.name.clone(),
            tagline: site.tagline.clone().unwrap_or_default(),
            start: site.start_page || !has("/"),
            registration: config.registration_open && has("/register"),
            account: has("/account"),
            admin: has("/admin"),
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
        }
    }

    /// A template's text with the values filled in that are the same on every page.
    pub(super) fn settled(&self, text: &str) -> String {
        let conditions: [(&str, bool); 10] = [
            ("if site %}", true),
            ("if site_start %}", self.start),
            ("if site_registration %}", self.registration),
            ("if site_account %}", self.account),
            ("if site_admin %}", self.admin),
            ("if site_tagline %}", !self.tagline.is_empty()),
            ("if site_theme %}", !self.theme.is_empty()),
            ("if site_touch_icon %}", !self.touch_icon.is_empty()),
            ("if site_contact %}", self.contact.is_some()),
            ("if site_links %}", !self.footer_links.is_empty()),
        ];
        let none = SiteLink { label: String::new(), href: String::new() };
        let contact = self.contact.as_ref().unwrap_or(&none);
        let values: [(&str, &str); 13] = [
            ("{{ site_base }}", &self.base),
            ("{{ site_home }}", &self.home),
            ("{{ site_name }}", &self.name),
            ("{{ site_tagline }}", &self.tagline),
            ("{{ site_css }}", &self.css),
            ("{{ site_theme }}", &self.theme),
            ("{{ site_script }}", &self.script),
            ("{{ site_logo }}", &self.logo),
            ("{{ site_icon }}", &self.icon),
            ("{{ site_icon_type }}", self.icon_type),
            ("{{ site_touch_icon }}", &self.touch_icon),
            ("{{ site_contact }}", &contact.label),
            ("{{ site_contact_href }}", &contact.href),
        ];
        let text = conditions.into_iter().fold(text.to_owned(), |text, (tag, holds)| {
            text.replace(tag, if holds { "if true %}" } else { "if false %}" })
        });
        let text =
            values.into_iter().fold(text, |text, (tag, value)| text.replace(tag, &plain(value)));
        self.with_links(text)
    }

    /// The links of the foot, written out.
    fn with_links(&self, text: String) -> String {
        let begin = "{%- for link in site_links %}";
        let Some((before, rest)) = text.split_once(begin) else { return text };
        let Some((link, after)) = rest.split_once("{%- endfor %}") else { return text };
        let all: String = self
            .footer_links
            .iter()
            .map(|one| {
                let text = link.replace("{{ link.href }}", &plain(&one.href));
                text.replace("{{ link.label }}", &plain(&one.label))
            })
            .collect();
        format!("{before}{all}{after}")
    }

    /// Adds what templates find that are not settled, by flat names.
    pub(super) fn insert_into(&self, context: &mut tera::Context) {
        for (name, value) in [
            ("site_home", &self.home),
            ("site_name", &self.name),
            ("site_tagline", &self.tagline),
            ("site_css", &self.css),
            ("site_theme", &self.theme),
            ("site_script", &self.script),
            ("site_logo", &self.logo),
            ("site_icon", &self.icon),
            ("site_touch_icon", &self.touch_icon),
        ] {
            context.insert(name, value);
        }
        context.insert("site_icon_type", self.icon_type);
        context.insert("site_start", &self.start);
        context.insert("site_links", &self.footer_links);
        if let Some(contact) = &self.contact {
            context.insert("site_contact", &contact.label);
            context.insert("site_contact_href", &contact.href);
        }
        context.insert("site", self);
    }
}

/// A text for a template, which must not take it for its own.
fn plain(text: &str) -> String {
    tera::escape_html(text).replace('{', "&#123;").replace('%', "&#37;")
}
