//! The fields of an account, described once for every endpoint that takes them.

use crate::api::endpoint::{Input, Kind};

pub const USERNAME: Input = Input::required("username", "Username", Kind::Text)
    .up_to(150)
    .help("Letters, digits and @ . + - _ only.");
pub const EMAIL: Input = Input::required("email", "Email", Kind::Email).up_to(254);
/// A new password.
pub const PASSWORD: Input =
    Input::required("password", "Password", Kind::Password).fill("new-password");
pub const FIRST_NAME: Input = Input::optional("first_name", "First name", Kind::Text).up_to(150);
pub const LAST_NAME: Input = Input::optional("last_name", "Last name", Kind::Text).up_to(150);
pub const ACTIVE: Input = Input::optional("is_active", "Active", Kind::Boolean);
pub const STAFF: Input = Input::optional("is_staff", "Staff", Kind::Boolean);
pub const SUPERUSER: Input = Input::optional("is_superuser", "Superuser", Kind::Boolean);
