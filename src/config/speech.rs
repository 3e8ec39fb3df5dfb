//! In which languages and in which time zone the site speaks.

use jiff::tz::TimeZone;

use crate::config::allowed::refuse;
use crate::error::StartError;
use crate::text::{is_tag, zone_named};

/// The language of a site that names none.
pub(super) const LANGUAGE: &str = "en";
/// The time zone of a site that names none.
pub(super) const ZONE: &str = "UTC";

/// The languages that the site offers; `None` is all that have a catalogue.
pub(super) fn languages(given: Option<Vec<String>>) -> Result<Option<Vec<String>>, StartError> {
    let Some(tags) = given else { return Ok(None) };
    if tags.is_empty() {
        let why = "expected at least one language, such as [\"en\", \"de\"]";
        return Err(refuse("languages", why));
    }
    for (place, tag) in tags.iter().enumerate() {
        must_be_tag("languages", tag)?;
        if tags[..place].iter().any(|former| former.eq_ignore_ascii_case(tag)) {
            return Err(refuse("languages", format!("{tag:?} is there twice")));
        }
    }
    Ok(Some(tags))
}

/// The language for visitors who prefer none of those that are offered.
pub(super) fn language(given: String) -> Result<String, StartError> {
    let tag = given.trim();
    if tag.is_empty() {
        return Ok(LANGUAGE.to_owned());
    }
    must_be_tag("language", tag)?;
    Ok(tag.to_owned())
}

/// The time zone of those who have chosen none.
pub(super) fn time_zone(given: &str) -> Result<TimeZone, StartError> {
    let name = match given.trim() {
        "" => ZONE,
        name => name,
    };
    zone_named(name).ok_or_else(|| {
        let why = "is no time zone; expected a name such as \"Europe/Lisbon\"";
        refuse("time_zone", format!("{name:?} {why}"))
    })
}

fn must_be_tag(key: &str, tag: &str) -> Result<(), StartError> {
    if is_tag(tag) {
        return Ok(());
    }
    let why = "is no language tag; expected one such as \"en\" or \"pt-BR\"";
    Err(refuse(key, format!("{tag:?} {why}")))
}

#[cfg(test)]
mod tests {
    use super::{language, languages, time_zone};

    fn list(tags: &[&str]) -> Option<Vec<String>> {
        Some(tags.iter().map(|tag| (*tag).to_owned()).collect())
    }

    #[test]
    fn languages_are_tags_that_are_there_once() {
        assert_eq!(languages(None).expect("all"), None);
        assert_eq!(languages(list(&["de", "pt-BR"])).expect("two"), list(&["de", "pt-BR"]));
        for wrong in [&[][..], &[""], &["en_US"], &["en", "../de"], &["en", "de", "EN"]] {
            let why = languages(list(wrong)).expect_err("refused").to_string();
            assert!(why.starts_with("doorward.languages (DOORWARD_LANGUAGES): "), "{why}");
        }
        assert_eq!(language(String::new()).expect("the default"), "en");
        assert_eq!(language(" pt-BR ".into()).expect("a tag"), "pt-BR");
        let why = language("e".into()).expect_err("refused").to_string();
        assert!(why.starts_with("doorward.language (DOORWARD_LANGUAGE): \"e\""), "{why}");
    }

    #[test]
    fn time_zones_are_those_of_places() {
        for (name, zone) in [("", "UTC"), ("UTC", "UTC"), ("Europe/Lisbon", "Europe/Lisbon")] {
            let found = time_zone(name).expect("a time zone");
            assert_eq!(found.iana_name(), Some(zone), "{name}");
        }
        for wrong in ["Middle/Earth", "EST", "+01:00", "Europe"] {
            let why = time_zone(wrong).expect_err("refused").to_string();
            let said = format!(
                "doorward.time_zone (DOORWARD_TIME_ZONE): {wrong:?} is no time zone; expected a \
                 name such as \"Europe/Lisbon\""
            );
            assert_eq!(why, said);
        }
    }
}
