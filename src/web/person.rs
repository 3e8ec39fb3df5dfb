//! The fields of an account, described once for every form and endpoint that takes them.

use crate::web::{Field, Kind};

pub const USERNAME: Field = Field::required("username", "Username", Kind::Text)
    .up_to(150)
    .help("Letters, digits and @ . + - _ only.");
pub const EMAIL: Field = Field::required("email", "Email", Kind::Email).up_to(254);
/// A new password.
pub const PASSWORD: Field =
    Field::required("password", "Password", Kind::Password).fill("new-password");
/// A new password, repeated.
pub const PASSWORD2: Field =
    Field::optional("password2", "Password again", Kind::Password).fill("new-password");
/// Whether somebody new chooses the password with a one-time link.
pub const INVITE: Field = Field::optional("invite", "Invite", Kind::Boolean);
/// The password that somebody has, as a proof.
pub const OWN_PASSWORD: Field =
    Field::required("password", "Password", Kind::Password).fill("current-password");
/// The password that a new one replaces.
pub const OLD_PASSWORD: Field =
    Field::required("old_password", "Old password", Kind::Password).fill("current-password");
pub const FIRST_NAME: Field = Field::optional("first_name", "First name", Kind::Text).up_to(150);
pub const LAST_NAME: Field = Field::optional("last_name", "Last name", Kind::Text).up_to(150);
/// The language of pages; blank for the browser's.
pub const LANGUAGE: Field = Field::optional("language", "Language", Kind::Text);
/// A time zone (IANA); blank for the site's.
pub const TIME_ZONE: Field = Field::optional("time_zone", "Time zone", Kind::Text);
/// `light` or `dark`; blank for the device's.
pub const THEME: Field = Field::optional("theme", "Appearance", Kind::Text);
/// Asked for only where the site has terms.
pub const TERMS: Field = Field::optional("terms", "Accept the terms", Kind::Boolean)
    .help("Required where the site has terms.");
pub const ACTIVE: Field = Field::optional("is_active", "Active", Kind::Boolean);
pub const STAFF: Field = Field::optional("is_staff", "Staff", Kind::Boolean);
pub const SUPERUSER: Field = Field::optional("is_superuser", "Superuser", Kind::Boolean);
pub const GROUPS: Field =
    Field::optional("groups", "Groups", Kind::Names).help("The names of groups.");
/// Permissions, held directly or by a group.
pub const PERMISSIONS: Field = Field::optional("permissions", "Permissions", Kind::Names)
    .help("What the members may do, such as orders.edit.");
/// Which state of a resource a change is based on.
pub const VERSION: Field = Field::optional("version", "Version", Kind::Integer)
    .help("The one you have seen: the change is refused if somebody was faster.");
/// The size of a page of a list.
pub const PAGE_SIZE: Field = Field::optional("page_size", "Results on a page", Kind::Integer);
