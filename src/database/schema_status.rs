//! Which migration steps a database has.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};

use crate::database::steps::{self, Applied};
use crate::migrations::Names;

/// The version of this program.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// One migration step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: String,
    /// Whether it has been applied to the database.
    pub applied: bool,
    /// Whether this program knows it.
    pub known: bool,
}

/// The migration steps of a database, compared with those of this program.
#[derive(Clone, Debug)]
pub struct SchemaStatus {
    /// This program's steps in order, then those that it does not know.
    pub steps: Vec<Step>,
    /// Whether the database has no tables.
    pub empty: bool,
    /// Whether the steps are recorded in the table of the first version.
    pub(super) former: bool,
    /// The version of the program that migrated it last, if recorded.
    version: Option<String>,
}

impl SchemaStatus {
    /// The status of a database that does not exist yet.
    pub fn nowhere() -> Self {
        SchemaStatus::of(Applied { names: Vec::new(), former: false }, true, None)
    }

    fn of(applied: Applied, empty: bool, version: Option<String>) -> Self {
        let (known, Applied { names: applied, former }) = (steps::own(), applied);
        let strange = applied.iter().filter(|name| !known.contains(name)).map(|name| Step {
            name: name.clone(),
            applied: true,
            known: false,
        });
        let own = known.iter().map(|name| Step {
            name: name.clone(),
            applied: applied.contains(name),
            known: true,
        });
        SchemaStatus { steps: own.chain(strange).collect(), empty, former, version }
    }

    /// Whether none of this program's steps has been applied.
    pub fn is_new(&self) -> bool {
        self.steps.iter().all(|step| !step.applied)
    }

    /// The steps that have not been applied.
    pub fn missing(&self) -> Vec<&str> {
        self.steps.iter().filter(|step| !step.applied).map(|step| step.name.as_str()).collect()
    }

    /// Both versions in a sentence, if the database has steps that this program does not know.
    pub fn newer(&self) -> Option<String> {
        let last = |which: fn(&&Step) -> bool| {
            let names = self.steps.iter().filter(which).map(|step| step.name.as_str());
            names.max().unwrap_or("none").to_owned()
        };
        if self.steps.iter().all(|step| step.known) {
            return None;
        }
        let version = self.version.as_ref().filter(|version| *version != VERSION);
        let by = version.map_or_else(String::new, |version| format!("Doorward {version}, "));
        Some(format!(
            "the database is newer ({by}last step {}) than this program \
             (Doorward {VERSION}, last step {})",
            last(|step| step.applied),
            last(|step| step.known),
        ))
    }

    pub(super) async fn read(
        connection: &impl ConnectionTrait,
        called: &Names,
    ) -> Result<Self, DbErr> {
        let tables = match (connection.get_database_backend(), called.schema()) {
            (DbBackend::Postgres, schema) => {
                let schema = schema.map_or("current_schema()".into(), |name| format!("'{name}'"));
                format!("SELECT tablename::text FROM pg_tables WHERE schemaname = {schema}")
            }
            _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE \
                  'sqlite@_%' ESCAPE '@'"
                .to_owned(),
        };
        let tables = steps::names(connection, &tables).await?;
        let applied = steps::applied(connection, &tables, called).await?;
        let last = "SELECT version FROM \"releases\" ORDER BY step DESC, at DESC LIMIT 1";
        let version = match tables.contains(&called.table("releases")) {
            true => steps::names(connection, last).await?.pop(),
            false => None,
        };
        Ok(SchemaStatus::of(applied, tables.is_empty(), version))
    }

    /// Whether there is nothing to migrate.
    pub(super) fn is_current(&self) -> bool {
        self.missing().is_empty() && !self.former
    }
}
