//! The last active superuser stays one.

use rocket::futures::future::join;

use super::{edit, filled, page, send, superuser};
use crate::harness::{World, rounds};

const LAST: &str = "This is the last active superuser: somebody has to stay one.";

#[rocket::async_test]
async fn it_is_refused_beside_the_form() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let other = superuser(&world, "other").await;
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'other'").await;
    for changes in [[("is_superuser", "off")], [("is_active", "off")]] {
        let answer = edit(&root, "root", &changes).await;
        let found = answer.is(422).html();
        assert_eq!(found.text_of("form-errors").as_deref(), Some(LAST));
        assert!(found.by_id(changes[0].0).expect("a box").get("checked").is_none());
    }
    let path = page(&world, "root", "/delete").await;
    let version = root.get(&path).await.is(200).html().value("version");
    let answer = root.post(&path, &[("version", &version)]).await;
    assert!(answer.is(422).keeps());
    assert_eq!(answer.html().text_of("form-errors").as_deref(), Some(LAST));
    assert!(root.is_in().await && !other.is_in().await);
    assert_eq!(world.count("users", "is_superuser AND is_active").await, 1);
}

/// Somebody who was invited cannot sign in yet.
#[rocket::async_test]
async fn one_without_a_password_does_not_count() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    superuser(&world, "invited").await;
    world.change("UPDATE users SET password = '!x' WHERE username = 'invited'").await;
    edit(&root, "root", &[("is_superuser", "off")]).await.is(422).shows(LAST);
    edit(&root, "invited", &[("is_superuser", "off")]).await.is(303);
}

#[rocket::async_test]
async fn of_two_who_demote_each_other_at_once_one_stays_in_every_round() {
    let world = World::new().await;
    let (ada, bob) = (superuser(&world, "ada").await, superuser(&world, "bob").await);
    let (adas, bobs) = (page(&world, "ada", "").await, page(&world, "bob", "").await);
    for round in 0..rounds(20) {
        let change = [("is_superuser", "off"), ("is_active", "off")][round as usize % 2];
        let to_bob = filled(ada.get(&bobs).await.is(200), &[change]);
        let to_ada = filled(bob.get(&adas).await.is(200), &[change]);
        let (one, other) = join(send(&ada, &bobs, &to_bob), send(&bob, &adas, &to_ada)).await;
        let done = [&one, &other].iter().filter(|answer| answer.status == 303).count();
        assert_eq!(done, 1, "round {round}: {} {}", one.status, other.status);
        let refused = if one.status == 303 { &other } else { &one };
        // Refused as the last one, or, being slower, for want of rights or of a session.
        assert!([401, 403, 422].contains(&refused.status), "round {round}: {}", refused.body);
        assert_eq!(world.count("users", "is_superuser AND is_active").await, 1, "round {round}");
        world.change("UPDATE users SET is_superuser = TRUE, is_active = TRUE").await;
        ada.login("ada").await.is(303);
        bob.login("bob").await.is(303);
    }
}

#[rocket::async_test]
async fn of_two_who_delete_each_other_at_once_one_stays_in_every_round() {
    let world = World::new().await;
    let ada = superuser(&world, "ada").await;
    for round in 0..rounds(20) {
        let name = format!("bob{round}");
        let bob = superuser(&world, &name).await;
        let (adas, bobs) =
            (page(&world, "ada", "/delete").await, page(&world, &name, "/delete").await);
        let to_bob = ada.get(&bobs).await.is(200).html().value("version");
        let to_ada = bob.get(&adas).await.is(200).html().value("version");
        let (to_bob, to_ada) = ([("version", to_bob.as_str())], [("version", to_ada.as_str())]);
        let (one, other) = join(ada.post(&bobs, &to_bob), bob.post(&adas, &to_ada)).await;
        let done = [&one, &other].iter().filter(|answer| answer.status == 303).count();
        assert_eq!(done, 1, "round {round}: {} {}", one.status, other.status);
        assert_eq!(world.count("users", "is_superuser AND is_active").await, 1, "round {round}");
        world.change("DELETE FROM users WHERE username <> 'ada'").await;
        if world.count("users", "1 = 1").await == 0 {
            ada.register("ada").await.is(303);
            world.change("UPDATE users SET is_superuser = TRUE").await;
        }
    }
}
