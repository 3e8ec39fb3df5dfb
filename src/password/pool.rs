//! The threads that hash: of low priority, one per core, with a bounded queue.

#![expect(unsafe_code, reason = "the system is told by its own interface")]

use std::{fmt, io, sync::Arc, thread, time::Duration};

use rocket::tokio::{
    sync::{Semaphore, oneshot},
    time::timeout,
};

/// The longest wait for a thread. A request that waits twice, as most do, has to be answered before
/// its connection looks stalled, however slow and busy the machine is.
const PATIENCE: Duration = Duration::from_secs(5);

/// The queue of a [`HashPool`] is full or too slow, or the job panicked: the answer is 503, and the
/// client may retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server is hashing as many passwords as it can")
    }
}

impl std::error::Error for Busy {}

/// Bounds the hashing at one time, so that the server answers during a flood of sign-ins (ASVS
/// 15.1.3).
///
/// Clones share one pool.
#[derive(Clone, Debug)]
pub struct HashPool {
    admitted: Arc<Semaphore>,
    running: Arc<Semaphore>,
    patience: Duration,
    places: usize,
}

impl HashPool {
    /// A pool that runs `threads` jobs at once (at least one), with at most `queue` more callers
    /// waiting.
    pub fn new(threads: usize, queue: usize) -> Self {
        let threads = threads.clamp(1, Semaphore::MAX_PERMITS);
        let places = threads.saturating_add(queue).min(Semaphore::MAX_PERMITS);
        Self {
            admitted: Arc::new(Semaphore::new(places)),
            running: Arc::new(Semaphore::new(threads)),
            patience: PATIENCE,
            places,
        }
    }

    /// The number of callers that may run or wait.
    pub fn places(&self) -> usize {
        self.places
    }

    /// Runs a job on a thread of low priority, in the order of arrival.
    ///
    /// A caller that goes away while waiting frees its place at once. A job that has started keeps
    /// its thread until it ends, even if nobody waits for the result.
    ///
    /// # Errors
    /// [`Busy`] at once when the queue is full, after a few seconds when no thread became free, and
    /// when the job panicked.
    pub async fn run<T, F>(&self, job: F) -> Result<T, Busy>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let place = Arc::clone(&self.admitted).try_acquire_owned().map_err(|_| Busy)?;
        let turn = Arc::clone(&self.running).acquire_owned();
        let thread = timeout(self.patience, turn).await.map_err(|_| Busy)?.map_err(|_| Busy)?;
        let (tell, told) = oneshot::channel();
        in_background(move || {
            let tell = tell;
            // Freed when the job is over, also by a panic, and before the caller gets the result
            // and comes again.
            let held = (place, thread);
            let done = job();
            drop(held);
            drop(tell.send(done));
        })
        .map_err(|_| Busy)?;
        told.await.map_err(|_| Busy)
    }
}

/// Runs a job on a thread that yields its core to others: a page that takes a millisecond does not
/// wait for a hash that takes hundreds.
///
/// # Errors
/// When the system cannot start a thread.
pub fn in_background(job: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let thread = thread::Builder::new().name("background".into());
    thread
        .spawn(|| {
            give_way();
            job();
        })
        .map(drop)
}

fn give_way() {
    // SAFETY: the call takes a number only. On Linux it acts on the calling thread; elsewhere it
    // would act on the process.
    #[cfg(target_os = "linux")]
    let _ = unsafe { libc::nice(10) };
}

#[cfg(test)]
mod tests {
    use std::{
        future::Future,
        pin::Pin,
        sync::{
            atomic::{AtomicUsize, Ordering},
            mpsc,
        },
        task::{Context, Poll, Waker},
    };

    use rocket::tokio::runtime;

    use super::*;

