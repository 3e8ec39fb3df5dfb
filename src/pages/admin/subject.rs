//! The account or the group that an admin page is about.

use rocket::Request;
use rocket::outcome::try_outcome;
use rocket::request::{FromRequest, Outcome};

use crate::accounts::Accounts;
use crate::app::App;
use crate::entity::user;
use crate::error::FieldErrors;
use crate::guards::Staff;
use crate::permissions::Group;
use crate::render::Frame;
use crate::users;
use crate::web::{Context, Fields, Problem};

/// The place of the id in the paths of these pages, such as `/admin/users/<id>`.
const ID: usize = 2;

/// What has admin pages of its own.
#[rocket::async_trait]
pub trait Subject: Sized + Send {
    /// The one with this id.
    async fn find(app: &App, id: i64) -> Result<Option<Self>, Problem>;
}

#[rocket::async_trait]
impl Subject for user::Model {
    async fn find(app: &App, id: i64) -> Result<Option<Self>, Problem> {
        Ok(app.users.get(id).await?)
    }
}

#[rocket::async_trait]
impl Subject for Group {
    async fn find(app: &App, id: i64) -> Result<Option<Self>, Problem> {
        Ok(app.permissions.group(id).await?)
    }
}

/// A guard for pages about one subject: the viewer, who is staff, and the subject whose id is in
/// the path; 404 without one.
pub struct PageAbout<'r, S> {
    pub viewer: Staff<'r>,
    pub subject: S,
    pub context: Context<'r>,
    pub frame: Frame<'r>,
}

impl<S: Subject> PageAbout<'_, S> {
    /// Operations on accounts, performed by the viewer.
    pub fn accounts(&self) -> Accounts {
        self.context.accounts_for(&self.viewer)
    }

    /// The same page about the subject as it is stored now.
    ///
    /// # Errors
    /// 404 when it has been deleted meanwhile.
    pub async fn reread(self) -> Result<Self, Problem> {
        let subject = stored(self.context.request).await?;
        Ok(PageAbout { subject, ..self })
    }
}

/// The version that a form is based on; if a script names none, the stored one, as in the API. A
/// version that cannot be read is none that a row has.
pub fn seen(fields: &Fields, stored: i64) -> i64 {
    if !fields.has("version") {
        return stored;
    }
    fields.integer("version", &mut FieldErrors::new()).unwrap_or(-1)
}

/// The subject whose id is in the path.
async fn stored<S: Subject>(request: &Request<'_>) -> Result<S, Problem> {
    let missing = || Problem::of_status(404);
    let id = request.param::<&str>(ID).and_then(Result::ok).and_then(users::id);
    S::find(Context::of(request).app, id.ok_or_else(missing)?).await?.ok_or_else(missing)
}

#[rocket::async_trait]
impl<'r, S: Subject> FromRequest<'r> for PageAbout<'r, S> {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        let viewer = try_outcome!(Staff::from_request(request).await);
        let found = async {
            let (context, subject) = (Context::of(request), stored(request).await?);
            Ok(PageAbout { viewer, subject, context, frame: Frame::of(request).await? })
        };
        match found.await {
            Ok(about) => Outcome::Success(about),
            Err(problem) => Problem::outcome(problem, request),
        }
    }
}
