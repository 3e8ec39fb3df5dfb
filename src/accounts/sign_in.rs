//! Signing in with a password.

use crate::accounts::Accounts;
use crate::accounts::deed::Deed;
use crate::audit::{Event, Party, Record};
use crate::entity::user;
use crate::error::{EndReason, Refusal};
use crate::password::Password;
use crate::sessions::{Channel, Opening};
use crate::throttle::LoginTarget;
use crate::token::TokenPair;
use crate::users::{Authenticated, User, UserId, name};

/// Where the tokens of a new session go.
#[derive(Clone, Copy, Debug)]
pub enum Way<'a> {
    /// In the response, for a client that stores them.
    Api,
    /// In cookies, replacing the browser's previous session. With `remember` they persist when the
    /// browser closes.
    Browser { remember: bool, old: Option<&'a str> },
}

impl Way<'_> {
    /// The channel as the audit trail and the session record it.
    pub fn channel(self) -> Channel {
        match self {
            Way::Api => Channel::Api,
            Way::Browser { .. } => Channel::Browser,
        }
    }
}

impl Accounts {
    /// Who gave the right password. Throttling comes before the password check.
    ///
    /// # Errors
    /// Throttled, or a server error.
    pub(crate) async fn authenticate(
        &self,
        login: &str,
        password: Password,
        channel: Channel,
    ) -> Result<Option<Authenticated>, Refusal> {
        let users = &self.app.users;
        let found = users.find(login).await?;
        let trial = users.authenticate(found.clone(), password);
        self.attempt(found.as_ref(), login, channel.as_str(), trial).await
    }

    pub(super) async fn attempt<T>(
        &self,
        found: Option<&user::Model>,
        login: &str,
        channel: &str,
        trial: impl Future<Output = Result<Option<T>, Refusal>>,
    ) -> Result<Option<T>, Refusal> {
        let (app, whence) = (&self.app, self.caller.client.whence);
        // The account that was tried. An unknown name is not recorded: it may be a mistyped
        // password.
        let subject = found.map(Party::from).unwrap_or_default();
        let key = name::key(login);
        let account = match found {
            Some(user) => {
                let known =
                    !whence.foreign && app.sessions.known_at(user.id, whence.address).await?;
                LoginTarget::Known { id: user.id, known }
            }
            None => LoginTarget::Unknown(&key),
        };
        let taken = app.throttle.try_password(account, whence).await;
        let attempt = self.within_limits(taken, channel, subject.clone()).await?;
        let right = trial.await;
        if matches!(right, Ok(None)) {
            let record = self.record(Event::SignInFailed).on(subject).with("channel", channel);
            self.enter_after(record).await;
        } else {
            app.throttle.forgive(&app.database.write, attempt).await?;
        }
        right
    }

    /// Opens a session for somebody who gave the right password.
    ///
    /// # Errors
    /// A database error; nothing has been changed then.
    pub(crate) async fn sign_in(
        &self,
        who: &Authenticated,
        way: Way<'_>,
    ) -> Result<TokenPair, Refusal> {
        let mut deed = self.begin().await?;
        let pair = self.open(&mut deed, who, way).await?;
        deed.commit().await?;
        Ok(pair)
    }

    /// Opens a session for somebody whom the host application has authenticated by `methods`.
    ///
    /// # Errors
    /// Not found, the account is not active, or a server error.
    pub(crate) async fn sign_in_recognised(
        &self,
        id: UserId,
        way: Way<'_>,
        methods: &[&str],
    ) -> Result<(User, TokenPair), Refusal> {
        let user = self.get(id).await?;
        if !user.is_active {
            return Err(Refusal::Inactive);
        }
        let who = Authenticated { user, upgrade: None };
        let mut deed = self.begin().await?;
        let pair = self.open_by(&mut deed, &who, way, methods).await?;
        deed.commit().await?;
        Ok((User::from(&who.user), pair))
    }

    pub(super) async fn open(
        &self,
        deed: &mut Deed,
        who: &Authenticated,
        way: Way<'_>,
    ) -> Result<TokenPair, Refusal> {
        self.open_by(deed, who, way, &[]).await
    }

    /// `methods` are recorded when the sign-in was not by password.
    async fn open_by(
        &self,
        deed: &mut Deed,
        who: &Authenticated,
        way: Way<'_>,
        methods: &[&str],
    ) -> Result<TokenPair, Refusal> {
        let app = &self.app;
        app.users.signed_in(&deed.transaction, who).await?;
        let pair = app.sessions.open(&deed.transaction, who.user.id, &self.opening(way)).await?;
        let by = self.caller.by_account(&who.user);
        let record = Record::new(Event::SignedIn, &by).on(&who.user);
        let mut record = record.with("channel", way.channel().as_str());
        if !methods.is_empty() {
            record = record.with("methods", methods.join(" "));
        }
        deed.record(record).await?;
        Ok(pair)
    }

    /// The session to open, depending on where its tokens go. An API client's counts as remembered.
    pub(super) fn opening<'a>(&'a self, way: Way<'a>) -> Opening<'a> {
        let (remember, old) = match way {
            Way::Api => (true, None),
            Way::Browser { remember, old } => (remember, old),
        };
        Opening {
            channel: way.channel(),
            remember,
            ip: self.caller.client.whence.address,
            user_agent: &self.caller.client.user_agent,
            replaces: old.map(|sid| (sid, EndReason::Replaced)),
        }
    }
}
