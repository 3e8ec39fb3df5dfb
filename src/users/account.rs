//! Accounts as a host application sees and makes them.

use rocket::time::OffsetDateTime;
use rocket::time::serde::rfc3339;
use serde::{Deserialize, Serialize};

use crate::entity::user;
use crate::password::Password;
use crate::users::{Draft, Edit, Rights, SomeRights, SubmittedFields};

/// The number of an account: `users.id`, a `BIGINT` on both databases. It never changes.
pub type UserId = i64;

/// An account. There is no secret in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct User {
    /// Its number.
    pub id: UserId,
    /// The user name, as it was typed, in NFKC.
    pub username: String,
    /// The e-mail address.
    pub email: String,
    /// May be empty.
    pub first_name: String,
    /// May be empty.
    pub last_name: String,
    /// Whether it may sign in.
    pub is_active: bool,
    /// Whether it may look at the administration.
    pub is_staff: bool,
    /// Whether it may do everything.
    pub is_superuser: bool,
    /// When it was made.
    #[serde(with = "rfc3339")]
    pub date_joined: OffsetDateTime,
    /// When somebody last signed in with it.
    #[serde(with = "rfc3339::option")]
    pub last_login: Option<OffsetDateTime>,
}

impl From<&user::Model> for User {
    fn from(row: &user::Model) -> Self {
        let time = |seconds| {
            OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH)
        };
        User {
            id: row.id,
            username: row.username.clone(),
            email: row.email.clone(),
            first_name: row.first_name.clone(),
            last_name: row.last_name.clone(),
            is_active: row.is_active,
            is_staff: row.is_staff,
            is_superuser: row.is_superuser,
            date_joined: time(row.date_joined),
            last_login: row.last_login.map(time),
        }
    }
}

/// An account to be made by `Accounts::create`: active, neither staff nor superuser, unless it says
/// so.
///
/// ```rust
/// use doorward::NewUser;
///
/// let new = NewUser::new("ada", "ada@example.org").first_name("Ada").password("tall ships sail");
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is made before `Accounts::create`"]
pub struct NewUser<'a> {
    username: &'a str,
    email: &'a str,
    first_name: &'a str,
    last_name: &'a str,
    password: Option<Password>,
    rights: Rights,
    groups: Vec<String>,
    fields: SubmittedFields,
}

impl<'a> NewUser<'a> {
    /// An account of this name and e-mail address. Without a password it is opened by a one-time
    /// link alone, see `Accounts::reset_link`.
    pub fn new(username: &'a str, email: &'a str) -> Self {
        NewUser {
            username,
            email,
            first_name: "",
            last_name: "",
            password: None,
            rights: Rights::default(),
            groups: Vec::new(),
            fields: SubmittedFields::default(),
        }
    }

    /// With this password, which has to meet the rules of the site.
    pub fn password(mut self, password: &str) -> Self {
        self.password = Some(Password::new(password.to_owned()));
        self
    }

    /// With this first name.
    pub fn first_name(mut self, name: &'a str) -> Self {
        self.first_name = name;
        self
    }

    /// With this last name.
    pub fn last_name(mut self, name: &'a str) -> Self {
        self.last_name = name;
        self
    }

    /// May sign in, or not yet.
    pub fn active(mut self, is_active: bool) -> Self {
        self.rights.is_active = is_active;
        self
    }

    /// May look at the administration, or not.
    pub fn staff(mut self, is_staff: bool) -> Self {
        self.rights.is_staff = is_staff;
        self
    }

    /// May do everything, or not.
    pub fn superuser(mut self, is_superuser: bool) -> Self {
        self.rights.is_superuser = is_superuser;
        self
    }

    /// In these groups, by name.
    pub fn groups(mut self, names: &[&str]) -> Self {
        self.groups = names.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    /// With a field of the host's own, for its hooks.
    pub fn field(mut self, name: &str, value: &str) -> Self {
        self.fields.0.insert(name.to_owned(), value.to_owned());
        self
    }
}

impl From<NewUser<'_>> for Draft {
    fn from(new: NewUser<'_>) -> Self {
        let text = |text: &str| Some(text.to_owned());
        Draft {
            username: text(new.username),
            email: text(new.email),
            first_name: text(new.first_name),
            last_name: text(new.last_name),
            passwordless: new.password.is_none(),
            terms: false,
            password: new.password,
            rights: new.rights,
            groups: new.groups,
            fields: new.fields,
        }
    }
}

/// What `Accounts::change` makes of an account; what is not named stays as it is.
///
/// ```rust
/// use doorward::UserChange;
///
/// let change = UserChange::new().email("ada@example.org").active(false);
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "nothing changes before `Accounts::change`"]
pub struct UserChange<'a> {
    username: Option<&'a str>,
    email: Option<&'a str>,
    first_name: Option<&'a str>,
    last_name: Option<&'a str>,
    rights: SomeRights,
    pub(crate) groups: Option<Vec<String>>,
}

impl<'a> UserChange<'a> {
    /// No change yet.
    pub fn new() -> Self {
        UserChange::default()
    }

    /// Another user name.
    pub fn username(self, username: &'a str) -> Self {
        UserChange { username: Some(username), ..self }
    }

    /// Another e-mail address.
    pub fn email(self, email: &'a str) -> Self {
        UserChange { email: Some(email), ..self }
    }

    /// Another first name.
    pub fn first_name(self, name: &'a str) -> Self {
        UserChange { first_name: Some(name), ..self }
    }

    /// Another last name.
    pub fn last_name(self, name: &'a str) -> Self {
        UserChange { last_name: Some(name), ..self }
    }

    /// May sign in, or not; deactivation ends the account's sessions.
    pub fn active(self, is_active: bool) -> Self {
        UserChange { rights: self.rights.with("is_active", Some(is_active)), ..self }
    }

    /// May look at the administration, or not; ends the account's sessions.
    pub fn staff(self, is_staff: bool) -> Self {
        UserChange { rights: self.rights.with("is_staff", Some(is_staff)), ..self }
    }

    /// May do everything, or not; ends the account's sessions.
    pub fn superuser(self, is_superuser: bool) -> Self {
        UserChange { rights: self.rights.with("is_superuser", Some(is_superuser)), ..self }
    }
}

impl UserChange<'_> {
    /// In these groups, by name, and in no others.
    pub fn groups(self, names: &[&str]) -> Self {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        UserChange { groups: Some(names), ..self }
    }
}

impl From<UserChange<'_>> for Edit {
    fn from(change: UserChange<'_>) -> Self {
        Edit {
            username: change.username.map(str::to_owned),
            email: change.email.map(str::to_owned),
            first_name: change.first_name.map(str::to_owned),
            last_name: change.last_name.map(str::to_owned),
            rights: change.rights,
            groups: None,
            permissions: None,
            version: None,
        }
    }
}
