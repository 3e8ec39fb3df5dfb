//! What one bcrypt hash costs on this machine: the physical limit of signing in.
//!
//! `bcrypt [hashes] [threads]` hashes that many times on every thread, at the product's default cost, and prints
//! the seconds that one hash took a thread. The input is as long as the product's own, a SHA-256 in hexadecimal.

use std::error::Error;
use std::thread;
use std::time::Instant;

const COST: u32 = 12;
const INPUT: [u8; 64] = [b'f'; 64];

/// Reads a count from the command line, or takes the default; a count is at least one.
fn count(argument: Option<String>, default: u32) -> Result<u32, Box<dyn Error>> {
    let count = argument.map_or(Ok(default), |text| text.parse())?;
    Ok(count.max(1))
}

/// Hashes on the calling thread.
fn hash(times: u32) -> Result<(), bcrypt::BcryptError> {
    for _ in 0..times {
        std::hint::black_box(bcrypt::hash(INPUT, COST)?);
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let hashes = count(arguments.next(), 12)?;
    let threads = count(arguments.next(), 1)?;

    let start = Instant::now();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| hash(hashes))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("hashing does not panic"))
    })?;
    println!("{:.6}", start.elapsed().as_secs_f64() / f64::from(hashes));
    Ok(())
}
