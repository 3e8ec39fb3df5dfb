//! Closing connections on which a request has begun and does not go on.
//!
//! Rocket waits for the head of a request, and for the first bytes of its body, for ever; what a
//! handler reads has its own limit. The kernel knows when each connection last heard and said
//! something, so a look at it every few seconds finds those that a slow or hostile client keeps
//! (ASVS 15.2.2). A client that drips a byte at a time needs the proxy of `docs/` in front.

use std::collections::HashSet;
use std::fs;
use std::mem;
use std::os::fd::RawFd;
use std::time::Duration;

use rocket::{Shutdown, tokio};

/// How often to look.
const EVERY: Duration = Duration::from_secs(1);
/// Milliseconds of silence in the middle of a request. No handler of ours takes as long, with
/// passwords that cost up to 12; each step above doubles it.
const MID_REQUEST: u32 = 13_000;
/// Milliseconds of silence between requests.
const IDLE: u32 = 30_000;

/// Looks after the connections to `port` until the server shuts down; `cost` is that of a password.
pub fn watch(port: u16, cost: u32, mut shutdown: Shutdown) {
    let patience = MID_REQUEST << cost.saturating_sub(12).min(8);
    tokio::spawn(async move {
        let mut tick = tokio::time::interval(EVERY);
        loop {
            tokio::select! {
                _ = tick.tick() => close_stalled(port, patience),
                () = &mut shutdown => break,
            }
        }
    });
}

fn close_stalled(port: u16, patience: u32) {
    let ours = accepted(port);
    if ours.is_empty() {
        return;
    }
    let Ok(descriptors) = fs::read_dir("/proc/self/fd") else { return };
    for descriptor in descriptors.flatten() {
        let socket = fs::read_link(descriptor.path()).ok().and_then(|link| {
            let inode = link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?;
            inode.parse::<u64>().ok()
        });
        let number = descriptor.file_name().to_str().and_then(|name| name.parse().ok());
        if let (Some(inode), Some(number)) = (socket, number)
            && ours.contains(&inode)
            && is_stalled(number, patience)
        {
            // SAFETY: shutdown takes any number; a descriptor that was closed since is refused, and
            // one that was reused since is a connection that is_stalled has not been asked about
            // for microseconds: at worst its client tries again.
            unsafe { libc::shutdown(number, libc::SHUT_RDWR) };
        }
    }
}

/// The inodes of established connections whose local port is ours.
fn accepted(port: u16) -> HashSet<u64> {
    const ESTABLISHED: &str = "01";
    let mut inodes = HashSet::new();
    for table in ["/proc/self/net/tcp", "/proc/self/net/tcp6"] {
        let Ok(table) = fs::read_to_string(table) else { continue };
        for line in table.lines().skip(1) {
            let fields: Vec<&str> = line.split_ascii_whitespace().collect();
            let local = fields.get(1).and_then(|address| address.rsplit(':').next());
            let local = local.and_then(|port| u16::from_str_radix(port, 16).ok());
            if local == Some(port) && fields.get(3) == Some(&ESTABLISHED) {
                inodes.extend(fields.get(9).and_then(|inode| inode.parse::<u64>().ok()));
            }
        }
    }
    inodes
}

fn is_stalled(descriptor: RawFd, patience: u32) -> bool {
    // SAFETY: tcp_info is plain numbers, for which zero is a value.
    let mut info: libc::tcp_info = unsafe { mem::zeroed() };
    let mut length = libc::socklen_t::try_from(size_of::<libc::tcp_info>()).unwrap_or(0);
    // SAFETY: the kernel writes at most `length` bytes into `info`, and refuses a descriptor that
    // is no TCP socket.
    let asked = unsafe {
        libc::getsockopt(
            descriptor,
            libc::IPPROTO_TCP,
            libc::TCP_INFO,
            (&raw mut info).cast(),
            &raw mut length,
        )
    };
    asked == 0 && stalled(info.tcpi_last_data_recv, info.tcpi_last_data_sent, patience)
}

/// Judges by the milliseconds since data last came and since data last went. What came after the
/// last answer is a request under way; where nothing ever went, both count from the beginning.
fn stalled(since_received: u32, since_sent: u32, patience: u32) -> bool {
    let pending = since_received <= since_sent;
    (pending && since_received >= patience) || since_received.min(since_sent) >= IDLE
}

#[cfg(test)]
mod tests {
    use super::{MID_REQUEST, stalled};

    #[test]
    fn only_a_request_that_does_not_go_on_is_stalled() {
        for (received, sent, verdict) in [
            (0, 0, false),
            (13_500, 13_500, true),
            (11_000, 40_000, false),
            (13_500, 40_000, true),
            (13_500, 13_400, false),
            (29_000, 28_900, false),
            (31_000, 30_900, true),
        ] {
            assert_eq!(stalled(received, sent, MID_REQUEST), verdict, "{received} {sent}");
        }
    }
}
