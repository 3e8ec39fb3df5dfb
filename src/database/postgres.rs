//! Connecting to PostgreSQL, and following a failover to another server.

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

/// How long to wait for one of several servers.
const LOOK: Duration = Duration::from_millis(1500);
/// How long to wait between two searches for a server.
const PAUSE: Duration = Duration::from_millis(250);

/// The servers and the database of a URL, for people, or what is wrong with the URL.
pub(super) fn name(url: &str) -> Result<String, String> {
    Address::parse(url).map(|address| address.name())
}

/// The current role of a server.
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
    // A pooler that shares one PostgreSQL connection between two clients mixes up their prepared
    // statements. It is better to fail now than in a request.
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

/// A suitable server; waits for one that may be starting.
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
                // An idle connection may have outlived its server.
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
                        // The pool retries, perhaps with another server by then.
                        condition.lose();
                        Err(sqlx::Error::Configuration(why.into()))
                    }
                }
            })
        })
}

/// Configures a connection, and queries the server's role.
async fn greet(connection: &mut PgConnection) -> Result<Role, sqlx::Error> {
    let row = sqlx::raw_sql(
        "SET statement_timeout = '5s'; SET lock_timeout = '2500ms'; \
         SELECT current_setting('transaction_read_only')::boolean, pg_is_in_recovery()",
    )
    .fetch_one(connection)
    .await?;
    Ok(Role { read_only: row.try_get(0)?, standby: row.try_get(1)? })
}

/// Searches for the server whenever it is lost, until the pool is closed.
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
