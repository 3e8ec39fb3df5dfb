//! Which addresses are Doorward's own, and which are the host's.

use std::collections::HashSet;

use rocket::Request;

use crate::app::App;

/// The addresses that Doorward's own routes answer, below its base. Managed by the fairing.
#[derive(Default)]
pub struct Places {
    /// Those without a parameter.
    fixed: HashSet<String>,
    others: Vec<String>,
}

impl Places {
    /// The addresses of routes with these paths, as Rocket writes them, relative to the base.
    pub fn of(paths: impl Iterator<Item = String>) -> Self {
        let mut places = Places::default();
        for path in paths {
            let path = path.trim_end_matches('/').to_owned();
            if !path.contains('<') {
                places.fixed.insert(path);
            } else if !places.others.contains(&path) {
                places.others.push(path);
            }
        }
        places
    }

    fn has(&self, own: &str) -> bool {
        self.fixed.contains(own) || self.others.iter().any(|pattern| matches(pattern, own))
    }
}

/// The rest of a path after the base, by whole segments; `None` for a path outside the base.
pub fn below<'p>(base: &str, path: &'p str) -> Option<&'p str> {
    path.strip_prefix(base).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The address of the own route for a path: below the base, with single slashes and without a
/// trailing one.
pub(super) fn own(request: &Request<'_>, path: &str) -> Option<String> {
    let (app, places) = (request.rocket().state::<App>()?, request.rocket().state::<Places>()?);
    let plain: String =
        path.split('/').filter(|part| !part.is_empty()).flat_map(|part| ["/", part]).collect();
    below(&app.base, &plain).filter(|own| places.has(own)).map(str::to_owned)
}

/// Whether a route with the path `pattern` answers a request for `path`. A route that matches every
/// path is a host's fallback and counts for none.
pub fn matches(pattern: &str, path: &str) -> bool {
    let parts = |path| -> Vec<&str> { str::split(path, '/').filter(|p| !p.is_empty()).collect() };
    let (pattern, path) = (parts(pattern), parts(path));
    let open = pattern.last().is_some_and(|part| part.ends_with("..>"));
    let fixed = if open { &pattern[..pattern.len() - 1] } else { &pattern[..] };
    (path.len() == fixed.len() || open && !fixed.is_empty() && path.len() > fixed.len())
        && fixed.iter().zip(&path).all(|(want, got)| want.starts_with('<') || want == got)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_lies_below_the_base_by_whole_segments() {
        for (base, path, rest) in [
            ("", "/login", Some("/login")),
            ("", "", Some("")),
            ("/accounts", "/accounts", Some("")),
            ("/accounts", "/accounts/login", Some("/login")),
            ("/accounts", "/accountsettings", None),
            ("/accounts", "/login", None),
            ("/accounts", "/shop/accounts/login", None),
        ] {
            assert_eq!(below(base, path), rest, "{base} {path}");
        }
    }

    #[test]
    fn an_address_is_that_of_a_route_and_nothing_that_looks_like_it() {
        let paths = ["/", "/login", "/admin/users/<id>", "/static/<path..>"];
        let places = Places::of(paths.into_iter().map(str::to_owned));
        for own in ["", "/login", "/admin/users/7", "/static", "/static/doorward/style.css"] {
            assert!(places.has(own), "{own}");
        }
        for other in ["/logins", "/login/x", "/admin/users", "/admin/users/7/x", "//login"] {
            assert!(!places.has(other), "{other}");
        }
    }
}
