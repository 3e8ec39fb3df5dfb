//! Two superusers who remove each other, and one who is demoted on the way.

use rocket::futures::future::{Either, join, select};
use rocket::tokio::task::yield_now;

use super::{crowd, id, superuser};
use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{World, on_postgres, rounds};

async fn remove(visitor: &Visitor<'_>, action: &str, id: i64) -> Answer {
    let fields = [("action", action), ("selected[]", &id.to_string()), ("confirm", "yes")];
    visitor.post("/admin/users", &fields).await
}

#[rocket::async_test]
async fn of_two_who_remove_each_other_at_once_one_stays() {
    let world = World::new().await;
    let (ada, bob) = (superuser(&world, "ada").await, superuser(&world, "bob").await);
    let (ada_id, bob_id) = (id(&world, "ada").await, id(&world, "bob").await);
    for round in 0..rounds(10) {
        world.change("UPDATE users SET is_active = TRUE").await;
        ada.login("ada").await.is(303);
        bob.login("bob").await.is(303);
        let both = [(&ada, bob_id), (&bob, ada_id)];
        let [one, other] = both.map(|(visitor, id)| remove(visitor, "deactivate", id));
        let (one, other) = join(one, other).await;
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        // The slower one is a superuser no more when it acts, or out before it is asked.
        assert!(statuses == [303, 403] || statuses == [303, 401], "{round}: {statuses:?}");
        assert_eq!(world.count("users", "is_superuser AND is_active").await, 1, "{round}");
    }
    world.change("UPDATE users SET is_active = TRUE").await;
    ada.login("ada").await.is(303);
    bob.login("bob").await.is(303);
    join(remove(&ada, "delete", bob_id), remove(&bob, "delete", ada_id)).await;
    assert_eq!(world.count("users", "is_superuser AND is_active").await, 1);
}

#[rocket::async_test]
async fn the_last_superuser_cannot_remove_everybody() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    superuser(&world, "eve").await;
    crowd(&world, "user", 5).await;
    for action in ["deactivate", "delete"] {
        let fields = [("action", action), ("scope", "all"), ("confirm", "yes")];
        let answer = root.post("/admin/users", &fields).await;
        let page = root.get(answer.is(303).location()).await;
        page.is(200).shows("Your own account stays as it is.");
        assert_eq!(world.count("users", "is_superuser AND is_active").await, 1);
        assert!(root.is_in().await);
    }
    assert_eq!(world.count("users", "1 = 1").await, 1);
}

#[rocket::async_test]
async fn what_breaks_off_says_so_and_keeps_what_is_done() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 1500).await;
    let when = "BEFORE DELETE ON users";
    if on_postgres() {
        let body =
            "BEGIN IF OLD.username = 'user1400' THEN RAISE EXCEPTION 'no'; END IF; RETURN OLD; END";
        let function = format!(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS '{}'",
            body.replace('\'', "''")
        );
        world.change(&function).await;
        let each = "FOR EACH ROW EXECUTE FUNCTION refuse()";
        world.change(&format!("CREATE TRIGGER refuse {when} {each}")).await;
    } else {
        let raise = "BEGIN SELECT RAISE(ABORT, 'no'); END";
        let only = "WHEN OLD.username = 'user1400'";
        world.change(&format!("CREATE TRIGGER refuse {when} {only} {raise}")).await;
    }
    let fields = [("action", "delete"), ("scope", "all"), ("confirm", "yes")];
    let answer = root.post("/admin/users?search=user", &fields).await;
    let page = root.get(answer.is(303).location()).await;
    page.is(200).shows("Then it broke off: the other users are as they were.");
    let gone = 1500 - world.count("users", "username LIKE 'user%'").await;
    assert!((1..1400).contains(&gone), "{gone}");
    assert_eq!(world.count("audit", "event = 'user_deleted'").await, gone);
    // What breaks at once is an error like any other.
    let id = id(&world, "user1400").await;
    remove(&root, "delete", id).await.is(500);
    assert_eq!(world.count("audit", "event = 'user_deleted'").await, gone);
}

/// A post during which hours go by.
async fn slowly(visitor: &Visitor<'_>, fields: &[(&str, &str)]) -> Answer {
    let hours = async {
        loop {
            visitor.world.clock.advance(std::time::Duration::from_millis(100));
            yield_now().await;
        }
    };
    let post = visitor.post("/admin/users?search=user", fields);
    match select(Box::pin(post), Box::pin(hours)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(((), _)) => unreachable!("hours go by for ever"),
    }
}

#[rocket::async_test]
async fn what_takes_long_goes_on_behind_the_answer() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 9500).await;
    let asked = slowly(&root, &[("action", "deactivate"), ("scope", "all")]).await;
    let text = asked.is(200).html().text();
    assert!(text.contains("Deactivate up to 9,500 users?"), "{text}");
    assert!(text.contains("Their sessions end at once: 0 among the first "), "{text}");
    let (_, fields) = asked.html().form("confirm");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let answer = slowly(&root, &fields).await;
    root.login("root").await.is(303);
    let page = root.get(answer.is(303).location()).await;
    page.is(200).shows("That is not all yet: it goes on by itself");
    for _ in 0..100_000 {
        if world.count("users", "NOT is_active").await == 9500 {
            break;
        }
    }
    assert_eq!(world.count("users", "NOT is_active").await, 9500);
    assert_eq!(world.count("audit", "event = 'deactivated'").await, 9500);
}
