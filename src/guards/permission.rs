//! The guard for routes that need a permission, and asking whether somebody has one.

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
    /// As it is declared in [`Doorward::permissions`](crate::Doorward::permissions).
    const NAME: &'static str;
}

/// A signed-in person who has a permission, by a group or by themselves; superusers have all.
/// Others get 403, and who is not signed in what [`CurrentUser`] gives them. What is given or taken
/// acts on the next request. A permission that is not declared stops the launch.
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
    /// Whether the person has a permission, by a group or by themselves; superusers have all that
    /// are declared. The first question of a request reads what the person has, in one statement.
    /// A permission that is not declared nobody has, and the log says so once.
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

/// What an account holds, and whose that is.
type Held = (i64, Result<BTreeSet<String>, Problem>);

/// What somebody holds who is no superuser, read once per request.
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
        // Somebody else has signed in by this very request.
        return Ok(std::borrow::Cow::Owned(read().await?));
    }
    held.as_ref().map(std::borrow::Cow::Borrowed).map_err(Problem::clone)
}
