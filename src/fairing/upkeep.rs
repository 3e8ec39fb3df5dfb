//! What runs beside the requests as long as the server does.

use std::time::Duration;

use rocket::tokio::{select, spawn, time};
use rocket::{Orbit, Rocket};

use crate::site::Site;

/// How often expired rows are deleted.
const FLUSH_EVERY: Duration = Duration::from_secs(600);
/// How often the clock is set where no session is read meanwhile, which sets it, too.
const TELL_TIME_EVERY: Duration = Duration::from_secs(5);

/// Starts it; it ends when the server is told to.
pub fn start(rocket: &Rocket<Orbit>) {
    let Some(site) = rocket.state::<Site>().cloned() else {
        return;
    };
    site.database.examine();
    let mut shutdown = rocket.shutdown();
    spawn(async move {
        let mut flush = time::interval(FLUSH_EVERY);
        let mut tell_time = time::interval(TELL_TIME_EVERY);
        tell_time.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
        loop {
            select! {
                _ = flush.tick() => {
                    if let Err(error) = site.flush_expired().await {
                        tracing::warn!(event = "flush_failed", error = %error);
                    }
                }
                _ = tell_time.tick() => {
                    // The clock goes on by itself; that the database is away, requests tell.
                    if let Err(error) = site.database.tell_time(&site.clock).await {
                        tracing::debug!(event = "time_unknown", error = %error);
                    }
                }
                () = &mut shutdown => break,
            }
        }
    });
}
