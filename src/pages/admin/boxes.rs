//! Groups and permissions as boxes to tick.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::app::App;
use crate::entity::group;
use crate::permissions::Catalogue;
use crate::web::{Fields, Problem};

/// Says in a form that there were boxes: browsers send nothing for those that are not ticked.
const SHOWN: &str = "boxes";

/// One box.
#[derive(Debug, Serialize)]
pub struct TickBox {
    pub value: String,
    pub label: String,
    /// What explains it.
    pub hint: String,
    pub ticked: bool,
}

/// What a form says of groups and permissions.
#[derive(Clone, Debug, Default)]
pub struct Ticked {
    pub groups: Vec<i64>,
    pub permissions: Vec<String>,
}

impl Ticked {
    /// The ticked boxes of a form; `None` where it had none.
    pub fn of(fields: &Fields) -> Option<Self> {
        fields.has(SHOWN).then(|| Ticked {
            groups: fields.list("groups[]").filter_map(|id| id.parse().ok()).collect(),
            permissions: fields.list("permissions[]").map(str::to_owned).collect(),
        })
    }

    /// Those of an account as they are stored.
    pub async fn stored(app: &App, user_id: i64) -> Result<Self, Problem> {
        let groups = app.permissions.groups_of(&[user_id]).await?.remove(&user_id);
        let groups = groups.unwrap_or_default().iter().map(|group| group.id).collect();
        Ok(Ticked { groups, permissions: app.permissions.own(user_id).await? })
    }
}

/// The boxes of all groups.
pub fn groups(all: &[group::Model], ticked: &[i64]) -> Vec<TickBox> {
    let choice = |group: &group::Model| TickBox {
        value: group.id.to_string(),
        label: group.name.clone(),
        hint: String::new(),
        ticked: ticked.contains(&group.id),
    };
    all.iter().map(choice).collect()
}

/// The boxes of all permissions that are declared, and of those that are held although they are
/// not declared any more. `by` says by which groups somebody has one.
pub fn permissions(
    declared: &Catalogue,
    held: &[String],
    ticked: &[String],
    by: &BTreeMap<String, Vec<String>>,
) -> Vec<TickBox> {
    let choice = |name: &str, label: &str| {
        let hint = match by.get(name) {
            Some(groups) => format!("{name}, also by {}", groups.join(", ")),
            None => name.to_owned(),
        };
        let ticked = ticked.iter().any(|ticked| ticked == name);
        TickBox { value: name.to_owned(), label: label.to_owned(), hint, ticked }
    };
    let known = declared.iter().map(|(name, sentence)| choice(name, sentence));
    let former: BTreeSet<&String> = held.iter().filter(|name| !declared.has(name)).collect();
    let former = former.into_iter().map(|name| choice(name, "Not declared any more"));
    known.chain(former).collect()
}

/// Permissions with the names of those among these groups by which somebody has them.
pub async fn by_group(app: &App, ids: &[i64]) -> Result<BTreeMap<String, Vec<String>>, Problem> {
    let mut by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for id in ids {
        let Some(group) = app.permissions.group(*id).await? else { continue };
        for permission in group.permissions {
            by.entry(permission).or_default().push(group.row.name.clone());
        }
    }
    Ok(by)
}

/// Permissions in words, for a list; those that are not declared any more by their names.
pub fn sentences(declared: &Catalogue, names: &[String]) -> Vec<String> {
    let sentence = |name: &String| {
        let known = declared.iter().find(|(known, _)| known == name);
        known.map_or_else(|| name.clone(), |(_, sentence)| sentence.to_owned())
    };
    names.iter().map(sentence).collect()
}
