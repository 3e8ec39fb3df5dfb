//! Content negotiation: page or JSON (RFC 9110 §12.5.1).

use rocket::Request;
use rocket::http::{Accept, MediaType};
use rocket::request::{FromRequest, Outcome};

use crate::app::App;
use crate::web::sent::bearer;
use crate::web::{Problem, is_api, sent};

/// The two representations of one URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A page.
    Html,
    /// The API's answer.
    Json,
}

impl Format {
    /// The format for this request: `?format=`, then the body's type, then a bearer token of a
    /// client that did not ask for HTML, then the weights of `Accept`.
    pub fn of(request: &Request<'_>) -> Format {
        *request.local_cache(|| {
            if is_api(request) {
                return match WantedFormat::of(request) {
                    WantedFormat::Format(format) => format,
                    _ => Format::Json,
                };
            }
            match request.query_value::<&str>("format") {
                Some(Ok("json")) => return Format::Json,
                Some(Ok("html" | "api")) => return Format::Html,
                _ => {}
            }
            if request.content_type().is_some_and(|kind| kind.media_type().is_json()) {
                return Format::Json;
            }
            if is_browser(request) {
                return Format::Html;
            }
            let Some(accept) = request.accept() else {
                return if bearer(request).is_some() { Format::Json } else { Format::Html };
            };
            if bearer(request).is_some() && !names(accept, &MediaType::HTML) {
                return Format::Json;
            }
            preferred(accept)
        })
    }
}

/// Whether `Accept` looks like a browser's, which saves parsing it: HTML first, without a weight,
/// and no JSON.
fn is_browser(request: &Request<'_>) -> bool {
    let accept = sent(request, "Accept").next();
    accept.is_some_and(|accept| accept.starts_with("text/html,") && !accept.contains("json"))
}

/// Whether the API also answers with pages.
fn has_pages(request: &Request<'_>) -> bool {
    request.rocket().state::<App>().is_none_or(|app| app.config.browsable_api)
}

fn names(accept: &Accept, kind: &MediaType) -> bool {
    accept.iter().any(|named| named.top() == kind.top() && named.sub() == kind.sub())
}

/// The weight of the most specific range that covers `kind`, and how specific it is: 2 if exact.
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

fn preferred(accept: &Accept) -> Format {
    let (html, html_named) = weight(accept, &MediaType::HTML);
    let (json, json_named) = weight(accept, &MediaType::JSON);
    if json != html {
        return if json > html { Format::Json } else { Format::Html };
    }
    if json_named != html_named {
        return if json_named > html_named { Format::Json } else { Format::Html };
    }
    // Both are named with the same weight: the first counts, as in Django REST framework.
    let first = accept.iter().find(|range| range.is_html() || range.is_json());
    match first {
        Some(range) if range.is_json() => Format::Json,
        _ => Format::Html,
    }
}

/// The format that a client of the API wants; JSON by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantedFormat {
    Format(Format),
    /// Neither page nor JSON.
    Neither,
    /// `?format=` names an unknown format.
    Unknown,
}

impl WantedFormat {
    /// The format of this request; `?format=` overrides `Accept`. Where the API has no pages, every
    /// client that accepts JSON at all gets it, as browsers do by `*/*`.
    pub fn of(request: &Request<'_>) -> WantedFormat {
        // A page's address: its endpoint is only reached once JSON has been chosen.
        if !is_api(request) {
            return WantedFormat::Format(Format::Json);
        }
        let pages = has_pages(request);
        match request.query_value::<&str>("format") {
            Some(Ok("json")) => return WantedFormat::Format(Format::Json),
            Some(Ok("api")) if pages => return WantedFormat::Format(Format::Html),
            Some(_) => return WantedFormat::Unknown,
            None => {}
        }
        let Some(accept) = request.accept() else { return WantedFormat::Format(Format::Json) };
        let ((html, html_named), (json, json_named)) =
            (weight(accept, &MediaType::HTML), weight(accept, &MediaType::JSON));
        if json <= 0.0 && (html <= 0.0 || !pages) {
            return WantedFormat::Neither;
        }
        if !pages {
            return WantedFormat::Format(Format::Json);
        }
        WantedFormat::Format(if html == 0.0 || html_named == json_named && html_named == 0 {
            Format::Json
        } else {
            preferred(accept)
        })
    }

    /// The format.
    ///
    /// # Errors
    /// 406 if neither is accepted, 404 for an unknown `?format=`.
    pub fn checked(self) -> Result<Format, Problem> {
        match self {
            WantedFormat::Format(format) => Ok(format),
            WantedFormat::Neither => Err(Problem::of_status(406)),
            WantedFormat::Unknown => Err(Problem::of_status(404)),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Format {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Format::of(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn weights_and_specificity_decide() {
        for (header, format) in [
            ("*/*", Format::Html),
            ("text/html", Format::Html),
            ("application/json", Format::Json),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Format::Html),
            ("application/json, text/plain, */*", Format::Json),
            ("application/json, */*;q=0.1", Format::Json),
            ("text/html;q=0.5, application/json", Format::Json),
            ("application/json;q=0.5, text/html", Format::Html),
            ("application/json, text/html", Format::Json),
            ("text/html, application/json", Format::Html),
            ("application/*", Format::Json),
            ("image/png", Format::Html),
            ("application/json;q=0, */*", Format::Html),
        ] {
            let accept = Accept::from_str(header).expect("an Accept header");
            assert_eq!(preferred(&accept), format, "{header}");
        }
    }
}
