//! Ports for servers.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};

const FIRST: u32 = 10_000;
const COUNT: u32 = 20_000;

/// A port that nobody listens at. It is below those that systems give to clients: one of these could
/// be taken between two starts of a server.
pub fn free_port() -> u16 {
    static STEPS: AtomicU32 = AtomicU32::new(0);
    let own = std::process::id().wrapping_mul(97);
    let ports = std::iter::repeat_with(|| {
        let step = STEPS.fetch_add(1, Ordering::Relaxed);
        FIRST + own.wrapping_add(step) % COUNT
    });
    let mut ports = ports.take(COUNT as usize).filter_map(|port| u16::try_from(port).ok());
    let free = ports.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    free.expect("a free port")
}
