//! Warning when the certificate on disk differs from the one that is served: Rocket reads it only
//! once.

use std::time::Duration;

use rocket::Shutdown;
use rocket::fairing::{AdHoc, Fairing};
use rocket::figment::Figment;
use rocket::tokio::{select, spawn, task, time};

use crate::cli::tls::{self, Content, Pair};
use crate::error::StartError;

/// How often the files are checked.
const EVERY: Duration = Duration::from_secs(10);

/// The files, and their contents when the server began to read them.
struct ServedCertificate {
    pair: Pair,
    content: Content,
}

impl ServedCertificate {
    fn read(pair: Pair) -> Result<Self, StartError> {
        let content = pair.read()?;
        pair.load()?;
        Ok(ServedCertificate { pair, content })
    }
}

/// Reads the files before Rocket does, and watches them while the server runs, if it serves HTTPS.
///
/// # Errors
/// One sentence that names the file that cannot be used.
pub fn fairing(figment: &Figment) -> Result<impl Fairing, StartError> {
    let served = tls::pair(figment).map(ServedCertificate::read).transpose()?;
    Ok(AdHoc::on_liftoff("Certificate", |rocket| {
        Box::pin(async { watch(served, rocket.shutdown()) })
    }))
}

/// Watches the files until shutdown.
fn watch(served: Option<ServedCertificate>, mut shutdown: Shutdown) {
    let Some(ServedCertificate { pair, content }) = served else { return };
    spawn(async move {
        let (mut tick, mut last) = (time::interval(EVERY), Some(content));
        loop {
            select! {
                _ = tick.tick() => {}
                () = &mut shutdown => break,
            }
            let pair = pair.clone();
            let looked = task::spawn_blocking(move || (pair.read().ok(), pair.load())).await;
            let Ok((content, loaded)) = looked else { continue };
            if content == last {
                continue;
            }
            last = content;
            tell(loaded.err());
        }
    });
}

fn tell(error: Option<StartError>) {
    match error {
        None => tracing::warn!(
            event = "certificate_changed",
            "the TLS certificate or its key has changed; restart the server to use it (until \
             then, the previous one stays in use)"
        ),
        Some(error) => tracing::warn!(
            event = "certificate_changed",
            error = %error,
            "the TLS certificate or its key has changed and cannot be used; the previous one \
             stays in use, but the server would not start again"
        ),
    }
}
