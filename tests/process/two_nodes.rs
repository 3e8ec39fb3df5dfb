//! Two servers over one PostgreSQL database, with one secret: they are one site.

use std::collections::BTreeSet;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use crate::client::{PASSWORD, REFRESH, Visitor};
use crate::cluster::Cluster;
use crate::port::free_port;
use crate::server::{Server, Setup};

const SECRET: &str = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";

/// Both nodes, started at once on an empty database.
fn nodes(cluster: &Cluster, database: &str, more: &[(&str, &str)]) -> [Server; 2] {
    let url = cluster.database(database);
    let public = format!("http://localhost:{}", free_port());
    let setups = [0; 2].map(|_| {
        let setup = Setup::new()
            .with("DOORWARD_DATABASE_URL", &url)
            .with("DOORWARD_SECRET_KEY", SECRET)
            .with("DOORWARD_PUBLIC_URL", &public);
        more.iter().fold(setup, |setup, (name, value)| setup.with(name, value))
    });
    thread::scope(|scope| {
        let starting = setups.each_ref().map(|setup| scope.spawn(|| setup.start()));
        starting.map(|starting| starting.join().expect("both start"))
    })
}

fn at(visitor: &Visitor, node: &Server) -> Visitor {
    Visitor { port: node.port, ..visitor.clone() }
}

#[test]
fn a_renewal_raced_on_both_nodes_has_one_successor() {
    let Some(cluster) = Cluster::start("race") else {
        return;
    };
    let nodes = nodes(&cluster, "race", &[]);
    let mut ada = nodes[0].visitor();
    ada.register("ada");
    for round in 1..=20 {
        ada.forget_access();
        let start = Barrier::new(8);
        let successors: BTreeSet<String> = thread::scope(|scope| {
            let tabs: Vec<_> = (0..8)
                .map(|tab| {
                    let (mut tab, start) = (at(&ada, &nodes[tab % 2]), &start);
                    scope.spawn(move || {
                        start.wait();
                        assert_eq!(tab.get("/private").status, 200, "round {round}");
                        tab.cookies[REFRESH].clone()
                    })
                })
                .collect();
            let successors = tabs.into_iter().map(|tab| tab.join().expect("a tab"));
            successors.collect()
        });
        assert_eq!(successors.len(), 1, "round {round}");
        let generation = cluster.query("race", "SELECT generation FROM sessions");
        assert_eq!(generation, (round + 1).to_string(), "one renewal a round");
        ada.cookies.insert(REFRESH.into(), successors.into_iter().next().expect("one"));
    }
}

#[test]
fn what_ends_on_one_node_has_ended_on_the_other() {
    let Some(cluster) = Cluster::start("ends") else {
        return;
    };
    let nodes = nodes(&cluster, "ends", &[]);
    let mut ada = nodes[0].visitor();
    ada.register("ada");
    let mut there = at(&ada, &nodes[1]);
    assert!(there.is_signed_in());
    let copy = there.clone();
    assert_eq!(ada.post("/logout", &[]).status, 303);
    assert!(!there.is_signed_in(), "the access cookie lives on");
    assert!(!at(&copy, &nodes[1]).forget_access().is_signed_in(), "the refresh cookie lives on");
}

#[test]
fn theft_is_seen_by_whichever_node_meets_it() {
    let Some(cluster) = Cluster::start("theft") else {
        return;
    };
    let nodes = nodes(&cluster, "theft", &[("DOORWARD_REFRESH_GRACE", "0")]);
    let mut ada = nodes[0].visitor();
    ada.register("ada");
    let stolen = ada.clone();
    assert!(ada.forget_access().is_signed_in(), "renews on one node");
    assert!(at(&ada, &nodes[1]).is_signed_in(), "shows it to the other");
    assert!(!at(&stolen, &nodes[1]).forget_access().is_signed_in());
    assert!(!ada.is_signed_in(), "the session has to end on both");
}

#[test]
fn fifty_registrations_of_one_name_on_both_nodes_make_one_account() {
    let Some(cluster) = Cluster::start("names") else {
        return;
    };
    let nodes = nodes(&cluster, "names", &[]);
    let start = Barrier::new(50);
    let statuses: Vec<u16> = thread::scope(|scope| {
        let racing: Vec<_> = (0..50)
            .map(|number| {
                let (mut visitor, start) = (nodes[number % 2].visitor(), &start);
                scope.spawn(move || {
                    let name = ["ada", "ADA", "Ada", "aDa"][number % 4];
                    let email = format!("ada{number}@example.com");
                    start.wait();
                    let draft = [
                        ("username", name),
                        ("email", &email),
                        ("password", PASSWORD),
                        ("password2", PASSWORD),
                    ];
                    // A busy machine may ask to come again, as it may ask a browser.
                    let mut answer = visitor.post("/register", &draft);
                    for _ in 0..5 {
                        if answer.status == 503 && answer.header("retry-after").is_some() {
                            answer = visitor.post("/register", &draft);
                        }
                    }
                    if answer.status == 422 {
                        assert!(answer.body.contains("This user name is taken."));
                    }
                    answer.status
                })
            })
            .collect();
        let statuses = racing.into_iter().map(|one| one.join().expect("an answer"));
        statuses.collect()
    });
    let made = statuses.iter().filter(|status| **status == 303).count();
    let told = statuses.iter().filter(|status| **status == 422).count();
    assert_eq!((made, told), (1, 49), "{statuses:?}");
    assert_eq!(cluster.query("names", "SELECT count(*) FROM users"), "1");
}

