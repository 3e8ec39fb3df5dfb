//! Opening PostgreSQL, and finding it again when it is another server.

mod address;

use std::sync::Arc;
use std::time::{Duration, Instant};

use rocket::tokio::time::sleep;
use sea_orm::sqlx;
use sea_orm::sqlx::postgres::{PgConnection, PgPool, PgPoolOptions};
use sea_orm::sqlx::{Connection as _, Row as _};
use sea_orm::{DbErr, SqlxPostgresConnector};

use address::{Address, Nowhere, Wanted};

use crate::database::condition::Condition;
use crate::database::patient::Rules;
use crate::database::{
    CONNECTIONS, Connection, Database, Hot, PATIENCE, Readiness, STATEMENT, wrap,
};
use crate::migrations::Names;

/// How long one server of several is waited for.
const LOOK: Duration = Duration::from_millis(1500);
/// How long to wait between two looks for a server.
const PAUSE: Duration = Duration::from_millis(250);

/// The servers and the database of a URL in words, or what is wrong with the URL.
pub(super) fn name(url: &str) -> Result<String, String> {
    Address::parse(url).map(|address| address.name())
}

/// What a server is at the moment.
#[derive(Clone, Copy)]
struct Role {
    read_only: bool,
    standby: bool,
}

pub(super) async fn open(url: &str, names: Names) -> Result<Database, DbErr> {
    let address = Address::parse(url).map_err(DbErr::Custom)?;
    let (options, mut first) = found(&address).await?;
    let condition = Arc::<Condition>::default();
    let pool = pool(&condition, address.wanted).connect_with(options).await.map_err(wrap)?;
    // A pooler that gives two clients one connection of PostgreSQL's lets each of them prepare
    // statements that the other knows nothing of. Better told now than in somebody's request.
    for prepared in [
        sqlx::query("SELECT 1").execute(&mut first).await,
        sqlx::query("SELECT 2").execute(&pool).await,
    ] {
        prepared.map_err(wrap)?;
    }
    let _ = first.close().await;
    if address.is_open() {
        follow(pool.clone(), address.clone(), condition.clone());
    }
    let rules = Rules { patience: Some(STATEMENT), condition, names };
    let both = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
    let both = Connection::new(both, rules.clone());
    Ok(Database {
        read: both.clone(),
        write: both,
        name: address.name(),
        file: None,
        hot: Hot::Postgres(pool),
        rules,
        ready: Readiness::default(),
    })
}

/// A server that will do; one that may be starting is waited for.
async fn found(
    address: &Address,
) -> Result<(sqlx::postgres::PgConnectOptions, PgConnection), DbErr> {
    let begun = Instant::now();
    loop {
        match address.find().await {
            Ok(found) => return Ok(found),
            Err(Nowhere { passing: true, .. }) if begun.elapsed() + PAUSE < PATIENCE => {
                sleep(PAUSE).await;
            }
            Err(Nowhere { why, .. }) => return Err(DbErr::Custom(why)),
        }
    }
}

fn pool(condition: &Arc<Condition>, wanted: Wanted) -> PgPoolOptions {
    let (before, after) = (condition.clone(), condition.clone());
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(move |connection, about| {
            let good = before.trusts(about.age);
            Box::pin(async move {
                // A connection that has idled may have outlived the server at its other end.
                if good && about.idle_for > Duration::from_secs(1) {
                    connection.ping().await?;
                }
                Ok(good)
            })
        })
        .after_connect(move |connection, _| {
            let condition = after.clone();
            Box::pin(async move {
                let role = greet(connection).await?;
                condition.opened(role.read_only);
                match wanted.refuses(role) {
                    None => Ok(()),
                    Some(why) => {
                        // The pool tries again, by then perhaps with another server.
                        condition.lose();
                        Err(sqlx::Error::Configuration(why.into()))
                    }
                }
            })
        })
}

/// Sets what holds for a connection, and asks what it leads to.
async fn greet(connection: &mut PgConnection) -> Result<Role, sqlx::Error> {
    let row = sqlx::raw_sql(
        "SET statement_timeout = '5s'; SET lock_timeout = '2500ms'; \
         SELECT current_setting('transaction_read_only')::boolean, pg_is_in_recovery()",
    )
    .fetch_one(connection)
    .await?;
    Ok(Role { read_only: row.try_get(0)?, standby: row.try_get(1)? })
}

/// Looks for the server whenever it is lost, until the pool is closed.
fn follow(pool: PgPool, address: Address, condition: Arc<Condition>) {
    let closed = pool.close_event();
    let looking = async move {
        loop {
            condition.lost().await;
            let options = loop {
                match address.find().await {
                    Ok((options, connection)) => {
                        let _ = connection.close().await;
                        break options;
                    }
                    Err(_) => sleep(PAUSE).await,
                }
            };
            pool.set_connect_options(options);
            condition.spend();
        }
    };
    rocket::tokio::spawn(async move {
        let mut closed = closed;
        let _: Result<(), _> = closed.do_until(looking).await;
    });
}
