//! An answer that a page shows.

use rocket::Request;
use rocket::http::Status;
use serde_json::Value;

use crate::api::browsable::sent::Sent;
use crate::api::endpoint::Endpoint;
use crate::sessions::Identity;

/// An answer with what was asked, by whom and of what.
pub struct Browsed<'a> {
    pub endpoint: &'a Endpoint,
    /// All endpoints.
    pub endpoints: &'a [&'a Endpoint],
    pub request: &'a Request<'a>,
    pub who: Option<&'a Identity>,
    pub sent: &'a Sent,
    pub status: Status,
    pub body: &'a Value,
}

impl Browsed<'_> {
    /// Whether the answer is a page of a list.
    pub fn is_list(&self) -> bool {
        self.body.get("results").is_some_and(Value::is_array)
    }
}
