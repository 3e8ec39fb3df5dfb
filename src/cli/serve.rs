//! `doorward serve`

#[cfg(feature = "tls")]
mod certificate;
#[cfg(target_os = "linux")]
mod connections;
mod patience;

use std::io::Write;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rocket::config::LogLevel;
use rocket::error::ErrorKind;
use rocket::fairing::AdHoc;
use rocket::figment::Figment;
use rocket::shield::Shield;
use rocket::tokio::net::TcpSocket;
use rocket::{Ignite, Orbit, Rocket};
use rocket_dyn_templates::{Engines, Template};

use crate::app::{App, secret_file};
use crate::cli::launch::{cannot_listen, sentence};
use crate::cli::serve::patience::Patience;
use crate::cli::visit::{self, Ground};
use crate::clock::Clock;
use crate::codes::LIFETIME;
use crate::config::Config;
use crate::database::describe;
use crate::error::StartError;
use crate::fairing::Doorward;
use crate::render::SiteLook;
use crate::render::templates::{self, Engine};
use crate::text::TEXTS;

/// A path that exists on every system and that nobody opens. Rocket requires a template directory,
/// walks it, and watches it in debug builds; the built-in templates need none.
const NO_TEMPLATES: &str = "/dev/zero";

/// Serves this installation, or launches the host's application.
///
/// # Errors
/// Like [`run`].
pub async fn on(ground: Ground) -> Result<(), StartError> {
    match ground {
        Ground::Own => run().await,
        Ground::Host(rocket) => rocket.launch().await.map(drop).map_err(|error| sentence(&error)),
    }
}

/// Serves until the process is told to shut down.
///
/// # Errors
/// One sentence about why the server does not start.
pub async fn run() -> Result<(), StartError> {
    crate::logging::start();
    let (figment, _reserved) = with_port(figment())?;
    #[cfg(feature = "tls")]
    let certificate = certificate::fairing(&figment)?;
    let config = Config::load(&figment)?;
    let grace = config.shutdown_grace;
    let engine = Engine::begin(SiteLook::new("", &config, TEXTS.into())?, templates::overlay());
    let app = App::open("/", config, Clock::default(), None).await?;
    let figment = match templates::overlay() {
        // A debug build watches the directory and shows edits on the next request.
        Some(directory) if cfg!(debug_assertions) => figment.merge(("template_dir", directory)),
        _ => figment.merge(("template_dir", NO_TEMPLATES)),
    };
    let figment = figment.merge(("shutdown.grace", grace));
    let broken = Arc::new(OnceLock::new());
    let note = broken.clone();
    let loaded = engine.clone();
    let load = move |engines: &mut Engines| {
        Ok(loaded.load(engines).inspect_err(|error| drop(note.set(error.clone())))?)
    };
    let fairings_ran = Arc::new(AtomicBool::new(false));
    let told = fairings_ran.clone();
    let rocket = rocket::custom(figment)
        .manage(engine)
        .attach(Shield::new())
        .attach(Template::try_custom(load))
        .attach(Doorward::at("/").opened(app))
        .attach(AdHoc::on_liftoff("Connections", |rocket| Box::pin(async { watch(rocket) })))
        .attach(AdHoc::on_shutdown("Last answers", move |rocket| {
            told.store(true, Ordering::Relaxed);
            Box::pin(drain(rocket))
        }))
        .attach(AdHoc::on_liftoff("Banner", |rocket| Box::pin(banner(rocket))));
    #[cfg(feature = "tls")]
    let rocket = rocket.attach(certificate);
    let rocket = rocket.ignite().await.map_err(|error| {
        let told = sentence(&error);
        broken.get().cloned().map_or(told, StartError)
    })?;
    let app = ended(rocket.launch().await, &fairings_ran).await?;
    if let Some(app) = app {
        app.database.close().await;
    }
    crate::logging::finish();
    Ok(())
}

/// The application to close after the server has ended. A shutdown counts as successful even when a
/// request took longer than the grace period.
async fn ended(
    served: Result<Rocket<Ignite>, rocket::Error>,
    fairings_ran: &AtomicBool,
) -> Result<Option<App>, StartError> {
    let error = match served {
        Ok(rocket) => return Ok(rocket.state::<App>().cloned()),
        Err(error) => error,
    };
    let ErrorKind::Shutdown(rocket, None) = error.kind() else {
        return Err(sentence(&error));
    };
    // Rocket ends at once, without its fairings, if the signal comes while it accepts a connection.
    if !fairings_ran.load(Ordering::Relaxed) {
        drain(rocket).await;
        let app = rocket.state::<App>().cloned();
        if let Some(app) = &app {
            app.jobs.end(Duration::from_secs(app.config.shutdown_grace.into())).await;
        }
        return Ok(app);
    }
    tracing::warn!(event = "cut_off", "the server stopped before all responses were complete");
    Ok(rocket.state::<App>().cloned())
}

