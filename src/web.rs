//! The request layer, below guards and rendering: what is known of a request, and the state for its
//! answer.

mod authorization;
pub mod body;
mod client_address;
mod context;
mod cookies;
pub mod cross_origin;
mod exchange;
mod field;
pub mod interruption;
mod language;
mod link_code;
mod negotiate;
pub mod person;
mod place;
mod problem;
mod query;
mod raised;
mod raw_head;
mod redirect_target;
mod request_id;
mod request_info;
mod sent;
mod sign_out_reason;

use rocket::Request;

pub use authorization::{authorization, authorize};
pub use body::{Body, Fields};
pub use context::Context;
pub use cookies::{SessionCookies, access_cookie, cookie};
pub use cross_origin::judge;
pub use exchange::Exchange;
pub use field::{Field, Kind};
pub use language::{LANGUAGE_COOKIE, asked_language, language_cookie};
pub use link_code::LinkCode;
pub use negotiate::{Format, WantedFormat};
pub use place::{Places, below, matches};
pub use problem::{LINK_SPENT, Problem};
pub use raised::{raise, raised};
pub use raw_head::{dropped, is_http_1_0};
pub use redirect_target::{RedirectTarget, encode};
pub use request_info::{RequestInfo, is_api};
pub use sent::sent;
pub use sign_out_reason::SignOutReason;

use crate::app::App;

/// The installation that serves this request.
pub fn app<'r>(request: &'r Request<'_>) -> &'r App {
    request.rocket().state::<App>().expect("the fairing manages it before it mounts routes")
}

/// Where the API is mounted, below the base.
pub const API: [&str; 2] = ["/api", "/accounts"];
