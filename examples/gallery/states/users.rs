//! The list of users, and what starts from it.

use super::admin::{fresh, root, staff};
use crate::steps::State;
use crate::steps::Step::{Change, Get, Post};

pub fn all() -> Vec<State> {
    let mut all = list();
    all.extend(questions());
    all.extend(done());
    all.extend(add());
    all
}

fn list() -> Vec<State> {
    let groupless = [Change("DELETE FROM groups"), Get("/admin/users?search=a")];
    vec![
        root("users", "Users", &[Get("/admin/users")]),
        root("users-long", "A hundred a page", &[Get("/admin/users?page_size=100")]),
        root("users-middle", "A page in the middle", &[Get("/admin/users?page=2")]),
        root("users-last", "The last page", &[Get("/admin/users?page=3")]),
        root("users-search", "Search", &[Get("/admin/users?search=an&ordering=-last_login")]),
        root("users-inactive", "Inactive ones", &[Get("/admin/users?is_active=false")]),
        root("users-staff-only", "Staff", &[Get("/admin/users?is_staff=true&ordering=username")]),
        root("users-group", "Members of a group", &[Get("/admin/users?group=1")]),
        root("users-groupless", "Without groups", &groupless),
        root("users-none", "Nobody fits", &[Get("/admin/users?search=nobody-of-that-name")]),
        root("users-wrong", "Nobody chosen", &[Post("/admin/users", &[("action", "delete")])]),
        root(
            "users-no-group",
            "No group chosen",
            &[Post("/admin/users", &[("action", "add_to_group"), ("scope", "page"), ("ids", "3")])],
        ),
        staff("users-staff", "Users for staff", &[Get("/admin/users")]),
        fresh("users-fresh", "Users of a new site", &[Get("/admin/users")]),
    ]
}

/// What is asked before many users are changed.
fn questions() -> Vec<State> {
    let ask = |name: &str, about: &str, form| root(name, about, &[Post("/admin/users", form)]);
    vec![
        ask(
            "users-ask-deactivate",
            "Deactivate some",
            &[("action", "deactivate"), ("scope", "page"), ("ids", "1,3,4,8,12")],
        ),
        ask(
            "users-ask-activate",
            "Activate some",
            &[("action", "activate"), ("scope", "page"), ("ids", "3,8,16")],
        ),
        ask(
            "users-ask-delete",
            "Delete some",
            &[("action", "delete"), ("scope", "page"), ("ids", "4,5,6,7")],
        ),
        ask(
            "users-ask-end",
            "End their sessions",
            &[("action", "end_sessions"), ("scope", "page"), ("ids", "1,3,9,12")],
        ),
        ask(
            "users-ask-join",
            "Add to a group",
            &[("action", "add_to_group"), ("group", "4"), ("scope", "page"), ("ids", "3,7,9")],
        ),
        ask(
            "users-ask-leave",
            "Remove from a group",
            &[("action", "remove_from_group"), ("group", "1"), ("scope", "page"), ("ids", "3,6,7")],
        ),
        ask(
            "users-ask-everyone",
            "Deactivate everybody",
            &[("action", "deactivate"), ("scope", "page"), ("everyone", "on")],
        ),
        ask(
            "users-ask-nobody",
            "Nobody is left to change",
            &[("action", "activate"), ("scope", "page"), ("ids", "4,5")],
        ),
    ]
}

/// What the list says afterwards.
fn done() -> Vec<State> {
    const GOING: &str = "INSERT INTO bulk_jobs (action, selection, actor_id, actor, sid, address, \
        request, made_at, place, changed, sessions, unchanged, gone, in_use, own, holder, \
        held_until, claims, ended_at, broken) VALUES ('delete', '{}', 1, 'robin', '', '', '', 1, 0, \
        1200, 0, 3, 2, 1, FALSE, 'elsewhere', 9999999999999, 0, NULL, TRUE)";
    let do_it = |name: &str, about: &str, form| root(name, about, &[Post("/admin/users", form)]);
    vec![
        do_it(
            "users-deactivated",
            "Some just deactivated",
            &[("action", "deactivate"), ("scope", "page"), ("ids", "3,4,8"), ("confirm", "yes")],
        ),
        do_it(
            "users-joined",
            "Some just added to a group",
            &[
                ("action", "add_to_group"),
                ("group", "4"),
                ("scope", "page"),
                ("ids", "3,7,9"),
                ("confirm", "yes"),
            ],
        ),
        root(
            "users-going",
            "Many are being deleted",
            &[Change(GOING), Get("/admin/users?done=many&job=1")],
        ),
        root("users-deleted", "One just deleted", &[Get("/admin/users?done=user-deleted")]),
    ]
}

fn add() -> Vec<State> {
    let to = "/admin/users/add";
    vec![
        root("users-add", "Add a user", &[Get("/admin/users/add?search=a")]),
        root(
            "users-add-wrong",
            "Several mistakes",
            &[Post(
                to,
                &[
                    ("username", "a b"),
                    ("email", "{long}"),
                    ("first_name", "{far too long}"),
                    ("password", "12345"),
                    ("password2", "12346"),
                    ("is_active", "on"),
                ],
            )],
        ),
        root(
            "users-add-inactive",
            "Invited, and not active",
            &[Post(to, &[("username", "ada"), ("email", "ada@example.com"), ("invite", "on")])],
        ),
        root(
            "users-invited",
            "Just invited",
            &[Post(
                to,
                &[
                    ("username", "ada"),
                    ("email", "ada@example.com"),
                    ("first_name", "{name}"),
                    ("invite", "on"),
                    ("is_active", "on"),
                ],
            )],
        ),
    ]
}
