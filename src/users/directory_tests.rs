//! The directory where the public routes do not reach it yet, or not with many accounts.

use rocket::figment::{Figment, providers::Serialized};
use sea_orm::{ConnectionTrait, DbBackend, QueryTrait, Statement};

use super::sql::Sql;
use super::*;

use crate::clock::Clock;
use crate::config::Config;
use crate::database::{Database, Watch};
use crate::password::HashPool;
use crate::users::{Rights, SomeRights, name};

#[path = "../../tests/support/cluster.rs"]
mod cluster;
#[path = "../../tests/support/databases.rs"]
mod databases;
#[path = "../../tests/support/port.rs"]
mod port;

/// More than any way of looking takes for few.
const MANY: i64 = 12_000;

struct Place {
    users: Users,
    path: std::path::PathBuf,
}

impl Drop for Place {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.path.display()));
        }
    }
}

/// A directory of many accounts that plain SQL has made, on the database under test.
async fn place(name: &str) -> Place {
    let path = std::env::temp_dir().join(format!("doorward-{name}-{}.db", std::process::id()));
    let url = match std::env::var("TEST_DATABASE").as_deref() {
        Ok("postgres") => databases::fresh_database().await,
        _ => format!("sqlite://{}", path.display()),
    };
    let table = serde_json::json!({ "database_url": url, "bcrypt_cost": 4 });
    let figment = Figment::from(Serialized::default("doorward", table));
    let config = Config::load_with(&figment, std::iter::empty()).expect("it is valid");
    let clock = Clock::default();
    let database = Database::connect(&config).await.expect("it is there");
    // The accounts are there before the indexes that find them.
    database.begin_schema(&clock, 1).await.expect("it is empty");
    let rows = format!(
        "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {MANY}) \
         INSERT INTO users (username, username_key, email, email_key, first_name, last_name, \
         password, is_active, is_staff, is_superuser, date_joined, last_login) \
         SELECT 'User' || n, 'user' || n, n || '@Example.org', n || '@example.org', \
         CASE n % 3 WHEN 0 THEN 'Jürgen' WHEN 1 THEN 'JÜRGEN' ELSE 'We\u{17f}ton' END, \
         'Иванов' || (n % 7), '!', n % 10 <> 0, n % 50 = 0, n % 100 = 0, n % 1000, \
         CASE WHEN n % 4 <> 0 THEN n % 997 END FROM n"
    );
    database.write.execute_unprepared(&rows).await.expect("the columns that have no default");
    database.migrate(&clock, Watch::LOG).await.expect("it has the first step");
    let users = Users::new(database, HashPool::new(1, 1), clock, &config);
    Place { users, path }
}

fn query(search: &str, ordering: &str) -> Query {
    Query { search: search.to_owned(), ordering: ordering.to_owned(), ..Query::default() }
}

#[rocket::async_test]
async fn the_index_and_a_look_at_every_row_find_the_same() {
    let place = place("agree").await;
    let users = &place.users;
    for search in [
        "",
        "user",
        "USER123",
        "jürgen",
        "JÜRG",
        "ür",
        "weston",
        "WESTON иванов3",
        "ИВАНОВ",
        "в1",
        "ва",
        "7 jürgen",
        "ｕｓｅｒ77",
        "%",
        "us_r",
        "\"user\"",
        "user*",
        "r1@",
        "user OR weston",
        "12@example",
    ] {
        let words = Words::of(search).expect("it can be asked");
        let filter = Filter { words, ..Filter::default() };
        let mut looked = Sql::on(&users.database);
        let tests = looked.tests(filter.words.0.iter(), SomeRights::NONE);
        looked.text = format!("SELECT users.id, CAST(0 AS bigint) FROM users WHERE {tests}");
        let looked = looked.ids(&users.database).await.expect("it answers");
        let found = users.count(&filter).await.expect("it answers");
        assert_eq!((found, looked.len() as u64), (expected(search), found), "{search}");
    }
}

/// How many of the accounts have all words, by the rows that the statement above makes.
fn expected(search: &str) -> u64 {
    let words: Vec<String> = search.split_whitespace().map(name::key).collect();
    let texts = (1..=MANY).map(|n| {
        let first = ["jürgen", "jürgen", "weston"][usize::try_from(n % 3).expect("small")];
        format!("user{n}\n{n}@example.org\n{first}\nиванов{}", n % 7)
    });
    texts.filter(|text| words.iter().all(|word| text.contains(word))).count() as u64
}

