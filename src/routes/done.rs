//! What a page says first after a form that led to it: one word in the URL, one sentence here.

use crate::guards::{Entry, sent};
use crate::render::Answer;

/// A form that was done, by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
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
}

impl Done {
    fn word(self) -> &'static str {
        match self {
            Done::Profile => "profile",
            Done::Password => "password",
            Done::SessionEnded => "ended",
            Done::OthersEnded => "others",
            Done::Deleted => "deleted",
            Done::UserAdded => "added",
            Done::UserDeleted => "user-deleted",
            Done::Reset => "reset",
            Done::LimitLifted => "lifted",
            Done::LimitOver => "over",
            Done::UserSaved => "saved",
            Done::UserUnchanged => "unchanged",
            Done::UserActivated => "activated",
            Done::UserDeactivated => "deactivated",
            Done::UserRights => "rights",
            Done::UserPassword => "password",
            Done::UserSessionEnded => "ended",
            Done::UserSessionsEnded => "all-ended",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Done::Profile => "Your profile was saved.",
            Done::Password => "Your password was changed. Your other sessions have ended.",
            Done::SessionEnded => "That session has ended.",
            Done::OthersEnded => "Your other sessions have ended.",
            Done::Deleted => "Your account was deleted.",
            Done::UserAdded => "The user was added.",
            Done::UserDeleted => "The user was deleted, and their sessions have ended.",
            Done::LimitLifted => "The limit was lifted.",
            Done::LimitOver => "That limit was over already.",
            Done::Reset => "Your new password was set. Sign in with it.",
            Done::UserSaved => "The user was saved.",
            Done::UserUnchanged => "There was nothing to change: the user is as you see.",
            Done::UserActivated => "The user was saved and activated, and can sign in again.",
            Done::UserDeactivated => {
                "The user was saved and deactivated, and cannot sign in. Their sessions have ended."
            }
            Done::UserRights => {
                "The user was saved with other rights. Their sessions have ended, so that the new \
                 rights count from the next sign-in on."
            }
            Done::UserPassword => {
                "The password was set. Their sessions have ended, and the old password is void."
            }
            Done::UserSessionEnded => "That session has ended.",
            Done::UserSessionsEnded => "All sessions of this user have ended.",
        }
    }

    /// Leads to a page that will say it.
    pub fn at(self, entry: &Entry<'_>, path: &str) -> Answer {
        let mark = if path.contains('?') { '&' } else { '?' };
        Answer::SeeOther(format!("{}{mark}done={}", entry.site.path(path), self.word()))
    }

    /// What a page at `?done=<word>` says if the word is of one of `own`: nothing for another, and
    /// nothing for a link from elsewhere.
    pub fn told(entry: &Entry<'_>, own: &[Done]) -> Option<&'static str> {
        let word = word(entry)?;
        own.iter().find(|done| done.word() == word).map(|done| done.sentence())
    }
}

/// The word of `?done=<word>`; `None` for a link from elsewhere, which could say what did not
/// happen.
pub fn word<'r>(entry: &Entry<'r>) -> Option<&'r str> {
    let word = entry.request.query_value::<&str>("done")?.ok()?;
    let from = sent(entry.request, "Sec-Fetch-Site").next();
    from.is_none_or(|from| from == "same-origin").then_some(word)
}
