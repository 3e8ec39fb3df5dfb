//! Databases of the one cluster of this process.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::ConnectionTrait;

use super::cluster::Cluster;

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// The URL of an empty database that nobody else uses.
pub async fn fresh_database() -> String {
    let start = || Cluster::start("worlds").expect("PostgreSQL is asked for");
    let cluster = CLUSTER.get_or_init(start);
    let name = format!("world_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let admin =
        sea_orm::Database::connect(cluster.url("postgres")).await.expect("the cluster answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("the name is new");
    admin.close().await.expect("nothing is under way");
    cluster.url(&name)
}
