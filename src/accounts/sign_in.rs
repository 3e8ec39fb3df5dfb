//! The way in with a password.

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
    /// Into the answer, for a client that keeps them.
    Api,
    /// Into cookies, in place of the session that the browser has had so far; with `remember` they
    /// stay when it closes.
    Browser { remember: bool, old: Option<&'a str> },
}

impl Way<'_> {
    /// What the audit trail and the session say.
    pub fn channel(self) -> Channel {
        match self {
            Way::Api => Channel::Api,
            Way::Browser { .. } => Channel::Browser,
        }
    }
}

impl Accounts {
    /// Who gave the right password; throttled before the password is looked at.
    ///
    /// # Errors
    /// Throttled, or the server is the reason.
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
        // Whom it was tried on; of a name that nobody has, which may be a mistyped password, nothing.
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

    /// Opens the session of somebody who gave the right password.
    ///
    /// # Errors
    /// When the database does not answer; nothing has changed then.
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

    /// Opens the session of somebody whom the host application has recognised by `methods`.
    ///
    /// # Errors
    /// Not found, the account is not active, or the server is the reason.
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

    /// `methods` are told where it was not the password.
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

    /// The session to open for somebody who comes this way. One of an API client counts as
    /// remembered.
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
