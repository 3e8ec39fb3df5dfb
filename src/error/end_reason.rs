//! Why a session ended.

use crate::text::Text;

/// Why a session ended; stored as text in `sessions.end_reason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// Its holder signed out.
    Logout,
    /// It was not used for too long, or was too old.
    Expired,
    /// A refresh token came back that had been spent.
    TokenReused,
    /// The password of the account was changed.
    PasswordChanged,
    /// The account was deactivated.
    Deactivated,
    /// The account was given other rights.
    RoleChanged,
    /// An administrator ended it.
    Admin,
    /// Another session took its place in the browser.
    Replaced,
}

impl EndReason {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            EndReason::Logout => "logout",
            EndReason::Expired => "expired",
            EndReason::TokenReused => "token_reused",
            EndReason::PasswordChanged => "password_changed",
            EndReason::Deactivated => "deactivated",
            EndReason::RoleChanged => "role_changed",
            EndReason::Admin => "admin",
            EndReason::Replaced => "replaced",
        }
    }

    /// The reason for a stored word; `None` for a word of another version.
    pub fn parse(word: &str) -> Option<Self> {
        use EndReason::*;
        [Logout, Expired, TokenReused, PasswordChanged, Deactivated, RoleChanged, Admin, Replaced]
            .into_iter()
            .find(|reason| reason.as_str() == word)
    }

    /// What the sign-in page tells the person, in one sentence.
    pub(crate) fn text(self) -> Text {
        Text::new(match self {
            EndReason::Logout => "ended-logout",
            EndReason::Expired => "ended-expired",
            EndReason::TokenReused => "ended-token-reused",
            EndReason::PasswordChanged => "ended-password-changed",
            EndReason::Deactivated => "ended-deactivated",
            EndReason::RoleChanged => "ended-role-changed",
            EndReason::Admin => "ended-admin",
            EndReason::Replaced => "ended-replaced",
        })
    }
}
