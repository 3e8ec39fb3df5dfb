//! The connections that this process has accepted, as its own descriptors tell: closing those on
//! which a request has begun and does not go on, or that idle, and waiting for the last at the end.
//!
//! Rocket waits for the head of a request, and for the first bytes of its body, for ever; what a
//! handler reads has its own limit. The kernel counts what passes on each connection, so a look
//! every few seconds finds those that a slow or hostile client keeps (ASVS 15.2.2).

#![expect(unsafe_code, reason = "what the kernel knows of a socket has no safe interface")]

use std::collections::HashMap;
use std::mem;
use std::net::SocketAddr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, RawFd};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use rocket::{Shutdown, tokio};
use rustix::fs::{self, Dir, FileType, Mode, OFlags};
use rustix::net;
use rustix::process::{Resource, getrlimit};

use crate::cli::serve::patience::{ConnectionState, Course, Patience};

/// How often to look.
const EVERY: Duration = Duration::from_secs(1);
/// How often to look while the server ends.
const ENDING: Duration = Duration::from_millis(20);
/// Milliseconds after which an answer that was sent, and all of which arrived, was the last.
const AT_REST: u32 = 2_000;
/// How long after a connection has ended what served it may live, on a busy machine. Rocket looks
/// once whether something does, and then waits for the whole grace.
const LET_GO: Duration = Duration::from_millis(250);
/// `TCP_CLOSE` of the kernel: what becomes of a listener that is shut down, too.
const CLOSED: u8 = 7;
/// `TCP_LISTEN` of the kernel.
const LISTENING: u8 = 10;

/// Looks after the connections to `port` until the server is told to end.
pub fn watch(port: u16, patience: Patience, shutdown: Shutdown) {
    let Some(mut descriptors) = Descriptors::open() else {
        tracing::warn!(event = "connections_unwatched", "/proc/self/fd cannot be read");
        return;
    };
    let (running, ended) = mpsc::channel::<()>();
    tokio::spawn(async move {
        shutdown.await;
        drop(running);
    });
    let watch = move || {
        let (mut known, mut scarce) = (HashMap::new(), false);
        while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
            let open = close_stalled(&mut descriptors, port, patience, &mut known);
            warn_of_scarcity(open, &mut scarce);
        }
    };
    // A thread of its own: what is looked after here must not hold up a request, nor wait for one.
    if let Err(error) = thread::Builder::new().name("connections".into()).spawn(watch) {
        tracing::warn!(event = "connections_unwatched", error = %error);
    }
}

/// Refuses new connections to `port` and waits until those that there are have ended: Rocket ends
/// each after the answer under way. Not longer than `grace`.
pub async fn drain(port: u16, grace: Duration) {
    let Some(mut descriptors) = Descriptors::open() else { return };
    let (begun, mut any) = (Instant::now(), false);
    loop {
        let mut open = 0;
        descriptors.each(|number| match Socket::at(number, port) {
            // Its queue would fill up with clients whom nobody answers.
            Some(socket) if socket.info.tcpi_state == LISTENING => socket.close(),
            Some(socket) => {
                open += 1;
                if socket.is_at_rest() {
                    socket.close();
                }
            }
            None => {}
        });
        if open == 0 || begun.elapsed() >= grace {
            break;
        }
        any = true;
        tokio::time::sleep(ENDING).await;
    }
    if any {
        tokio::time::sleep(LET_GO).await;
    }
}

/// One look; answers how many descriptors are open.
fn close_stalled(
    descriptors: &mut Descriptors,
    port: u16,
    patience: Patience,
    known: &mut HashMap<u64, Course>,
) -> u64 {
    let now = Instant::now();
    let mut seen = HashMap::with_capacity(known.len());
    let mut late = Vec::new();
    let open = descriptors.each(|number| {
        let Some(socket) = Socket::at(number, port) else { return };
        if socket.info.tcpi_state == LISTENING {
            return;
        }
        let (received, sent) = (socket.info.tcpi_bytes_received, socket.info.tcpi_bytes_sent);
        let course = known.get(&socket.inode).filter(|course| course.leads_to(received, sent));
        let mut course = course.copied().unwrap_or_else(|| Course::new(now));
        let verdict = course.look(now, received, sent, patience);
        seen.insert(socket.inode, course);
        match verdict {
            ConnectionState::Fine => {}
            // What has come in the meantime is still read and answered.
            ConnectionState::Idle => drop(net::shutdown(socket.descriptor, net::Shutdown::Read)),
            ConnectionState::Stalled => socket.close(),
            ConnectionState::Late(waited) => late.push((waited, socket)),
        }
    });
    patience.too_many(late).for_each(|socket| socket.close());
    *known = seen;
    open
}

