//! The pages of groups.

use super::admin::{fresh, root, staff};
use crate::house::Kind;
use crate::steps::Step::{Change, Get, Post, Send};
use crate::steps::{State, Step};

const ONE: &str = "/admin/groups/3";
const TO: &str = "/admin/groups/1/delete";
const STALE: Step = Change("UPDATE groups SET version = version + 1, name = name || ' 2'");

pub fn all() -> Vec<State> {
    const MINE: [(&str, &str); 2] = [("name", "{name}"), ("permissions[]", "orders.edit")];
    vec![
        root("groups", "Groups", &[Get("/admin/groups")]),
        root("groups-deleted", "One just deleted", &[Get("/admin/groups?done=deleted")]),
        fresh("groups-none", "None, and nothing to permit", &[Get("/admin/groups")]),
        root("groups-empty", "None yet", &[Change("DELETE FROM groups"), Get("/admin/groups")]),
        staff("groups-staff", "Groups for staff", &[Get("/admin/groups")]),
        root("groups-add", "Add a group", &[Get("/admin/groups/add")]),
        root("groups-add-plain", "Add one, and nothing to permit", &[Get("/admin/groups/add")])
            .of(Kind::Bare),
        root(
            "groups-add-wrong",
            "Two mistakes",
            &[Post("/admin/groups/add", &[("name", "a, b"), ("permissions[]", "nothing.of-that")])],
        ),
        root("group", "A group", &[Get(ONE)]),
        root("group-saved", "Just saved", &[Get("/admin/groups/1?done=saved")]),
        root("group-wrong", "A name that is taken", &[Get(ONE), Send(ONE, &[("name", "")])]),
        root("group-stale", "A stale save", &[Get(ONE), STALE, Send(ONE, &MINE)]),
        staff("group-staff", "A group for staff", &[Get(ONE)]),
        root("group-delete", "Delete a group", &[Get(TO)]),
        root("group-delete-stale", "Changed meanwhile", &[Get(TO), STALE, Send(TO, &[])]),
        root("group-delete-empty", "Without members", &[Get("/admin/groups/5/delete")]),
        root("group-delete-void", "Without permissions", &[Get("/admin/groups/2/delete")]),
        staff("group-delete-staff", "For staff", &[Get(TO)]),
    ]
}
