//! What the tables of this run are called: any test may be one beside a host's own tables, by
//! `TEST_TABLE_PREFIX` and, on PostgreSQL, `TEST_SCHEMA`.

use sea_orm::{ConnectOptions, DatabaseConnection};
use serde_json::{Map, Value};

const TABLES: [&str; 15] = [
    "attempts",
    "audit",
    "bulk_jobs",
    "codes",
    "deliveries",
    "farewells",
    "group_permissions",
    "groups",
    "installation",
    "releases",
    "sessions",
    "user_groups",
    "user_permissions",
    "users",
    "users_words",
];

fn prefix() -> Option<String> {
    std::env::var("TEST_TABLE_PREFIX").ok().filter(|prefix| !prefix.is_empty())
}

fn schema() -> Option<String> {
    std::env::var("TEST_SCHEMA").ok().filter(|schema| !schema.is_empty())
}

/// The settings of this run.
pub fn settings(table: &mut Map<String, Value>) {
    let names = [("table_prefix", prefix()), ("database_schema", schema())];
    table.extend(names.into_iter().filter_map(|(key, name)| Some((key.to_owned(), name?.into()))));
}

/// A connection past the application, for which the tables lie where it looks.
pub async fn connect(url: &str, connections: u32) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections);
    if let Some(schema) = schema() {
        options.set_schema_search_path(format!("{schema},public"));
    }
    sea_orm::Database::connect(options).await.expect("the database is there")
}

/// A statement with the names of this run's tables.
pub fn named(sql: &str) -> String {
    let Some(prefix) = prefix() else { return sql.to_owned() };
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (mut made, mut before, mut rest) = (String::new(), "", sql);
    while !rest.is_empty() {
        let end = rest.find(|c| is_word(c) != rest.starts_with(is_word)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let names = ["FROM", "INTO", "UPDATE", "JOIN", "TABLE", "ON", "TO"].contains(&before);
        if TABLES.contains(&part) && (names || part == "users_words") {
            made.push_str(&prefix);
        }
        made.push_str(part);
        if rest.starts_with(is_word) {
            before = part;
        }
        rest = after;
    }
    made
}
