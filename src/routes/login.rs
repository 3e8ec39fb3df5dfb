//! Signing in.

use rocket::http::Status;
use rocket::{get, post};

use super::confirm;
use super::done::Done;
use crate::accounts::Way;
use crate::error::{FieldErrors, Refusal};
use crate::guards::{Body, Entry, Farewell, Fields, Kept, Next, Visitor, authorization};
use crate::password::Password;
use crate::render::{Answer, Frame, Page, Returned, SignIn};
use crate::sessions::Channel;
use crate::web::Problem;

const WRONG: &str = "The user name or e-mail and the password do not match an active account. \
                     Capital letters count in the password.";

const BESIDE: &str = "This request came with an Authorization header that holds a token of this site, \
                      and beside one no cookies are set. Sign in without it.";

#[get("/login?<next>")]
pub async fn form(
    entry: Entry<'_>,
    visitor: &Visitor,
    frame: Frame<'_>,
    next: Option<&str>,
) -> Result<Answer, Problem> {
    let next = Next::new(entry.site, next.unwrap_or_default());
    if visitor.who.is_some() {
        return Ok(Answer::SeeOther(next.or_private(entry.site)));
    }
    let told = Farewell::tell(entry.request, next.as_str()).await;
    let reason = visitor.ended.or(match told {
        Some(Farewell::Ended(reason)) => Some(reason),
        _ => None,
    });
    let mut page = SignIn::blank(&entry.site.config, next.as_str());
    let done = Done::told(&entry, &[Done::Reset]);
    page.notice = done.or(reason.map(|reason| reason.sentence()));
    page.cookie_missing = told == Some(Farewell::SignedIn);
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).into())
}

/// The page's form: cookies, and on to `next`, or to the form that was kept for the same person.
#[post("/login", data = "<body>")]
pub async fn sign_in(entry: Entry<'_>, body: Body) -> Result<Answer, Problem> {
    let (entry, fields) = (&entry, &body.fields);
    if authorization(entry.request).is_some() {
        return Ok(refuse(entry, fields).await?.into());
    }
    // A form that comes back shows who is signed in, and a failed sign-in leaves them so.
    Visitor::of(entry.request).await?;
    let mut kept = Kept::open(entry.site, fields.text("kept"));
    let mut sealed = if kept.is_some() { fields.text("kept").to_owned() } else { String::new() };
    let mut errors = FieldErrors::new();
    let login = fields.required("username", true, &mut errors);
    let password = fields.required("password", false, &mut errors);
    let mut throttled = None;
    if let (Some(login), Some(password)) = (login, password) {
        let (accounts, password) = (entry.accounts(), Password::new(password));
        match accounts.authenticate(&login, password, Channel::Browser).await {
            Ok(Some(who)) => {
                let remember = !fields.text("remember").is_empty();
                let old = entry.presented();
                let way = Way::Browser { remember, old: old.as_deref() };
                entry.cookies.issue(accounts.sign_in(&who, way).await?);
                let next = fields.text("next");
                return Ok(match kept.filter(|kept| kept.user_id == who.user.id) {
                    Some(kept) => confirm::page(entry, &who.user, &kept, next).into(),
                    None => lead(entry, next).await,
                });
            }
            Ok(None) => errors.entry("__all__").or_default().push(WRONG.to_owned()),
            Err(Refusal::Throttled { seconds, quota }) => {
                if let Some(kept) = &mut kept {
                    sealed = kept.outlasting(entry.site, seconds);
                }
                throttled = Some(Returned::throttled(seconds, &quota));
            }
            Err(refusal) => return Err(refusal.into()),
        }
    }
    let next = Next::new(entry.site, fields.text("next"));
    let frame = Frame::of(entry.request).await?;
    let returned = throttled.unwrap_or_else(|| errors.into());
    let page = returned.page(|errors| {
        let page = SignIn::again(&entry.site.config, fields, next.as_str(), errors, &sealed);
        Page::new(&frame, SignIn::TEMPLATE, &page)
    });
    Ok(page.into())
}

/// The form once more, for a browser that was signed in by something else on the way here.
async fn refuse(entry: &Entry<'_>, fields: &Fields) -> Result<Page, Problem> {
    let frame = Frame::of(entry.request).await?;
    let next = Next::new(entry.site, fields.text("next"));
    let errors = FieldErrors::from([("__all__", vec![BESIDE.to_owned()])]);
    let page = SignIn::again(&entry.site.config, fields, next.as_str(), errors, "");
    Ok(Page::new(&frame, SignIn::TEMPLATE, &page).status(Status::UnprocessableEntity))
}

/// Leads somebody who has just come in to `next`.
pub async fn lead(entry: &Entry<'_>, next: &str) -> Answer {
    let next = Next::new(entry.site, next).or_private(entry.site);
    Farewell::signed_in(entry.request, &next).await;
    Answer::SeeOther(next)
}
