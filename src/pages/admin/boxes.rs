//! Groups and permissions as checkboxes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::app::App;
use crate::entity::group;
use crate::permissions::Catalogue;
use crate::text::{Text, Value};
use crate::web::{Fields, Problem};

/// The hidden field that tells that the form had checkboxes: browsers do not submit unticked ones.
const SHOWN: &str = "boxes";

/// A checkbox.
#[derive(Debug, Serialize)]
pub struct TickBox {
    pub value: String,
    pub label: Text,
    /// An explanation of the choice.
    pub hint: Option<Text>,
    pub ticked: bool,
}

/// The groups and permissions that a form has ticked.
#[derive(Clone, Debug, Default)]
pub struct Ticked {
    pub groups: Vec<i64>,
    pub permissions: Vec<String>,
}

impl Ticked {
    /// The ticked checkboxes of a form; `None` if the form had none.
    pub fn of(fields: &Fields) -> Option<Self> {
        fields.has(SHOWN).then(|| Ticked {
            groups: fields.list("groups[]").filter_map(|id| id.parse().ok()).collect(),
            permissions: fields.list("permissions[]").map(str::to_owned).collect(),
        })
    }

    /// The stored groups and direct permissions of an account.
    pub async fn stored(app: &App, user_id: i64) -> Result<Self, Problem> {
        let groups = app.permissions.groups_of(&[user_id]).await?.remove(&user_id);
        let groups = groups.unwrap_or_default().iter().map(|group| group.id).collect();
        Ok(Ticked { groups, permissions: app.permissions.own(user_id).await? })
    }
}

/// The checkboxes of all groups.
pub fn groups(all: &[group::Model], ticked: &[i64]) -> Vec<TickBox> {
    let choice = |group: &group::Model| TickBox {
        value: group.id.to_string(),
        label: Text::verbatim(group.name.clone()),
        hint: None,
        ticked: ticked.contains(&group.id),
    };
    all.iter().map(choice).collect()
}

/// The checkboxes of all declared permissions, and of those that are held although no longer
/// declared. `by` maps permissions to the groups through which somebody holds them.
pub fn permissions(
    declared: &Catalogue,
    held: &[String],
    ticked: &[String],
    by: &BTreeMap<String, Vec<String>>,
) -> Vec<TickBox> {
    let choice = |name: &str, label: Text| {
        let hint = Text::new("permission-hint").words("name", name);
        let hint = match by.get(name) {
            Some(groups) => {
                let groups = groups.iter().cloned().map(Value::Words).collect();
                hint.with("groups", Value::List(groups))
            }
            None => hint,
        };
        let ticked = ticked.iter().any(|ticked| ticked == name);
        TickBox { value: name.to_owned(), label, hint: Some(hint), ticked }
    };
    let known = declared.iter().map(|(name, sentence)| choice(name, Text::verbatim(sentence)));
    let former: BTreeSet<&String> = held.iter().filter(|name| !declared.has(name)).collect();
    let former = former.into_iter().map(|name| choice(name, Text::new("permission-former")));
    known.chain(former).collect()
}

/// The permissions of these groups, each with the names of the groups that have it.
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

/// The descriptions of permissions, for a list; the names of those no longer declared.
pub fn sentences(declared: &Catalogue, names: &[String]) -> Vec<String> {
    let sentence = |name: &String| {
        let known = declared.iter().find(|(known, _)| known == name);
        known.map_or_else(|| name.clone(), |(_, sentence)| sentence.to_owned())
    };
    names.iter().map(sentence).collect()
}
