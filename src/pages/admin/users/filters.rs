//! Which users the list shows, and how, according to the URL's query.

use rocket::Request;
use url::form_urlencoded::Serializer;

use crate::text::Text;
use crate::users::{self, Query, SomeRights};

/// Users per page; the first is the default.
pub const SIZES: [u64; 3] = [20, 50, 100];
/// The greatest length of a search, in characters.
pub const SEARCH: usize = 200;
/// The same in bytes, so that a search in any script fits into a URL.
const SEARCH_BYTES: usize = 512;

/// What the list can be sorted by.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    /// The key of its label.
    label: &'static str,
    /// The keys of its ascending and its descending order.
    orders: [&'static str; 2],
    /// Whether the first click sorts in descending order.
    falling: bool,
}

impl Column {
    /// What an order by this column is called.
    pub fn order(&self, falling: bool) -> Text {
        let order = Text::new(self.orders[usize::from(falling)]);
        Text::new("users-order").text("column", Text::new(self.label)).text("order", order)
    }
}

const LETTERS: [&str; 2] = ["users-order-a-to-z", "users-order-z-to-a"];
const MARKS: [&str; 2] = ["users-order-last", "users-order-first"];
const TIMES: [&str; 2] = ["users-order-oldest", "users-order-newest"];

const fn column(
    name: &'static str,
    label: &'static str,
    orders: [&'static str; 2],
    falling: bool,
) -> Column {
    Column { name, label, orders, falling }
}

/// What the list can be sorted by; the first is the default order.
pub static COLUMNS: [Column; 8] = [
    column("username", "field-username", LETTERS, false),
    column("email", "field-email", LETTERS, false),
    column("first_name", "field-first_name", LETTERS, false),
    column("is_active", "active", MARKS, true),
    column("is_staff", "staff", MARKS, true),
    column("is_superuser", "superuser", MARKS, true),
    column("last_login", "last-sign-in", TIMES, true),
    column("date_joined", "joined", TIMES, true),
];

/// What the list shows. Unknown values in the URL are ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub search: String,
    pub rights: SomeRights,
    /// The id of a group.
    pub group: Option<i64>,
    pub column: &'static Column,
    pub falling: bool,
    /// Counted from 1; a page beyond the end shows the last one.
    pub page: u64,
    pub size: u64,
}

impl View {
    /// The view in the request's URL.
    pub fn of(request: &Request<'_>) -> View {
        let text = |name: &str| request.query_value::<String>(name).and_then(Result::ok);
        let flag = |name| match text(name).as_deref() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        };
        let ordering = text("ordering").unwrap_or_default();
        let (name, falling) = match ordering.strip_prefix('-') {
            Some(name) => (name, true),
            None => (ordering.as_str(), false),
        };
        let found = COLUMNS.iter().find(|column| column.name == name);
        let number = |name| text(name).and_then(|text| text.parse::<u64>().ok());
        let group = text("group").and_then(|text| users::id(&text));
        View {
            search: shortened(text("search").unwrap_or_default().trim()),
            rights: SomeRights::by_name(flag),
            group,
            column: found.unwrap_or(&COLUMNS[0]),
            falling: found.is_some() && falling,
            page: number("page").filter(|page| *page > 0).unwrap_or(1),
            size: number("page_size").filter(|size| SIZES.contains(size)).unwrap_or(SIZES[0]),
        }
    }

    /// The query to the database.
    pub fn query(&self) -> Query {
        let View { rights, group, .. } = *self;
        Query { search: self.search.clone(), rights, group, ordering: self.ordering() }
    }

    /// The order as a query parameter.
    pub fn ordering(&self) -> String {
        format!("{}{}", if self.falling { "-" } else { "" }, self.column.name)
    }

    /// The URL's query for this view, with `?` unless it is empty; defaults are left out. The pages
    /// about one user carry it along, to lead back to the same list.
    pub fn link(&self) -> String {
        self.link_and(&[])
    }

    /// Like [`View::link`], with additional parameters.
    pub fn link_and(&self, more: &[(&str, String)]) -> String {
        let mut query = Serializer::new(String::new());
        if !self.search.is_empty() {
            query.append_pair("search", &self.search);
        }
        query.extend_pairs(self.flags());
        if let Some(group) = self.group {
            query.append_pair("group", &group.to_string());
        }
        if self.ordering() != COLUMNS[0].name {
            query.append_pair("ordering", &self.ordering());
        }
        if self.size != SIZES[0] {
            query.append_pair("page_size", &self.size.to_string());
        }
        if self.page != 1 {
            query.append_pair("page", &self.page.to_string());
        }
        for (name, value) in more {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// What the search form carries along, as its own fields do not: names and values.
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        let size = Some(self.size).filter(|size| *size != SIZES[0]);
        let size = size.map(|size| ("page_size", size.to_string()));
        self.flags().map(|(name, flag)| (name, flag.to_owned())).chain(size).collect()
    }

    /// The filters by rights, as in the URL.
    fn flags(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let set = |(name, flag): (&'static str, Option<bool>)| Some((name, flag?));
        let text = |(name, flag)| (name, if flag { "true" } else { "false" });
        self.rights.named().into_iter().filter_map(set).map(text)
    }

    /// The same view on another page.
    pub fn at(&self, page: u64) -> View {
        View { page, ..self.clone() }
    }

    /// With another page size.
    pub fn sized(&self, size: u64) -> View {
        View { size, page: 1, ..self.clone() }
    }

    /// With other filters by rights.
    pub fn with(&self, rights: SomeRights) -> View {
        View { rights, ..self.at(1) }
    }

    /// Sorted by a column, in reverse if it is the current one.
    pub fn sorted(&self, column: &'static Column) -> View {
        let falling = if self.column == column { !self.falling } else { column.falling };
        View { column, falling, ..self.at(1) }
    }

    /// Without search and filters.
    pub fn cleared(&self) -> View {
        View { search: String::new(), rights: SomeRights::NONE, group: None, ..self.at(1) }
    }

    /// Whether the search or the filters may exclude users.
    pub fn is_narrow(&self) -> bool {
        !self.search.is_empty() || self.group.is_some() || !self.rights.is_none()
    }
}

/// The search, cut to the greatest length.
fn shortened(text: &str) -> String {
    let ends = text.char_indices().map(|(at, char)| at + char.len_utf8()).take(SEARCH);
    let end = ends.take_while(|end| *end <= SEARCH_BYTES).last().unwrap_or(0);
    text[..end].to_owned()
}
