//! The yardstick of the benchmark: the least a Rocket application can do.
//!
//! One text route, Rocket's own defaults, the allocator of the product's binary and no log lines.
//! The address is Rocket's business (`ROCKET_ADDRESS`, `ROCKET_PORT`).

use rocket::{get, launch, routes};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[get("/")]
fn hello() -> &'static str {
    "Hello, world!"
}

#[launch]
fn rocket() -> _ {
    let figment = rocket::Config::figment().merge(("log_level", "off"));
    rocket::custom(figment).mount("/", routes![hello])
}
