//! The message on the page after a successful form: one word in the URL, one text of the catalogue.

use crate::render::Answer;
use crate::text::Text;
use crate::web::{Context, sent};

/// Declares each notice once: its name, its word in the URL, and the key of its text.
macro_rules! notices {
    ($($name:ident, $word:literal: $key:literal;)*) => {
        /// A form that has succeeded.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Notice { $($name,)* }

        impl Notice {
            fn word(self) -> &'static str {
                match self { $(Notice::$name => $word,)* }
            }

            fn text(self) -> Text {
                match self { $(Notice::$name => Text::new($key),)* }
            }
        }
    };
}

notices! {
    Profile, "profile": "notice-profile";
    Password, "password": "notice-password";
    SessionEnded, "ended": "notice-session-ended";
    OthersEnded, "others": "notice-others-ended";
    Deleted, "deleted": "notice-deleted";
    UserAdded, "added": "notice-user-added";
    UserDeleted, "user-deleted": "notice-user-deleted";
    Reset, "reset": "notice-reset";
    LimitLifted, "lifted": "notice-limit-lifted";
    LimitOver, "over": "notice-limit-over";
    UserSaved, "saved": "notice-user-saved";
    UserUnchanged, "unchanged": "notice-user-unchanged";
    UserActivated, "activated": "notice-user-activated";
    UserDeactivated, "deactivated": "notice-user-deactivated";
    UserRights, "rights": "notice-user-rights";
    UserPassword, "password": "notice-user-password";
    UserSessionEnded, "ended": "notice-user-session-ended";
    UserSessionsEnded, "all-ended": "notice-user-sessions-ended";
    UserGiven, "given": "notice-user-given";
    GroupAdded, "added": "notice-group-added";
    GroupSaved, "saved": "notice-group-saved";
    GroupUnchanged, "unchanged": "notice-group-unchanged";
    GroupDeleted, "deleted": "notice-group-deleted";
}

impl Notice {
    /// Redirects to a page that shows the message.
    pub fn at(self, context: &Context<'_>, path: &str) -> Answer {
        let mark = if path.contains('?') { '&' } else { '?' };
        Answer::SeeOther(format!("{}{mark}done={}", context.app.path(path), self.word()))
    }

    /// The message of a page at `?done=<word>` if the word belongs to one of `own`; `None` for
    /// other words, and for a link from elsewhere.
    pub fn told(context: &Context<'_>, own: &[Notice]) -> Option<Text> {
        let word = word(context)?;
        own.iter().find(|done| done.word() == word).map(|done| done.text())
    }
}

/// The word of `?done=<word>`; `None` for a link from elsewhere, which could claim what did not
/// happen.
pub fn word<'r>(context: &Context<'r>) -> Option<&'r str> {
    let from = sent(context.request, "Sec-Fetch-Site").next();
    let word = context.request.query_value::<&str>("done")?.ok()?;
    from.is_none_or(|from| from == "same-origin").then_some(word)
}
