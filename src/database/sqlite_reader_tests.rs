use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rocket::tokio::runtime;

use super::*;
use crate::migrations::Names;

const NAME: &str = "SELECT name FROM people WHERE id = $1";

/// A database in a directory of its own, with whoever writes it and the readers under test.
struct Place {
    directory: PathBuf,
    writer: Connection,
    reader: Reader,
}

impl Place {
    fn new(name: &str, journal: &str) -> Self {
        let directory =
            std::env::temp_dir().join(format!("doorward-reader-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&directory);
        std::fs::create_dir_all(&directory).expect("a directory can be made");
        let file = directory.join("people.db");
        let writer = made(&file, journal, "ada");
        let reader = Reader::new(
            &file,
            Duration::from_secs(1),
            Moved::watch(&file),
            &Rules { patience: None, condition: Arc::default(), names: Names::default() },
        );
        Place { directory, writer, reader }
    }

    fn write(&self, statements: &str) {
        self.writer.execute_batch(statements).expect("it can be written");
    }

    fn name(&self, decode: Decode<String>) -> Option<String> {
        let runtime = runtime::Builder::new_current_thread().enable_time().build();
        let asked = self.reader.current(NAME, "1", decode);
        runtime.expect("a runtime can be made").block_on(asked).expect("it can be read")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

fn made(file: &Path, journal: &str, name: &str) -> Connection {
    let writer = Connection::open(file).expect("a database can be made");
    writer.pragma_update(None, "journal_mode", journal).expect("the journal can be chosen");
    writer
        .execute_batch(&format!(
            "CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT); INSERT INTO people VALUES ('1', '{name}')"
        ))
        .expect("it can be written");
    writer
}

fn decode(row: &Row<'_>) -> rusqlite::Result<String> {
    row.get(0)
}

#[test]
fn a_row_is_read_once_until_somebody_commits() {
    static READ: AtomicUsize = AtomicUsize::new(0);
    fn counted(row: &Row<'_>) -> rusqlite::Result<String> {
        READ.fetch_add(1, Ordering::SeqCst);
        decode(row)
    }
    let place = Place::new("once", "wal");
    for _ in 0..5 {
        assert_eq!(place.name(counted).as_deref(), Some("ada"));
    }
    assert_eq!(READ.load(Ordering::SeqCst), 1);
    place.write("INSERT INTO people VALUES ('2', 'grace')");
    for _ in 0..5 {
        assert_eq!(place.name(counted).as_deref(), Some("ada"));
    }
    assert_eq!(READ.load(Ordering::SeqCst), 2);
}

#[test]
fn every_commit_shows_at_once_and_nothing_else_does() {
    let place = Place::new("commits", "wal");
    let name = || place.name(decode);
    assert_eq!(name().as_deref(), Some("ada"));
    place.write("BEGIN; UPDATE people SET name = 'grace'");
    assert_eq!(name().as_deref(), Some("ada"), "not committed yet");
    place.write("ROLLBACK");
    assert_eq!(name().as_deref(), Some("ada"));
    for round in 0..50 {
        place.write(&format!("UPDATE people SET name = 'name {round}'"));
        assert_eq!(name(), Some(format!("name {round}")));
        // The log begins anew with the next commit, at the place where it was before.
        place.write("PRAGMA wal_checkpoint(TRUNCATE)");
        assert_eq!(name(), Some(format!("name {round}")));
    }
    place.write("VACUUM");
    assert_eq!(name().as_deref(), Some("name 49"));
    place.write("DELETE FROM people");
    assert_eq!(name(), None);
    place.write("INSERT INTO people VALUES ('1', 'joan')");
    assert_eq!(name().as_deref(), Some("joan"));
}

#[test]
fn another_file_in_the_place_of_this_one_is_another_database() {
    let place = Place::new("replaced", "wal");
    assert_eq!(place.name(decode).as_deref(), Some("ada"));
    let (old, new) = (place.directory.join("people.db"), place.directory.join("new.db"));
    made(&new, "delete", "grace").close().expect("it can be closed");
    for companion in ["people.db-wal", "people.db-shm"] {
        let _ = std::fs::remove_file(place.directory.join(companion));
    }
    std::fs::rename(new, old).expect("a file can be replaced");
    let begun = Instant::now();
    while place.name(decode).as_deref() != Some("grace") {
        assert!(begun.elapsed() < Duration::from_secs(10), "the old file is still believed");
    }
}

#[test]
fn without_a_log_whose_index_tells_of_changes_nothing_is_remembered() {
    let place = Place::new("journal", "delete");
    for round in 0..5 {
        place.write(&format!("UPDATE people SET name = 'name {round}'"));
        assert_eq!(place.name(decode), Some(format!("name {round}")));
    }
}
