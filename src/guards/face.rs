//! Page or JSON: what the client would rather read (RFC 9110 §12.5.1).

use rocket::Request;
use rocket::http::{Accept, MediaType};
use rocket::request::{FromRequest, Outcome};

use super::authorization::bearer;
use super::is_api;
use super::sent::sent;
use crate::error::Problem;
use crate::site::Site;

/// The two faces of one URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Html,
    Json,
}

impl Face {
    /// The face for this request: `?format=`, then the body's type, then a bearer token of a
    /// client that did not ask for HTML, then the weights of `Accept`.
    pub fn of(request: &Request<'_>) -> Face {
        *request.local_cache(|| {
            if is_api(request) {
                return match Wanted::of(request) {
                    Wanted::Face(face) => face,
                    _ => Face::Json,
                };
            }
            match request.query_value::<&str>("format") {
                Some(Ok("json")) => return Face::Json,
                Some(Ok("html" | "api")) => return Face::Html,
                _ => {}
            }
            if request.content_type().is_some_and(|kind| kind.media_type().is_json()) {
                return Face::Json;
            }
            if is_browser(request) {
                return Face::Html;
            }
            let Some(accept) = request.accept() else {
                return if bearer(request).is_some() { Face::Json } else { Face::Html };
            };
            if bearer(request).is_some() && !names(accept, &MediaType::HTML) {
                return Face::Json;
            }
            preferred(accept)
        })
    }
}

/// Whether `Accept` is of the kind that browsers send, which settles the matter without parsing:
/// HTML comes first, without a weight, and nothing names JSON.
fn is_browser(request: &Request<'_>) -> bool {
    let accept = sent(request, "Accept").next();
    accept.is_some_and(|accept| accept.starts_with("text/html,") && !accept.contains("json"))
}

/// Whether the API's answers come as pages, too.
fn has_pages(request: &Request<'_>) -> bool {
    request.rocket().state::<Site>().is_none_or(|site| site.config.browsable_api)
}

fn names(accept: &Accept, kind: &MediaType) -> bool {
    accept.iter().any(|named| named.top() == kind.top() && named.sub() == kind.sub())
}

/// The weight that applies to `kind`: that of the most specific range that covers it.
fn weight(accept: &Accept, kind: &MediaType) -> (f32, u8) {
    accept
        .iter()
        .filter_map(|range| {
            let exact = range.top() == kind.top() && range.sub() == kind.sub();
            let specificity = match (exact, range.top() == kind.top() && range.sub() == "*") {
                (true, _) => 2,
                (_, true) => 1,
                _ if range.top() == "*" && range.sub() == "*" => 0,
                _ => return None,
            };
            Some((range.weight().unwrap_or(1.0), specificity))
        })
        .max_by_key(|(_, specificity)| *specificity)
        .unwrap_or((0.0, 0))
}

fn preferred(accept: &Accept) -> Face {
    let (html, html_named) = weight(accept, &MediaType::HTML);
    let (json, json_named) = weight(accept, &MediaType::JSON);
    if json != html {
        return if json > html { Face::Json } else { Face::Html };
    }
    if json_named != html_named {
        return if json_named > html_named { Face::Json } else { Face::Html };
    }
    // Both named with one weight: the first one counts, as it does for Django REST framework.
    let first = accept.iter().find(|range| range.is_html() || range.is_json());
    match first {
        Some(range) if range.is_json() => Face::Json,
        _ => Face::Html,
    }
}

/// What a client of the API wants, where JSON is what those get who do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Face(Face),
    /// Neither page nor JSON.
    Neither,
    /// `?format=` names something unknown.
    Unknown,
}

impl Wanted {
    /// What this request asks for; `?format=` wins over `Accept`. Where the API has no pages, there
    /// is JSON for whoever accepts it among others, as browsers do by `*/*`.
    pub fn of(request: &Request<'_>) -> Wanted {
        // The JSON face of a page, which is chosen before an endpoint is found.
        if !is_api(request) {
            return Wanted::Face(Face::Json);
        }
        let pages = has_pages(request);
        match request.query_value::<&str>("format") {
            Some(Ok("json")) => return Wanted::Face(Face::Json),
            Some(Ok("api")) if pages => return Wanted::Face(Face::Html),
            Some(_) => return Wanted::Unknown,
            None => {}
        }
        let Some(accept) = request.accept() else { return Wanted::Face(Face::Json) };
        let ((html, html_named), (json, json_named)) =
            (weight(accept, &MediaType::HTML), weight(accept, &MediaType::JSON));
        if json <= 0.0 && (html <= 0.0 || !pages) {
            return Wanted::Neither;
        }
        if !pages {
            return Wanted::Face(Face::Json);
        }
        Wanted::Face(if html == 0.0 || html_named == json_named && html_named == 0 {
            Face::Json
        } else {
            preferred(accept)
        })
    }

    /// The face.
    ///
    /// # Errors
    /// 406 or 404.
    pub fn checked(self) -> Result<Face, Problem> {
        match self {
            Wanted::Face(face) => Ok(face),
            Wanted::Neither => Err(Problem::of_status(406)),
            Wanted::Unknown => Err(Problem::of_status(404)),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Face {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Face::of(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn weights_and_specificity_decide() {
        for (header, face) in [
            ("*/*", Face::Html),
            ("text/html", Face::Html),
            ("application/json", Face::Json),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Face::Html),
            ("application/json, text/plain, */*", Face::Json),
            ("application/json, */*;q=0.1", Face::Json),
            ("text/html;q=0.5, application/json", Face::Json),
            ("application/json;q=0.5, text/html", Face::Html),
            ("application/json, text/html", Face::Json),
            ("text/html, application/json", Face::Html),
            ("application/*", Face::Json),
            ("image/png", Face::Html),
            ("application/json;q=0, */*", Face::Html),
        ] {
            let accept = Accept::from_str(header).expect("an Accept header");
            assert_eq!(preferred(&accept), face, "{header}");
        }
    }
}
