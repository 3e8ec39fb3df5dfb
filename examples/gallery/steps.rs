//! The way to a state, as a list of what a visitor does.

use crate::house::Kind;

/// Fields of a form, by their names. In values, `{name}`, `{long}` and `{access}` stand for a name, a
/// long one, and the access token of whoever is signed in.
pub type Fields = &'static [(&'static str, &'static str)];

/// What a visitor does, or what happens meanwhile.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Signs in, and follows where that leads.
    SignIn(i64),
    /// Goes to an address, and follows redirects.
    Get(&'static str),
    /// Sends a form as it was never shown, and follows redirects.
    Post(&'static str, Fields),
    /// Sends the form of the page that goes to this path, with these fields filled in.
    Send(&'static str, Fields),
    /// Goes to the address in the field with this id.
    Open(&'static str),
    /// Adds a header to every request from here on.
    With(&'static str, &'static str),
    /// Drops all cookies.
    Forget,
    /// Changes the database.
    Change(&'static str),
}

/// A page in a state: its name, what is special about it, and the way there.
#[derive(Clone, Debug)]
pub struct State {
    pub name: String,
    pub about: String,
    pub house: Kind,
    pub steps: Vec<Step>,
}

impl State {
    /// A state of the installation in which everything is switched on.
    pub fn new(name: &str, about: &str, steps: &[Step]) -> State {
        State {
            name: name.to_owned(),
            about: about.to_owned(),
            house: Kind::Shop,
            steps: steps.to_vec(),
        }
    }

    /// The same of another installation.
    pub fn of(self, house: Kind) -> State {
        State { house, ..self }
    }

    /// The address that was asked for last.
    pub fn address(&self) -> Option<&'static str> {
        self.steps.iter().rev().find_map(|step| match step {
            Step::Get(path) | Step::Post(path, _) => Some(*path),
            _ => None,
        })
    }
}
