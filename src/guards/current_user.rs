//! The guard for routes that need a signed-in user.

use std::ops::Deref;

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};

use crate::app::App;
use crate::guards::Visitor;
use crate::sessions::Identity;
use crate::web::{Problem, interruption, raise};

/// The signed-in user. A browser that is not signed in is redirected to the sign-in page and back
/// afterwards; a JSON client gets 401. An expired access token is renewed. Deactivation, sign-out
/// and ended sessions take effect on the next request.
///
/// ```rust,no_run
/// # use rocket::get;
/// use doorward::CurrentUser;
///
/// #[get("/dashboard")]
/// fn dashboard(user: CurrentUser<'_>) -> String {
///     format!("Hello, {}!", user.username)
/// }
/// ```
///
/// Use `Option<CurrentUser>` for routes that are open to everybody.
#[derive(Clone, Copy, Debug)]
pub struct CurrentUser<'r> {
    pub(super) who: &'r Identity,
    pub(super) request: &'r Request<'r>,
}

impl Deref for CurrentUser<'_> {
    type Target = Identity;

    fn deref(&self) -> &Identity {
        self.who
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for CurrentUser<'r> {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let problem = match Visitor::of(request).await {
            Ok(Visitor { who: Some(who), .. }) => {
                return Outcome::Success(CurrentUser { who, request });
            }
            Ok(visitor) => {
                let problem = Problem::rejected(visitor.rejected);
                if interruption::accept(request) {
                    return Outcome::Forward(raise(request, problem));
                }
                problem
            }
            Err(problem) => problem,
        };
        Outcome::Error((raise(request, problem.clone()), problem))
    }
}

impl Sentinel for CurrentUser<'_> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        rocket.state::<App>().is_none()
    }
}
