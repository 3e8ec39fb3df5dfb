//! Who is asking, and whether they may: request guards, and nothing else.

mod claims;
mod current_user;
mod former;
mod limits;
mod login;
mod staff;
mod visitor;

pub use current_user::CurrentUser;
pub use former::{Changer, Leaver, former};
pub use limits::{ClientAddress, Limits};
pub use login::Login;
pub use staff::{Staff, Superuser};
pub use visitor::{Visitor, presented_session};
