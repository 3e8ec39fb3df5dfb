//! The states, and what is seen in them: found at the first look, and kept.

use std::collections::HashMap;
use std::env;
use std::io;
use std::path::{self, Path};
use std::sync::Arc;

use rocket::http::Status;
use rocket::tokio::sync::Mutex;
use tempfile::TempDir;

use crate::house::{House, Kind};
use crate::pseudo::{self, Pseudo};
use crate::sample::Data;
use crate::states::{self, Group};
use crate::steps::State;
use crate::walker::Shown;

/// The languages, with what their speakers call them.
pub const LANGUAGES: [(&str, &str); 8] = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt-BR", "Português (Brasil)"),
    ("ar", "العربية"),
    ("en-XA", "longer"),
    ("ar-XB", "right to left"),
];

/// The directory of the languages that nobody speaks.
const TEXTS: &str = "text";

/// Which installation, with which data, and whether it has the languages that nobody speaks.
type HouseKey = (Kind, Data, bool);
/// A state in a language, with which data.
type Look = (String, &'static str, Data);

pub struct Gallery {
    pub groups: Vec<Group>,
    /// Where all files are.
    ground: TempDir,
    houses: Mutex<HashMap<HouseKey, Arc<Mutex<House>>>>,
    seen: Mutex<HashMap<Look, Arc<Shown>>>,
}

impl Gallery {
    /// A gallery in which nothing has been looked at yet.
    ///
    /// # Errors
    /// There is no place for temporary files.
    pub fn open() -> io::Result<Gallery> {
        let ground = ground()?;
        pseudo::write(&ground.path().join(TEXTS))?;
        let (houses, seen) = (Mutex::default(), Mutex::default());
        Ok(Gallery { groups: states::all(), ground, houses, seen })
    }

    pub fn states(&self) -> impl Iterator<Item = &State> {
        self.groups.iter().flat_map(|group| &group.states)
    }

    pub fn state(&self, name: &str) -> Option<&State> {
        self.states().find(|state| state.name == name)
    }

    /// What is seen in a state.
    ///
    /// # Errors
    /// The way to the state leads nowhere; a sentence says where it ends.
    pub async fn look(
        &self,
        state: &State,
        language: &'static str,
        data: Data,
    ) -> Result<Arc<Shown>, String> {
        let look = (state.name.clone(), language, data);
        if let Some(shown) = self.seen.lock().await.get(&look) {
            return Ok(shown.clone());
        }
        let house = self.house(state.house, data, language).await?;
        let mut house = house.lock().await;
        let walker = house.visitor(language, data)?;
        let shown = Arc::new(walker.walk(state).await?);
        self.seen.lock().await.insert(look, shown.clone());
        Ok(shown)
    }

    async fn house(
        &self,
        kind: Kind,
        data: Data,
        language: &str,
    ) -> Result<Arc<Mutex<House>>, String> {
        let more = Pseudo::ALL.iter().any(|pseudo| pseudo.tag() == language);
        let mut houses = self.houses.lock().await;
        if let Some(house) = houses.get(&(kind, data, more)) {
            return Ok(house.clone());
        }
        let ground = path::absolute(self.ground.path()).map_err(|why| why.to_string())?;
        let directory = ground.join(format!("{kind:?}-{data:?}-{more}"));
        let texts = ground.join(if more { TEXTS } else { "nothing" });
        let house = House::open(kind, data, &directory, &texts).await?;
        let house = Arc::new(Mutex::new(house));
        houses.insert((kind, data, more), house.clone());
        Ok(house)
    }

    /// A stylesheet, a picture or the script, of whichever installation has it.
    pub async fn file(&self, address: &str) -> Option<Shown> {
        let houses: Vec<_> = self.houses.lock().await.values().cloned().collect();
        for house in houses {
            let house = house.lock().await;
            let answer = house.client.get(address.to_owned()).dispatch().await;
            if answer.status() == Status::Ok {
                let kind = answer.headers().get_one("Content-Type").unwrap_or_default().to_owned();
                let body = answer.into_bytes().await.unwrap_or_default();
                return Some(Shown { status: 200, kind, policy: String::new(), body });
            }
        }
        None
    }
}

/// A directory for temporary files; in memory where the machine has a place for that, unless
/// another place is asked for.
fn ground() -> io::Result<TempDir> {
    const NAME: &str = "doorward-gallery-";
    let memory = Path::new("/dev/shm");
    match env::var_os("TMPDIR") {
        None if memory.is_dir() => TempDir::with_prefix_in(NAME, memory),
        _ => TempDir::with_prefix(NAME),
    }
}
