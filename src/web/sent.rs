//! The headers of a request.

use std::borrow::Cow;

use rocket::Request;

/// The values of the headers of this name, in their order. Rocket's own map hashes a name letter by
/// letter each time it is asked, which takes longer than a look over the few headers that there are.
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