/// The same form of one browser, at both nodes at once.
fn twice(visitor: &Visitor, nodes: &[Server; 2], path: &str, fields: &[(&str, &str)]) -> Visitor {
    let start = Barrier::new(2);
    let mut answered: Vec<Visitor> = thread::scope(|scope| {
        let pressing = nodes.each_ref().map(|node| {
            let (mut visitor, start) = (at(visitor, node), &start);
            scope.spawn(move || {
                start.wait();
                let answer = visitor.post(path, fields);
                assert_eq!(answer.status, 303, "{path}: {}", answer.body);
                visitor
            })
        });
        pressing.into_iter().map(|one| one.join().expect("an answer")).collect()
    });
    assert_eq!(answered[0].cookies.get(REFRESH), answered[1].cookies.get(REFRESH), "{path}");
    answered.swap_remove(0)
}

#[test]
fn a_form_that_is_sent_twice_ends_where_one_does_whichever_node_takes_it() {
    let Some(cluster) = Cluster::start("twice") else {
        return;
    };
    let nodes = nodes(&cluster, "twice", &[]);
    let new = "Velvet-Glacier-9035";
    for round in 0..3 {
        let (name, email) = (format!("ada{round}"), format!("ada{round}@example.com"));
        let draft = [
            ("username", name.as_str()),
            ("email", &email),
            ("password", PASSWORD),
            ("password2", PASSWORD),
        ];
        let ada = twice(&nodes[0].visitor(), &nodes, "/register", &draft);
        let change = [("old_password", PASSWORD), ("password", new), ("password2", new)];
        let mut ada = twice(&ada, &nodes, "/account/password", &change);
        assert!(ada.is_signed_in());
        twice(&ada, &nodes, "/account/delete", &[("password", new)]);
    }
    assert_eq!(cluster.query("twice", "SELECT count(*) FROM users"), "0");
}

#[test]
fn both_nodes_count_the_same_failures() {
    let Some(cluster) = Cluster::start("count") else {
        return;
    };
    let nodes = nodes(&cluster, "count", &[]);
    nodes[0].visitor().register("ada");
    let wrong = [("username", "ada"), ("password", "not this one at all")];
    for number in 0..10 {
        let answer = nodes[number % 2].visitor().post("/login", &wrong);
        assert_eq!(answer.status, 422, "failure {number}");
    }
    for node in &nodes {
        assert_eq!(node.visitor().post("/login", &wrong).status, 429);
    }
}

#[test]
fn the_reason_is_told_on_whichever_node_is_asked() {
    let Some(cluster) = Cluster::start("reason") else {
        return;
    };
    let nodes = nodes(&cluster, "reason", &[]);
    let mut ada = nodes[0].visitor();
    ada.headers.push(("User-Agent".into(), "a browser".into()));
    ada.register("ada");
    let mut phone = at(&ada, &nodes[1]);
    assert_eq!(phone.post("/logout", &[]).status, 303);
    let answer = ada.get("/private");
    assert_eq!((answer.status, answer.cookie(REFRESH)), (303, Some("")));
    let page = at(&ada, &nodes[1]).get("/login?next=/private");
    assert!(page.body.contains("you signed out of this session"), "{}", page.body);
    let again = at(&ada, &nodes[0]).get("/login?next=/private");
    assert!(!again.body.contains("you signed out"), "{}", again.body);
}

#[test]
fn what_is_done_to_many_goes_on_once_when_the_node_that_does_it_dies() {
    const USERS: i64 = 20_000;
    let Some(cluster) = Cluster::start("bulk") else {
        return;
    };
    let [first, other] = nodes(&cluster, "bulk", &[]);
    let mut root = first.visitor();
    root.register("root");
    let ask = |statement| cluster.query("bulk", statement);
    let count = || -> i64 { ask("SELECT count(*) FROM users").parse().expect("a number") };
    ask("UPDATE users SET is_superuser = TRUE, is_staff = TRUE");
    ask(
        "INSERT INTO users (username, username_key, username_skeleton, email, email_key, first_name, \
         last_name, password, is_active, is_staff, is_superuser, date_joined, last_login, version) \
         SELECT 'user' || i, 'user' || i, 'user' || i, 'user' || i || '@example.org', \
         'user' || i || '@example.org', '', '', '!', TRUE, FALSE, FALSE, 1750000000, NULL, 1 \
         FROM generate_series(1, 20000) AS i",
    );
    let (mut deleting, mut watching) = (root.clone(), at(&root, &other));
    thread::spawn(move || {
        let fields = [("action", "delete"), ("scope", "all"), ("confirm", "yes")];
        deleting.try_post("/admin/users", &fields)
    });
    while count() > USERS {
        thread::yield_now();
    }
    first.kill();
    let left = count();
    assert!(left > 1, "it was faster than the kill");
    let job = ask("SELECT max(id) FROM bulk_jobs");
    let address = format!("/admin/users?done=many&job={job}");
    assert!(watching.get(&address).body.contains("it goes on by itself"));
    let begun = Instant::now();
    while watching.get(&address).body.contains("it goes on by itself") {
        assert!(begun.elapsed() < Duration::from_secs(120), "{} are left", count());
        thread::sleep(Duration::from_millis(200));
    }
    assert!(watching.get(&address).body.contains("20,000 users were deleted"));
    assert_eq!(count(), 1);
    assert_eq!(ask("SELECT count(*) FROM audit WHERE event = 'user_deleted'"), "20000");
}
