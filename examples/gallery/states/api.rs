//! The pages of the API.

use super::admin::{root, staff};
use crate::sample::MEMBER;
use crate::steps::Step::{Get, Post, SignIn};
use crate::steps::{State, Step};

pub fn all() -> Vec<State> {
    let mut all = open();
    all.extend(own());
    all.extend(lists());
    all
}

fn member(name: &str, about: &str, steps: &[Step]) -> State {
    State::new(name, about, &[&[SignIn(MEMBER)], steps].concat())
}

/// What nobody has to be signed in for.
fn open() -> Vec<State> {
    const ACCOUNT: [(&str, &str); 5] = [
        ("_api_method", "POST"),
        ("username", "a b"),
        ("email", "{long}"),
        ("first_name", "{far too long}"),
        ("password", "12345"),
    ];
    const RAW: [(&str, &str); 3] =
        [("_api_method", "POST"), ("_content_type", "application/json"), ("_content", "{\"a\":")];
    const LIST: [(&str, &str); 3] =
        [("_api_method", "POST"), ("_content_type", "application/json"), ("_content", "[]")];
    const TOKEN: [(&str, &str); 3] = [
        ("_api_method", "POST"),
        ("username", "account-3@example.org"),
        ("password", "Tangerine-Orbit-4471"),
    ];
    vec![
        State::new("api", "The API", &[Get("/api/")]),
        State::new("api-reference", "Reference", &[Get("/api/reference")]),
        State::new("api-schema", "OpenAPI document", &[Get("/api/schema/")]),
        State::new("api-405", "GET is refused", &[Get("/api/register/")]),
        State::new("api-400", "Several mistakes", &[Post("/api/register/", &ACCOUNT)]),
        State::new("api-raw", "Raw data that is no JSON", &[Post("/api/register/", &RAW)]),
        State::new("api-raw-list", "Raw data that is no object", &[Post("/api/register/", &LIST)]),
        State::new("api-token", "A token is made", &[Post("/api/token/", &TOKEN)]),
        State::new("api-options", "OPTIONS", &[Post("/api/token/", &[("_api_method", "OPTIONS")])]),
        State::new("api-401", "Nobody is signed in", &[Get("/api/me/")]),
        State::new("api-404", "No such address", &[Get("/api/nowhere/")]),
    ]
}

/// One's own account.
fn own() -> Vec<State> {
    const ONE: &str = "/api/me/sessions/00000000000000000000000000000001/";
    const WRONG: [(&str, &str); 3] =
        [("_api_method", "PATCH"), ("email", "{long}"), ("first_name", "{far too long}")];
    const USE: [(&str, &str); 2] = [("_api_method", "GET"), ("_token", "{access}")];
    const BAD: [(&str, &str); 2] = [("_api_method", "GET"), ("_token", "{long}")];
    vec![
        member("api-in", "The API, signed in", &[Get("/api/")]),
        member("api-private", "The private endpoint", &[Get("/api/private/")]),
        member("api-me", "One’s own account", &[Get("/api/me/")]),
        member("api-me-wrong", "Two mistakes", &[Post("/api/me/", &WRONG)]),
        member("api-used", "Asked with a token", &[Post("/api/me/", &USE)]),
        member("api-refused", "A token that is not good", &[Post("/api/me/", &BAD)]),
        member("api-password", "One’s own password", &[Get("/api/me/password/")]),
        member("api-sessions", "Own sessions", &[Get("/api/me/sessions/?page_size=1&page=3")]),
        member("api-session", "One session", &[Get(ONE)]),
        member("api-204", "A session ended", &[Post(ONE, &[("_api_method", "DELETE")])]),
        member("api-403", "Not for members", &[Get("/api/users/")]),
    ]
}

fn lists() -> Vec<State> {
    const CHANGE: [(&str, &str); 3] =
        [("_api_method", "PATCH"), ("is_staff", "perhaps"), ("username", "{far too long}")];
    const FILTER: &str = "/api/users/?search=an&is_active=true&ordering=-last_login&page_size=5";
    const FORCED: &str = "/api/users/?format=api&page_size=3&page=9";
    const NEW: [(&str, &str); 3] =
        [("_api_method", "POST"), ("name", ""), ("permissions", "nothing.of-that")];
    vec![
        root("api-users", "Users", &[Get("/api/users/")]),
        root("api-users-found", "Users, filtered", &[Get(FILTER)]),
        root("api-users-many", "Many pages", &[Get(FORCED)]),
        root("api-users-page", "No such page", &[Get("/api/users/?page=99")]),
        staff("api-users-staff", "Users for staff", &[Get("/api/users/")]),
        root("api-user", "One user", &[Get("/api/users/3/")]),
        root("api-user-wrong", "Two mistakes", &[Post("/api/users/3/", &CHANGE)]),
        root("api-groups", "Groups", &[Get("/api/groups/")]),
        root("api-groups-wrong", "Two mistakes", &[Post("/api/groups/", &NEW)]),
        root("api-group", "One group", &[Get("/api/groups/1/")]),
    ]
}
