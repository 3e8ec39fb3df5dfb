//! The guards for routes for staff, and for superusers only.

use std::ops::Deref;

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};

use crate::app::App;
use crate::guards::CurrentUser;
use crate::sessions::Identity;
use crate::web::{Problem, raise};

/// A signed-in staff member or superuser, according to the database, not to the token. Other users
/// get 403, and anonymous visitors the answer of [`CurrentUser`].
///
/// ```rust,no_run
/// # use rocket::get;
/// use doorward::Staff;
///
/// #[get("/reports")]
/// fn reports(staff: Staff<'_>) -> String {
///     format!("For your eyes, {}", staff.username)
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Staff<'r>(&'r Identity);

/// A signed-in superuser; otherwise as [`Staff`].
#[derive(Clone, Copy, Debug)]
pub struct Superuser<'r>(&'r Identity);

macro_rules! guard {
    ($guard:ident, $may:expr) => {
        impl Deref for $guard<'_> {
            type Target = Identity;

            fn deref(&self) -> &Identity {
                self.0
            }
        }

        #[rocket::async_trait]
        impl<'r> FromRequest<'r> for $guard<'r> {
            type Error = Problem;

            async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
                let may: fn(&Identity) -> bool = $may;
                match CurrentUser::from_request(request).await {
                    Outcome::Success(user) if may(&user) => Outcome::Success($guard(user.who)),
                    Outcome::Success(_) => {
                        let problem = Problem::of_status(403);
                        Outcome::Error((raise(request, problem.clone()), problem))
                    }
                    Outcome::Error(error) => Outcome::Error(error),
                    Outcome::Forward(status) => Outcome::Forward(status),
                }
            }
        }

        impl Sentinel for $guard<'_> {
            fn abort(rocket: &Rocket<Ignite>) -> bool {
                rocket.state::<App>().is_none()
            }
        }
    };
}

guard!(Staff, |user| user.is_staff || user.is_superuser);
guard!(Superuser, |user| user.is_superuser);
