//! The connections that this process has accepted, found through its own descriptors. This closes
//! those that are idle or stalled within a request, and waits for the last ones at shutdown.
//!
//! Rocket waits forever for the head of a request and for the first bytes of its body; what a
//! handler reads has its own limit. The kernel counts the bytes on each connection, so a check
//! every second finds those that a slow or hostile client holds (ASVS 15.2.2).

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

/// How often the connections are checked.
const EVERY: Duration = Duration::from_secs(1);
/// How often they are checked during shutdown.
const ENDING: Duration = Duration::from_millis(20);
/// Milliseconds after which a fully acknowledged response counts as the last one.
const AT_REST: u32 = 2_000;
/// How long a connection's task may live on after the connection has closed, on a busy machine.
/// Rocket checks only once whether any task is left, and then waits for the whole grace period.
const LET_GO: Duration = Duration::from_millis(250);
/// `TCP_CLOSE` of the kernel, which is also the state of a listener after its shutdown.
const CLOSED: u8 = 7;
/// `TCP_LISTEN` of the kernel.
const LISTENING: u8 = 10;

/// Watches the connections to `port` until shutdown.
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
    // A separate thread, so that this neither delays requests nor waits for them.
    if let Err(error) = thread::Builder::new().name("connections".into()).spawn(watch) {
        tracing::warn!(event = "connections_unwatched", error = %error);
    }
}

/// Refuses new connections to `port` and waits until the existing ones are closed, at most `grace`.
/// Rocket closes each after its current response.
pub async fn drain(port: u16, grace: Duration) {
    let Some(mut descriptors) = Descriptors::open() else { return };
    let (begun, mut any) = (Instant::now(), false);
    loop {
        let mut open = 0;
        descriptors.each(|number| match Socket::at(number, port) {
            // Its queue would fill up with clients that get no response.
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

/// Checks all connections once. Returns how many descriptors are open.
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
            // Data that has arrived meanwhile is still read and answered.
            ConnectionState::Idle => drop(net::shutdown(socket.descriptor, net::Shutdown::Read)),
            ConnectionState::Stalled => socket.close(),
            ConnectionState::Late(waited) => late.push((waited, socket)),
        }
    });
    patience.too_many(late).for_each(|socket| socket.close());
    *known = seen;
    open
}

/// Logs a warning before the descriptors run out and nobody can connect.
fn warn_of_scarcity(open: u64, scarce: &mut bool) {
    let limit = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let few = open > limit / 10 * 9;
    if few && !*scarce {
        tracing::warn!(
            event = "descriptors_scarce",
            open,
            limit,
            "almost all file descriptors are in use; at the limit, nobody can connect (raise \
             LimitNOFILE or ulimit -n)"
        );
    }
    *scarce = few;
}

/// The numbers of this process's descriptors. The directory stays open, so that it can be read even
/// when no more descriptors are available.
struct Descriptors(Dir);

impl Descriptors {
    fn open() -> Option<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let directory = fs::open("/proc/self/fd", flags, Mode::empty()).ok()?;
        Dir::new(directory).ok().map(Descriptors)
    }

    /// Calls `look` for each descriptor. Returns how many there are.
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

/// A TCP socket of this server.
struct Socket {
    descriptor: BorrowedFd<'static>,
    /// Distinguishes it from a later socket with the same number.
    inode: u64,
    info: libc::tcp_info,
}

impl Socket {
    /// The socket with this descriptor number, if it is bound to `port` and in use.
    fn at(number: RawFd, port: u16) -> Option<Self> {
        // SAFETY: only the kernel uses the number, and it refuses one that has been closed. One
        // that has been reused is at worst a new connection, whose client retries. The descriptor
        // is not duplicated: closing a duplicate of a database's descriptor would release SQLite's
        // locks.
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

    /// Whether no request has ever begun, or the last data was our response, sent long enough ago.
    /// During shutdown, Rocket itself keeps waiting for the first request of a connection.
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
    // SAFETY: tcp_info consists of plain numbers, for which zero is valid.
    let mut info: libc::tcp_info = unsafe { mem::zeroed() };
    let mut length = libc::socklen_t::try_from(size_of::<libc::tcp_info>()).ok()?;
    // SAFETY: the kernel writes at most `length` bytes into `info`, and refuses a descriptor that
    // is not a TCP socket.
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
