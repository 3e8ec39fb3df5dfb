//! What the page of the list shows.

use serde::Serialize;

use crate::pages::admin::users::choices::{self, FilterChip, ListChoice, PageLinks, SizeLink};
use crate::pages::admin::users::filters::{SEARCH, View};
use crate::pages::admin::users::table::{self, ColumnHead, UserRow};
use crate::render::{Frame, Page};
use crate::sessions::Identity;
use crate::text::{Quantity, Text};
use crate::web::{Context, Problem};

#[derive(Debug, Serialize)]
struct UsersPage {
    at: &'static str,
    done: Option<Text>,
    error: Option<Text>,
    /// Whether the viewer may change what is shown.
    may_change: bool,
    search: String,
    longest: usize,
    /// The query of this page.
    here: String,
    /// The query without search and filters, if there are any.
    clear: Option<String>,
    export: String,
    filters: Vec<FilterChip>,
    groups: Vec<ListChoice<String>>,
    /// The group whose members are shown, or empty.
    group: String,
    orders: Vec<ListChoice<Text>>,
    order: String,
    /// What the search form carries along.
    carried: Vec<(&'static str, String)>,
    columns: Vec<ColumnHead>,
    users: Vec<UserRow>,
    /// The ids of the users on this page, separated by commas.
    ids: String,
    on_page: usize,
    /// The label of the choice of all on this page.
    all: Text,
    /// The label of the choice of all on every page.
    everyone: Text,
    total: u64,
    total_text: Quantity,
    range: Text,
    sizes: Vec<SizeLink>,
    pages: PageLinks,
}

/// The list, with a notice, or with the error of the form below it.
pub async fn show(
    context: &Context<'_>,
    frame: &Frame<'_>,
    who: &Identity,
    view: View,
    (done, error): (Option<Text>, Option<Text>),
) -> Result<Page, Problem> {
    let (users, query) = (&context.app.users, view.query());
    let tally = users.tally(&query).await?;
    let page = view.page.min(pages(&view, tally.count(view.rights)));
    // A cached count may be some seconds old and lead past the end.
    let (total, rows) = users.search(&query, (page - 1) * view.size, view.size).await?;
    let pages = pages(&view, total);
    let view = view.at(page.min(pages));
    let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    let data = UsersPage {
        at: "users",
        done,
        error,
        may_change: who.is_superuser,
        search: view.search.clone(),
        longest: SEARCH,
        here: view.link(),
        clear: view.is_narrow().then(|| view.cleared().link()),
        export: view.at(1).link(),
        filters: choices::filters(&view, &tally),
        groups: choices::groups(&context.app.permissions.groups().await?),
        group: view.group.map(|id| id.to_string()).unwrap_or_default(),
        orders: choices::orders(),
        order: view.ordering(),
        carried: view.carried(),
        columns: table::columns(&view),
        on_page: rows.len(),
        all: Text::new("users-all-on-page").number("n", rows.len()),
        everyone: Text::new("users-everyone").number("n", total),
        range: range(&view, rows.len() as u64, total),
        users: rows.into_iter().map(|row| UserRow::of(row, who)).collect(),
        ids: ids.join(","),
        total,
        total_text: Quantity(total),
        sizes: choices::sizes(&view),
        pages: PageLinks::of(&view, pages),
    };
    Ok(Page::new(frame, "doorward/admin/users.html", &data))
}

/// The number of pages.
fn pages(view: &View, total: u64) -> u64 {
    total.div_ceil(view.size).max(1)
}

/// Which of all users are on the page.
fn range(view: &View, on_page: u64, total: u64) -> Text {
    let before = (view.page - 1) * view.size;
    Text::new("users-range")
        .number("count", on_page)
        .number("from", before + 1)
        .number("to", before + on_page)
        .number("total", total)
}
