//! The command `doorward`.

#![expect(unsafe_code, reason = "the system is told by its own interface")]

use std::process::ExitCode;

/// Faster than the system's allocator under many threads; measured in `bench/`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    without_huge_pages();
    doorward::cli::run()
}

/// Huge pages double the memory of a server this small: the allocator touches a little of many. It
/// does not ask for them itself (`no_thp`); this is for systems that give them unasked.
#[cfg(target_os = "linux")]
fn without_huge_pages() {
    // SAFETY: the call takes numbers alone, and a kernel that does not know it refuses.
    unsafe { libc::prctl(libc::PR_SET_THP_DISABLE, 1, 0, 0, 0) };
}
