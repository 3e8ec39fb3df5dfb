//! A cache of some seconds for slow queries.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rocket::tokio::sync::Mutex;

use crate::clock::Clock;

/// Results that took longer than this are cached.
const SLOW: Duration = Duration::from_millis(5);
/// For how long, in milliseconds.
const KEPT: i64 = 10_000;

/// A cached result; fast results are not cached. Clones share it, and concurrent callers wait for
/// the same result.
#[derive(Debug)]
pub struct Cached<T>(Arc<Mutex<Option<(i64, T)>>>);

impl<T> Default for Cached<T> {
    fn default() -> Self {
        Cached(Arc::default())
    }
}

impl<T> Clone for Cached<T> {
    fn clone(&self) -> Self {
        Cached(self.0.clone())
    }
}

impl<T: Clone> Cached<T> {
    /// The result, at most ten seconds old.
    ///
    /// # Errors
    /// Those of `find`.
    pub async fn get<E>(
        &self,
        clock: &Clock,
        find: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let mut kept = self.0.lock().await;
        let now = clock.now_ms();
        if let Some((since, answer)) = &*kept
            && (now - since).abs() < KEPT
        {
            return Ok(answer.clone());
        }
        let begun = Instant::now();
        let answer = find.await?;
        *kept = (begun.elapsed() > SLOW).then(|| (now, answer.clone()));
        Ok(answer)
    }
}
