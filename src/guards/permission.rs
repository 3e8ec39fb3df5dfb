//! The guard for routes that need a permission, and checks of permissions in handlers.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};

use crate::app::App;
use crate::guards::CurrentUser;
use crate::web::{Problem, app, raise};

/// A permission that a route needs; see [`Can`].
pub trait Permission: 'static {
    /// Its name, as declared in [`Doorward::permissions`](crate::Doorward::permissions).
    const NAME: &'static str;
}

/// A signed-in user with a permission, granted directly or through a group; superusers have all.
/// Other users get 403, and anonymous visitors the answer of [`CurrentUser`]. Grants and
/// revocations take effect on the next request. An undeclared permission stops the launch.
///
/// ```rust,no_run
/// # use rocket::post;
/// use doorward::{Can, Permission};
///
/// struct EditOrders;
///
/// impl Permission for EditOrders {
///     const NAME: &'static str = "orders.edit";
/// }
///
/// #[post("/orders/<id>")]
/// fn change(user: Can<'_, EditOrders>, id: u32) -> String {
///     format!("Order {id}, changed by {}", user.username)
/// }
/// ```
pub struct Can<'r, P: Permission>(CurrentUser<'r>, PhantomData<fn() -> P>);

impl<P: Permission> fmt::Debug for Can<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Can").field(&P::NAME).field(&self.0).finish()
    }
}

impl<'r, P: Permission> Deref for Can<'r, P> {
    type Target = CurrentUser<'r>;

    fn deref(&self) -> &CurrentUser<'r> {
        &self.0
    }
}

#[rocket::async_trait]
impl<'r, P: Permission> FromRequest<'r> for Can<'r, P> {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let user = rocket::outcome::try_outcome!(CurrentUser::from_request(request).await);
        let problem = match user.can(P::NAME).await {
            Ok(true) => return Outcome::Success(Can(user, PhantomData)),
            Ok(false) => Problem::of_status(403),
            Err(problem) => problem,
        };
        Outcome::Error((raise(request, problem.clone()), problem))
    }
}

impl<P: Permission> Sentinel for Can<'_, P> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        let Some(app) = rocket.state::<App>() else { return true };
        let known = app.permissions.declared().has(P::NAME);
        if !known {
            tracing::error!(
                event = "start_failed",
                "a route needs the permission {:?}, which is not declared in Doorward::permissions",
                P::NAME
            );
        }
        !known
    }
}

impl CurrentUser<'_> {
    /// Whether the user has a permission, granted directly or through a group; superusers have all
    /// that are declared. The first check of a request reads the user's permissions, in one
    /// statement. Nobody has an undeclared permission, and the log says so once.
    ///
    /// ```rust,no_run
    /// # use rocket::get;
    /// use doorward::{CurrentUser, Problem};
    ///
    /// #[get("/orders")]
    /// async fn orders(user: CurrentUser<'_>) -> Result<&'static str, Problem> {
    ///     Ok(if user.can("orders.edit").await? { "Change them" } else { "Look at them" })
    /// }
    /// ```
    ///
    /// # Errors
    /// 503 when the database does not answer.
    pub async fn can(&self, permission: &str) -> Result<bool, Problem> {
        if !app(self.request).permissions.knows(permission) {
            return Ok(false);
        }
        Ok(self.is_superuser || held(self.request, self.id).await?.contains(permission))
    }
}

/// The id of an account, and its permissions.
type Held = (i64, Result<BTreeSet<String>, Problem>);

/// The permissions of a user who is not a superuser, read once per request.
///
/// # Errors
/// 503 when the database does not answer.
pub async fn held<'r>(
    request: &'r Request<'_>,
    user_id: i64,
) -> Result<std::borrow::Cow<'r, BTreeSet<String>>, Problem> {
    let read = || async { app(request).permissions.held(user_id).await.map_err(Problem::from) };
    let (whose, held): &Held = request.local_cache_async(async { (user_id, read().await) }).await;
    if *whose != user_id {
        // This very request has signed in another user.
        return Ok(std::borrow::Cow::Owned(read().await?));
    }
    held.as_ref().map(std::borrow::Cow::Borrowed).map_err(Problem::clone)
}
