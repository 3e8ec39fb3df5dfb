//! What makes looking through a million accounts fast: an index for each order, one of the few
//! accounts that are not ordinary, and one of all that words are looked for in. The database keeps
//! them itself, so that rows which arrive by plain SQL are found as well.

use sea_orm_migration::prelude::*;

use crate::migrations::{Schema, Step};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Everything that words are looked for in, as one text in lower case as far as ASCII goes; an
/// index of PostgreSQL is on this very expression. The two letters that case folding takes to
/// ASCII are replaced; the rest of case is the pattern's.
pub const WORDS: &str = concat!(
    "lower((users.username_key || chr(10) || users.email_key || chr(10) || ",
    "replace(replace(users.first_name || chr(10) || users.last_name, ",
    "'\u{17f}', 's'), '\u{212a}', 'k')) COLLATE \"C\")"
);

/// Accounts that are not ordinary: inactive, staff or superuser. Few, and all of them in an index.
pub const MARKED: &str = "(NOT users.is_active OR users.is_staff OR users.is_superuser)";

/// The orders that had no index yet; the id decides between equals. Who has never signed in counts
/// as having done so before everybody else, on both databases. SQLite has no statistics and takes
/// the later of two indexes that suit it equally: superusers are few, active accounts are not.
const ORDERS: [(&str, &str); 7] = [
    ("users_first_name", "first_name"),
    ("users_last_name", "last_name"),
    ("users_is_active", "is_active"),
    ("users_is_staff", "is_staff"),
    ("users_is_superuser", "is_superuser"),
    ("users_date_joined", "date_joined"),
    ("users_last_login", "coalesce(last_login, -1)"),
];

/// Trigrams of four columns; the table has no text of its own, and the triggers follow `users`.
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

/// The extension may be missing or forbidden: then searching is slower, and everything else as
/// it was.
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
