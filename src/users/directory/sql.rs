//! Building and running a statement. Its text consists of constants of this module; user input is
//! bound.

use sea_orm::sqlx::postgres::{PgPool, PgRow};
use sea_orm::sqlx::{self, Row};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};

use crate::database::{Database, Hot, wrap};
use crate::migrations::WORDS;
use crate::users::SomeRights;
use crate::users::directory::Filter;
use crate::users::directory::words::{self, Word};

/// The text that SQLite searches; the trigram index has the same four columns.
const TEXT: &str = "users.username_key || char(10) || users.email_key || char(10) || \
                    users.first_name || char(10) || users.last_name";
/// The same for words with one of the two letters that case folding maps to ASCII.
const FOLDED: &str = concat!(
    "users.username_key || char(10) || users.email_key || char(10) || ",
    "replace(replace(users.first_name || char(10) || users.last_name, ",
    "'\u{17f}', 's'), '\u{212a}', 'k')"
);
/// The accounts, after FROM: in a host's database the table may be called otherwise.
pub(super) const USERS: &str = "\"users\" AS users";
/// Who is in which group, as it stands after FROM.
const MEMBERS: &str = "\"user_groups\" AS members";
/// SQLite's trigrams, after FROM.
pub(super) const FOUND: &str = "\"users_words\" AS found";
/// Before what is looked for in them.
pub(super) const MATCH: &str = "\"users_words\" MATCH";
/// After the accounts: the small index of those that are not ordinary.
pub(super) const BY_MARKED: &str = "INDEXED BY \"users_marked\"";

/// A statement with the values of its `$1`, `$2`, ….
pub(super) struct Sql {
    pub postgres: bool,
    pub text: String,
    values: Vec<Value>,
}

impl Sql {
    pub fn on(database: &Database) -> Sql {
        let postgres = matches!(database.hot(), Hot::Postgres(_));
        Sql { postgres, text: String::new(), values: Vec::new() }
    }

    /// Binds a value and returns its placeholder.
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    pub fn number(&mut self, value: u64) -> String {
        self.bind(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// The condition that a row matches all these words and the rights.
    pub fn tests<'w>(
        &mut self,
        words: impl Iterator<Item = &'w Word>,
        rights: SomeRights,
    ) -> String {
        let mut all: Vec<String> = words.map(|word| self.word(word, false)).collect();
        all.extend(have(rights));
        join(all)
    }

    /// The same for all words of a filter, in the form that PostgreSQL's index supports.
    pub fn hits(&mut self, filter: &Filter) -> String {
        let mut all: Vec<String> =
            filter.words.0.iter().map(|word| self.word(word, word.is_indexed())).collect();
        all.extend(have(filter.rights));
        join(all)
    }

    /// The members of the filter's group, as what comes after FROM; a condition may follow.
    pub fn members(&mut self, filter: &Filter) -> String {
        let join = if self.postgres { "JOIN" } else { "CROSS JOIN" };
        let group = self.bind(filter.group);
        format!(
            "{MEMBERS} {join} {USERS} ON users.id = members.user_id WHERE members.group_id = {group}"
        )
    }

    /// The condition that a row is in the filter's group, if it has one.
    pub fn membership(&mut self, filter: &Filter) -> String {
        let Some(group) = filter.group else { return join(Vec::new()) };
        let group = self.bind(group);
        format!(
            "EXISTS (SELECT 1 FROM {MEMBERS} WHERE members.user_id = users.id \
             AND members.group_id = {group})"
        )
    }

    fn word(&mut self, word: &Word, by_index: bool) -> String {
        let forms: Vec<String> = word
            .0
            .iter()
            .map(|form| match (self.postgres, words::is_plain(form)) {
                (true, plain) => {
                    // For a word of two letters the index would return every row, slowly.
                    let text = if by_index { WORDS.to_owned() } else { format!("({WORDS} || '')") };
                    let (how, pattern) = match plain {
                        true => ("LIKE", words::like(form)),
                        false => ("~", words::regex(form)),
                    };
                    format!("{text} {how} {}", self.bind(pattern))
                }
                (false, plain) => {
                    let text = if form.contains(['s', 'k']) { FOLDED } else { TEXT };
                    if plain {
                        format!("({text}) LIKE {} ESCAPE '\\'", self.bind(words::like(form)))
                    } else {
                        format!("({text}) GLOB {}", self.bind(words::glob(form)))
                    }
                }
            })
            .collect();
        format!("({})", forms.join(" OR "))
    }

    /// The first two columns of all rows as numbers.
    pub async fn pairs(self, database: &Database) -> Result<Vec<(i64, i64)>, DbErr> {
        match database.hot() {
            Hot::Sqlite(_) => {
                let statement =
                    Statement::from_sql_and_values(DbBackend::Sqlite, self.text, self.values);
                let rows = database.read.query_all_raw(statement).await?;
                rows.iter()
                    .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
                    .collect()
            }
            // Not prepared: the best plan depends on how rare the words are, and PostgreSQL soon
            // plans prepared statements without looking at them.
            Hot::Postgres(pool) => {
                let text = database.names().apply(&self.text);
                let rows = database.in_time(|| self.planned(pool, &text)).await?;
                rows.iter()
                    .map(|row| Ok((row.try_get(0).map_err(wrap)?, row.try_get(1).map_err(wrap)?)))
                    .collect()
            }
        }
    }

    async fn planned(&self, pool: &PgPool, text: &str) -> Result<Vec<PgRow>, DbErr> {
        let mut query = sqlx::query(sqlx::AssertSqlSafe(text)).persistent(false);
        for value in &self.values {
            query = match value {
                Value::BigInt(number) => query.bind(number),
                Value::String(text) => query.bind(text),
                other => return Err(DbErr::Custom(format!("cannot bind {other:?}"))),
            };
        }
        query.fetch_all(pool).await.map_err(wrap)
    }

    /// The first column of all rows.
    pub async fn ids(self, database: &Database) -> Result<Vec<i64>, DbErr> {
        Ok(self.pairs(database).await?.into_iter().map(|(id, _)| id).collect())
    }
}

/// The conditions on the rights, whose names are columns.
fn have(rights: SomeRights) -> impl Iterator<Item = String> {
    rights.named().into_iter().filter_map(|(column, wanted)| {
        wanted.map(|wanted| format!("{}users.{column}", if wanted { "" } else { "NOT " }))
    })
}

fn join(all: Vec<String>) -> String {
    if all.is_empty() { "TRUE".to_owned() } else { all.join(" AND ") }
}

/// The condition that the rights match.
pub(super) fn fit(rights: SomeRights) -> String {
    join(have(rights).collect())
}

/// A row's kind, three bits: active, staff, superuser.
pub(super) const KIND: &str = "CAST(CASE WHEN users.is_active THEN 4 ELSE 0 END \
                               + CASE WHEN users.is_staff THEN 2 ELSE 0 END \
                               + CASE WHEN users.is_superuser THEN 1 ELSE 0 END AS bigint)";
