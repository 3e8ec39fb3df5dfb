//! A CSV file that is streamed.

use rocket::Request;
use rocket::response::stream::ByteStream;
use rocket::response::{self, Responder, Response};

/// A byte order mark: without it, Excel reads the rest as Latin-1.
pub const MARK: &str = "\u{feff}";
/// The last line of an incomplete file, since HTTP gives a reader no other sign of it.
pub const BROKEN: &str = "INCOMPLETE: the database stopped answering\r\n";

/// A file of this name that is being streamed.
pub struct CsvFile<S>(pub &'static str, pub ByteStream<S>);

impl<'r, S> Responder<'r, 'r> for CsvFile<S>
where
    ByteStream<S>: Responder<'r, 'r>,
{
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'r> {
        let CsvFile(name, stream) = self;
        Response::build_from(stream.respond_to(request)?)
            .raw_header("Content-Type", "text/csv; charset=utf-8; header=present")
            .raw_header("Content-Disposition", format!("attachment; filename=\"{name}\""))
            .ok()
    }
}
