//! The page that says what a bulk action will do, and asks.

use serde::Serialize;

use crate::accounts::bulk::{Bulk, Census, Selection};
use crate::entity::user;
use crate::text::Text;
use crate::users::Face;

/// The page.
#[derive(Debug, Serialize)]
pub struct BulkQuestion {
    at: &'static str,
    done: Option<Text>,
    action: &'static str,
    title: Text,
    /// The label of the button.
    button: Text,
    is_grave: bool,
    /// The group of the action.
    group: Option<i64>,
    sentences: Vec<Text>,
    left_out: Vec<Text>,
    first: Vec<Named>,
    more: Option<Text>,
    count: u64,
    /// The query of the list.
    here: String,
    /// The fields that describe the selection.
    scope: &'static str,
    ids: String,
    up_to: i64,
}

#[derive(Debug, Serialize)]
struct Named {
    id: i64,
    #[serde(flatten)]
    face: Face,
    email: String,
    is_active: bool,
    is_superuser: bool,
    is_staff: bool,
}

impl BulkQuestion {
    /// The question about an action, with the name of its group if it has one; `here` is the query
    /// of the list.
    pub fn of(
        (bulk, group): (Bulk, &str),
        census: Census,
        selection: Selection,
        left_out: Vec<Text>,
        here: String,
    ) -> Self {
        let count = census.count + census.unseen;
        let [title, button] = asked(bulk).map(|key| {
            let text = about(key, count, census.unseen > 0);
            if bulk.group().is_some() { text.words("group", group) } else { text }
        });
        let more = count.saturating_sub(census.first.len() as u64);
        let (scope, ids, up_to) = match selection {
            Selection::These(ids) => {
                let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
                ("page", ids.join(","), 0)
            }
            Selection::Matching { up_to, .. } => ("all", String::new(), up_to),
        };
        BulkQuestion {
            at: "users",
            done: None,
            action: bulk.word(),
            title,
            button,
            is_grave: matches!(bulk, Bulk::Deactivate | Bulk::Delete),
            group: bulk.group(),
            sentences: what_happens(bulk, &census),
            left_out,
            more: (more > 0).then(|| about("bulk-more", more, census.unseen > 0)),
            count,
            first: census.first.into_iter().map(Named::of).collect(),
            here,
            scope,
            ids,
            up_to,
        }
    }
}

impl Named {
    fn of(user: user::Model) -> Self {
        Named {
            id: user.id,
            face: Face::of(user.id, &user.username, &user.first_name, &user.last_name),
            email: user.email,
            is_active: user.is_active,
            is_superuser: user.is_superuser,
            is_staff: user.is_staff,
        }
    }
}

/// A text about so many users, or about so many `at_most`.
fn about(key: &'static str, count: u64, at_most: bool) -> Text {
    let text = Text::new(key).number("n", count);
    if at_most { text.words("most", "yes") } else { text }
}

/// The keys of the question and of the button.
fn asked(bulk: Bulk) -> [&'static str; 2] {
    match bulk {
        Bulk::Activate => ["bulk-activate-ask", "bulk-activate-button"],
        Bulk::Deactivate => ["bulk-deactivate-ask", "bulk-deactivate-button"],
        Bulk::EndSessions => ["bulk-end-sessions-ask", "bulk-end-sessions-button"],
        Bulk::Delete => ["bulk-delete-ask", "bulk-delete-button"],
        Bulk::JoinGroup(_) => ["bulk-join-ask", "bulk-join-button"],
        Bulk::LeaveGroup(_) => ["bulk-leave-ask", "bulk-leave-button"],
    }
}

fn what_happens(bulk: Bulk, census: &Census) -> Vec<Text> {
    if census.count + census.unseen == 0 {
        return vec![Text::new("bulk-nothing")];
    }
    let then = Text::new(match bulk {
        Bulk::Activate => "bulk-activate-then",
        Bulk::Deactivate => "bulk-deactivate-then",
        Bulk::EndSessions => "bulk-end-sessions-then",
        Bulk::Delete => "bulk-delete-then",
        Bulk::JoinGroup(_) => "bulk-join-then",
        Bulk::LeaveGroup(_) => "bulk-leave-then",
    });
    let ends = match census.unseen {
        0 => Text::new("bulk-ends").number("n", census.sessions),
        _ => Text::new("bulk-ends-at-least")
            .number("n", census.sessions)
            .number("users", census.count),
    };
    if bulk.ends_sessions() { vec![ends, then] } else { vec![then] }
}
