//! Request guards: who the visitor is, and what they may do.

mod claims;
mod current_user;
mod former;
mod limits;
mod login;
mod permission;
mod staff;
mod visitor;

pub use current_user::CurrentUser;
pub use former::{Changer, Leaver, former};
pub use limits::{ClientAddress, Limits};
pub use login::Login;
pub use permission::{Can, Permission, held};
pub use staff::{Staff, Superuser};
pub use visitor::{Visitor, presented_session};
