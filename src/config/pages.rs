//! Which of Doorward's addresses a host keeps for itself.

use std::ops::BitOr;

/// Some of Doorward's pages and endpoints, together by `|`, for
/// [`Doorward::without`](crate::Doorward::without). Signing in and out, passwords that are chosen
/// anew, static files and `/.well-known/jwks.json` are always there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pages(u8);

impl Pages {
    /// The start page, at the base itself.
    pub const LANDING: Pages = Pages(1);
    /// `/private`, and the endpoint of the same name.
    pub const PRIVATE: Pages = Pages(1 << 1);
    /// `/register`, and the endpoint of the same name.
    pub const REGISTRATION: Pages = Pages(1 << 2);
    /// `/account` and all below it, and `/.well-known/change-password`.
    pub const ACCOUNT: Pages = Pages(1 << 3);
    /// `/admin` and all below it, and `/setup`, which makes the first superuser.
    pub const ADMIN: Pages = Pages(1 << 4);
    /// `/api` and `/accounts` and all below them; the other pages then speak to browsers alone.
    pub const API: Pages = Pages(1 << 5);
    /// `/health/live` and `/health/ready`.
    pub const HEALTH: Pages = Pages(1 << 6);

    /// The addresses that belong together, and all below them.
    const PLACES: [(&str, Pages); 9] = [
        ("/private", Pages::PRIVATE),
        ("/register", Pages::REGISTRATION),
        ("/account", Pages::ACCOUNT),
        ("/.well-known/change-password", Pages::ACCOUNT),
        ("/admin", Pages::ADMIN),
        ("/setup", Pages::ADMIN),
        ("/health", Pages::HEALTH),
        ("/api", Pages::API),
        ("/accounts", Pages::API),
    ];

    /// Whether all of `others` are among these.
    pub const fn contains(self, others: Pages) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether these have an address, relative to the base; an endpoint lies below the API, and
    /// belongs to the page of its name as well.
    pub(crate) fn have(self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let at = |path: &str| {
            Pages::PLACES.into_iter().find(|(place, _)| {
                path.strip_prefix(place)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        match at(path) {
            Some((place, Pages::API)) if !self.contains(Pages::API) => {
                let (_, page) = at(&path[place.len()..]).unwrap_or_default();
                (page == Pages::PRIVATE || page == Pages::REGISTRATION) && self.contains(page)
            }
            Some((_, page)) => self.contains(page),
            None => path.is_empty() && self.contains(Pages::LANDING),
        }
    }
}

impl BitOr for Pages {
    type Output = Pages;

    fn bitor(self, other: Pages) -> Pages {
        Pages(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_belongs_to_its_page_by_whole_segments() {
        let some = Pages::LANDING | Pages::ADMIN | Pages::PRIVATE;
        for path in ["", "/", "/admin", "/admin/users/<id>", "/setup", "/private", "/api/private"] {
            assert!(some.have(path), "{path}");
        }
        for path in ["/administration", "/account", "/api", "/api/me", "/login", "/privately"] {
            assert!(!some.have(path), "{path}");
        }
        let api = Pages::API;
        assert!(api.have("/api") && api.have("/accounts/me") && api.have("/api/private"));
        assert!(!api.have("/account/profile") && !api.have("/private"));
        assert!(!Pages::default().have("/") && !Pages::default().have("/api/private"));
    }
}
