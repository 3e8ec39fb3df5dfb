//! What can be chosen above and below the list: filters, groups, orders, pages and their size.

use serde::Serialize;

use crate::entity::group;
use crate::pages::admin::users::filters::{COLUMNS, Column, SIZES, View};
use crate::text::{Quantity, Text};
use crate::users::{SomeRights, Tally};

/// The filters, with the keys of their labels.
const FILTERS: [(&str, SomeRights); 4] = [
    ("users-filter-everyone", SomeRights::NONE),
    ("users-filter-inactive", SomeRights { is_active: Some(false), ..SomeRights::NONE }),
    ("users-filter-staff", SomeRights { is_staff: Some(true), ..SomeRights::NONE }),
    ("users-filter-superusers", SomeRights { is_superuser: Some(true), ..SomeRights::NONE }),
];

/// A filter with the number of users that it shows.
#[derive(Debug, Serialize)]
pub struct FilterChip {
    label: Text,
    count: Quantity,
    link: String,
    current: bool,
}

/// The filters, given the search and the group. A combination that the URL alone can name is none
/// of them.
pub fn filters(view: &View, tally: &Tally) -> Vec<FilterChip> {
    let chip = |(label, rights)| FilterChip {
        label: Text::new(label),
        count: Quantity(tally.count(rights)),
        link: view.with(rights).link(),
        current: view.rights == rights,
    };
    FILTERS.map(chip).into()
}

/// A choice of a form.
#[derive(Debug, Serialize)]
pub struct ListChoice<Label> {
    value: String,
    label: Label,
}

/// The choice of a group.
pub fn groups(all: &[group::Model]) -> Vec<ListChoice<String>> {
    let choice = |group: &group::Model| ListChoice {
        value: group.id.to_string(),
        label: group.name.clone(),
    };
    all.iter().map(choice).collect()
}

/// The choice of an order, for narrow screens, which hide the heads of the columns.
pub fn orders() -> Vec<ListChoice<Text>> {
    let of = |column: &'static Column| {
        let rising = ListChoice { value: column.name.to_owned(), label: column.order(false) };
        [rising, ListChoice { value: format!("-{}", column.name), label: column.order(true) }]
    };
    COLUMNS.iter().flat_map(of).collect()
}

/// A link to the list with another number of users per page.
#[derive(Debug, Serialize)]
pub struct SizeLink {
    label: Quantity,
    link: String,
    current: bool,
}

/// The numbers of users per page.
pub fn sizes(view: &View) -> Vec<SizeLink> {
    let link = |size| SizeLink {
        label: Quantity(size),
        link: view.sized(size).link(),
        current: size == view.size,
    };
    SIZES.map(link).into()
}

/// The links to other pages of the list.
#[derive(Debug, Serialize)]
pub struct PageLinks {
    text: Text,
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    last: Option<String>,
}

impl PageLinks {
    /// Those of a page among `count`.
    pub fn of(view: &View, count: u64) -> Self {
        let to = |page: u64, there: bool| there.then(|| view.at(page).link());
        let (page, back, on) = (view.page, view.page > 1, view.page < count);
        PageLinks {
            text: Text::new("users-page").number("page", page).number("count", count),
            first: to(1, back),
            previous: to(page.saturating_sub(1), back),
            next: to(page + 1, on),
            last: to(count, on),
        }
    }
}
