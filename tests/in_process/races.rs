//! Many at once, and a database that is busy.

use std::collections::BTreeSet;

use rocket::futures::future::{join, join_all};
use sea_orm::ConnectionTrait;

use crate::harness::{World, on_postgres, rounds};
use crate::tables;

#[rocket::async_test]
async fn fifty_requests_at_expiry_rotate_once_in_every_round() {
    let world = World::new().await;
    let ada = world.visitor();
    ada.register("ada").await;
    ada.login_to_stay("ada").await.is(303);
    count_rotations(&world).await;
    let live = "SELECT generation FROM sessions WHERE ended_at IS NULL";
    for round in 1..=i64::from(rounds(20)) {
        world.advance(301);
        let tabs: Vec<_> = (0..50).map(|_| ada.copy()).collect();
        let answers = join_all(tabs.iter().map(|tab| tab.get("/private"))).await;
        let successors: BTreeSet<String> =
            answers.iter().map(|answer| answer.is(200).refresh()).collect();
        assert_eq!(successors.len(), 1, "round {round}");
        assert_eq!(world.ask::<i64>(live).await, round + 1);
        assert_eq!(world.count("rotations", "1 = 1").await, round);
        ada.keep(&answers[usize::try_from(round).expect("small") % 50]);
    }
}

/// Makes the database note every statement that moves a session to another generation.
async fn count_rotations(world: &World) {
    world.change("CREATE TABLE rotations (generation BIGINT)").await;
    let note = "INSERT INTO rotations VALUES (NEW.generation);";
    let trigger = "CREATE TRIGGER counted AFTER UPDATE OF generation ON sessions FOR EACH ROW";
    if on_postgres() {
        let function = "CREATE FUNCTION note_rotation() RETURNS trigger LANGUAGE plpgsql \
                        SET search_path FROM CURRENT";
        let body = format!("{function} AS $$ BEGIN {note} RETURN NULL; END $$");
        world.change(&body).await;
        let trigger = format!("{trigger} EXECUTE FUNCTION note_rotation()");
        world.change(&trigger).await;
    } else {
        world.change(&format!("{trigger} BEGIN {note} END")).await;
    }
}

#[rocket::async_test]
async fn after_a_logout_no_renewal_of_the_same_moment_works() {
    let world = World::new().await;
    for round in 0..rounds(20) {
        let ada = world.visitor();
        if round == 0 {
            ada.register("ada").await.is(303);
        } else {
            ada.login("ada").await.is(303);
        }
        world.advance(301);
        let (renewing, leaving) = (ada.copy(), ada.copy());
        let (_, left) = join(renewing.get("/private"), leaving.logout()).await;
        assert!(left.is(303).clears());
        assert!(!renewing.is_in().await);
        assert!(!ada.is_in().await);
    }
}

#[rocket::async_test]
async fn a_hundred_registrations_of_one_name_make_one_account() {
    let world = World::new().await;
    let spellings = ["ada", "Ada", "ADA", "ａｄａ"];
    let visitors: Vec<_> = (0..100).map(|_| world.visitor()).collect();
    let answers = join_all(visitors.iter().enumerate().map(|(number, visitor)| {
        let email = format!("ada{number}@example.org");
        async move {
            let fields = [
                ("username", spellings[number % 4]),
                ("email", &email),
                ("password", crate::harness::PASSWORD),
                ("password2", crate::harness::PASSWORD),
            ];
            visitor.post("/register", &fields).await
        }
    }))
    .await;
    let (made, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 303);
    assert_eq!(made.len(), 1);
    for answer in refused {
        match answer.status {
            422 => assert_eq!(
                answer.html().error("username").as_deref(),
                Some("This user name is taken. Choose another one.")
            ),
            503 => assert!(answer.header("Retry-After").is_some()),
            _ => panic!("{}: {}", answer.status, answer.body),
        }
    }
    assert_eq!(world.count("users", "1 = 1").await, 1);
}

#[rocket::async_test]
async fn a_locked_database_spends_nothing_and_takes_no_cookie() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    world.advance(301);
    let before = ada.jar();
    let lock = if on_postgres() {
        "BEGIN; LOCK TABLE sessions IN EXCLUSIVE MODE"
    } else {
        "BEGIN IMMEDIATE"
    };
    // A pool would spread the statements over connections.
    let holder = tables::connect(&world.url, 1).await;
    holder.execute_unprepared(&tables::named(lock)).await.expect("nobody else writes");
    let answer = ada.get("/private").await;
    assert!(answer.is(503).keeps());
    assert!(answer.header("Retry-After").is_some());
    assert_eq!(ada.jar(), before);
    world.visitor().get("/login").await.is(200);
    holder.execute_unprepared("ROLLBACK").await.expect("it is ours");
    assert!(ada.get("/private").await.is(200).issues());
    let generation: i64 = world.ask("SELECT generation FROM sessions").await;
    assert_eq!(generation, 2);
}
