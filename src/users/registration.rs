//! Creating an account: all fields are checked, and all errors are reported together.

use rocket::tokio::sync::MutexGuard;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    SqlErr,
};

use crate::entity::user::{self, StoredHash};
use crate::error::{FieldError, FieldErrors, Refusal, Said};
use crate::password::{About, Password, PasswordHash};
use crate::users::{Registration, Rights, SubmittedFields, TURNS, Users, name};

const NAME_TAKEN: Said = ("A user with that username already exists.", "error-name-taken");
const EMAIL_TAKEN: Said = ("A user with that email already exists.", "error-email-taken");

/// The fields of a new account, as they were typed.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub username: Option<String>,
    pub email: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub password: Option<Password>,
    /// Whether it is to have no password.
    pub passwordless: bool,
    /// Whether the terms of the site are accepted.
    pub terms: bool,
    pub rights: Rights,
    /// By their names; `Accounts` puts the account into them.
    pub groups: Vec<String>,
    /// All that was submitted, but for passwords.
    pub fields: SubmittedFields,
}

impl Draft {
    /// Whether an account equals this draft, the password aside.
    pub fn made(&self, user: &user::Model) -> bool {
        let same = |typed: &Option<String>, stored: &str| typed.as_deref().unwrap_or("") == stored;
        same(&self.username, &user.username)
            && same(&self.email, &user.email)
            && same(&self.first_name, &user.first_name)
            && same(&self.last_name, &user.last_name)
            && self.rights == Rights::of(user)
    }
}

/// A draft whose fields are valid.
struct Checked {
    username: name::Username,
    email: name::Email,
    first_name: String,
    last_name: String,
    password: Option<Password>,
    rights: Rights,
    fields: SubmittedFields,
}

/// A checked account with its hashed password. The lock keeps others from taking the name until
/// this is stored or dropped.
pub struct Ready<'u> {
    checked: Checked,
    hash: PasswordHash,
    terms: bool,
    _turn: MutexGuard<'u, ()>,
}

impl Ready<'_> {
    /// As hooks see it.
    pub fn registration(&self) -> Registration<'_> {
        let Checked { username, email, first_name, last_name, fields, .. } = &self.checked;
        Registration { username: &username.text, email: &email.text, first_name, last_name, fields }
    }
}

