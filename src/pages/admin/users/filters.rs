//! Which users the list shows, and how, according to the URL's query.

use rocket::Request;
use serde::Serialize;
use url::form_urlencoded::Serializer;

use crate::users::{self, Query, SomeRights};

/// Users per page; the first is the default.
pub const SIZES: [u64; 3] = [20, 50, 100];
/// The greatest length of a search, in characters.
pub const SEARCH: usize = 200;
/// The same in bytes, so that a search in any script fits into a URL.
const SEARCH_BYTES: usize = 512;

/// A column to sort by.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    pub name: &'static str,
    pub label: &'static str,
    /// Whether the first click sorts in descending order.
    #[serde(skip)]
    falling: bool,
}

const fn column(name: &'static str, label: &'static str, falling: bool) -> Column {
    Column { name, label, falling }
}

/// The columns of the list; the first is the default order.
pub static COLUMNS: [Column; 8] = [
    column("username", "User name", false),
    column("email", "E-mail", false),
    column("first_name", "Name", false),
    column("is_active", "Active", true),
    column("is_staff", "Staff", true),
    column("is_superuser", "Superuser", true),
    column("last_login", "Last sign-in", true),
    column("date_joined", "Joined", true),
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
        for (name, flag) in self.rights.named() {
            if let Some(flag) = flag {
                query.append_pair(name, if flag { "true" } else { "false" });
            }
        }
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

    /// The same view on another page.
    pub fn at(&self, page: u64) -> View {
        View { page, ..self.clone() }
    }

    /// With another page size.
    pub fn sized(&self, size: u64) -> View {
        View { size, page: 1, ..self.clone() }
    }

    /// With another value of the right of this name.
    pub fn with(&self, name: &str, wanted: Option<bool>) -> View {
        View { rights: self.rights.with(name, wanted), ..self.at(1) }
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
