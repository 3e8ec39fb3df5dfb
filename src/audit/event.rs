//! What is worth a line in the audit trail (ASVS 16.3.1 to 16.3.3).

/// Something that happened. Its word is what the table, the log and filters know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    SetUp,
    Registered,
    SignedIn,
    SignInFailed,
    /// Too many wrong passwords, or too many registrations: somebody has to wait.
    Throttled,
    SignedOut,
    SessionEnded,
    SessionsEnded,
    /// A spent refresh token came back; the session has been ended.
    TokenReused,
    PasswordChanged,
    /// With a one-time code.
    PasswordReset,
    /// By somebody else.
    PasswordSet,
    ResetLinkMade,
    ProfileChanged,
    AccountDeleted,
    UserCreated,
    UserChanged,
    /// Staff or superuser, given or taken.
    RightsChanged,
    Activated,
    Deactivated,
    UserDeleted,
    /// The groups of an account.
    GroupsChanged,
    /// What an account may do by itself.
    PermissionsChanged,
    GroupCreated,
    /// Its name, or what its members may do.
    GroupChanged,
    GroupDeleted,
    CrossOriginRefused,
    ThrottleLifted,
    /// The list of users left as a file.
    UsersExported,
    /// `X-Forwarded-For` came from a peer that is no trusted proxy.
    UntrustedProxy,
    /// Something of the host application's own, by its word.
    Host(&'static str),
}

/// Every event with its word and what people call it.
const EVENTS: [(Event, &str, &str); 30] = [
    (Event::SetUp, "set_up", "First superuser made"),
    (Event::Registered, "registered", "Registered"),
    (Event::SignedIn, "signed_in", "Signed in"),
    (Event::SignInFailed, "sign_in_failed", "Sign-in failed"),
    (Event::Throttled, "throttled", "Too many attempts"),
    (Event::SignedOut, "signed_out", "Signed out"),
    (Event::SessionEnded, "session_ended", "Session ended"),
    (Event::SessionsEnded, "sessions_ended", "Sessions ended"),
    (Event::TokenReused, "token_reused", "Spent token came back"),
    (Event::PasswordChanged, "password_changed", "Password changed"),
    (Event::PasswordReset, "password_reset", "Password reset"),
    (Event::PasswordSet, "password_set", "Password set by an administrator"),
    (Event::ResetLinkMade, "reset_link_made", "Reset link made"),
    (Event::ProfileChanged, "profile_changed", "Profile changed"),
    (Event::AccountDeleted, "account_deleted", "Account deleted by its owner"),
    (Event::UserCreated, "user_created", "User added"),
    (Event::UserChanged, "user_changed", "User changed"),
    (Event::RightsChanged, "rights_changed", "Rights changed"),
    (Event::Activated, "activated", "User activated"),
    (Event::Deactivated, "deactivated", "User deactivated"),
    (Event::UserDeleted, "user_deleted", "User deleted"),
    (Event::GroupsChanged, "groups_changed", "Groups of a user changed"),
    (Event::PermissionsChanged, "permissions_changed", "Permissions of a user changed"),
    (Event::GroupCreated, "group_created", "Group added"),
    (Event::GroupChanged, "group_changed", "Group changed"),
    (Event::GroupDeleted, "group_deleted", "Group deleted"),
    (Event::CrossOriginRefused, "cross_origin_refused", "Request from another site refused"),
    (Event::ThrottleLifted, "throttle_lifted", "Limit lifted"),
    (Event::UsersExported, "users_exported", "List of users downloaded"),
    (Event::UntrustedProxy, "untrusted_proxy", "Forwarded by a proxy that is not trusted"),
];

impl Event {
    /// Every event, in the order in which people are offered them.
    pub fn all() -> impl Iterator<Item = Event> {
        EVENTS.iter().map(|(event, ..)| *event)
    }

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        if let Event::Host(word) = self { word } else { self.entry().1 }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        if let Event::Host(word) = self { word } else { self.entry().2 }
    }

    /// The event of a word; `None` for a word of another version.
    pub fn parse(word: &str) -> Option<Self> {
        EVENTS.iter().find(|(_, known, _)| *known == word).map(|(event, ..)| *event)
    }

    /// Whether an administrator should see it among many.
    pub fn is_alarming(self) -> bool {
        matches!(
            self,
            Event::SignInFailed
                | Event::Throttled
                | Event::TokenReused
                | Event::CrossOriginRefused
                | Event::UntrustedProxy
        )
    }

    /// Whether an account is another one by it: made, changed, given other rights or a password.
    pub fn is_change(self) -> bool {
        matches!(
            self,
            Event::SetUp
                | Event::Registered
                | Event::PasswordChanged
                | Event::PasswordReset
                | Event::PasswordSet
                | Event::ResetLinkMade
                | Event::ProfileChanged
                | Event::AccountDeleted
                | Event::UserCreated
                | Event::UserChanged
                | Event::RightsChanged
                | Event::Activated
                | Event::Deactivated
                | Event::UserDeleted
                | Event::GroupsChanged
                | Event::PermissionsChanged
        )
    }

    fn entry(self) -> &'static (Event, &'static str, &'static str) {
        EVENTS.iter().find(|(event, ..)| *event == self).expect("every event is in the table")
    }
}
