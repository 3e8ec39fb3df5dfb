//! The message on the page after a successful form: one word in the URL, one sentence here.

use crate::render::Answer;
use crate::web::{Context, sent};

/// Declares each notice once: its name, its word in the URL, and its sentence.
macro_rules! notices {
    ($($name:ident, $word:literal: $sentence:literal;)*) => {
        /// A form that has succeeded.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Notice { $($name,)* }

        impl Notice {
            fn word(self) -> &'static str {
                match self { $(Notice::$name => $word,)* }
            }

            fn sentence(self) -> &'static str {
                match self { $(Notice::$name => $sentence,)* }
            }
        }
    };
}

notices! {
    Profile, "profile": "Your profile was saved.";
    Password, "password": "Your password was changed. Your other sessions have ended.";
    SessionEnded, "ended": "That session has ended.";
    OthersEnded, "others": "Your other sessions have ended.";
    Deleted, "deleted": "Your account was deleted.";
    UserAdded, "added": "The user was added.";
    UserDeleted, "user-deleted": "The user was deleted, and their sessions have ended.";
    Reset, "reset": "Your new password was set. Sign in with it.";
    LimitLifted, "lifted": "The limit was lifted.";
    LimitOver, "over": "That limit was over already.";
    UserSaved, "saved": "The user was saved.";
    UserUnchanged, "unchanged": "There was nothing to change: the user is as you see.";
    UserActivated, "activated": "The user was saved and activated, and can sign in again.";
    UserDeactivated, "deactivated":
        "The user was saved and deactivated, and cannot sign in. Their sessions have ended.";
    UserRights, "rights":
        "The user was saved with other rights. Their sessions have ended, so that the new \
         rights count from the next sign-in on.";
    UserPassword, "password":
        "The password was set. Their sessions have ended, and the old password is void.";
    UserSessionEnded, "ended": "That session has ended.";
    UserSessionsEnded, "all-ended": "All sessions of this user have ended.";
    UserGiven, "given":
        "The user was saved. What they may do now counts from their next request on.";
    GroupAdded, "added": "The group was added.";
    GroupSaved, "saved":
        "The group was saved. What its members may do now counts from their next request on.";
    GroupUnchanged, "unchanged": "There was nothing to change: the group is as you see.";
    GroupDeleted, "deleted": "The group was deleted. Its members have lost what only it gave.";
}

impl Notice {
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
