//! Where Doorward is mounted in the host's application, and what it logs after the start.

use rocket::Route;
use rocket::http::uri::Origin;

use crate::app::App;
use crate::codes::LIFETIME;
use crate::error::StartError;

/// The base without a trailing slash: empty, or a path.
///
/// # Errors
/// A sentence if it is not a plain path.
pub fn checked(base: &str) -> Result<&str, StartError> {
    let trimmed = base.trim_end_matches('/');
    let plain = |part: &str| {
        !matches!(part, "" | "." | "..")
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    let whole = match trimmed.strip_prefix('/') {
        Some(path) => path.split('/').all(plain) && Origin::parse(trimmed).is_ok(),
        None => base == "/",
    };
    if whole {
        return Ok(trimmed);
    }
    Err(StartError(format!(
        "Doorward::at({base:?}): expected \"/\", or a path of letters, digits and - . _ ~ such as \
         \"/accounts\""
    )))
}

/// The base as Rocket writes it.
pub fn mounted(base: &str) -> &str {
    if base.is_empty() { "/" } else { base }
}

/// The addresses of these routes, below the base.
pub fn paths<'r>(
    pages: &'r [Route],
    api: &'r [(&'static str, Vec<Route>)],
) -> impl Iterator<Item = String> + 'r {
    let of_page = |route: &Route| route.uri.path().to_owned();
    let endpoints = api.iter().flat_map(|(mount, routes)| {
        routes.iter().map(move |route| format!("{mount}{}", route.uri.path()))
    });
    pages.iter().map(of_page).chain(endpoints)
}

/// Logs where to create the first superuser, as long as there is none.
pub async fn tell_setup(app: &App) {
    match app.setup_address().await {
        Ok(None) => {}
        Ok(Some(address)) => tracing::warn!(
            event = "no_superuser",
            "nobody looks after the accounts yet; {address} makes the first superuser: once, \
             within {} minutes, until the next start",
            LIFETIME / 60
        ),
        Err(error) => tracing::warn!(
            event = "no_setup_code",
            error = %error,
            "nobody looks after the accounts yet; `doorward create-superuser` makes the first \
             superuser"
        ),
    }
}
