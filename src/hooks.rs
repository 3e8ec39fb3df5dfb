//! What a host application adds to the verbs on accounts.

use std::sync::Arc;

use rocket::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::audit::Record;
use crate::error::{FieldErrors, Refusal};
use crate::users::{Registration, User, UserId};

/// A host's own rules and consequences. They hold by whichever way something is done: page, JSON
/// API, administration, command line and [`Accounts`](crate::Accounts).
///
/// What comes *before* may refuse. It runs after Doorward's own checks and before the transaction
/// begins, so that it may write to the database; it has five seconds, and one that panics or takes
/// longer refuses with 503. What comes *after* runs when everything is committed, and first before
/// the answer goes out, which waits five seconds for it at most. It runs at least once for each
/// cause, also when the process is killed meanwhile, so it must bear being run twice; one that
/// panics, or takes longer than a minute, is run again later, for about a day.
///
/// ```rust,no_run
/// use doorward::{Doorward, FieldErrors, Hooks, Registration, User};
///
/// struct Company;
///
/// #[rocket::async_trait]
/// impl Hooks for Company {
///     async fn before_create_account(&self, new: &Registration<'_>) -> Result<(), FieldErrors> {
///         if new.email.ends_with("@example.org") {
///             return Ok(());
///         }
///         Err(Registration::invalid("email", "Use your address at example.org."))
///     }
///
///     async fn after_create_account(&self, user: &User, _: &Registration<'_>) {
///         println!("make a workspace for {}", user.id);
///     }
/// }
///
/// # fn launch() -> rocket::Rocket<rocket::Build> {
/// rocket::build().attach(Doorward::at("/").hooks(Company))
/// # }
/// ```
#[async_trait]
#[expect(unused_variables, reason = "the defaults do nothing")]
pub trait Hooks: Send + Sync + 'static {
    /// Before an account is made. It sees every submitted field, the host's own too.
    ///
    /// # Errors
    /// Messages per field, which go back to the form.
    async fn before_create_account(
        &self,
        registration: &Registration<'_>,
    ) -> Result<(), FieldErrors> {
        Ok(())
    }

    /// An account was made.
    async fn after_create_account(&self, user: &User, registration: &Registration<'_>) {}

    /// Somebody signed in; so does a registration that opens a session.
    async fn after_login(&self, user: &User) {}

    /// Before an account is deleted, by its owner or somebody else.
    ///
    /// # Errors
    /// Why it has to stay, such as `Refusal::InUse`.
    async fn before_delete(&self, user: &User) -> Result<(), Refusal> {
        Ok(())
    }

    /// Something happened that is worth an entry in the audit trail.
    async fn after(&self, event: &AuditEntry) {}
}

/// The hooks of a host, if it has any.
pub type Hooked = Option<Arc<dyn Hooks>>;

/// An entry of the audit trail.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuditEntry {
    /// What happened, by the word that the log is filtered by, such as `signed_in`.
    pub name: String,
    /// Unix milliseconds.
    pub at: i64,
    /// Who did it; nobody when it was somebody unknown, the command line or the host itself.
    pub actor_id: Option<UserId>,
    /// Their user name at that time.
    pub actor: String,
    /// On which account, if on one.
    pub subject_id: Option<UserId>,
    /// Its user name at that time.
    pub subject: String,
    /// The client's address; empty without a request.
    pub address: String,
    /// The request's id; empty without a request.
    pub request: String,
    /// What else there is to know: changes as `[old, new]`. Never a secret.
    pub details: Map<String, Value>,
}

impl AuditEntry {
    /// The entry that this record becomes at a time, in Unix milliseconds.
    pub(crate) fn of(record: &Record<'_>, at: i64) -> Self {
        let (actor, source) = (&record.by.actor, &record.by.source);
        AuditEntry {
            name: record.event.as_str().to_owned(),
            at,
            actor_id: actor.id,
            actor: actor.name.clone(),
            subject_id: record.subject.id,
            subject: record.subject.name.clone(),
            address: source.address.clone(),
            request: source.request.clone(),
            details: record.details.clone(),
        }
    }
}
