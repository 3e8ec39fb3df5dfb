//! The address of the site as browsers see it.

use rocket::figment::Figment;
use url::Url;

/// Shorter labels of a host, such as "www", occur in too many passwords; in bytes.
const SHORTEST_WORD: usize = 4;

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
            && url.host_str().is_some_and(|host| !host.contains('*'))
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

    /// What an attacker tries first here: the program's name, and the labels of the host except the
    /// last.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let host = self.url.domain().unwrap_or_default();
        let labels = host.rsplit_once('.').map_or(host, |(labels, _)| labels);
        let words = labels.split(['.', '-']).filter(|word| word.len() >= SHORTEST_WORD);
        std::iter::once(env!("CARGO_PKG_NAME"))
            .chain(words)
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .into_iter()
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

    /// Resolves a reference against the site, as a browser would.
    pub fn join(&self, reference: &str) -> Option<Url> {
        self.url.join(reference).ok()
    }
}