/// One line when descriptors run out, before nobody can connect any more.
fn warn_of_scarcity(open: u64, scarce: &mut bool) {
    let limit = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let few = open > limit / 10 * 9;
    if few && !*scarce {
        tracing::warn!(
            event = "descriptors_scarce",
            open,
            limit,
            "nearly every descriptor is in use; above the limit nobody can connect (LimitNOFILE, \
             ulimit -n)"
        );
    }
    *scarce = few;
}

/// The numbers of this process's descriptors. The directory stays open, so that they can be read
/// when no more can be opened.
struct Descriptors(Dir);

impl Descriptors {
    fn open() -> Option<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let directory = fs::open("/proc/self/fd", flags, Mode::empty()).ok()?;
        Dir::new(directory).ok().map(Descriptors)
    }

    /// Answers how many there are.
    fn each(&mut self, mut look: impl FnMut(RawFd)) -> u64 {
        self.0.rewind();
        let mut count = 0;
        while let Some(Ok(entry)) = self.0.read() {
            let name = entry.file_name().to_str().ok();
            if let Some(number) = name.and_then(|name| name.parse().ok()) {
                count += 1;
                look(number);
            }
        }
        count
    }
}

/// A TCP socket of ours.
struct Socket {
    descriptor: BorrowedFd<'static>,
    /// What tells it from a later one with the same number.
    inode: u64,
    info: libc::tcp_info,
}

impl Socket {
    /// The socket at this number, if it is one bound to `port` and in use.
    fn at(number: RawFd, port: u16) -> Option<Self> {
        // SAFETY: the number is passed to the kernel alone, which refuses one that was closed since.
        // One that was reused since is at worst a fresh connection whose client tries again. It is
        // not copied: closing the copy of a database's descriptor would let go of SQLite's locks.
        let descriptor = unsafe { BorrowedFd::borrow_raw(number) };
        let status = fs::fstat(descriptor).ok()?;
        if FileType::from_raw_mode(status.st_mode) != FileType::Socket {
            return None;
        }
        let local = SocketAddr::try_from(net::getsockname(descriptor).ok()?).ok()?;
        let ours = local.port() == port;
        let info = ours.then(|| tcp_info(descriptor)).flatten()?;
        let in_use = info.tcpi_state != CLOSED;
        in_use.then_some(Socket { descriptor, inode: status.st_ino, info })
    }

    /// Whether no request was ever on its way, or what was said last was ours, long enough ago.
    /// Rocket itself goes on waiting for the first request of a connection while it ends.
    fn is_at_rest(&self) -> bool {
        let info = &self.info;
        let answered = info.tcpi_bytes_sent > 0
            && info.tcpi_last_data_sent < info.tcpi_last_data_recv
            && info.tcpi_last_data_sent >= AT_REST
            && info.tcpi_unacked == 0
            && info.tcpi_notsent_bytes == 0;
        info.tcpi_bytes_received == 0 || answered
    }

    fn close(&self) {
        let _ = net::shutdown(self.descriptor, net::Shutdown::Both);
    }
}

fn tcp_info(socket: impl AsFd) -> Option<libc::tcp_info> {
    // SAFETY: tcp_info is plain numbers, for which zero is a value.
    let mut info: libc::tcp_info = unsafe { mem::zeroed() };
    let mut length = libc::socklen_t::try_from(size_of::<libc::tcp_info>()).ok()?;
    // SAFETY: the kernel writes at most `length` bytes into `info`, and refuses a descriptor that
    // is no TCP socket.
    let asked = unsafe {
        libc::getsockopt(
            socket.as_fd().as_raw_fd(),
            libc::IPPROTO_TCP,
            libc::TCP_INFO,
            (&raw mut info).cast(),
            &raw mut length,
        )
    };
    (asked == 0).then_some(info)
}
