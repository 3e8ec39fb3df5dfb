//! Explaining in a sentence why Rocket does not launch.

use rocket::error::ErrorKind;

use crate::error::StartError;

/// Why Rocket does not launch.
pub fn sentence(error: &rocket::Error) -> StartError {
    match error.kind() {
        ErrorKind::Bind(cause) => cannot_listen(cause),
        ErrorKind::FailedFairings(names) => {
            let names: Vec<_> = names.iter().map(|info| info.name).collect();
            StartError(format!("cannot start: {} failed", names.join(", ")))
        }
        ErrorKind::Io(cause) => StartError(format!("cannot start: {cause}")),
        kind => StartError(format!("cannot start: {kind}")),
    }
}

/// Why the server cannot listen.
pub fn cannot_listen(cause: &std::io::Error) -> StartError {
    let why = match cause.kind() {
        std::io::ErrorKind::AddrInUse => "another server may be using this port",
        std::io::ErrorKind::PermissionDenied => "ports below 1024 require root privileges",
        std::io::ErrorKind::AddrNotAvailable => "this machine does not have this address",
        // Unusable TLS files are reported this way, too.
        _ => return StartError(format!("cannot listen: {cause}")),
    };
    StartError(format!(
        "cannot listen: {cause}: {why}; set ROCKET_PORT or ROCKET_ADDRESS to use another"
    ))
}
