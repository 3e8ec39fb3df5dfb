//! Background work while the server runs.

use std::time::Duration;

use rocket::tokio::{select, time};
use rocket::{Orbit, Rocket};

use crate::app::App;

/// How often expired rows are deleted.
const FLUSH_EVERY: Duration = Duration::from_secs(600);
/// How often the clock is set by the database while no session is read, which sets it as well.
const TELL_TIME_EVERY: Duration = Duration::from_secs(5);

/// How often abandoned work is looked for.
const TAKE_UP_EVERY: Duration = Duration::from_secs(5);

/// Starts the background work; it ends when the server shuts down.
pub fn start(rocket: &Rocket<Orbit>) {
    let Some(app) = rocket.state::<App>().cloned() else {
        return;
    };
    app.database.examine();
    let mut shutdown = rocket.shutdown();
    let jobs = app.jobs.clone();
    jobs.spawn(async move {
        let mut flush = time::interval(FLUSH_EVERY);
        let mut tell_time = time::interval(TELL_TIME_EVERY);
        tell_time.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
        let mut take_up = time::interval(TAKE_UP_EVERY);
        take_up.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
        loop {
            select! {
                _ = take_up.tick() => {
                    if let Err(error) = app.take_up().await {
                        tracing::debug!(event = "take_up_failed", error = %error);
                    }
                    if let Err(error) = app.tell_owed().await {
                        tracing::debug!(event = "hooks_not_told", error = %error);
                    }
                }
                _ = flush.tick() => {
                    match app.flush_expired().await {
                        Ok(Some(_)) => {}
                        Ok(None) => tracing::warn!(
                            event = "clock_jumped",
                            "the clock was found more than a day further than before: nothing \
                             that has expired is deleted for a day"
                        ),
                        Err(error) => tracing::warn!(event = "flush_failed", error = %error),
                    }
                }
                _ = tell_time.tick() => {
                    // The clock continues by itself, and requests report that the database is
                    // unreachable.
                    if let Err(error) = app.database.tell_time(&app.clock).await {
                        tracing::debug!(event = "time_unknown", error = %error);
                    }
                }
                () = &mut shutdown => break,
            }
        }
    });
}
