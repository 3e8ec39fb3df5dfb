//! The command `doorward`.

use std::process::ExitCode;

/// Faster than the system's allocator under many threads; measured in `bench/`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    doorward::cli::run()
}
