//! The list of users, with search, filters, sorting and pagination, and the pages that start from
//! it.

mod add;
pub mod api;
mod bulk;
mod cell;
mod export;
pub mod filters;
mod outcome;

use rocket::{Route, get, routes};
use serde::Serialize;

use filters::{COLUMNS, Column, SEARCH, SIZES, View};

use crate::entity::{group, user};
use crate::guards::Staff;
use crate::render::times::Moment;
use crate::render::{Frame, Notice, Page};
use crate::sessions::Identity;
use crate::users::Tally;
use crate::web::{Context, Problem, person};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![list, bulk::apply, export::export, add::form, add::save]
}

const PATH: &str = "/admin/users";

#[derive(Debug, Serialize)]
struct UsersPage {
    at: &'static str,
    done: Option<String>,
    error: Option<&'static str>,
    /// Whether the viewer may change what is shown.
    may_change: bool,
    search: String,
    longest: usize,
    /// The query of this page.
    here: String,
    /// The query without search and filters, if there are any.
    clear: Option<String>,
    export: String,
    filters: Vec<Filter>,
    /// The choice of a group.
    groups: Vec<Choice>,
    orders: Vec<Choice>,
    columns: Vec<Head>,
    users: Vec<Row>,
    /// The ids of the users on this page, separated by commas.
    ids: String,
    on_page: usize,
    total: u64,
    total_text: String,
    range: String,
    size: u64,
    sizes: Vec<Choice>,
    pages: PageLinks,
}

#[derive(Debug, Serialize)]
struct Filter {
    name: &'static str,
    label: &'static str,
    /// The current choice, which the search form carries along.
    value: Option<bool>,
    choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    label: String,
    count: Option<String>,
    /// The link's query, or the value in a form.
    link: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct Head {
    #[serde(flatten)]
    column: &'static Column,
    link: String,
    /// The value of `aria-sort`.
    sort: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Row {
    id: i64,
    username: String,
    email: String,
    name: String,
    is_active: bool,
    is_staff: bool,
    is_superuser: bool,
    last_login: Option<Moment>,
    joined: Moment,
    is_own: bool,
}

impl Row {
    fn of(user: user::Model, who: &Identity) -> Row {
        Row {
            id: user.id,
            name: format!("{} {}", user.first_name, user.last_name).trim().to_owned(),
            username: user.username,
            email: user.email,
            is_active: user.is_active,
            is_staff: user.is_staff,
            is_superuser: user.is_superuser,
            last_login: user.last_login.map(Moment::of),
            joined: Moment::of(user.date_joined),
            is_own: user.id == who.id,
        }
    }
}

#[derive(Debug, Serialize)]
struct PageLinks {
    text: String,
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    last: Option<String>,
}

impl PageLinks {
    fn of(view: &View, count: u64) -> PageLinks {
        let to = |page: u64, there: bool| there.then(|| view.at(page).link());
        let (page, back, on) = (view.page, view.page > 1, view.page < count);
        PageLinks {
            text: format!("Page {} of {}", grouped(page), grouped(count)),
            first: to(1, back),
            previous: to(page.saturating_sub(1), back),
            next: to(page + 1, on),
            last: to(count, on),
        }
    }
}

#[get("/admin/users")]
async fn list(staff: Staff<'_>, context: Context<'_>, frame: Frame<'_>) -> Result<Page, Problem> {
    let view = View::of(context.request);
    let told = match Notice::told(&context, &[Notice::UserDeleted]) {
        Some(told) => Some(told.to_owned()),
        None => outcome::told(&context).await?,
    };
    show(&context, &frame, &staff, view, told, None).await
}

/// The list, with a notice, or with the errors of the form below it.
async fn show(
    context: &Context<'_>,
    frame: &Frame<'_>,
    who: &Identity,
    view: View,
    done: Option<String>,
    error: Option<&'static str>,
) -> Result<Page, Problem> {
    let users = &context.app.users;
    let query = view.query();
    let tally = users.tally(&query).await?;
    let counted = tally.count(view.rights);
    let page = view.page.min(counted.div_ceil(view.size).max(1));
    // A cached count may be some seconds old and lead past the end.
    let (total, rows) = users.search(&query, (page - 1) * view.size, view.size).await?;
    let pages = total.div_ceil(view.size).max(1);
    let view = view.at(page.min(pages));
    let start = (view.page - 1) * view.size;
    let range = match rows.len() as u64 {
        0 => "Nobody".to_owned(),
        1 => format!("{} of {}", grouped(start + 1), grouped(total)),
        on_page => {
            let (from, to) = (grouped(start + 1), grouped(start + on_page));
            format!("{from}\u{2013}{to} of {}", grouped(total))
        }
    };
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
        filters: filters(&view, &tally),
        groups: groups(&context.app.permissions.groups().await?, &view),
        orders: orders(&view),
        columns: COLUMNS.iter().map(|column| head(&view, column)).collect(),
        on_page: rows.len(),
        ids: ids.join(","),
        users: rows.into_iter().map(|row| Row::of(row, who)).collect(),
        total,
        total_text: many(total, "user", "users"),
        range,
        size: view.size,
        sizes: SIZES
            .iter()
            .map(|size| Choice {
                label: size.to_string(),
                count: None,
                link: view.sized(*size).link(),
                current: *size == view.size,
            })
            .collect(),
        pages: PageLinks::of(&view, pages),
    };
    Ok(Page::new(frame, "doorward/admin/users.html", &data))
}

/// The filters, with the number of users that each choice shows, given the search and the other
/// filters.
fn filters(view: &View, tally: &Tally) -> Vec<Filter> {
    let filter = |(name, value)| {
        let choice = |label: &str, wanted: Option<bool>| {
            let (there, current) = (view.with(name, wanted), value == wanted);
            let count = Some(grouped(tally.count(there.rights)));
            Choice { label: label.to_owned(), count, link: there.link(), current }
        };
        let choices =
            vec![choice("All", None), choice("Yes", Some(true)), choice("No", Some(false))];
        Filter { name, label: person::label(name), value, choices }
    };
    view.rights.named().map(filter).into()
}

/// The choice of a group, for a form.
fn groups(all: &[group::Model], view: &View) -> Vec<Choice> {
    let choice = |group: &group::Model| Choice {
        label: group.name.clone(),
        count: None,
        link: group.id.to_string(),
        current: view.group == Some(group.id),
    };
    all.iter().map(choice).collect()
}

/// The choice of an order, for narrow screens, which hide the table's head.
fn orders(view: &View) -> Vec<Choice> {
    let order = |column: &'static Column, falling: bool| {
        let there = View { column, falling, ..view.clone() };
        let label =
            format!("{}, {}", column.label, if falling { "descending" } else { "ascending" });
        Choice { label, count: None, link: there.ordering(), current: there == *view }
    };
    COLUMNS.iter().flat_map(|column| [order(column, false), order(column, true)]).collect()
}

fn head(view: &View, column: &'static Column) -> Head {
    let sort =
        (view.column == column).then_some(if view.falling { "descending" } else { "ascending" });
    Head { column, link: view.sorted(column).link(), sort }
}

/// A number with its thousands separated.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with its noun.
fn many(number: u64, one: &str, several: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::{grouped, many};

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in
            [(0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), text);
        }
        assert_eq!(many(1, "user", "users"), "1 user");
        assert_eq!(many(1_000, "user", "users"), "1,000 users");
    }
}