    type Running<T> = Pin<Box<dyn Future<Output = Result<T, Busy>>>>;

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime can be made")
            .block_on(future)
    }

    fn poll<T>(running: &mut Running<T>) -> Poll<Result<T, Busy>> {
        running.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }

    /// A job that waits until its sender is used or dropped.
    fn held(pool: &HashPool) -> (Running<()>, mpsc::Sender<()>) {
        let (release, gate) = mpsc::channel::<()>();
        (begin(pool, move || gate.recv().unwrap_or_default()), release)
    }

    fn begin<T: Send + 'static>(
        pool: &HashPool,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Running<T> {
        let pool = pool.clone();
        let mut running: Running<T> = Box::pin(async move { pool.run(job).await });
        assert!(poll(&mut running).is_pending());
        running
    }

    #[test]
    fn the_answer_of_the_job_comes_back() {
        block_on(async {
            assert_eq!(HashPool::new(1, 0).run(|| 6 * 7).await, Ok(42));
            assert_eq!(HashPool::new(0, 0).run(|| 6 * 7).await, Ok(42));
            assert_eq!(HashPool::new(usize::MAX, usize::MAX).run(|| 6 * 7).await, Ok(42));
        });
    }

    #[test]
    fn callers_beyond_the_queue_are_refused_at_once() {
        block_on(async {
            let pool = HashPool::new(2, 3);
            let (mut begun, gates): (Vec<_>, Vec<_>) = (0..5).map(|_| held(&pool)).unzip();
            for _ in 0..3 {
                assert_eq!(pool.run(|| ()).await, Err(Busy));
            }
            drop(gates);
            for running in &mut begun {
                assert_eq!(running.await, Ok(()));
            }
            assert_eq!(pool.run(|| "again").await, Ok("again"));
        });
    }

    #[test]
    fn callers_who_have_waited_too_long_are_refused_and_give_their_place_back() {
        block_on(async {
            let pool = HashPool::new(1, 1);
            let hasty = HashPool { patience: Duration::ZERO, ..pool.clone() };
            let (first, gate) = held(&pool);
            for _ in 0..3 {
                assert_eq!(hasty.run(|| ()).await, Err(Busy));
            }
            let second = begin(&pool, || "ran");
            drop(gate);
            assert_eq!(first.await, Ok(()));
            assert_eq!(second.await, Ok("ran"));
        });
    }

    #[test]
    fn never_more_jobs_at_once_than_threads() {
        block_on(async {
            let pool = HashPool::new(2, 60);
            let (held, gates): (Vec<_>, Vec<_>) = (0..2).map(|_| held(&pool)).unzip();
            let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
            let begun: Vec<_> = (0..60)
                .map(|_| {
                    let (now, most) = (Arc::clone(&now), Arc::clone(&most));
                    begin(&pool, move || {
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::hint::black_box((0..20_000).sum::<u64>());
                        now.fetch_sub(1, Ordering::SeqCst);
                    })
                })
                .collect();
            assert_eq!(now.load(Ordering::SeqCst), 0);
            drop(gates);
            for running in held.into_iter().chain(begun) {
                assert_eq!(running.await, Ok(()));
            }
            assert!((1..=2).contains(&most.load(Ordering::SeqCst)), "{most:?}");
        });
    }

    #[test]
    fn a_waiting_caller_who_goes_away_frees_the_place() {
        block_on(async {
            let pool = HashPool::new(1, 1);
            let (first, gate) = held(&pool);
            let waiting = begin(&pool, || panic!("nobody waits for this any more"));
            assert_eq!(pool.run(|| ()).await, Err(Busy));
            drop(waiting);
            let second = begin(&pool, || "ran");
            drop(gate);
            assert_eq!(first.await, Ok(()));
            assert_eq!(second.await, Ok("ran"));
        });
    }

    #[test]
    fn a_job_whose_caller_went_away_keeps_its_thread_until_it_ends() {
        block_on(async {
            let pool = HashPool::new(1, 0);
            let (first, gate) = held(&pool);
            drop(first);
            assert_eq!(pool.run(|| ()).await, Err(Busy));
            drop(gate);
            // The place is freed when the thread is done, so waiting for it is waiting for the job.
            drop(pool.admitted.acquire().await.expect("the semaphore is never closed"));
            assert_eq!(pool.run(|| "free").await, Ok("free"));
        });
    }

    #[test]
    fn a_panicking_job_leaves_the_pool_working() {
        block_on(async {
            let pool = HashPool::new(1, 0);
            for _ in 0..3 {
                let failed: Result<(), Busy> =
                    pool.run(|| std::panic::resume_unwind(Box::new("on purpose"))).await;
                assert_eq!(failed, Err(Busy));
                assert_eq!(pool.run(|| "well").await, Ok("well"));
            }
        });
    }
}
