//! What a request is called in the log and on error pages.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use data_encoding::HEXLOWER;
use rocket::Request;

use crate::web::sent;

/// Tells the requests of one process from those of all others.
static PROCESS: LazyLock<String> = LazyLock::new(|| {
    let mut id = [0; 8];
    getrandom::fill(&mut id).expect("the operating system gives random bytes");
    HEXLOWER.encode(&id)
});
static COUNT: AtomicU64 = AtomicU64::new(0);

/// A name that no other request has had.
pub(super) fn next_id() -> String {
    format!("{}{:08x}", *PROCESS, COUNT.fetch_add(1, Ordering::Relaxed))
}

/// What the client or a proxy calls it, if that is plain.
pub(super) fn named(request: &Request<'_>) -> Option<String> {
    let plain = |id: &&str| {
        (1..=64).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    sent(request, "X-Request-Id").next().filter(plain).map(str::to_owned)
}
