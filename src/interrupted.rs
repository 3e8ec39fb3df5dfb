//! Forms that survive the end of a session.
//!
//! 1. [`keeping`] wraps a route. For a browser's plain form with cookies of a session of ours it
//!    offers to keep the form (`web/interruption.rs`).
//! 2. If nobody is signed in, the guard `CurrentUser` accepts the offer and forwards instead of
//!    failing.
//! 3. The form is read and sealed, without passwords (`sealed.rs`). The answer is the sign-in page,
//!    which carries the sealed form; the server stores nothing.
//! 4. After the same user has signed in there, a page shows the form (`resend.rs`), and one button
//!    sends it.

mod resend;
mod sealed;

pub use resend::page;
use rocket::http::{Method, Status};
use rocket::route::{Handler, Outcome};
use rocket::{Data, Request, Route};
pub use sealed::InterruptedForm;

use crate::web::interruption;

/// Wraps routes so that forms survive if the session has ended meanwhile. If `CurrentUser` rejects
/// the visitor, the answer is the sign-in page, which carries what was typed, sealed and without
/// passwords. After the sign-in a page shows it, and one button sends it. Doorward's own pages are
/// mounted like this.
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
/// Plain forms (`application/x-www-form-urlencoded`) of up to about 12 KiB are kept, for ten
/// minutes and for the user whose session it was. If signing in has to wait after too many
/// attempts, the ten minutes begin after the wait. For other forms, and without this function, the
/// answer is the sign-in page as well, which says that what was typed is lost. A host's own guard
/// must pass on a forward of [`CurrentUser`](crate::CurrentUser), as `?` and
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
