//! What people read: messages of a catalogue in several languages, as values until a page is
//! written.

mod dates;
mod language;
mod languages;
mod locale;
mod moment;
mod pattern;
mod value;
mod writing;

pub use language::Language;
pub use languages::{Languages, TEXTS, is_tag};
pub use locale::{Locale, zone_named, zone_names};
pub use moment::{DayName, Moment};
pub use pattern::{Pattern, Piece, ValueKind};
pub use value::{Markup, Quantity, Text, Value};
pub use writing::{escaped, time_or_text, with_tags};
