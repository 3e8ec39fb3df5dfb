//! Role × endpoint × method × credentials, over every route of the API that is mounted.

use rocket::http::Method;

use super::{STAFF, SUPERUSER, somebody, tokens};
use crate::access::{API, Whom, endpoint};
use crate::harness::World;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Stranger,
    Member,
    Staff,
    Superuser,
}

fn expected(whom: Whom, methods: &[(Method, u16)], role: Role, method: Method) -> u16 {
    let looks = matches!(method, Method::Get | Method::Head | Method::Options);
    let may = match (whom, role) {
        (Whom::Everybody, _) | (_, Role::Superuser) => true,
        (_, Role::Stranger) => return 401,
        (Whom::Members, _) => true,
        (Whom::Staff, Role::Staff) => looks,
        (Whom::Staff, Role::Member) => false,
    };
    let wire = if method == Method::Head { Method::Get } else { method };
    match methods.iter().find(|(known, _)| *known == wire) {
        _ if !may => 403,
        Some((_, status)) => *status,
        None if method == Method::Options => 200,
        None => 405,
    }
}

#[rocket::async_test]
async fn every_role_gets_what_the_table_says_by_bearer_and_by_cookie() {
    let world = World::new().await;
    let roles = [(Role::Member, ""), (Role::Staff, STAFF), (Role::Superuser, SUPERUSER)];
    let mut people = Vec::new();
    for (role, rights) in roles {
        let name = format!("{role:?}").to_lowercase();
        let browser = somebody(&world, &name, rights).await;
        people.push((role, browser, tokens(&world, &name).await.0));
    }
    let nobody = world.visitor();
    let mut seen = 0;
    for route in world.client.rocket().routes() {
        let Some(path) = endpoint(route.uri.path()) else {
            continue;
        };
        let known = API.iter().find(|(known, ..)| *known == path);
        let (_, whom, methods) = known.unwrap_or_else(|| panic!("{path} is not in the table"));
        let address = route.uri.path().replace("<id>", "999999");
        let method = route.method;
        for wire in [Some(method), (method == Method::Get).then_some(Method::Head)] {
            let Some(wire) = wire else { continue };
            let told = expected(*whom, methods, Role::Stranger, wire);
            let answer = nobody.script(wire, &address).form(&[]).send().await;
            assert_eq!(answer.status, told, "{wire} {address}: nobody: {}", answer.body);
            for (role, browser, token) in &people {
                let told = expected(*whom, methods, *role, wire);
                let by_cookie = browser.script(wire, &address).form(&[]).send().await;
                let by_bearer = nobody.script(wire, &address).bearer(token).form(&[]).send().await;
                for (how, answer) in [("cookie", by_cookie), ("Bearer", by_bearer)] {
                    let what = format!("{wire} {address} as {role:?} by {how}: {}", answer.body);
                    assert_eq!(answer.status, told, "{what}");
                    assert!(answer.header("Allow").is_some() || told == 406, "{what}");
                    assert!(answer.header("Vary").is_some_and(|vary| vary.contains("Accept")));
                    assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{what}");
                    assert_eq!(wire == Method::Head, answer.body.is_empty(), "{what}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen >= API.len() * 2 * 8 * 6, "{seen}");
}
