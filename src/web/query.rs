//! Forms that are sent by GET, such as filters: their fields are in the query.

use rocket::Request;

use crate::web::Problem;
use crate::web::body::{self, Fields};

impl Fields {
    /// The query of a request as fields.
    ///
    /// # Errors
    /// 400 when it is not UTF-8 or has too many fields.
    pub fn of_query(request: &Request<'_>) -> Result<Self, Problem> {
        let query = request.uri().query().map_or("", |query| query.as_str());
        body::form(query.as_bytes()).map(Fields)
    }
}
