//! Making an account for oneself. The same form again within a minute gets the answer of the first.

use crate::accounts::{Accounts, Way};
use crate::audit::Event;
use crate::codes::Spent;
use crate::entity::user;
use crate::error::{EndReason, FieldErrors, Refusal};
use crate::password::Password;
use crate::token::TokenPair;
use crate::users::{Authenticated, Draft, is_taken, name};

/// An account that was made for somebody, and the tokens of the session that began with it.
#[derive(Debug)]
pub struct Entered {
    pub user: user::Model,
    /// None for a client that signs in by itself.
    pub pair: Option<TokenPair>,
}

/// How a repeated form is known again.
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
    /// Makes an account for somebody who asks for it, and opens the session that is wanted.
    /// `errors` are those already found in the fields.
    ///
    /// # Errors
    /// Registration is closed, throttled, messages per field, or the server is the reason.
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
                // One check at a time, so that a hundred of them leave the pool to others.
                let _turn = app.users.turn(&repeat.name).await;
                let spent = app.codes.registered(&repeat.name, &repeat.email).await?;
                let entered = self.enter_again(spent, repeat.password, way).await?;
                entered.ok_or(Refusal::Invalid(errors))
            }
            done => done,
        }
    }

    /// Makes an account, by whichever way. `code` is the set-up's and is spent by it; `way` opens a
    /// session for whoever it is made for.
    pub(super) async fn make(
        &self,
        event: Event,
        draft: Draft,
        errors: FieldErrors,
        (way, code): (Option<Way<'_>>, Option<&str>),
    ) -> Result<Entered, Refusal> {
        let app = &self.app;
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
        let submitted = ready.registration().fields.storable();
        deed.record_all(vec![entry], submitted).await?;
        let pair = match way {
            Some(way) => Some(self.open(&mut deed, &new(&user), way).await?),
            None => None,
        };
        let sid = pair.as_ref().map_or("", |pair| &pair.sid);
        if event == Event::Registered {
            app.codes.note_registered(&deed.transaction, &user, sid).await?;
        }
        // Of two who come at once, the second finds the code gone.
        if let Some(code) = code
            && !app.codes.spend_setup(&deed.transaction, code, (user.id, sid)).await?
        {
            return Err(Refusal::LinkSpent);
        }
        deed.commit().await?;
        Ok(Entered { user, pair })
    }

    /// Makes the first superuser for whoever holds the setup code, and opens their session.
    ///
    /// # Errors
    /// Messages per field; the link is spent, or there is a superuser already; or the server is the
    /// reason.
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

    /// Insists that this code makes the first superuser.
    ///
    /// # Errors
    /// The link is spent, or the server is the reason.
    pub(crate) async fn must_hold_setup(&self, code: &str) -> Result<(), Refusal> {
        let app = &self.app;
        let good = app.codes.is_setup(code).await? && !app.users.has_superuser().await?;
        if good { Ok(()) } else { Err(Refusal::LinkSpent) }
    }

    /// Lets somebody in again whose form has made their account a moment ago: into the session that
    /// began with it, while that lives, for the right password. A script, which has none, gets no
    /// tokens.
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

/// Whoever chose the password a moment ago has proved it.
fn new(user: &user::Model) -> Authenticated {
    Authenticated { user: user.clone(), upgrade: None }
}
