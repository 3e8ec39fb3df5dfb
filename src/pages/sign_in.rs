//! Signing in.

pub mod tokens;

use rocket::http::Status;
use rocket::{get, post};

use crate::accounts::Way;
use crate::error::{FieldErrors, Refusal};
use crate::guards::Visitor;
use crate::interrupted::{self, InterruptedForm};
use crate::password::Password;
use crate::render::{Answer, Frame, Notice, Page, Returned, SignIn};
use crate::sessions::Channel;
use crate::web::{Body, Context, Fields, Problem, RedirectTarget, SignOutReason, authorization};

const WRONG: &str = "The user name or e-mail and the password do not match an active account. \
                     Capital letters count in the password.";

const BESIDE: &str = "This request came with an Authorization header that holds a token of this site, \
                      and beside one no cookies are set. Sign in without it.";

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
        .or(reason.map(|reason| reason.sentence()))
        .or(signed_out.then_some("You are signed out."));
    page.cookie_missing = told == Some(SignOutReason::SignedIn);
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).into())
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
            Ok(None) => errors.entry("__all__").or_default().push(WRONG.to_owned()),
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
    let errors = FieldErrors::from([("__all__", vec![BESIDE.to_owned()])]);
    let page = SignIn::again(&context.app.config, fields, next.as_str(), errors, "");
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).status(Status::UnprocessableEntity))
}
