//! What a host application adds to the operations on accounts.

use std::sync::Arc;

use rocket::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::audit::Record;
use crate::error::{FieldErrors, Refusal};
use crate::users::{Registration, User, UserId};

/// A host's own rules and reactions. They apply to every way of doing something: page, JSON API,
/// administration, command line and [`Accounts`](crate::Accounts).
///
/// The *before* hooks may refuse. They run after Doorward's own checks and before the transaction
/// begins, so they may write to the database. A hook has five seconds; one that panics or takes
/// longer refuses with 503. The *after* hooks run after the commit; their first run begins before
/// the response, which waits at most five seconds for it. They run at least once for each event,
/// even when the process is killed meanwhile, so they must tolerate being run twice. A hook that
/// panics or takes longer than a minute is retried later, for about a day.
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
    /// Called before an account is created. It sees every submitted field, including the host's
    /// own.
    ///
    /// # Errors
    /// Messages per field, which the form shows.
    async fn before_create_account(
        &self,
        registration: &Registration<'_>,
    ) -> Result<(), FieldErrors> {
        Ok(())
    }

    /// Called after an account was created.
    async fn after_create_account(&self, user: &User, registration: &Registration<'_>) {}

    /// Called after a sign-in, or a registration that opens a session.
    async fn after_login(&self, user: &User) {}

    /// Called before an account is deleted, by its owner or somebody else.
    ///
    /// # Errors
    /// Why the account has to stay, such as `Refusal::InUse`.
    async fn before_delete(&self, user: &User) -> Result<(), Refusal> {
        Ok(())
    }

    /// Called for every entry in the audit trail.
    async fn after(&self, event: &AuditEntry) {}
}

/// The hooks of a host, if it has any.
pub type Hooked = Option<Arc<dyn Hooks>>;

/// An entry of the audit trail.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuditEntry {
    /// The event's name, by which the log is filtered, such as `signed_in`.
    pub name: String,
    /// Unix milliseconds.
    pub at: i64,
    /// The account that did it; `None` for an unknown person, the command line or the host itself.
    pub actor_id: Option<UserId>,
    /// Their user name at that time.
    pub actor: String,
    /// The account that it was done to, if any.
    pub subject_id: Option<UserId>,
    /// Its user name at that time.
    pub subject: String,
    /// The client's address; empty without a request.
    pub address: String,
    /// The request's id; empty without a request.
    pub request: String,
    /// Further details, with changes as `[old, new]`. Never a secret.
    pub details: Map<String, Value>,
}

impl AuditEntry {
    /// The entry that this record becomes at `at`, in Unix milliseconds.
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
