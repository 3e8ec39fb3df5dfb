//! For load balancers and supervisors.

use rocket::{State, get};

use crate::error::Problem;
use crate::site::Site;

/// The process answers.
#[get("/health/live")]
pub fn live() -> &'static str {
    "ok\n"
}

/// The database answers, too.
#[get("/health/ready")]
pub async fn ready(site: &State<Site>) -> Result<&'static str, Problem> {
    site.database.ping().await?;
    Ok("ok\n")
}
