//! The events of the audit trail (ASVS 16.3.1 to 16.3.3).

use crate::text::Text;

/// What an event means to an administrator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    /// Administrators should notice it.
    Alarm,
    /// It creates, changes or deletes an account or a group.
    Change,
}

/// Declares each event once: its stored name and its weight. People are offered the events in this
/// order.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident: $word:literal, $weight:ident;)*) => {
        /// An event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Event {
            $($(#[$doc])* $name,)*
            /// Something of the host application's own, by its word.
            Host(&'static str),
        }

        impl Event {
            const ALL: &[Event] = &[$(Event::$name),*];

            fn entry(self) -> (&'static str, Weight) {
                match self {
                    $(Event::$name => ($word, Weight::$weight),)*
                    Event::Host(word) => (word, Weight::Plain),
                }
            }
        }
    };
}

events! {
    SetUp: "set_up", Change;
    Registered: "registered", Change;
    SignedIn: "signed_in", Plain;
    SignInFailed: "sign_in_failed", Alarm;
    /// Too many wrong passwords or registrations: the client has to wait.
    Throttled: "throttled", Alarm;
    SignedOut: "signed_out", Plain;
    SessionEnded: "session_ended", Plain;
    SessionsEnded: "sessions_ended", Plain;
    /// A spent refresh token was presented; the session has been ended.
    TokenReused: "token_reused", Alarm;
    PasswordChanged: "password_changed", Change;
    /// With a one-time code.
    PasswordReset: "password_reset", Change;
    /// By somebody else.
    PasswordSet: "password_set", Change;
    ResetLinkMade: "reset_link_made", Change;
    ProfileChanged: "profile_changed", Change;
    AccountDeleted: "account_deleted", Change;
    UserCreated: "user_created", Change;
    UserChanged: "user_changed", Change;
    /// Staff or superuser, granted or withdrawn.
    RightsChanged: "rights_changed", Change;
    Activated: "activated", Change;
    Deactivated: "deactivated", Change;
    UserDeleted: "user_deleted", Change;
    /// The groups of an account.
    GroupsChanged: "groups_changed", Change;
    /// What an account may do by itself.
    PermissionsChanged: "permissions_changed", Change;
    GroupCreated: "group_created", Change;
    /// Its name, or what its members may do.
    GroupChanged: "group_changed", Change;
    GroupDeleted: "group_deleted", Change;
    CrossOriginRefused: "cross_origin_refused", Alarm;
    ThrottleLifted: "throttle_lifted", Plain;
    /// The list of users was downloaded.
    UsersExported: "users_exported", Plain;
    /// The audit log was downloaded.
    LogExported: "log_exported", Plain;
    /// By the command line, of an SQLite database.
    BackupMade: "backup_made", Plain;
    /// `X-Forwarded-For` came from a peer that is no trusted proxy.
    UntrustedProxy: "untrusted_proxy", Alarm;
}

/// The events of sessions.
const SIGN_INS: [Event; 7] = [
    Event::SignedIn,
    Event::SignInFailed,
    Event::Throttled,
    Event::SignedOut,
    Event::SessionEnded,
    Event::SessionsEnded,
    Event::TokenReused,
];

impl Event {
    /// All events, in the order in which people are offered them.
    pub fn all() -> impl Iterator<Item = Event> {
        Event::ALL.iter().copied()
    }

    /// The stored name.
    pub fn as_str(self) -> &'static str {
        self.entry().0
    }

    /// What people call it.
    pub fn label(self) -> Text {
        Text::new(self.key("event"))
    }

    /// The key of a message about it, which begins so: `log-signed-in` begins with `log`.
    pub fn key(self, beginning: &str) -> String {
        format!("{beginning}-{}", self.as_str().replace('_', "-"))
    }

    /// The event with this name; `None` for a name of another version.
    pub fn parse(word: &str) -> Option<Self> {
        Event::all().find(|event| event.as_str() == word)
    }

    /// Whether administrators should notice it.
    pub fn is_alarming(self) -> bool {
        self.entry().1 == Weight::Alarm
    }
}

/// Events that people look for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// How sessions begin, or do not, and how they end.
    SignIns,
    /// What changes an account or a group.
    Changes,
    /// What administrators should notice.
    Warnings,
}

impl EventKind {
    /// All kinds, in the order in which people are offered them.
    pub const ALL: [EventKind; 3] = [EventKind::SignIns, EventKind::Changes, EventKind::Warnings];

    /// Its word in a query.
    pub fn as_str(self) -> &'static str {
        match self {
            EventKind::SignIns => "signins",
            EventKind::Changes => "changes",
            EventKind::Warnings => "warnings",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Self> {
        EventKind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The events of this kind.
    pub fn events(self) -> impl Iterator<Item = Event> {
        Event::all().filter(move |event| match self {
            EventKind::SignIns => SIGN_INS.contains(event),
            EventKind::Changes => event.entry().1 == Weight::Change,
            EventKind::Warnings => event.is_alarming(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Event;
    use crate::text::Languages;

    #[test]
    fn every_event_has_a_label() {
        let english = Languages::english();
        for event in Event::all() {
            let key = event.key("event");
            assert!(english.message(&key).is_some(), "{key}");
        }
    }
}
