//! Health checks for load balancers and supervisors.

use rocket::{State, get};

use crate::app::App;
use crate::error::cause;
use crate::web::Problem;

/// Answers when the process is running.
#[get("/health/live")]
pub fn live() -> &'static str {
    "ok\n"
}

/// Answers when the database accepts writes.
#[get("/health/ready")]
pub async fn ready(app: &State<App>) -> Result<&'static str, Problem> {
    let detail = "The database takes nothing at the moment, try again in a moment.";
    match app.database.writable().await {
        Ok(()) => Ok("ok\n"),
        Err(error) => Err(Problem {
            detail: detail.into(),
            cause: Some(cause(&error)),
            ..Problem::database_away()
        }),
    }
}
