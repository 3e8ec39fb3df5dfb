//! A browser's cookie jar, with the rules that browsers hold cookies to.

use std::collections::BTreeMap;

use crate::answer::SetCookie;

/// Cookies by name, each with the time in Unix milliseconds after which the browser drops it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jar(BTreeMap<String, (String, Option<i64>)>);

impl Jar {
    /// Obeys a `Set-Cookie`, or refuses it as browsers do (RFC 6265bis §5.6).
    pub fn set(&mut self, set: &SetCookie, now: i64) {
        if set.name.starts_with("__Host-") {
            let fit = set.has("Secure") && set.has("Path=/") && set.attribute("Domain").is_none();
            assert!(fit, "browsers refuse {set:?}");
        }
        if set.name.starts_with("__Host-Http-") {
            assert!(set.has("HttpOnly"), "browsers refuse {set:?}");
        }
        let age =
            set.attribute("Max-Age").map(|age| age.parse::<i64>().expect("Max-Age is a number"));
        if age.is_some_and(|age| age <= 0) {
            self.0.remove(&set.name);
        } else {
            let until = age.map(|age| now + age * 1000);
            self.0.insert(set.name.clone(), (set.value.clone(), until));
        }
    }

    /// What the browser sends.
    pub fn alive(&self, now: i64) -> Vec<(String, String)> {
        self.0
            .iter()
            .filter(|(_, (_, until))| until.is_none_or(|until| until > now))
            .map(|(name, (value, _))| (name.clone(), value.clone()))
            .collect()
    }

    /// A jar that does not drop what has expired, as clients other than browsers have.
    pub fn for_ever(mut self) -> Jar {
        self.0.values_mut().for_each(|(_, until)| *until = None);
        self
    }

    /// The value of the cookie whose name ends so, or nothing.
    pub fn value(&self, kind: &str) -> String {
        let found = self.0.iter().find(|(name, _)| name.ends_with(kind));
        found.map(|(_, (value, _))| value.clone()).unwrap_or_default()
    }

    /// When the browser drops the cookie whose name ends so, in Unix milliseconds.
    pub fn until(&self, kind: &str) -> Option<i64> {
        let found = self.0.iter().find(|(name, _)| name.ends_with(kind));
        found.and_then(|(_, (_, until))| *until)
    }

    pub fn remove(&mut self, kind: &str) {
        self.0.retain(|name, _| !name.ends_with(kind));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
