//! The message on the page after a successful form: one word in the URL, one sentence here.

use crate::render::Answer;
use crate::web::{Context, sent};

/// A form that has succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    Profile,
    Password,
    SessionEnded,
    OthersEnded,
    Deleted,
    UserAdded,
    UserDeleted,
    Reset,
    LimitLifted,
    LimitOver,
    UserSaved,
    UserUnchanged,
    UserActivated,
    UserDeactivated,
    UserRights,
    UserPassword,
    UserSessionEnded,
    UserSessionsEnded,
    UserGiven,
    GroupAdded,
    GroupSaved,
    GroupUnchanged,
    GroupDeleted,
}

impl Notice {
    fn word(self) -> &'static str {
        match self {
            Notice::Profile => "profile",
            Notice::Password => "password",
            Notice::SessionEnded => "ended",
            Notice::OthersEnded => "others",
            Notice::Deleted => "deleted",
            Notice::UserAdded => "added",
            Notice::UserDeleted => "user-deleted",
            Notice::Reset => "reset",
            Notice::LimitLifted => "lifted",
            Notice::LimitOver => "over",
            Notice::UserSaved => "saved",
            Notice::UserUnchanged => "unchanged",
            Notice::UserActivated => "activated",
            Notice::UserDeactivated => "deactivated",
            Notice::UserRights => "rights",
            Notice::UserPassword => "password",
            Notice::UserSessionEnded => "ended",
            Notice::UserSessionsEnded => "all-ended",
            Notice::UserGiven => "given",
            Notice::GroupAdded => "added",
            Notice::GroupSaved => "saved",
            Notice::GroupUnchanged => "unchanged",
            Notice::GroupDeleted => "deleted",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Notice::Profile => "Your profile was saved.",
            Notice::Password => "Your password was changed. Your other sessions have ended.",
            Notice::SessionEnded => "That session has ended.",
            Notice::OthersEnded => "Your other sessions have ended.",
            Notice::Deleted => "Your account was deleted.",
            Notice::UserAdded => "The user was added.",
            Notice::UserDeleted => "The user was deleted, and their sessions have ended.",
            Notice::LimitLifted => "The limit was lifted.",
            Notice::LimitOver => "That limit was over already.",
            Notice::Reset => "Your new password was set. Sign in with it.",
            Notice::UserSaved => "The user was saved.",
            Notice::UserUnchanged => "There was nothing to change: the user is as you see.",
            Notice::UserActivated => "The user was saved and activated, and can sign in again.",
            Notice::UserDeactivated => {
                "The user was saved and deactivated, and cannot sign in. Their sessions have ended."
            }
            Notice::UserRights => {
                "The user was saved with other rights. Their sessions have ended, so that the new \
                 rights count from the next sign-in on."
            }
            Notice::UserPassword => {
                "The password was set. Their sessions have ended, and the old password is void."
            }
            Notice::UserSessionEnded => "That session has ended.",
            Notice::UserSessionsEnded => "All sessions of this user have ended.",
            Notice::UserGiven => {
                "The user was saved. What they may do now counts from their next request on."
            }
            Notice::GroupAdded => "The group was added.",
            Notice::GroupSaved => {
                "The group was saved. What its members may do now counts from their next request on."
            }
            Notice::GroupUnchanged => "There was nothing to change: the group is as you see.",
            Notice::GroupDeleted => {
                "The group was deleted. Its members have lost what only it gave."
            }
        }
    }

    /// Redirects to a page that shows the message.
    pub fn at(self, context: &Context<'_>, path: &str) -> Answer {
        let mark = if path.contains('?') { '&' } else { '?' };
        Answer::SeeOther(format!("{}{mark}done={}", context.app.path(path), self.word()))
    }

    /// The message of a page at `?done=<word>` if the word belongs to one of `own`; `None` for
    /// other words, and for a link from elsewhere.
    pub fn told(context: &Context<'_>, own: &[Notice]) -> Option<&'static str> {
        let word = word(context)?;
        own.iter().find(|done| done.word() == word).map(|done| done.sentence())
    }
}

/// The word of `?done=<word>`; `None` for a link from elsewhere, which could claim what did not
/// happen.
pub fn word<'r>(context: &Context<'r>) -> Option<&'r str> {
    let from = sent(context.request, "Sec-Fetch-Site").next();
    let word = context.request.query_value::<&str>("done")?.ok()?;
    from.is_none_or(|from| from == "same-origin").then_some(word)
}
