//! The framework of the JSON API: an endpoint is described once, for dispatch, for `OPTIONS`, for
//! the pages about it, and for the OpenAPI document.

mod answer;
mod browsable;
mod dispatch;
mod endpoint;
mod method_form;
mod openapi;
mod precondition;
mod reference;
mod root;
mod window;

pub use dispatch::{endpoint_at, routes};
pub use endpoint::{Access, Ask, Endpoint, Gate, Operation, Reply};
pub use openapi::SCHEMA;
pub use root::ROOT;
pub use window::{Window, page_of, paginated};
