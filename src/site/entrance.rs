//! Coming in: accounts that people make for themselves, and the sessions that begin with them. Both
//! happen together or not at all, so that an answer that got lost can be given again.

use super::{Done, Site, spent};
use crate::audit::{By, Event, Party, Record, Source};
use crate::database::Transaction;
use crate::entity::user;
use crate::error::{FieldErrors, Problem};
use crate::sessions::Opening;
use crate::token::TokenPair;
use crate::users::{Authenticated, Draft};

/// Somebody who has an account now.
#[derive(Debug)]
pub struct Entered {
    pub user: user::Model,
    /// The tokens of the session, where one began.
    pub pair: Option<TokenPair>,
}

impl Site {
    /// Makes an account for somebody who asks for it, and opens the session that is wanted.
    ///
    /// # Errors
    /// `Ok(Err(_))` with messages per field; 503.
    pub async fn register(
        &self,
        by: &By,
        draft: Draft,
        errors: FieldErrors,
        opening: Option<&Opening<'_>>,
    ) -> Done<Entered> {
        let ready = match self.users.prepare(draft, errors).await? {
            Ok(ready) => ready,
            Err(errors) => return Ok(Err(errors)),
        };
        let transaction = self.database.begin().await?;
        let user = match self.users.add(&transaction, &ready).await? {
            Ok(user) => user,
            Err(errors) => return Ok(Err(errors)),
        };
        self.audit.record(&transaction, Record::new(Event::Registered, by).on(&user)).await?;
        let pair = match opening {
            Some(opening) => {
                Some(self.open_for(&transaction, &by.source, &new(&user), opening).await?)
            }
            None => None,
        };
        let sid = pair.as_ref().map_or("", |pair| &pair.sid);
        self.codes.note_registered(&transaction, &user, sid).await?;
        transaction.commit().await?;
        Ok(Ok(Entered { user, pair }))
    }

    /// Makes the first superuser for whoever holds the setup code, and opens their session.
    ///
    /// # Errors
    /// `Ok(Err(_))` with messages per field; 403 when the code is not good any more or there is a
    /// superuser already; 503.
    pub async fn set_up(
        &self,
        by: &By,
        code: &str,
        (draft, errors): (Draft, FieldErrors),
        opening: &Opening<'_>,
    ) -> Done<Entered> {
        self.holds_setup(code).await?;
        let ready = match self.users.prepare(draft, errors).await? {
            Ok(ready) => ready,
            Err(errors) => return Ok(Err(errors)),
        };
        let transaction = self.database.begin().await?;
        let user = match self.users.add(&transaction, &ready).await? {
            Ok(user) => user,
            Err(errors) => return Ok(Err(errors)),
        };
        self.audit.record(&transaction, Record::new(Event::SetUp, by).on(&user)).await?;
        let pair = self.open_for(&transaction, &by.source, &new(&user), opening).await?;
        // Of two who come at once, the second finds the code gone.
        if !self.codes.spend_setup(&transaction, code, (user.id, &pair.sid)).await? {
            return Err(spent());
        }
        transaction.commit().await?;
        Ok(Ok(Entered { user, pair: Some(pair) }))
    }

    /// Whether this code makes the first superuser.
    ///
    /// # Errors
    /// 403 when it does not; 503.
    pub async fn holds_setup(&self, code: &str) -> Result<(), Problem> {
        let good = self.codes.is_setup(code).await? && !self.users.has_superuser().await?;
        if good { Ok(()) } else { Err(spent()) }
    }

    /// Opens the session of somebody who gave the right password.
    ///
    /// # Errors
    /// 503 when the database does not answer; nothing has changed then.
    pub async fn sign_in(
        &self,
        source: &Source,
        who: &Authenticated,
        opening: &Opening<'_>,
    ) -> Result<TokenPair, Problem> {
        let transaction = self.database.begin().await?;
        let pair = self.open_for(&transaction, source, who, opening).await?;
        transaction.commit().await?;
        Ok(pair)
    }

    async fn open_for(
        &self,
        transaction: &Transaction,
        source: &Source,
        who: &Authenticated,
        opening: &Opening<'_>,
    ) -> Result<TokenPair, Problem> {
        let by = By { actor: Party::from(&who.user), source: source.clone() };
        let record = Record::new(Event::SignedIn, &by).on(&who.user);
        self.users.signed_in(transaction, who).await?;
        let pair = self.sessions.open(transaction, who.user.id, opening).await?;
        let record = record.with("channel", opening.channel.as_str());
        self.audit.record(transaction, record).await?;
        Ok(pair)
    }
}

/// Whoever chose the password a moment ago has proved it.
fn new(user: &user::Model) -> Authenticated {
    Authenticated { user: user.clone(), upgrade: None }
}
