//! The id of a request in the log and on error pages.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use data_encoding::HEXLOWER;
use rocket::Request;

use crate::web::sent;

/// A random prefix that distinguishes this process from all others.
static PROCESS: LazyLock<String> = LazyLock::new(|| {
    let mut id = [0; 8];
    getrandom::fill(&mut id).expect("the operating system gives random bytes");
    HEXLOWER.encode(&id)
});
static COUNT: AtomicU64 = AtomicU64::new(0);

/// A new unique id.
pub(super) fn next_id() -> String {
    format!("{}{:08x}", *PROCESS, COUNT.fetch_add(1, Ordering::Relaxed))
}

/// The id in `X-Request-Id`, if it is plain: up to 64 letters, digits and `._-`.
pub(super) fn named(request: &Request<'_>) -> Option<String> {
    let plain = |id: &&str| {
        (1..=64).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    sent(request, "X-Request-Id").next().filter(plain).map(str::to_owned)
}
