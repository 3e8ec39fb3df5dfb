//! In which language, time zone and theme a page is shown.

use rocket::Request;

use crate::app::App;
use crate::render::look::SiteLook;
use crate::render::viewer::Viewer;
use crate::text::{Locale, zone_named};
use crate::web::{LANGUAGE_COOKIE, asked_language, cookie, sent};

/// How a page is shown.
pub struct Reading {
    pub locale: Locale,
    /// The place of the language among those that are offered.
    pub place: usize,
    /// Whether the browser's `Accept-Language` has decided.
    pub by_browser: bool,
}

impl Reading {
    /// The language of the account, of a link on this page, of a link before, of the browser, or of
    /// the site, whichever comes first.
    pub fn of(request: &Request<'_>, look: &SiteLook, who: Option<&Viewer<'_>>) -> Self {
        let offered = |tag: &str| look.languages.place(tag);
        let chosen = who.and_then(|who| who.language).and_then(offered);
        let chosen = chosen.or_else(|| asked_language(request).and_then(offered));
        let chosen = chosen.or_else(|| cookie(request, LANGUAGE_COOKIE).last().and_then(offered));
        let place = chosen.unwrap_or_else(|| {
            let header = sent(request, "Accept-Language").next();
            let preferred = header.and_then(|header| look.languages.preferred(header));
            preferred.unwrap_or(look.languages.default_place())
        });
        let zone = who.and_then(|who| who.time_zone).and_then(zone_named);
        let locale = Locale {
            language: look.languages.at(place),
            zone: zone.unwrap_or_else(|| look.zone.clone()),
            now: request.rocket().state::<App>().map(|app| app.clock.now()),
        };
        Reading { locale, place, by_browser: chosen.is_none() }
    }
}
