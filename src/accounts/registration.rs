//! Registration and set-up. A repetition of the form within a minute gets the answer to the first.

use crate::accounts::{Accounts, Way, groups};
use crate::audit::Event;
use crate::codes::Spent;
use crate::entity::user;
use crate::error::{EndReason, FieldErrors, Refusal, Said};
use crate::password::Password;
use crate::token::TokenPair;
use crate::users::{Authenticated, Draft, is_taken, name};

const NO_TERMS: Said = ("You must accept the terms.", "error-terms");

/// A new account, and the tokens of the session that was opened for it.
#[derive(Debug)]
pub struct Entered {
    pub user: user::Model,
    /// `None` for a client that signs in separately.
    pub pair: Option<TokenPair>,
}

/// What identifies a repeated form.
struct Repeat {
    name: String,
    email: String,
    password: Option<Password>,
}

impl Repeat {
    fn of(draft: &Draft) -> Self {
        let key = |text: &Option<String>| name::key(text.as_deref().unwrap_or_default());
        let (name, email) = (key(&draft.username), key(&draft.email));
        Repeat { name, email, password: draft.password.clone() }
    }
}

impl Accounts {
    /// Creates an account for a visitor and opens the requested session. `errors` are those found
    /// in the fields so far.
    ///
    /// # Errors
    /// Registration is closed, throttled, messages per field, or a server error.
    pub(crate) async fn register(
        &self,
        draft: Draft,
        errors: FieldErrors,
        way: Option<Way<'_>>,
    ) -> Result<Entered, Refusal> {
        let app = &self.app;
        if !app.config.registration_open {
            return Err(Refusal::RegistrationClosed);
        }
        let taken = app.throttle.try_registration(self.caller.client.whence).await;
        let _ = self.within_limits(taken, "registration", Default::default()).await?;
        let repeat = Repeat::of(&draft);
        match self.make(Event::Registered, draft, errors, (way, None)).await {
            Err(Refusal::Invalid(errors)) if is_taken(&errors) => {
                // One check at a time, so that many repetitions do not fill the pool for hashes.
                let _turn = app.users.turn(&repeat.name).await;
                let spent = app.codes.registered(&repeat.name, &repeat.email).await?;
                let entered = self.enter_again(spent, repeat.password, way).await?;
                entered.ok_or(Refusal::Invalid(errors))
            }
            done => done,
        }
    }

    /// Creates an account, for every caller. `code` is the set-up code, which this consumes; `way`
    /// opens a session for the new account.
    pub(super) async fn make(
        &self,
        event: Event,
        draft: Draft,
        mut errors: FieldErrors,
        (way, code): (Option<Way<'_>>, Option<&str>),
    ) -> Result<Entered, Refusal> {
        let app = &self.app;
        let draft = self.with_terms(event, draft, &mut errors);
        let groups = app.permissions.ids_of_groups(&draft.groups, &mut errors).await?;
        let wanted = (Some(&*groups).filter(|groups| !groups.is_empty()), None);
        let ready = app.users.prepare(draft, errors).await?;
        app.may_create(&ready.registration()).await?;
        let mut deed = self.begin().await?;
        let user = app.users.add(&deed.transaction, &ready).await?;
        let entry = self
            .record(event)
            .on(&user)
            .change("is_active", true, user.is_active)
            .change("is_staff", false, user.is_staff)
            .change("is_superuser", false, user.is_superuser);
        let given = app.permissions.give(&deed.transaction, user.id, wanted).await?;
        let mut entries = vec![entry];
        entries.extend(groups::entries(&self.caller.by, &user, &given));
        let submitted = ready.registration().fields.storable();
        deed.record_all(entries, submitted).await?;
        let pair = match way {
            Some(way) => Some(self.open(&mut deed, &new(&user), way).await?),
            None => None,
        };
        let sid = pair.as_ref().map_or("", |pair| &pair.sid);
        if event == Event::Registered {
            app.codes.note_registered(&deed.transaction, &user, sid).await?;
        }
        // Of two concurrent requests, the second finds the code consumed.
        if let Some(code) = code
            && !app.codes.spend_setup(&deed.transaction, code, (user.id, sid)).await?
        {
            return Err(Refusal::LinkSpent);
        }
        deed.commit().await?;
        Ok(Entered { user, pair })
    }

    /// The draft of somebody who accepts the terms of the site, or a message that they have to. Only
    /// visitors are asked: nobody accepts them for somebody else.
    fn with_terms(&self, event: Event, draft: Draft, errors: &mut FieldErrors) -> Draft {
        let asked = event == Event::Registered && self.app.config.site.terms_required;
        if asked && !draft.terms {
            errors.entry("terms").or_default().push(NO_TERMS.into());
        }
        Draft { terms: asked && draft.terms, ..draft }
    }

    /// Creates the first superuser for the holder of the setup code, and opens their session.
    ///
    /// # Errors
    /// Messages per field; the link has been used, or a superuser exists already; or a server
    /// error.
    pub(crate) async fn set_up(
        &self,
        code: &str,
        draft: Draft,
        errors: FieldErrors,
        way: Way<'_>,
    ) -> Result<Entered, Refusal> {
        let app = &self.app;
        let repeat = Repeat::of(&draft);
        let keys = (Some(way), Some(code));
        let made = match self.must_hold_setup(code).await {
            Ok(()) => self.make(Event::SetUp, draft, errors, keys).await,
            Err(refusal) => Err(refusal),
        };
        let refusal = match made {
            Err(refusal) if is_repeated(&refusal) => refusal,
            done => return done,
        };
        let _turn = app.users.turn(&repeat.name).await;
        let spent = app.codes.set_up_by(code).await?;
        let own = spent.filter(|spent| spent.user.username_key == repeat.name);
        let entered = self.enter_again(own, repeat.password, Some(way)).await?;
        entered.ok_or(refusal)
    }

    /// Requires that this code may create the first superuser.
    ///
    /// # Errors
    /// The link has been used, or a server error.
    pub(crate) async fn must_hold_setup(&self, code: &str) -> Result<(), Refusal> {
        let app = &self.app;
        let good = app.codes.is_setup(code).await? && !app.users.has_superuser().await?;
        if good { Ok(()) } else { Err(Refusal::LinkSpent) }
    }

    /// Answers a repeated registration: for the right password, with the session that the first one
    /// opened, as long as it lives. A script, which has no session, gets no tokens.
    async fn enter_again(
        &self,
        spent: Option<Spent>,
        password: Option<Password>,
        way: Option<Way<'_>>,
    ) -> Result<Option<Entered>, Refusal> {
        let app = &self.app;
        let Some((Spent { user, sid }, password)) = spent.zip(password) else { return Ok(None) };
        let pair = match way {
            Some(_) => app.sessions.tokens(&sid).await?,
            None => None,
        };
        if way.is_some() && pair.is_none() || self.confirm(&user, &[&password]).await?.is_none() {
            return Ok(None);
        }
        if let Some(Way::Browser { old: Some(old), .. }) = way
            && old != sid
        {
            let (reason, write) = (EndReason::Replaced, &app.database.write);
            app.sessions.end_for(write, old, reason, &sid).await?;
        }
        Ok(Some(Entered { user, pair }))
    }
}

fn is_repeated(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::LinkSpent => true,
        Refusal::Invalid(errors) => is_taken(errors),
        _ => false,
    }
}

/// Whoever has just chosen the password need not prove it again.
fn new(user: &user::Model) -> Authenticated {
    Authenticated { user: user.clone(), upgrade: None }
}
