//! Changing one's own password, and setting somebody else's.

use crate::accounts::confirmation::wrong;
use crate::accounts::{Accounts, Way};
use crate::audit::{By, Event, Record};
use crate::entity::user;
use crate::error::{EndReason, FieldErrors, Refusal};
use crate::password::Password;
use crate::sessions::{Identity, Opening};
use crate::token::TokenPair;

/// How many times a change of password is tried when another server changes the password meanwhile.
const LOOKS: usize = 2;

/// A new password as typed, and the errors of its fields so far.
#[derive(Clone, Debug, Default)]
pub struct NewPassword {
    pub typed: Option<Password>,
    pub errors: FieldErrors,
}

impl From<Password> for NewPassword {
    fn from(password: Password) -> Self {
        NewPassword { typed: Some(password), errors: FieldErrors::new() }
    }
}

/// A change of password as typed.
#[derive(Debug)]
pub struct PasswordChange {
    /// `None` when its field is among the errors of `new`.
    pub old: Option<Password>,
    pub new: NewPassword,
}

impl Accounts {
    /// Changes the password and ends all other sessions. A browser's session is replaced by a new
    /// one, whose tokens are returned, so that copies of its old cookies become worthless (ASVS
    /// 7.2.4). An API client (`in_browser` is false) keeps its tokens.
    ///
    /// Repeating the form within a minute gives the same answer. The new password is the current
    /// one by then and authenticates the repetition, even when the change has ended the session of
    /// `person`.
    ///
    /// # Errors
    /// Messages per field; the session has ended meanwhile; throttled; or a server error.
    pub(crate) async fn change_password(
        &self,
        person: &Identity,
        change: PasswordChange,
        in_browser: bool,
    ) -> Result<Option<TokenPair>, Refusal> {
        // The second of two clicks waits here for the answer to the first.
        let _turn = self.app.users.turn(&format!("password of {}", person.id)).await;
        for _ in 0..LOOKS {
            if let Some(done) = self.look(person, &change, in_browser).await? {
                return Ok(done);
            }
        }
        Err(Refusal::Busy)
    }

    /// One try; `None` when another server has changed the password meanwhile.
    async fn look(
        &self,
        person: &Identity,
        change: &PasswordChange,
        in_browser: bool,
    ) -> Result<Option<Option<TokenPair>>, Refusal> {
        let (app, sid) = (&self.app, person.sid.as_str());
        let user = self.get(person.id).await?;
        let began = app.sessions.began(sid).await?;
        // When the session has ended, the client learns nothing else.
        let or_ended = |refusal| if began.is_some() { refusal } else { Refusal::SessionEnded };
        let new = match self.acceptable(&user, change.new.clone()).await {
            Err(refusal @ Refusal::Invalid(_)) => return Err(or_ended(refusal)),
            new => new?,
        };
        let changed = app.audit.just(Event::PasswordChanged, user.id).await?;
        // A live session that is older than the change is the one that made it.
        let again = changed.is_some_and(|entry| began.is_none_or(|began| began * 1000 <= entry.at));
        let tried = [again.then_some(&new), change.old.as_ref().filter(|_| began.is_some())];
        let tried: Vec<&Password> = tried.into_iter().flatten().collect();
        match self.confirm(&user, &tried).await? {
            Some(0) if again => return self.resume(sid, began.is_some()).await.map(Some),
            Some(_) => {}
            None => return Err(or_ended(wrong("old_password"))),
        }
        let hash = app.users.hash(new).await?;
        let mut deed = self.begin().await?;
        if !app.users.set_password(&deed.transaction, &user, &hash).await? {
            return Ok(None);
        }
        let reason = EndReason::PasswordChanged;
        app.sessions.end_all(&deed.transaction, user.id, reason, Some(sid)).await?;
        let mut pair = None;
        if in_browser {
            let remember = app.sessions.remembered(&deed.transaction, sid).await?;
            let remember = remember.ok_or(Refusal::SessionEnded)?;
            let opening = self.opening(Way::Browser { remember, old: None });
            let opening = Opening { replaces: Some((sid, reason)), ..opening };
            pair = Some(app.sessions.open(&deed.transaction, user.id, &opening).await?);
        }
        deed.record(self.record(Event::PasswordChanged).on(&user)).await?;
        deed.commit().await?;
        Ok(Some(pair))
    }

    /// The new password if it is valid for this account; otherwise all errors together.
    async fn acceptable(&self, user: &user::Model, new: NewPassword) -> Result<Password, Refusal> {
        let NewPassword { typed, mut errors } = new;
        if let Some(typed) = &typed {
            let weak = self.app.users.weaknesses_for(user, typed).await?;
            if !weak.is_empty() {
                errors.entry("password").or_default().extend(weak);
            }
        }
        typed.filter(|_| errors.is_empty()).ok_or(Refusal::Invalid(errors))
    }

    /// Repeats the answer to a change of password. API clients, and browsers that received the
    /// first answer, have their tokens already.
    async fn resume(&self, sid: &str, lives: bool) -> Result<Option<TokenPair>, Refusal> {
        if lives {
            return Ok(None);
        }
        let pair = self.app.sessions.heir(sid).await?;
        pair.map(Some).ok_or(Refusal::SessionEnded)
    }

    /// Sets an account's password, which ends all its sessions. A repetition within a minute
    /// succeeds without a change.
    ///
    /// # Errors
    /// Messages about the password, under `password`; not found; stale, also when somebody else has
    /// just set another password; or a server error.
    pub(crate) async fn set_password(
        &self,
        id: i64,
        password: NewPassword,
        version: Option<i64>,
    ) -> Result<(), Refusal> {
        let user = self.get(id).await?;
        let repeat = password.clone();
        let stale = version.is_some_and(|version| version != user.version);
        let set = match stale {
            true => Err(Refusal::Stale),
            false => {
                let by = &self.caller.by;
                self.replace_password(by, Event::PasswordSet, user, password, None).await
            }
        };
        match set {
            Err(Refusal::Stale) if self.has_just_set(id, repeat).await? => Ok(()),
            done => done,
        }
    }

    /// Whether the caller has set the same password within the last minute.
    async fn has_just_set(&self, id: i64, password: NewPassword) -> Result<bool, Refusal> {
        let Some(typed) = password.typed.filter(|_| password.errors.is_empty()) else {
            return Ok(false);
        };
        if !self.has_just(Event::PasswordSet, id).await? {
            return Ok(false);
        }
        self.fits(&self.get(id).await?, typed).await
    }

    /// Sets the password of an account. `code` is a one-time code that this consumes.
    pub(super) async fn replace_password(
        &self,
        by: &By,
        event: Event,
        user: user::Model,
        password: NewPassword,
        code: Option<&str>,
    ) -> Result<(), Refusal> {
        let app = &self.app;
        let password = self.acceptable(&user, password).await?;
        let hash = app.users.hash(password).await?;
        let mut deed = self.begin().await?;
        if let Some(code) = code
            && !app.codes.spend(&deed.transaction, code).await?
        {
            return Err(Refusal::LinkSpent);
        }
        if !app.users.set_password(&deed.transaction, &user, &hash).await? {
            return Err(Refusal::Stale);
        }
        let reason = EndReason::PasswordChanged;
        app.sessions.end_all(&deed.transaction, user.id, reason, None).await?;
        // The account's attempts no longer count: they may be its owner's, who had forgotten the
        // old password.
        app.throttle.forget(&deed.transaction, user.id).await?;
        deed.record(Record::new(event, by).on(&user)).await?;
        deed.commit().await?;
        Ok(())
    }
}
