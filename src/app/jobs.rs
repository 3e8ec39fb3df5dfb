//! Background jobs, which the server waits for at shutdown.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rocket::tokio::task::JoinSet;
use rocket::tokio::time::timeout;

/// The jobs of one process; clones share them.
#[derive(Clone, Default)]
pub struct Jobs(Arc<Inner>);

#[derive(Default)]
struct Inner {
    ending: AtomicBool,
    running: Mutex<JoinSet<()>>,
}

impl Jobs {
    /// Starts a job. It has to check [`Jobs::are_ending`] between its steps.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut running = self.0.running.lock().unwrap_or_else(PoisonError::into_inner);
        while running.try_join_next().is_some() {}
        running.spawn(work);
    }

    /// Whether the server is shutting down.
    pub fn are_ending(&self) -> bool {
        self.0.ending.load(Ordering::Acquire)
    }

    /// Tells the jobs to end and waits for them, at most `grace`.
    pub async fn end(&self, grace: Duration) {
        self.0.ending.store(true, Ordering::Release);
        let mut running = {
            let mut running = self.0.running.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *running)
        };
        let all = async { while running.join_next().await.is_some() {} };
        if timeout(grace, all).await.is_err() {
            tracing::warn!(event = "jobs_cut_off", "work behind the answers took too long to end");
        }
    }
}
