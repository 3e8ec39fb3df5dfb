//! The schema, one file per step, in order; the same steps on SQLite and PostgreSQL.

use sea_orm_migration::prelude::*;

mod m0001_accounts;
mod m0002_directory;
mod m0003_trail;
mod m0004_releases;
mod m0005_installation;
mod m0006_kept_generations;
mod m0007_bulk_jobs;
mod m0008_successors;
mod m0009_deliveries;
mod m0010_groups;

pub use m0002_directory::{MARKED, WORDS};

/// The table that says which steps a database has. It is Doorward's alone: a host application that
/// shares the database has its own.
pub const STEPS: &str = "doorward_migrations";

/// Brings a database to this version's schema.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migration_table_name() -> DynIden {
        STEPS.into_iden()
    }

    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_accounts::Migration),
            Box::new(m0002_directory::Migration),
            Box::new(m0003_trail::Migration),
            Box::new(m0004_releases::Migration),
            Box::new(m0005_installation::Migration),
            Box::new(m0006_kept_generations::Migration),
            Box::new(m0007_bulk_jobs::Migration),
            Box::new(m0008_successors::Migration),
            Box::new(m0009_deliveries::Migration),
            Box::new(m0010_groups::Migration),
        ]
    }
}