#[rocket::async_test]
async fn every_page_of_every_order_is_the_part_of_the_whole_that_it_should_be() {
    let place = place("pages").await;
    let users = &place.users;
    for search in ["", "user", "user11", "jürgen 9", "er119", "ер", "1"] {
        for (name, key) in COLUMNS {
            for sign in ["", "-"] {
                let query = query(search, &format!("{sign}{name}"));
                let all = sorted(users, &query, key, sign == "-").await;
                let count = all.len() as u64;
                let last = (count.saturating_sub(1)) / 25 * 25;
                for offset in [0, 25, count / 3, count / 2, last, count, count + 25] {
                    let (counted, page) = users.search(&query, offset, 25).await.expect("a page");
                    let ids: Vec<i64> = page.iter().map(|user| user.id).collect();
                    let from = usize::try_from(offset.min(count)).expect("small");
                    let to = usize::try_from((offset + 25).min(count)).expect("small");
                    assert_eq!(counted, count, "{query:?}");
                    assert_eq!(ids, all[from..to.max(from)], "{query:?} {offset}");
                }
            }
        }
    }
}

/// The ids by the plainest statement there is.
async fn sorted(users: &Users, query: &Query, key: &str, descending: bool) -> Vec<i64> {
    let direction = if descending { "DESC" } else { "ASC" };
    let filter = Filter::of(query).expect("it can be asked");
    let mut sql = Sql::on(&users.database);
    let tests = sql.tests(filter.words.0.iter(), filter.rights);
    sql.text = format!(
        "SELECT users.id, CAST(0 AS bigint) FROM users WHERE {tests} \
         ORDER BY {key} {direction}, users.id {direction}"
    );
    sql.ids(&users.database).await.expect("it answers")
}

#[rocket::async_test]
async fn filters_have_the_counts_and_the_pages_of_what_is_there() {
    let place = place("filters").await;
    let users = &place.users;
    let flags = [None, Some(true), Some(false)];
    for search in ["", "jürgen", "user119"] {
        let tally = users.tally(&query(search, "")).await.expect("it answers");
        for is_active in flags {
            for is_staff in flags {
                for is_superuser in flags {
                    let rights = Rights { is_active, is_staff, is_superuser };
                    let query = Query { rights, ..query(search, "-last_login") };
                    let key = "coalesce(users.last_login, -1)";
                    let all = sorted(users, &query, key, true).await;
                    let count = tally.count(rights);
                    assert_eq!(count, all.len() as u64, "{query:?}");
                    for offset in [0, count / 2, count.saturating_sub(10)] {
                        let page = users.search(&query, offset, 10).await.expect("a page").1;
                        let ids: Vec<i64> = page.iter().map(|user| user.id).collect();
                        let from = usize::try_from(offset).expect("small");
                        let to = (from + 10).min(all.len());
                        assert_eq!(ids, all[from..to], "{query:?} {offset}");
                    }
                }
            }
        }
    }
}

#[rocket::async_test]
async fn an_export_gives_everybody_once_in_order_batch_by_batch() {
    let place = place("export").await;
    let users = &place.users;
    for search in ["", "jürgen", "user119", "ер", "nobody", "a\0"] {
        for (name, key) in COLUMNS {
            for sign in ["", "-"] {
                let query = query(search, &format!("{sign}{name}"));
                let expected = match Filter::of(&query) {
                    Some(_) => sorted(users, &query, key, sign == "-").await,
                    None => Vec::new(),
                };
                let mut export = users.export(&query).await.expect("it answers");
                let mut ids = Vec::new();
                while let Some(batch) = export.next().await.expect("it answers") {
                    assert!((1..=500).contains(&batch.len()));
                    ids.extend(batch.iter().map(|user| user.id));
                }
                assert_eq!(ids, expected, "{query:?}");
            }
        }
    }
    let rights = SomeRights { is_staff: Some(true), is_active: Some(false), ..SomeRights::NONE };
    let staff = Query { rights, ..query("", "-username") };
    let mut export = users.export(&staff).await.expect("it answers");
    let batch = export.next().await.expect("it answers").expect("some");
    assert!(batch.iter().all(|user| user.is_staff && !user.is_active));
    assert_eq!(batch.len(), 240);
    assert!(export.next().await.expect("it answers").is_none());
}

#[rocket::async_test]
async fn sqlite_looks_for_active_superusers_among_the_superusers() {
    let place = place("plan").await;
    let database = &place.users.database;
    if database.read.get_database_backend() == DbBackend::Sqlite {
        let rows = user::Entity::find()
            .filter(user::Column::IsSuperuser.eq(true))
            .filter(user::Column::IsActive.eq(true))
            .build(DbBackend::Sqlite);
        let plan = format!("EXPLAIN QUERY PLAN {}", rows.sql);
        let plan = Statement::from_sql_and_values(
            DbBackend::Sqlite,
            plan,
            rows.values.expect("two of them"),
        );
        // Where the steps were taken: to ask for a plan does not read the schema anew.
        let plan = database.write.query_one_raw(plan).await.expect("it answers").expect("a plan");
        let plan: String = plan.try_get_by_index(3).expect("text");
        assert_eq!(plan, "SEARCH users USING INDEX users_is_superuser (is_superuser=?)");
    }
}
