//! The sample data: people of a stationer's, what they did, and where they are signed in.

mod events;
mod people;
mod rows;

use rusqlite::Connection;

pub use people::{MEMBER, PASSWORD, ROOT, STAFF, address_of};

/// When it is in the gallery: 30 November 2026, 14:05 in London.
pub const NOW: i64 = 1_796_047_500;

/// What the host declares that there is to permit.
pub const PERMISSIONS: [(&str, &str); 4] = [
    ("orders.edit", "May mark orders as done"),
    ("orders.view", "May see everybody’s orders"),
    ("paper.count", "May count what is in stock"),
    ("paper.price", "May change prices, for everybody and from one moment to the next"),
];

/// As long as a name may be, and without a place to break it.
pub const LONG: &str = "Wolfeschlegelsteinhausenbergerdorff.Wolfeschlegelsteinhausenbergerdorff.\
                        Wolfeschlegelsteinhausenbergerdorff.Wolfeschlegelsteinhausenbergerdorff.abcdef";

/// What stands in the place of names: without a place to break, in more than one direction, markup.
const HOSTILE: [&str; 7] = [
    LONG,
    "<script>alert(1)</script>",
    "\"'><b onclick=x>{{7*7}}",
    "\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{2066}olleh",
    "🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️🤷🏽‍♀️",
    "\u{202e}gpj.exe",
    "Ada",
];

/// What people and things are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Data {
    Usual,
    /// Very long names, some that turn their surroundings around, and markup.
    Hostile,
}

impl Data {
    pub const ALL: [Data; 2] = [Data::Usual, Data::Hostile];

    pub fn word(self) -> &'static str {
        match self {
            Data::Usual => "usual",
            Data::Hostile => "hostile",
        }
    }

    pub fn parse(word: &str) -> Option<Data> {
        Data::ALL.into_iter().find(|data| data.word() == word)
    }

    /// A name, or what is in its place.
    pub fn name(self, usual: &str, number: usize) -> String {
        match self {
            Data::Usual => usual.to_owned(),
            Data::Hostile => HOSTILE[number % HOSTILE.len()].to_owned(),
        }
    }

    /// The name of the site.
    pub fn site(self) -> &'static str {
        match self {
            Data::Usual => "Alder & Finch",
            Data::Hostile => "Donaudampfschifffahrtsgesellschaft & <b>{{7*7}}",
        }
    }
}

/// Fills a database in which one account is, whose password everybody has.
///
/// # Errors
/// The schema is not the one that this sample is for.
pub fn plant(database: &Connection, data: Data) -> rusqlite::Result<()> {
    let transaction = database.unchecked_transaction()?;
    people::plant(&transaction, data)?;
    rows::plant(&transaction, data)?;
    events::plant(&transaction, data)?;
    transaction.commit()
}
