//! The names of Doorward's tables in a database, where a host may have tables of the same names.
//!
//! Statements quote the names of tables, indexes, triggers and functions, as SeaORM does, so one
//! function finds them. It looks at the text before and after a name, because a column may have the
//! same name as a table.

use std::borrow::Cow;
use std::sync::Arc;

use crate::config::Config;
use crate::migrations::{SEARCHED, TABLES};

/// How the names in this database differ from those in the statements. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Names(Option<Arc<Own>>);

#[derive(Debug)]
struct Own {
    /// Only on PostgreSQL.
    schema: Option<String>,
    prefix: String,
}

/// How a name is changed.
enum Form {
    AsItIs,
    Prefixed,
    /// With the schema, too.
    Qualified,
}

/// What precedes the name of an object that is looked up in the schema.
const QUALIFIED: [&str; 3] = ["DROP INDEX", "DROP INDEX IF EXISTS", "FUNCTION"];
/// What precedes the name of an object that is in the schema of its table.
const PREFIXED: [&str; 4] = ["INDEX", "INDEX IF NOT EXISTS", "INDEXED BY", "TRIGGER"];
/// What precedes the name of a table, where no column can stand.
const TABLE: [&str; 9] =
    ["FROM", "JOIN", "INTO", "UPDATE", "TABLE", "EXISTS", "REFERENCES", " ON", "ANALYZE"];

impl Names {
    /// The names according to these settings.
    pub fn of(config: &Config) -> Self {
        let own = Own {
            schema: config.database_schema.clone(),
            prefix: config.table_prefix.clone().unwrap_or_default(),
        };
        let as_they_are = own.schema.is_none() && own.prefix.is_empty();
        Names((!as_they_are).then(|| Arc::new(own)))
    }

    /// The statement with the names of this database.
    pub fn apply<'s>(&self, sql: &'s str) -> Cow<'s, str> {
        match &self.0 {
            None => Cow::Borrowed(sql),
            Some(own) => Cow::Owned(own.renamed(sql)),
        }
    }

    /// The name of a table, without its schema.
    pub fn table(&self, table: &str) -> String {
        let prefix = self.0.as_ref().map_or("", |own| &own.prefix);
        format!("{prefix}{table}")
    }

    /// Whether the names are those in the statements.
    pub fn are_as_written(&self) -> bool {
        self.0.is_none()
    }

    /// The schema of the tables, if it is set.
    pub fn schema(&self) -> Option<&str> {
        self.0.as_ref().and_then(|own| own.schema.as_deref())
    }
}

impl Own {
    fn renamed(&self, sql: &str) -> String {
        let mut made = String::with_capacity(sql.len() + 64);
        let mut rest = sql;
        while let Some((before, quote, quoted, after)) = next_quoted(rest) {
            made.push_str(before);
            let form = if quote == '"' { form(&made, quoted, after) } else { Form::AsItIs };
            if let (Form::Qualified, Some(schema)) = (&form, &self.schema) {
                made.push_str(&format!("\"{schema}\"."));
            }
            made.push(quote);
            if !matches!(form, Form::AsItIs) {
                made.push_str(&self.prefix);
            }
            made.push_str(quoted);
            made.push(quote);
            rest = after;
        }
        made.push_str(rest);
        made
    }
}

/// The next quoted text: what precedes it, its quote, the text, and what follows it.
fn next_quoted(sql: &str) -> Option<(&str, char, &str, &str)> {
    let (before, rest) = sql.split_at(sql.find(['"', '\''])?);
    let quote = rest.chars().next()?;
    let (quoted, after) = rest[1..].split_once(quote)?;
    Some((before, quote, quoted, after))
}

fn form(before: &str, name: &str, after: &str) -> Form {
    let words = before.trim_end();
    let follows = |ends: &[&str]| ends.iter().any(|end| words.ends_with(end));
    if words.ends_with('.') {
        Form::AsItIs
    } else if follows(&QUALIFIED) {
        Form::Qualified
    } else if follows(&PREFIXED) || name == SEARCHED {
        Form::Prefixed
    } else if !TABLES.contains(&name) {
        Form::AsItIs
    } else if after.starts_with('.') || follows(&["content ="]) {
        Form::Prefixed
    } else if follows(&TABLE) {
        Form::Qualified
    } else {
        Form::AsItIs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(schema: Option<&str>, prefix: &str, sql: &str) -> String {
        Own { schema: schema.map(str::to_owned), prefix: prefix.to_owned() }.renamed(sql)
    }

    #[test]
    fn tables_are_renamed_and_columns_are_not() {
        for (sql, with_prefix, with_schema) in [
            (
                r#"SELECT "bulk_jobs"."sessions" FROM "bulk_jobs" WHERE "bulk_jobs"."id" = $1"#,
                r#"SELECT "acc_bulk_jobs"."sessions" FROM "acc_bulk_jobs" WHERE "acc_bulk_jobs"."id" = $1"#,
                r#"SELECT "bulk_jobs"."sessions" FROM "own"."bulk_jobs" WHERE "bulk_jobs"."id" = $1"#,
            ),
            (
                r#"UPDATE "bulk_jobs" SET "sessions" = $1"#,
                r#"UPDATE "acc_bulk_jobs" SET "sessions" = $1"#,
                r#"UPDATE "own"."bulk_jobs" SET "sessions" = $1"#,
            ),
            (
                r#"INSERT INTO "bulk_jobs" ("id", "sessions") VALUES ('a "users" of it''s')"#,
                r#"INSERT INTO "acc_bulk_jobs" ("id", "sessions") VALUES ('a "users" of it''s')"#,
                r#"INSERT INTO "own"."bulk_jobs" ("id", "sessions") VALUES ('a "users" of it''s')"#,
            ),
            (
                r#"CREATE INDEX "audit_at" ON "audit" ("at")"#,
                r#"CREATE INDEX "acc_audit_at" ON "acc_audit" ("at")"#,
                r#"CREATE INDEX "audit_at" ON "own"."audit" ("at")"#,
            ),
            (
                r#"FROM "sessions" s JOIN "users" u ON u.id = s.user_id"#,
                r#"FROM "acc_sessions" s JOIN "acc_users" u ON u.id = s.user_id"#,
                r#"FROM "own"."sessions" s JOIN "own"."users" u ON u.id = s.user_id"#,
            ),
            (
                r#"FOR EACH ROW EXECUTE FUNCTION "audit_append_only"()"#,
                r#"FOR EACH ROW EXECUTE FUNCTION "acc_audit_append_only"()"#,
                r#"FOR EACH ROW EXECUTE FUNCTION "own"."audit_append_only"()"#,
            ),
            (
                r#"SELECT "orders"."users" FROM "orders""#,
                r#"SELECT "orders"."users" FROM "orders""#,
                r#"SELECT "orders"."users" FROM "orders""#,
            ),
        ] {
            assert_eq!(named(None, "acc_", sql), with_prefix);
            assert_eq!(named(Some("own"), "", sql), with_schema);
        }
    }

    #[test]
    fn a_table_of_words_is_a_column_as_well() {
        let sql = r#"INSERT INTO "users_words" ("users_words", rowid) SELECT 1"#;
        let renamed = r#"INSERT INTO "acc_users_words" ("acc_users_words", rowid) SELECT 1"#;
        assert_eq!(named(None, "acc_", sql), renamed);
    }

    #[test]
    fn statements_stay_as_they_are_where_no_name_is_set() {
        let sql = r#"SELECT 1 FROM "users""#;
        assert!(matches!(Names::default().apply(sql), Cow::Borrowed(same) if same == sql));
    }
}
