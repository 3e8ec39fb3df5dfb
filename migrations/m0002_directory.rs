//! Indexes that make searching a million accounts fast: one for each order, one of the few unusual
//! accounts, and one for text search. The database itself maintains them, so rows that are inserted
//! by plain SQL are found as well.

use sea_orm_migration::prelude::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The text that is searched, in lower case as far as ASCII goes; an index of PostgreSQL is on
/// exactly this expression. The two non-ASCII letters that case folding maps to ASCII are replaced;
/// the pattern handles all other case.
pub const WORDS: &str = concat!(
    "lower((users.username_key || chr(10) || users.email_key || chr(10) || ",
    "replace(replace(users.first_name || chr(10) || users.last_name, ",
    "'\u{17f}', 's'), '\u{212a}', 'k')) COLLATE \"C\")"
);

/// Unusual accounts: inactive, staff or superuser. They are few, and all in one index.
pub const MARKED: &str = "(NOT users.is_active OR users.is_staff OR users.is_superuser)";

/// The orders that had no index yet, with the id as a tie-breaker. An account that has never signed
/// in sorts before all others, on both databases. SQLite has no statistics and takes the later of
/// two indexes that fit equally well: superusers are few, active accounts are not.
const ORDERS: [(&str, &str); 7] = [
    ("users_first_name", "first_name"),
    ("users_last_name", "last_name"),
    ("users_is_active", "is_active"),
    ("users_is_staff", "is_staff"),
    ("users_is_superuser", "is_superuser"),
    ("users_date_joined", "date_joined"),
    ("users_last_login", "coalesce(last_login, -1)"),
];

/// Trigrams of four columns. The table stores no text, and triggers keep it in step with `users`.
const SQLITE: &str = r#"
CREATE VIRTUAL TABLE "users_words" USING fts5(
    username_key, email_key, first_name, last_name,
    content = "users", content_rowid = 'id', columnsize = 0, tokenize = 'trigram'
);
CREATE TRIGGER "users_words_insert" AFTER INSERT ON "users" BEGIN
    INSERT INTO "users_words" (rowid, username_key, email_key, first_name, last_name)
    VALUES (new.id, new.username_key, new.email_key, new.first_name, new.last_name);
END;
CREATE TRIGGER "users_words_delete" AFTER DELETE ON "users" BEGIN
    INSERT INTO "users_words" ("users_words", rowid, username_key, email_key, first_name, last_name)
    VALUES ('delete', old.id, old.username_key, old.email_key, old.first_name, old.last_name);
END;
CREATE TRIGGER "users_words_update"
AFTER UPDATE OF id, username_key, email_key, first_name, last_name ON "users"
WHEN (old.id, old.username_key, old.email_key, old.first_name, old.last_name)
    IS NOT (new.id, new.username_key, new.email_key, new.first_name, new.last_name)
BEGIN
    INSERT INTO "users_words" ("users_words", rowid, username_key, email_key, first_name, last_name)
    VALUES ('delete', old.id, old.username_key, old.email_key, old.first_name, old.last_name);
    INSERT INTO "users_words" (rowid, username_key, email_key, first_name, last_name)
    VALUES (new.id, new.username_key, new.email_key, new.first_name, new.last_name);
END;
INSERT INTO "users_words" ("users_words") VALUES ('rebuild');
"#;

/// The extension may be missing or forbidden: then searching is slower, and everything else works.
fn postgres() -> String {
    let text = WORDS.replace("users.", "");
    format!(
        r#"DO $$ BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX "users_words" ON "users" USING gin ({text} gin_trgm_ops);
        EXCEPTION WHEN OTHERS THEN
            RAISE WARNING 'no trigram index, searching will be slow: %', SQLERRM;
        END $$"#
    )
}

#[async_trait::async_trait]
impl Step for Migration {
    async fn up(&self, schema: &Schema<'_>) -> Result<(), DbErr> {
        for (name, order) in ORDERS {
            let index = format!("CREATE INDEX \"{name}\" ON \"users\" ({order}, id)");
            schema.run(&index).await?;
        }
        let marked = format!(
            "CREATE INDEX \"users_marked\" ON \"users\" (is_active, is_staff, is_superuser, id) \
             WHERE {}",
            MARKED.replace("users.", "")
        );
        schema.run(&marked).await?;
        if schema.is_postgres() {
            schema.run(&postgres()).await?;
            schema.run("ANALYZE \"users\"").await?;
        } else {
            schema.run(SQLITE).await?;
        }
        Ok(())
    }
}
