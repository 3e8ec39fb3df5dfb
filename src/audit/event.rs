//! The events of the audit trail (ASVS 16.3.1 to 16.3.3).

/// What an event means to an administrator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    /// Administrators should notice it.
    Alarm,
    /// It changes an account: creates it, deletes it, changes its data, rights or password.
    Change,
}

/// Declares each event once: its stored name, its label and its weight. People are offered the
/// events in this order.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident: $word:literal, $label:literal, $weight:ident;)*) => {
        /// An event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Event {
            $($(#[$doc])* $name,)*
            /// Something of the host application's own, by its word.
            Host(&'static str),
        }

        impl Event {
            const ALL: &[Event] = &[$(Event::$name),*];

            fn entry(self) -> (&'static str, &'static str, Weight) {
                match self {
                    $(Event::$name => ($word, $label, Weight::$weight),)*
                    Event::Host(word) => (word, word, Weight::Plain),
                }
            }
        }
    };
}

events! {
    SetUp: "set_up", "First superuser made", Change;
    Registered: "registered", "Registered", Change;
    SignedIn: "signed_in", "Signed in", Plain;
    SignInFailed: "sign_in_failed", "Sign-in failed", Alarm;
    /// Too many wrong passwords or registrations: the client has to wait.
    Throttled: "throttled", "Too many attempts", Alarm;
    SignedOut: "signed_out", "Signed out", Plain;
    SessionEnded: "session_ended", "Session ended", Plain;
    SessionsEnded: "sessions_ended", "Sessions ended", Plain;
    /// A spent refresh token was presented; the session has been ended.
    TokenReused: "token_reused", "Spent token came back", Alarm;
    PasswordChanged: "password_changed", "Password changed", Change;
    /// With a one-time code.
    PasswordReset: "password_reset", "Password reset", Change;
    /// By somebody else.
    PasswordSet: "password_set", "Password set by an administrator", Change;
    ResetLinkMade: "reset_link_made", "Reset link made", Change;
    ProfileChanged: "profile_changed", "Profile changed", Change;
    AccountDeleted: "account_deleted", "Account deleted by its owner", Change;
    UserCreated: "user_created", "User added", Change;
    UserChanged: "user_changed", "User changed", Change;
    /// Staff or superuser, granted or withdrawn.
    RightsChanged: "rights_changed", "Rights changed", Change;
    Activated: "activated", "User activated", Change;
    Deactivated: "deactivated", "User deactivated", Change;
    UserDeleted: "user_deleted", "User deleted", Change;
    CrossOriginRefused: "cross_origin_refused", "Request from another site refused", Alarm;
    ThrottleLifted: "throttle_lifted", "Limit lifted", Plain;
    /// The list of users was downloaded.
    UsersExported: "users_exported", "List of users downloaded", Plain;
    /// `X-Forwarded-For` came from a peer that is no trusted proxy.
    UntrustedProxy: "untrusted_proxy", "Forwarded by a proxy that is not trusted", Alarm;
}

impl Event {
    /// All events, in the order in which people are offered them.
    pub fn all() -> impl Iterator<Item = Event> {
        Event::ALL.iter().copied()
    }

    /// The stored name.
    pub fn as_str(self) -> &'static str {
        self.entry().0
    }

    /// The label.
    pub fn label(self) -> &'static str {
        self.entry().1
    }

    /// The event with this name; `None` for a name of another version.
    pub fn parse(word: &str) -> Option<Self> {
        Event::all().find(|event| event.as_str() == word)
    }

    /// Whether administrators should notice it.
    pub fn is_alarming(self) -> bool {
        self.entry().2 == Weight::Alarm
    }

    /// Whether it changes an account.
    pub fn is_change(self) -> bool {
        self.entry().2 == Weight::Change
    }
}
