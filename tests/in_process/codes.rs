//! One-time codes as the command line hands them out: in the database is their hash alone.

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;

use crate::harness::World;

/// Seconds for which a code is good.
pub const LIFETIME: u64 = 1800;

fn hash(text: &str) -> String {
    HEXLOWER.encode(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

/// A code with which the first superuser is made; as a start of the server does it, earlier ones
/// are void.
pub async fn setup(world: &World, code: &str) {
    world.change("DELETE FROM codes WHERE kind = 'setup'").await;
    setup_too(world, code).await;
}

/// One more such code, of a server that started at the same moment.
pub async fn setup_too(world: &World, code: &str) {
    let (hash, until) = (hash(code), expiry(world));
    let insert = "INSERT INTO codes (hash, kind, binding, expires_at)";
    world.change(&format!("{insert} VALUES ('{hash}', 'setup', '', {until})")).await;
}

/// A code with which this account's password is reset.
pub async fn reset(world: &World, name: &str, code: &str) {
    let (hash, until) = (hash(code), expiry(world));
    let of = async |column: &str| -> String {
        world.ask(&format!("SELECT {column} FROM users WHERE username = '{name}'")).await
    };
    let binding = self::hash(&format!("{}\n{}", of("password").await, of("email_key").await));
    let id: i64 = world.ask(&format!("SELECT id FROM users WHERE username = '{name}'")).await;
    let insert = "INSERT INTO codes (hash, kind, user_id, binding, expires_at)";
    let row = format!("{insert} VALUES ('{hash}', 'reset', {id}, '{binding}', {until})");
    world.change(&row).await;
}

fn expiry(world: &World) -> i64 {
    let lifetime = i64::try_from(LIFETIME).expect("small");
    world.clock.now_ms().div_euclid(1000) + lifetime
}
