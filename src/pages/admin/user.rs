//! The page of one user, for staff to see and superusers to change.

mod conflict;
mod delete;
mod history;
pub mod link;
mod password;
mod sessions;
mod state;

use rocket::http::Status;
use rocket::{Route, get, post, routes};
use serde::Serialize;

use crate::entity::user;
use crate::error::{FieldErrors, Refusal};
use crate::guards::Superuser;
use crate::pages::admin::boxes::{self, TickBox, Ticked};
use crate::pages::admin::subject::{PageAbout, seen};
use crate::pages::admin::user::state::FormValues;
use crate::pages::admin::users::filters::View;
use crate::render::{Answer, FormState, Notice, Page};
use crate::sessions::Identity;
use crate::text::{Moment, Text};
use crate::users::{Edit, Edited, Face, Rights};
use crate::web::person::{EMAIL, FIRST_NAME, GROUPS, LAST_NAME, PERMISSIONS, USERNAME};
use crate::web::{Body, Context, Field, Fields, Problem};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![
        show,
        save,
        password::form,
        password::set,
        password::reset_link,
        sessions::list,
        sessions::end,
        sessions::end_all,
        history::list,
        delete::form,
        delete::delete,
    ]
}

const FIELDS: [Field; 6] = [USERNAME, EMAIL, FIRST_NAME, LAST_NAME, GROUPS, PERMISSIONS];

/// The guard of all pages about one user.
type AboutUser<'r> = PageAbout<'r, user::Model>;

/// What all pages about one user show.
#[derive(Debug, Serialize)]
struct Head {
    /// The current section of the administration.
    at: &'static str,
    /// The current one of the pages about the user.
    here: &'static str,
    done: Option<Text>,
    id: i64,
    #[serde(flatten)]
    face: Face,
    username: String,
    email: String,
    is_active: bool,
    is_staff: bool,
    is_superuser: bool,
    /// The query of the list that led here.
    list: String,
    /// Whether the viewer is this user.
    own: bool,
    /// Whether the viewer may change what is shown.
    may_change: bool,
    version: i64,
}

impl Head {
    fn of(about: &AboutUser<'_>, here: &'static str) -> Self {
        Head::about(&about.context, &about.viewer, &about.subject, here)
    }

    /// The head of a page about `user`, as `who` sees it.
    fn about(
        context: &Context<'_>,
        who: &Identity,
        user: &user::Model,
        here: &'static str,
    ) -> Self {
        Head {
            at: "users",
            here,
            done: None,
            id: user.id,
            face: Face::of(user.id, &user.username, &user.first_name, &user.last_name),
            username: user.username.clone(),
            email: user.email.clone(),
            is_active: user.is_active,
            is_staff: user.is_staff,
            is_superuser: user.is_superuser,
            list: View::of(context.request).link(),
            own: user.id == who.id,
            may_change: who.is_superuser,
            version: user.version,
        }
    }

    /// Adds the notice to show after one of these forms.
    fn after(self, context: &Context<'_>, own: &[Notice]) -> Self {
        Head { done: Notice::told(context, own), ..self }
    }
}

#[derive(Debug, Serialize)]
struct UserPage {
    #[serde(flatten)]
    head: Head,
    form: FormState,
    /// The checkboxes of the rights.
    ticked: Rights,
    /// What the form was opened with.
    was: FormValues,
    groups: Vec<TickBox>,
    permissions: Vec<TickBox>,
    joined: Moment,
    last_login: Option<Moment>,
    live: u64,
}

impl AboutUser<'_> {
    /// Redirects to one of the pages about this user, with a notice and with the query of the list
    /// that led here.
    fn redirect(&self, notice: Notice, page: &str) -> Answer {
        let list = View::of(self.context.request).link();
        notice.at(&self.context, &format!("/admin/users/{}{page}{list}", self.subject.id))
    }
}