/// Rocket's configuration, with the changes that Doorward needs: no header is trusted for the
/// client's address (RFC 7239 §8.1), no `Server` header, and its own log.
fn figment() -> Figment {
    let figment = visit::figment();
    let quiet =
        figment.find_value("log_level").is_err() || std::env::var_os("ROCKET_LOG_LEVEL").is_none();
    let figment =
        figment.merge(("ip_header", false)).merge(("ident", false)).merge(("cli_colors", false));
    let figment = if quiet { figment.merge(("log_level", LogLevel::Off)) } else { figment };
    let signals: Vec<String> = figment.extract_inner("shutdown.signals").unwrap_or_default();
    if signals == ["term"] && !hangups_are_ignored() {
        figment.merge(("shutdown.signals", ["term", "hup"]))
    } else {
        figment
    }
}

/// Whether the process was started to outlive the terminal, as `nohup` does. Otherwise SIGHUP shuts
/// the server down gracefully, like SIGTERM.
fn hangups_are_ignored() -> bool {
    const HANGUP: u64 = 1;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_none_or(|mask| mask & HANGUP != 0)
}

/// Chooses the port for port 0 before the address is printed. The socket reserves the port until
/// Rocket listens on it: a bound socket that does not listen keeps only other programs away.
fn with_port(figment: Figment) -> Result<(Figment, Option<TcpSocket>), StartError> {
    let Ok(config) = figment.extract::<rocket::Config>() else { return Ok((figment, None)) };
    if config.port != 0 {
        return Ok((figment, None));
    }
    let address = SocketAddr::new(config.address, 0);
    let reserve = || {
        let socket = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4(),
            SocketAddr::V6(_) => TcpSocket::new_v6(),
        }?;
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        Ok((socket.local_addr()?.port(), socket))
    };
    let (port, socket) = reserve().map_err(|error| cannot_listen(&error))?;
    Ok((figment.merge(("port", port)), Some(socket)))
}

fn watch(rocket: &Rocket<Orbit>) {
    #[cfg(target_os = "linux")]
    if let Some(app) = rocket.state::<App>() {
        let idle = Duration::from_secs(app.config.keep_alive_idle);
        let patience = Patience::new(app.config.bcrypt_cost, app.users.hashes_at_once(), idle);
        connections::watch(rocket.config().port, patience, rocket.shutdown());
    }
}

/// Waits for the requests in progress, so that the server ends after the last response.
async fn drain(rocket: &Rocket<Orbit>) {
    #[cfg(target_os = "linux")]
    if let Some(app) = rocket.state::<App>() {
        let grace = Duration::from_secs(app.config.shutdown_grace.into());
        connections::drain(rocket.config().port, grace).await;
    }
}

async fn banner(rocket: &Rocket<Orbit>) {
    let Some(app) = rocket.state::<App>() else {
        return;
    };
    let secret = match &app.config.secret_key {
        Some(_) => "from the configuration".to_owned(),
        None => secret_file(&app.config).display().to_string(),
    };
    let text = format!(
        "\n  Doorward {version}\n\n  open      {url}\n{setup}  database  {database}\n  secret    {secret}\n\n",
        version = env!("CARGO_PKG_VERSION"),
        url = app.url("/"),
        setup = setup(app).await,
        database = describe(&app.config.database_url),
    );
    // Standard output may be closed.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// The line of the banner with the URL where the first superuser is created, if there is none. The
/// code is created once the server listens, so that a failed start does not invalidate an earlier
/// one.
async fn setup(app: &App) -> String {
    match app.setup_address().await {
        Ok(None) => String::new(),
        Ok(Some(address)) => format!(
            "  set up    {address}\n            one-time link for creating the first superuser, \
             valid for {minutes} minutes or until the next start\n",
            minutes = LIFETIME / 60,
        ),
        Err(error) => {
            tracing::warn!(event = "no_setup_code", error = %error);
            "  set up    no link, see the log; use `doorward create-superuser` to create the \
             first superuser\n"
                .to_owned()
        }
    }
}