impl Users {
    /// Checks a draft and hashes its password. `errors` are those found before; all errors are
    /// reported together.
    ///
    /// # Errors
    /// Messages per field, busy, or a database error.
    pub async fn prepare(&self, draft: Draft, errors: FieldErrors) -> Result<Ready<'_>, Refusal> {
        let terms = draft.terms;
        let (draft, errors) = self.check(draft, errors).await?;
        let Some(checked) = draft.filter(|_| errors.is_empty()) else {
            return Err(Refusal::Invalid(errors));
        };
        let turn = self.turn(&checked.username.key).await;
        let taken = self.taken(Some(&checked.username), Some(&checked.email)).await?;
        if !taken.is_empty() {
            return Err(Refusal::Invalid(taken));
        }
        let hash = match checked.password.clone() {
            Some(password) => self.hash(password).await?,
            None => PasswordHash::unusable(),
        };
        Ok(Ready { checked, hash, terms, _turn: turn })
    }

    /// Stores a prepared account, inside the caller's transaction.
    ///
    /// # Errors
    /// Messages per field when another account has taken the name since the check, or a database
    /// error.
    pub async fn add(
        &self,
        transaction: &impl ConnectionTrait,
        ready: &Ready<'_>,
    ) -> Result<user::Model, Refusal> {
        let checked = &ready.checked;
        match self.insert(transaction, ready).await {
            Ok(user) => {
                self.tallies.changing(self.clock.now_ms());
                Ok(user)
            }
            Err(error) if is_unique_violation(&error) => {
                let taken = self.taken(Some(&checked.username), Some(&checked.email));
                Err(Refusal::Invalid(taken.await?))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn check(
        &self,
        draft: Draft,
        mut errors: FieldErrors,
    ) -> Result<(Option<Checked>, FieldErrors), Refusal> {
        fn valid<T>(
            errors: &mut FieldErrors,
            field: &'static str,
            value: Option<Result<T, FieldError>>,
        ) -> Option<T> {
            match value? {
                Ok(value) => Some(value),
                Err(message) => {
                    errors.entry(field).or_default().push(message);
                    None
                }
            }
        }
        let typed_name = draft.username.clone().unwrap_or_default();
        let typed_email = draft.email.clone().unwrap_or_default();
        let username =
            valid(&mut errors, "username", draft.username.as_deref().map(name::username));
        let email = valid(&mut errors, "email", draft.email.as_deref().map(name::email));
        let first_name = draft.first_name.as_deref().map(|text| name::plain(text, 150));
        let first_name = valid(&mut errors, "first_name", first_name.or(Some(Ok(String::new()))));
        let last_name = draft.last_name.as_deref().map(|text| name::plain(text, 150));
        let last_name = valid(&mut errors, "last_name", last_name.or(Some(Ok(String::new()))));
        if let Some(password) = &draft.password {
            let name = username.as_ref().map_or(typed_name, |name| name.text.clone());
            let email = email.as_ref().map_or(typed_email, |email| email.text.clone());
            let first_name = first_name.clone().unwrap_or_default();
            let weak = self.weaknesses(password.clone(), [name, email, first_name]).await?;
            if !weak.is_empty() {
                errors.entry("password").or_default().extend(weak);
            }
        }
        for (field, messages) in self.taken(username.as_ref(), email.as_ref()).await? {
            errors.entry(field).or_default().extend(messages);
        }
        if let (Some(name), Some(email)) = (&username, &email)
            && name.is_address()
            && name.key != email.key
            && !errors.contains_key("username")
        {
            errors.insert("username", vec![name::NOT_YOUR_ADDRESS.into()]);
        }
        let Draft { rights, fields, password, passwordless, .. } = draft;
        let checked = match (username, email, first_name, last_name) {
            (Some(username), Some(email), Some(first_name), Some(last_name))
                if password.is_some() || passwordless =>
            {
                Some(Checked { username, email, first_name, last_name, password, rights, fields })
            }
            _ => None,
        };
        Ok((checked, errors))
    }

    /// Why a password is too weak for this name, e-mail and first name. Estimating takes
    /// milliseconds of a core, so it runs in the pool for hashes.
    pub(super) async fn weaknesses(
        &self,
        password: Password,
        [username, email, first_name]: [String; 3],
    ) -> Result<Vec<FieldError>, Refusal> {
        let rules = self.rules.clone();
        let check = move || {
            let about = About { username: &username, email: &email, first_name: &first_name };
            rules.check(&password, &about)
        };
        self.hashing.run(check).await.map_err(|_| Refusal::Busy)
    }

    /// Messages for a name or an address that another account has. A name counts as taken when it
    /// is another account's e-mail, since both sign in through one field, and when it differs from
    /// another name only in characters that look alike (UTS #39 §4). An address that another
    /// account still has as its user name, from before that was forbidden, is not taken.
    pub(super) async fn taken(
        &self,
        username: Option<&name::Username>,
        email: Option<&name::Email>,
    ) -> Result<FieldErrors, DbErr> {
        let mut errors = FieldErrors::new();
        let find =
            |condition: Condition| user::Entity::find().filter(condition).one(&self.database.read);
        if let Some(name) = username {
            let same = Condition::any()
                .add(user::Column::UsernameKey.eq(name.key.as_str()))
                .add(user::Column::EmailKey.eq(name.key.as_str()));
            let mut found = find(same).await?.is_some();
            if !found {
                let alike = user::Entity::find()
                    .filter(user::Column::UsernameSkeleton.eq(name.skeleton.as_str()))
                    .all(&self.database.read)
                    .await?;
                // Two plain ASCII names may differ in "1" and "l" alone.
                found =
                    alike.iter().any(|user| !(name.key.is_ascii() && user.username_key.is_ascii()));
            }
            if found {
                errors.insert("username", vec![NAME_TAKEN.into()]);
            }
        }
        if let Some(email) = email {
            let same = Condition::all().add(user::Column::EmailKey.eq(email.key.as_str()));
            if find(same).await?.is_some() {
                errors.extend(email_taken());
            }
        }
        Ok(errors)
    }

    async fn insert(
        &self,
        transaction: &impl ConnectionTrait,
        Ready { checked, hash, terms, .. }: &Ready<'_>,
    ) -> Result<user::Model, DbErr> {
        let Checked { username, email, first_name, last_name, rights, .. } = checked;
        let now = self.clock.now();
        user::ActiveModel {
            username: Set(username.text.clone()),
            username_key: Set(username.key.clone()),
            username_skeleton: Set(username.skeleton.clone()),
            email: Set(email.text.clone()),
            email_key: Set(email.key.clone()),
            first_name: Set(first_name.clone()),
            last_name: Set(last_name.clone()),
            password: Set(StoredHash(hash.as_str().to_owned())),
            is_active: Set(rights.is_active),
            is_staff: Set(rights.is_staff),
            is_superuser: Set(rights.is_superuser),
            date_joined: Set(now),
            last_login: Set(None),
            version: Set(1),
            terms_accepted: Set(terms.then_some(now)),
            ..Default::default()
        }
        .insert(transaction)
        .await
    }

    /// Takes the lock of a key, so that only one request at a time works on it. Dropping the guard
    /// releases it.
    pub async fn turn(&self, key: &str) -> MutexGuard<'_, ()> {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let index = usize::try_from(hasher.finish() % TURNS as u64).unwrap_or(0);
        self.turns[index].lock().await
    }
}

/// The message for an address that is taken.
pub(super) fn email_taken() -> FieldErrors {
    FieldErrors::from([("email", vec![EMAIL_TAKEN.into()])])
}

/// Whether the only errors are that the name or the address is taken. A repeated form finds both
/// taken; one that arrives while the account is being created may find only one.
pub fn is_taken(errors: &FieldErrors) -> bool {
    let taken = |(field, said): (&&str, &Vec<FieldError>)| match *field {
        "username" => *said == [NAME_TAKEN.into()],
        "email" => *said == [EMAIL_TAKEN.into()],
        _ => false,
    };
    !errors.is_empty() && errors.iter().all(taken)
}

pub(super) fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