async fn page(
    about: &AboutUser<'_>,
    (head, form, ticked): (Head, FormState, Rights),
    typed: Option<&Fields>,
) -> Result<Page, Problem> {
    let (app, user) = (about.context.app, &about.subject);
    let (live, _) = app.sessions.tally(user.id).await?;
    let stored = Ticked::stored(app, user.id).await?;
    let by = boxes::by_group(app, &stored.groups).await?;
    let given = typed.and_then(Ticked::of).unwrap_or_else(|| stored.clone());
    let opened = typed.and_then(FormValues::opened);
    let was = opened.unwrap_or_else(|| FormValues::stored(user, &stored));
    let page = UserPage {
        head,
        form,
        ticked,
        was,
        groups: boxes::groups(&app.permissions.groups().await?, &given.groups),
        permissions: boxes::permissions(
            app.permissions.declared(),
            &stored.permissions,
            &given.permissions,
            &by,
        ),
        joined: Moment::of(user.date_joined),
        last_login: user.last_login.map(Moment::of),
        live,
    };
    Ok(Page::new(&about.frame, "doorward/admin/user/show.html", &page))
}

#[get("/admin/users/<_>")]
async fn show(about: AboutUser<'_>) -> Result<Page, Problem> {
    let user = &about.subject;
    let form = FormState::blank(&FIELDS, "")
        .value("username", &user.username)
        .value("email", &user.email)
        .value("first_name", &user.first_name)
        .value("last_name", &user.last_name)
        .focus("");
    let done = [
        Notice::UserAdded,
        Notice::UserSaved,
        Notice::UserUnchanged,
        Notice::UserActivated,
        Notice::UserDeactivated,
        Notice::UserRights,
        Notice::UserPassword,
        Notice::UserGiven,
    ];
    let head = Head::of(&about, "profile").after(&about.context, &done);
    page(&about, (head, form, Rights::of(user)), None).await
}

#[post("/admin/users/<_>", data = "<body>")]
async fn save(_admin: Superuser<'_>, about: AboutUser<'_>, body: Body) -> Result<Answer, Problem> {
    let (id, fields) = (about.subject.id, &body.fields);
    let seen = seen(fields, about.subject.version);
    let mut errors = FieldErrors::new();
    let mut given = Ticked::of(fields);
    if let (Some(given), Some(was)) = (&mut given, FormValues::opened(fields)) {
        // A group that was deleted since is no mistake of this form.
        let all = about.context.app.permissions.groups().await?;
        let had = |id: &i64| was.items("groups").any(|item| item == id.to_string());
        given.groups.retain(|id| !had(id) || all.iter().any(|group| group.id == *id));
    }
    // Browsers do not submit checkboxes that are not ticked.
    let ticked = Rights::by_name(|name| fields.boolean(name, &mut errors).unwrap_or(false));
    let edit = Edit {
        username: fields.required("username", true, &mut errors),
        email: fields.required("email", true, &mut errors),
        first_name: fields.optional("first_name", true, &mut errors).or(Some(String::new())),
        last_name: fields.optional("last_name", true, &mut errors).or(Some(String::new())),
        rights: ticked.into(),
        groups: given.as_ref().map(|given| given.groups.clone()),
        permissions: given.as_ref().map(|given| given.permissions.clone()),
        version: Some(seen),
    };
    let errors = match about.accounts().change_user(id, edit, errors).await {
        Ok(edited) => return Ok(about.redirect(said(&edited), "")),
        Err(Refusal::Stale) => {
            let page = conflict::page(&about.reread().await?, fields, ticked).await?;
            return Ok(page.status(Status::Conflict).into());
        }
        Err(refusal) => mistakes(refusal)?,
    };
    let form = FormState::filled(&FIELDS, fields, "", errors);
    // The input is based on this version, even when the stored one is newer.
    let head = Head { version: seen, ..Head::of(&about, "profile") };
    let page = page(&about, (head, form, ticked), Some(fields)).await?;
    Ok(page.status(Status::UnprocessableEntity).into())
}

/// The errors to show in the form, if the refusal has any.
fn mistakes(refusal: Refusal) -> Result<FieldErrors, Refusal> {
    match refusal {
        Refusal::Invalid(errors) => Ok(errors),
        Refusal::LastSuperuser => Ok(FieldErrors::from([("__all__", vec![refusal.field_error()])])),
        refusal => Err(refusal),
    }
}

fn said(Edited { old, user, given, ends }: &Edited) -> Notice {
    let same = user::Model { version: old.version, ..user.clone() } == *old;
    match ends {
        _ if old.is_active && !user.is_active => Notice::UserDeactivated,
        Some(_) => Notice::UserRights,
        None if !old.is_active && user.is_active => Notice::UserActivated,
        None if *given => Notice::UserGiven,
        None if same => Notice::UserUnchanged,
        None => Notice::UserSaved,
    }
}
