//! The words of events that are the host application's own: they are known once they were used.

use sea_orm::DbErr;

use crate::audit::{Audit, Event};
use crate::installation;
use crate::text::Text;

/// Before such a word, among the facts about the installation.
const FACT: &str = "event:";

impl Audit {
    /// Notes a word, so that the log can be filtered by it.
    pub async fn know(&self, word: &'static str) -> Result<(), DbErr> {
        if self.words().contains(word) {
            return Ok(());
        }
        let fact = format!("{FACT}{word}");
        installation::settle(&self.database.write, &fact, String::new()).await?;
        self.words().insert(word);
        Ok(())
    }

    /// Every word that an entry may have with what people call it, in the order in which they are
    /// offered it.
    pub async fn known(&self) -> Result<Vec<(String, Text)>, DbErr> {
        let own = Event::all().map(|event| (event.as_str().to_owned(), event.label()));
        let of_host = installation::names(&self.database.read, FACT).await?;
        let of_host = of_host.into_iter().map(|word| (word.clone(), Text::verbatim(word)));
        Ok(own.chain(of_host).collect())
    }
}
