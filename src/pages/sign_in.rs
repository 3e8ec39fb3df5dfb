//! Signing in.

pub mod tokens;

use rocket::http::Status;
use rocket::{get, post};

use crate::accounts::Way;
use crate::entity::user;
use crate::error::{EndReason, FieldError, FieldErrors, Refusal};
use crate::guards::Visitor;
use crate::interrupted::{self, InterruptedForm};
use crate::password::Password;
use crate::render::{Answer, Frame, Notice, Page, Returned, SignIn};
use crate::sessions::Channel;
use crate::users::Face;
use crate::web::{Body, Context, Fields, Problem, RedirectTarget, SignOutReason, authorization};

/// What is wrong, and what often is the reason.
const WRONG: [&str; 2] = ["login-wrong", "login-wrong-hint"];
/// Beside an `Authorization` header that holds a token of this site no cookies are set.
const BESIDE: &str = "login-beside";

#[get("/login?<next>")]
pub async fn form(
    context: Context<'_>,
    visitor: &Visitor,
    frame: Frame<'_>,
    next: Option<&str>,
) -> Result<Answer, Problem> {
    let next = RedirectTarget::new(context.app, next.unwrap_or_default());
    if visitor.who.is_some() {
        return Ok(Answer::SeeOther(next.or_after_sign_in(context.app)));
    }
    let told = SignOutReason::tell(context.request, next.as_str()).await;
    let reason = visitor.ended.or(match told {
        Some(SignOutReason::Ended(reason)) => Some(reason),
        _ => None,
    });
    let mut page = SignIn::blank(&context.app.config, next.as_str());
    let done = Notice::told(&context, &[Notice::Reset, Notice::Deleted]);
    let signed_out = told == Some(SignOutReason::SignedOut) && reason.is_none();
    page.notice = done
        .or(reason.map(|reason| reason.text()))
        .or(signed_out.then(|| "login-signed-out".into()));
    page.cookie_missing = told == Some(SignOutReason::SignedIn);
    // Who ended a session on purpose leaves no name behind.
    if reason == Some(EndReason::Expired)
        && let Some(user) = former_user(&context).await?
    {
        let face = Face::of(user.id, &user.username, &user.first_name, &user.last_name);
        page = page.known(&user.username, &face.name);
    }
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).into())
}

/// The account whose ended session this browser still presents.
async fn former_user(context: &Context<'_>) -> Result<Option<user::Model>, Problem> {
    let Some(claims) = context.cookies.session(context.app) else { return Ok(None) };
    let user = context.app.users.get(claims.user_id).await?;
    Ok(user.filter(|user| user.is_active))
}

/// Handles the form: sets cookies and redirects to `next`, or to the form that was kept for the
/// same person.
#[post("/login", data = "<body>")]
pub async fn sign_in(context: Context<'_>, body: Body) -> Result<Answer, Problem> {
    let (context, fields) = (&context, &body.fields);
    if authorization(context.request).is_some() {
        return Ok(refuse(context, fields).await?.into());
    }
    // A form that is shown again shows who is signed in, and a failed sign-in keeps their session.
    Visitor::of(context.request).await?;
    let mut kept = InterruptedForm::open(context.app, fields.text("kept"));
    let mut sealed = if kept.is_some() { fields.text("kept").to_owned() } else { String::new() };
    let mut errors = FieldErrors::new();
    let login = fields.required("username", true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let mut throttled = None;
    if let (Some(login), Some(password)) = (login, password) {
        let (accounts, password) = (context.accounts(), Password::new(password));
        match accounts.authenticate(&login, password, Channel::Browser).await {
            Ok(Some(who)) => {
                let remember = !fields.text("remember").is_empty();
                let old = context.presented();
                let way = Way::Browser { remember, old: old.as_deref() };
                context.cookies.issue(accounts.sign_in(&who, way).await?);
                let next = fields.text("next");
                return Ok(match kept.filter(|kept| kept.user_id == who.user.id) {
                    Some(kept) => interrupted::page(context, &who.user, &kept, next).into(),
                    None => Answer::welcome(context, next).await,
                });
            }
            Ok(None) => errors.entry("__all__").or_default().extend(WRONG.map(FieldError::page)),
            Err(Refusal::Throttled { seconds, quota }) => {
                if let Some(kept) = &mut kept {
                    sealed = kept.outlasting(context.app, seconds);
                }
                throttled = Some(Returned::throttled(seconds, &quota));
            }
            Err(refusal) => return Err(refusal.into()),
        }
    }
    let next = RedirectTarget::new(context.app, fields.text("next"));
    let frame = Frame::of(context.request).await?;
    let returned = throttled.unwrap_or_else(|| errors.into());
    let page = returned.page(|errors| {
        let page = SignIn::again(&context.app.config, fields, next.as_str(), errors, &sealed);
        Page::new(&frame, SignIn::TEMPLATE, &page)
    });
    Ok(page.into())
}

/// The form again, for a browser whose requests get an `Authorization` header on the way, which
/// signs it in already.
async fn refuse(context: &Context<'_>, fields: &Fields) -> Result<Page, Problem> {
    let frame = Frame::of(context.request).await?;
    let next = RedirectTarget::new(context.app, fields.text("next"));
    let errors = FieldErrors::from([("__all__", vec![FieldError::page(BESIDE)])]);
    let page = SignIn::again(&context.app.config, fields, next.as_str(), errors, "");
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).status(Status::UnprocessableEntity))
}
