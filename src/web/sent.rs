//! The headers of a request.

use std::borrow::Cow;

use rocket::Request;

use crate::error::Rejected;

/// The values of the headers of this name, in their order. A scan over the few headers is faster
/// than Rocket's map, which hashes the name letter by letter on each lookup.
pub fn sent<'r>(
    request: &'r Request<'_>,
    name: &'static str,
) -> impl Iterator<Item = &'r str> + use<'r> {
    request.headers().iter().filter(move |header| header.name() == name).filter_map(|header| {
        match header.value {
            Cow::Borrowed(value) => Some(value),
            Cow::Owned(_) => None,
        }
    })
}

/// The token after the scheme `Bearer` or `JWT`, whoever signed it; `None` without such a header.
pub fn bearer<'r>(request: &'r Request<'_>) -> Option<Result<&'r str, Rejected>> {
    let headers: Vec<&str> = sent(request, "Authorization").collect();
    let ours = headers.iter().find(|header| {
        let scheme = header.split_ascii_whitespace().next().unwrap_or_default();
        ["bearer", "jwt"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
    })?;
    let mut parts = ours.split_ascii_whitespace().skip(1);
    Some(match (parts.next(), parts.next(), headers.len()) {
        (Some(token), None, 1) => Ok(token),
        _ => Err(Rejected::Header),
    })
}
