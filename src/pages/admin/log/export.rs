//! The entries that the filters choose as a CSV file, streamed in batches.

use rocket::futures::Stream;
use rocket::get;
use rocket::http::Method;
use rocket::response::stream::ByteStream;

use crate::audit::{Audit, AuditFilter, Event};
use crate::clock::rfc3339;
use crate::entity::audit;
use crate::guards::Staff;
use crate::pages::admin::csv::{BROKEN, CsvFile, MARK};
use crate::pages::admin::log::filters::LogQuery;
use crate::pages::admin::users::cell;
use crate::render::Frame;
use crate::render::entries;
use crate::web::{Context, Problem};

const HEAD: &str = "at,event,by,on,address,request,details\r\n";
/// The most entries of a file: the newest ones.
const MOST: u64 = 100_000;
/// Entries per query.
const BATCH: u64 = 1_000;

#[get("/admin/log.csv")]
pub async fn export(
    staff: Staff<'_>,
    context: Context<'_>,
    frame: Frame<'_>,
) -> Result<CsvFile<impl Stream<Item = String> + use<>>, Problem> {
    let asked = LogQuery::of(&context, frame.locale()).await?;
    if asked.is_wrong() {
        return Err(Problem::of_status(400));
    }
    let audit = context.app.audit.clone();
    // An error of the first batch is answered as a problem, not as half a file.
    let first = audit.search(&asked.filter, None, BATCH).await?;
    // Every export is logged; HEAD exports nothing.
    if context.info.method != Method::Head {
        let accounts = context.accounts_for(&staff);
        accounts.enter(accounts.record(Event::LogExported)).await?;
    }
    Ok(CsvFile("log.csv", file(audit, asked.filter, first)))
}

/// Streams the batches; each one is read after the previous one was sent.
fn file(audit: Audit, filter: AuditFilter, first: Vec<audit::Model>) -> ByteStream![String] {
    ByteStream! {
        let mut text = format!("{MARK}{HEAD}");
        let (mut batch, mut left) = (first, MOST);
        loop {
            let count = batch.len() as u64;
            left = left.saturating_sub(count);
            let last = batch.last().filter(|_| count == BATCH && left > 0).map(|last| last.id);
            for entry in batch {
                row(&mut text, &entry);
            }
            if text.is_empty() {
                return;
            }
            yield std::mem::take(&mut text);
            let Some(last) = last else { return };
            batch = match audit.search(&filter, Some(last), BATCH.min(left)).await {
                Ok(batch) => batch,
                Err(error) => {
                    tracing::error!(event = "export_broken", error = %error);
                    yield BROKEN.to_owned();
                    return;
                }
            };
        }
    }
}

fn row(text: &mut String, entry: &audit::Model) {
    text.push_str(&rfc3339(entries::unix(entry)));
    for value in [
        entry.event.as_str(),
        &name(entry.actor_id, &entry.actor),
        &name(entry.subject_id, &entry.subject),
        &entry.address,
        &entry.request,
        &entry.details,
    ] {
        text.push(',');
        cell::push(text, value);
    }
    text.push_str("\r\n");
}

/// The name at that time, or the number of an account that had none any more.
fn name(id: Option<i64>, name: &str) -> String {
    match id {
        Some(id) if name.is_empty() => id.to_string(),
        _ => name.to_owned(),
    }
}
