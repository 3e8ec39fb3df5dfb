//! Forms that survive a dead session.
//!
//! 1. [`keeping`] wraps a route. For a browser's plain form with cookies of a session of ours it
//!    offers to take the form back (`web/interruption.rs`).
//! 2. Where nobody is signed in, the guard `CurrentUser` takes the offer and forwards instead of
//!    failing.
//! 3. The form is read and sealed, without passwords (`sealed.rs`). The answer is the sign-in page,
//!    which carries it; the server remembers nothing.
//! 4. Whoever signs in from there as the same person gets a page that shows it (`resend.rs`), and
//!    one button sends it.

mod resend;
mod sealed;

pub use resend::page;
use rocket::http::{Method, Status};
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};
pub use sealed::InterruptedForm;

use crate::web::interruption;

/// These routes, with their forms kept for people whose session has ended meanwhile. Where
/// `CurrentUser` lets nobody in, the answer is the sign-in page; it carries what was typed, sealed
/// and without passwords. The right password leads to a page that shows it, and one button sends
/// it. Doorward's own pages are mounted like this.
///
/// ```rust,no_run
/// # use rocket::{post, routes};
/// # use doorward::CurrentUser;
/// #[post("/orders")]
/// fn order(user: CurrentUser<'_>) -> String {
///     format!("Ordered for {}", user.username)
/// }
///
/// # fn launch() -> rocket::Rocket<rocket::Build> {
/// rocket::build().mount("/", doorward::keeping(routes![order]))
/// # }
/// ```
///
/// Kept are plain forms (`application/x-www-form-urlencoded`) up to about 12 KiB, for ten minutes
/// (ten more than the wait, where signing in has to wait after too many attempts), and for the
/// person whose session it was. For the rest, and without this function, the answer is
/// the sign-in page as well, which says that what was typed is lost. A guard of the host's own
/// must pass on that [`CurrentUser`](crate::CurrentUser) forwards, as `?` and
/// `rocket::outcome::try_outcome!` do.
pub fn keeping(routes: Vec<Route>) -> Vec<Route> {
    let wrap = |mut route: Route| {
        if route.method == Method::Post {
            route.handler = Box::new(Keeping(route.handler));
        }
        route
    };
    routes.into_iter().map(wrap).collect()
}

#[derive(Clone)]
struct Keeping(Box<dyn Handler>);

#[rocket::async_trait]
impl Handler for Keeping {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        if !interruption::offer(request) {
            return self.0.handle(request, data).await;
        }
        let outcome = self.0.handle(request, data).await;
        match (interruption::withdraw(request), outcome) {
            (true, Outcome::Forward((data, Status::Unauthorized))) => {
                sealed::keep(request, data).await;
                Outcome::Error(Status::Unauthorized)
            }
            (_, outcome) => outcome,
        }
    }
}
