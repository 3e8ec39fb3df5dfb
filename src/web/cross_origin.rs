//! The cross-origin rule: which site an unsafe request comes from (ASVS 3.5.1; the contract,
//! section 5). Forms need no tokens, since browsers name the site in headers that pages cannot
//! forge.

use rocket::Request;
use rocket::http::Method;

use crate::web::{Problem, authorization, dropped, sent};

/// Judges an unsafe request by `Sec-Fetch-Site`, or else by `Origin`. A request with neither does
/// not come from a page in a browser.
///
/// # Errors
/// 403, with the expected and the actual header.
pub fn judge(request: &Request<'_>, method: Method, origin: &str) -> Result<(), Problem> {
    if !is_unsafe(method) || authorization(request).is_some() {
        return Ok(());
    }
    let site: Vec<&str> = sent(request, "Sec-Fetch-Site").collect();
    if !site.is_empty() {
        let own = site.iter().all(|site| matches!(*site, "same-origin" | "none"));
        return if own {
            Ok(())
        } else {
            Err(refused("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site", &site))
        };
    }
    let from: Vec<&str> = sent(request, "Origin").collect();
    if from.is_empty() && ["Sec-Fetch-Site", "Origin"].iter().any(|name| is_dropped(request, name))
    {
        return Err(refused(&format!("Origin: {origin}"), "Origin", &["bytes that are no text"]));
    }
    if from.iter().all(|from| *from == origin) {
        return Ok(());
    }
    Err(refused(&format!("Origin: {origin}"), "Origin", &from))
}

/// Whether the browser states that the request comes from a page of this site: in `Sec-Fetch-Site`
/// or, without it, in `Origin`. `false` without either.
pub fn proves_same_origin(request: &Request<'_>, origin: &str) -> bool {
    let mut site = sent(request, "Sec-Fetch-Site").peekable();
    if site.peek().is_some() {
        return site.all(|site| site == "same-origin");
    }
    let mut from = sent(request, "Origin").peekable();
    from.peek().is_some() && from.all(|from| from == origin)
}

fn is_dropped(request: &Request<'_>, name: &'static str) -> bool {
    dropped(request, name).next().is_some()
}

fn is_unsafe(method: Method) -> bool {
    !matches!(method, Method::Get | Method::Head | Method::Options | Method::Trace)
}

fn refused(expected: &str, header: &str, seen: &[&str]) -> Problem {
    let seen: String = seen.join(", ").chars().take(200).collect();
    Problem::new(
        403,
        format!("Cross-origin request refused: expected {expected}, saw {header}: {seen}."),
    )
}
