//! Where browsers see the site.

use rocket::figment::Figment;
use url::Url;

/// Scheme, host and port as browsers see them. Links, redirects, `iss` and the cross-origin rule
/// use this, never the `Host` header (ASVS 4.1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    url: Url,
    origin: String,
}

impl PublicUrl {
    /// Reads `http[s]://host[:port]`.
    ///
    /// # Errors
    /// A sentence for anything with a path, query, user or another scheme.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected = "expected http(s)://host[:port] without a path";
        let url = Url::parse(text).map_err(|error| format!("{text:?}: {error}; {expected}"))?;
        let bare = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !bare {
            return Err(format!("{text:?}: {expected}"));
        }
        let origin = url.origin().ascii_serialization();
        Ok(PublicUrl { url, origin })
    }

    /// The default: localhost at Rocket's port, https when Rocket itself does TLS.
    pub fn local(figment: &Figment) -> Self {
        let port = figment.extract_inner::<u16>("port").unwrap_or(8000);
        let tls = figment.find_value("tls").is_ok_and(|value| value.as_dict().is_some());
        let scheme = if tls { "https" } else { "http" };
        PublicUrl::parse(&format!("{scheme}://localhost:{port}"))
            .expect("a scheme, a host and a port make a URL")
    }

    /// The origin in its ASCII form, without a trailing slash (RFC 6454 §6.2).
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether browsers reach the site by TLS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether browsers treat plain http at this host as trustworthy.
    pub fn is_loopback(&self) -> bool {
        match self.url.host() {
            Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    /// A reference resolved against the site, as a browser would resolve it.
    pub fn join(&self, reference: &str) -> Option<Url> {
        self.url.join(reference).ok()
    }
}
