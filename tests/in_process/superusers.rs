//! Two superusers who remove each other at once, in every way there is: one is always left.

use rocket::futures::future::join;
use rocket::http::Method;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::api::{SUPERUSER, somebody};
use crate::harness::{World, rounds};

/// A way to remove another superuser.
#[derive(Clone, Copy, Debug)]
enum Way {
    ApiDemote,
    ApiDeactivate,
    ApiDelete,
    ListDeactivate,
    ListDelete,
    PageDemote,
    PageDeactivate,
    PageDelete,
}

const WAYS: [Way; 8] = [
    Way::ApiDemote,
    Way::ApiDeactivate,
    Way::ApiDelete,
    Way::ListDeactivate,
    Way::ListDelete,
    Way::PageDemote,
    Way::PageDeactivate,
    Way::PageDelete,
];

impl Way {
    /// Removes the account of this name and id, whose row has this version.
    async fn remove(self, by: &Visitor<'_>, (name, id, version): (&str, i64, i64)) -> Answer {
        let (id, version) = (id.to_string(), version.to_string());
        let api = format!("/api/users/{id}/");
        let page = format!("/admin/users/{id}");
        let email = format!("{name}@example.org");
        let profile = |rights: &[&'static str]| {
            let mut fields = vec![("username", name), ("email", &email), ("version", &version)];
            fields.extend(rights.iter().map(|right| (*right, "on")));
            by.request(Method::Post, &page).form(&fields)
        };
        let many = |action| {
            let fields = [("action", action), ("selected[]", id.as_str()), ("confirm", "yes")];
            by.request(Method::Post, "/admin/users").form(&fields)
        };
        let ask = match self {
            Way::ApiDemote => by.script(Method::Patch, &api).form(&[("is_superuser", "false")]),
            Way::ApiDeactivate => by.script(Method::Patch, &api).form(&[("is_active", "false")]),
            Way::ApiDelete => by.script(Method::Delete, &api),
            Way::ListDeactivate => many("deactivate"),
            Way::ListDelete => many("delete"),
            Way::PageDemote => profile(&["is_active", "is_staff"]),
            Way::PageDeactivate => profile(&["is_staff", "is_superuser"]),
            Way::PageDelete => {
                let path = format!("{page}/delete");
                by.request(Method::Post, &path).form(&[("version", &version)])
            }
        };
        ask.send().await
    }
}

/// A superuser with this name, signed in, whatever has become of the account.
async fn superuser<'w>(world: &'w World, name: &str) -> Visitor<'w> {
    if world.count("users", &format!("username = '{name}'")).await == 0 {
        return somebody(world, name, SUPERUSER).await;
    }
    let again = format!("UPDATE users SET {SUPERUSER}, is_active = TRUE WHERE username = '{name}'");
    world.change(&again).await;
    let visitor = world.visitor();
    visitor.login(name).await.is(303);
    visitor
}

/// What a request about this account needs to know.
async fn known<'n>(world: &World, name: &'n str) -> (&'n str, i64, i64) {
    let of = async |column| -> i64 {
        world.ask(&format!("SELECT {column} FROM users WHERE username = '{name}'")).await
    };
    (name, of("id").await, of("version").await)
}

#[rocket::async_test]
async fn of_two_superusers_who_remove_each_other_one_is_always_left() {
    let world = World::new().await;
    let pairs: Vec<(Way, Way)> =
        WAYS.iter().flat_map(|one| WAYS.iter().map(move |other| (*one, *other))).collect();
    // Each way against each other one, however short the races are to be.
    let rounds = usize::try_from(rounds(100)).expect("small").max(pairs.len());
    for round in 0..rounds {
        let (one, other) = pairs[round % pairs.len()];
        let (ada, bob) = (superuser(&world, "ada").await, superuser(&world, "bob").await);
        let (to_ada, to_bob) = (known(&world, "ada").await, known(&world, "bob").await);
        let (first, second) = join(one.remove(&ada, to_bob), other.remove(&bob, to_ada)).await;
        let what = format!("round {round}: {one:?} {}, {other:?} {}", first.status, second.status);
        assert_eq!(world.count("users", "is_superuser AND is_active").await, 1, "{what}");
        let done = |answer: &&Answer| [200, 204, 303].contains(&answer.status);
        assert_eq!([&first, &second].iter().filter(|answer| done(answer)).count(), 1, "{what}");
        let refused = if done(&&first) { &second } else { &first };
        // As the last one, or, being slower, for want of rights, of a session, or of the account.
        assert!([400, 401, 403, 404, 422].contains(&refused.status), "{what}: {}", refused.body);
    }
}
