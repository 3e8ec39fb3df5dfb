//! The page that shows a kept form, so that it can be sent after all.

use serde::Serialize;

use crate::entity::user;
use crate::interrupted::InterruptedForm;
use crate::render::{Frame, Page};
use crate::text::{Languages, Text};
use crate::web::{Context, RedirectTarget};

#[derive(Serialize)]
struct ConfirmPage<'a> {
    target: &'a str,
    fields: Vec<Shown<'a>>,
    had_password: bool,
    /// Where to go without sending it.
    leave: String,
}

#[derive(Serialize)]
struct Shown<'a> {
    name: &'a str,
    label: Text,
    value: &'a str,
}

/// The page for the user who has just signed in. It is the answer to the sign-in form itself, since
/// nothing of it may appear in a URL.
pub fn page(context: &Context<'_>, user: &user::Model, kept: &InterruptedForm, next: &str) -> Page {
    let fields = kept.fields.iter().map(|(name, value)| Shown { name, label: label(name), value });
    let page = ConfirmPage {
        target: &kept.target,
        fields: fields.collect(),
        had_password: kept.had_password,
        leave: RedirectTarget::new(context.app, next).or_after_sign_in(context.app),
    };
    Page::new(&Frame::welcoming(context.request, user), "doorward/confirm.html", &page)
}

/// What a field is called on Doorward's pages; one of a host's is called by its name in words:
/// `first_name` is "First name".
fn label(name: &str) -> Text {
    let key = format!("field-{name}");
    if Languages::english().message(&key).is_some() {
        return Text::new(key);
    }
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.trim().chars();
    Text::verbatim(match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    })
}
