//! The values of the form about a user: as it was opened, as it is stored, as it was typed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::entity::user;
use crate::pages::admin::boxes::Ticked;
use crate::users::Rights;
use crate::web::Fields;

/// The texts and the lists of the form; its checkboxes are the rights.
pub const TEXTS: [&str; 4] = ["username", "email", "first_name", "last_name"];
pub const LISTS: [&str; 2] = ["groups", "permissions"];
/// What hidden fields with the values of the opened form begin with.
const WAS: &str = "was_";

/// The values by the names of the fields: texts as they are, rights as `on` or `off`, lists as ids
/// or names in order, with commas between them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FormValues(BTreeMap<&'static str, String>);

impl FormValues {
    /// Those of the stored account with its groups and permissions.
    pub fn stored(user: &user::Model, given: &Ticked) -> Self {
        let texts = [&user.username, &user.email, &user.first_name, &user.last_name];
        FormValues::of(texts.map(String::as_str), Rights::of(user), Some(given))
    }

    /// Those that were typed.
    pub fn typed(fields: &Fields, ticked: Rights) -> Self {
        let texts = TEXTS.map(|name| fields.text(name).trim());
        FormValues::of(texts, ticked, Ticked::of(fields).as_ref())
    }

    /// Those that the form was opened with, as its hidden fields have them; `None` without these.
    pub fn opened(fields: &Fields) -> Option<Self> {
        let rights = Rights::SUPERUSER.named().map(|(name, _)| name);
        let names = TEXTS.iter().chain(&rights).chain(&LISTS).copied();
        let known = names.map(|name| (name, format!("{WAS}{name}")));
        let found = known.filter(|(_, field)| fields.has(field));
        let values: BTreeMap<_, _> =
            found.map(|(name, field)| (name, fields.text(&field).to_owned())).collect();
        (!values.is_empty()).then_some(FormValues(values))
    }

    fn of(texts: [&str; 4], rights: Rights, given: Option<&Ticked>) -> Self {
        let mut values: BTreeMap<_, _> =
            TEXTS.iter().copied().zip(texts.map(str::to_owned)).collect();
        for (name, flag) in rights.named() {
            values.insert(name, if flag { "on" } else { "off" }.to_owned());
        }
        if let Some(Ticked { groups, permissions }) = given {
            let (mut groups, mut permissions) = (groups.clone(), permissions.clone());
            groups.sort_unstable();
            permissions.sort_unstable();
            let ids: Vec<String> = groups.iter().map(i64::to_string).collect();
            values.insert("groups", ids.join(","));
            values.insert("permissions", permissions.join(","));
        }
        FormValues(values)
    }

    /// The items of a list.
    pub fn items(&self, name: &str) -> impl Iterator<Item = &str> {
        items(self.get(name).unwrap_or_default())
    }

    /// The value of a field; `None` where the form had no such field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// The items of a list.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').filter(|item| !item.is_empty())
}

/// A list as it is stored, with what `typed` has added to the opened one and without what it has
/// removed from it.
pub fn merged(opened: &str, stored: &str, typed: &str) -> String {
    let has = |list: &str, item: &str| items(list).any(|other| other == item);
    let kept = items(stored).filter(|item| !has(opened, item) || has(typed, item));
    let added = items(typed).filter(|item| !has(opened, item) && !has(stored, item));
    kept.chain(added).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn what_two_people_do_to_a_list_is_both_done() {
        for (opened, stored, typed, both) in [
            ("1,2", "1,2", "1,2", "1,2"),
            ("1,2", "1,2,3", "1,2,4", "1,2,3,4"),
            ("1,2", "1", "2", ""),
            ("1,2", "2,3", "1,2", "2,3"),
            ("", "5", "5", "5"),
            ("7", "", "7,8", "8"),
        ] {
            assert_eq!(merged(opened, stored, typed), both, "{opened} {stored} {typed}");
        }
    }
}
