//! The list as a CSV file: all of the present view, with a batch of it in memory.

use rocket::futures::Stream;
use rocket::http::Method;
use rocket::response::stream::ByteStream;
use rocket::response::{self, Responder, Response};
use rocket::{Request, get};

use crate::audit::{Event, Record};
use crate::clock::rfc3339;
use crate::entity::user;
use crate::guards::Staff;
use crate::pages::admin::users::cell;
use crate::pages::admin::users::filters::{FLAGS, View};
use crate::users::Export;
use crate::web::{Context, Problem};

/// The first line, after a byte order mark: without it Excel takes the rest for Latin-1.
const HEAD: &str = "\u{feff}id,username,email,first_name,last_name,is_active,is_staff,is_superuser,\
                    last_login,date_joined\r\n";
/// The last line of a file that is not whole, since HTTP gives a reader no other sign of it.
const BROKEN: &str = "INCOMPLETE: the database stopped answering\r\n";
/// A CSV file in the making.
pub struct Csv<S>(ByteStream<S>);

#[get("/admin/users.csv")]
pub async fn export(
    staff: Staff<'_>,
    context: Context<'_>,
) -> Result<Csv<impl Stream<Item = String> + use<>>, Problem> {
    let (app, view) = (context.app, View::of(context.request));
    let mut export = app.users.export(&view.query()).await?;
    // What fails at once is a problem, not half a file.
    let first = export.next().await?;
    // Nobody's data leave without a line about it; HEAD takes none along.
    if context.info.method != Method::Head {
        let accounts = context.accounts_for(&staff);
        let record = about(&view, accounts.record(Event::UsersExported));
        accounts.enter(record).await?;
    }
    Ok(Csv(file(export, first)))
}

/// Which part of the list it is. What was searched for is often a name or an address, and stays out
/// of the log like all of the query.
fn about<'a>(view: &View, mut record: Record<'a>) -> Record<'a> {
    if !view.search.is_empty() {
        record = record.with("searched", true);
    }
    for ((name, _), flag) in FLAGS.iter().zip(view.flags) {
        if let Some(flag) = flag {
            record = record.with(name, flag);
        }
    }
    record
}

/// Reads the next batch when the one before it is on its way.
fn file(mut export: Export, first: Option<Vec<user::Model>>) -> ByteStream![String] {
    ByteStream! {
        yield HEAD.to_owned();
        let mut batch = Ok(first);
        while let Some(users) = batch.transpose() {
            match users {
                Ok(users) => {
                    let mut text = String::new();
                    users.iter().for_each(|user| row(&mut text, user));
                    yield text;
                }
                Err(error) => {
                    tracing::error!(event = "export_broken", error = %error);
                    yield BROKEN.to_owned();
                    return;
                }
            }
            batch = export.next().await;
        }
    }
}

fn row(text: &mut String, user: &user::Model) {
    let flag = |flag: bool| if flag { "true" } else { "false" };
    text.push_str(&user.id.to_string());
    for value in [
        user.username.as_str(),
        &user.email,
        &user.first_name,
        &user.last_name,
        flag(user.is_active),
        flag(user.is_staff),
        flag(user.is_superuser),
        &user.last_login.map(rfc3339).unwrap_or_default(),
        &rfc3339(user.date_joined),
    ] {
        text.push(',');
        cell::push(text, value);
    }
    text.push_str("\r\n");
}

impl<'r, S> Responder<'r, 'r> for Csv<S>
where
    ByteStream<S>: Responder<'r, 'r>,
{
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'r> {
        Response::build_from(self.0.respond_to(request)?)
            .raw_header("Content-Type", "text/csv; charset=utf-8; header=present")
            .raw_header("Content-Disposition", "attachment; filename=\"users.csv\"")
            .ok()
    }
}
