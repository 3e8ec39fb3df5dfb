//! The current view of the list as a CSV file, streamed in batches.

use rocket::futures::Stream;
use rocket::get;
use rocket::http::Method;
use rocket::response::stream::ByteStream;
use sea_orm::DbErr;

use crate::audit::{Event, Record};
use crate::clock::rfc3339;
use crate::entity::user;
use crate::guards::Staff;
use crate::pages::admin::csv::{BROKEN, CsvFile, MARK};
use crate::pages::admin::users::cell;
use crate::pages::admin::users::filters::View;
use crate::permissions::Permissions;
use crate::users::Export;
use crate::web::{Context, Problem};

const HEAD: &str = "id,username,email,first_name,last_name,is_active,is_staff,is_superuser,\
                    last_login,date_joined,groups\r\n";

#[get("/admin/users.csv")]
pub async fn export(
    staff: Staff<'_>,
    context: Context<'_>,
) -> Result<CsvFile<impl Stream<Item = String> + use<>>, Problem> {
    let (app, view) = (context.app, View::of(context.request));
    let mut export = app.users.export(&view.query()).await?;
    // An error of the first batch is answered as a problem, not as half a file.
    let first = export.next().await?;
    // Every export is logged; HEAD exports nothing.
    if context.info.method != Method::Head {
        let accounts = context.accounts_for(&staff);
        let mut record = about(&view, accounts.record(Event::UsersExported));
        if let Some(id) = view.group {
            let group = app.permissions.group(id).await?;
            let name = group.map_or_else(|| id.to_string(), |group| group.row.name);
            record = record.with("group", name);
        }
        accounts.enter(record).await?;
    }
    Ok(CsvFile("users.csv", file(app.permissions.clone(), export, first)))
}

/// Which part of the list was exported. The search term is often a name or an address, so it stays
/// out of the log.
fn about<'a>(view: &View, mut record: Record<'a>) -> Record<'a> {
    if !view.search.is_empty() {
        record = record.with("searched", true);
    }
    for (name, flag) in view.rights.named() {
        if let Some(flag) = flag {
            record = record.with(name, flag);
        }
    }
    record
}

/// Streams the batches; each one is read after the previous one was sent.
fn file(
    permissions: Permissions,
    mut export: Export,
    first: Option<Vec<user::Model>>,
) -> ByteStream![String] {
    ByteStream! {
        yield format!("{MARK}{HEAD}");
        let mut batch = Ok(first);
        while let Some(users) = batch.transpose() {
            let text = match users {
                Ok(users) => rows(&permissions, &users).await,
                Err(error) => Err(error),
            };
            match text {
                Ok(text) => yield text,
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

async fn rows(permissions: &Permissions, users: &[user::Model]) -> Result<String, DbErr> {
    let ids: Vec<i64> = users.iter().map(|user| user.id).collect();
    let mut groups = permissions.groups_of(&ids).await?;
    let mut text = String::new();
    for user in users {
        let groups = groups.remove(&user.id).unwrap_or_default();
        let names: Vec<String> = groups.into_iter().map(|group| group.name).collect();
        row(&mut text, user, &names.join(", "));
    }
    Ok(text)
}

fn row(text: &mut String, user: &user::Model, groups: &str) {
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
        groups,
    ] {
        text.push(',');
        cell::push(text, value);
    }
    text.push_str("\r\n");
}
