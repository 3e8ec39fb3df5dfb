//! Nodes whose clocks differ, over one PostgreSQL database: its clock is the one that counts.

use std::process::{Command, Stdio};
use std::sync::Arc;

use serde_json::Value;

use crate::client::{PASSWORD, REFRESH, Visitor};
use crate::cluster::Cluster;
use crate::port::free_port;
use crate::server::{Scratch, Server, Setup};

const SECRET: &str = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";

/// Stands before the C library and tells a wall clock that is off by as many seconds as a file
/// says; the clock that measures spans is left alone, as when somebody sets the time.
const WRONG_CLOCK: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static long off(void) {
    const char *path = getenv("CLOCK_OFF_BY");
    FILE *file = path ? fopen(path, "r") : NULL;
    long seconds = 0;
    if (file) {
        if (fscanf(file, "%ld", &seconds) != 1) seconds = 0;
        fclose(file);
    }
    return seconds;
}
int clock_gettime(clockid_t id, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(id, time);
    if (done == 0 && id == CLOCK_REALTIME) time->tv_sec += off();
    return done;
}
"#;

/// Several nodes over one database.
struct Nodes {
    servers: Vec<Server>,
    directory: Arc<Scratch>,
    _cluster: Cluster,
}

impl Nodes {
    /// One node for each of the `clocks`, which are off by so many seconds; `None` where there is
    /// no PostgreSQL or no C compiler.
    fn start(name: &str, clocks: &[i64], settings: &[(&str, &str)]) -> Option<Nodes> {
        let directory = Scratch::new();
        if !compile(&directory) {
            eprintln!("left out: no C compiler");
            return None;
        }
        let cluster = Cluster::start(name)?;
        let url = cluster.database("nodes");
        let public = format!("http://localhost:{}", free_port());
        let servers = clocks.iter().enumerate().map(|(number, seconds)| {
            let file = format!("off-{number}");
            directory.write(&file, seconds.to_string());
            let setup = Setup::new()
                .with("DOORWARD_DATABASE_URL", &url)
                .with("DOORWARD_SECRET_KEY", SECRET)
                .with("DOORWARD_PUBLIC_URL", &public)
                .with("LD_PRELOAD", directory.path().join("clock.so").display())
                .with("CLOCK_OFF_BY", directory.path().join(file).display());
            settings.iter().fold(setup, |setup, (key, value)| setup.with(key, value)).start()
        });
        Some(Nodes { servers: servers.collect(), directory, _cluster: cluster })
    }

    fn set_clock(&self, number: usize, seconds: i64) {
        self.directory.write(&format!("off-{number}"), seconds.to_string());
    }

    /// The same browser, at another node.
    fn at(&self, number: usize, visitor: &Visitor) -> Visitor {
        Visitor { port: self.servers[number].port, ..visitor.clone() }
    }
}

fn compile(directory: &Scratch) -> bool {
    directory.write("clock.c", WRONG_CLOCK);
    Command::new("cc")
        .args(["-shared", "-fPIC", "-o", "clock.so", "clock.c", "-ldl"])
        .current_dir(directory.path())
        .stdin(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn pair(visitor: &mut Visitor, path: &str, body: &str) -> (String, String) {
    let answer = visitor.json(path, body);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    let token = |name: &str| body[name].as_str().expect("a token").to_owned();
    (token("access"), token("refresh"))
}

fn opens(visitor: Visitor, access: &str) -> u16 {
    let headers = vec![("Authorization".to_owned(), format!("Bearer {access}"))];
    Visitor { headers, ..visitor }.get("/api/private/").status
}

#[test]
fn a_session_that_one_node_opened_lives_on_all_of_them() {
    // Shorter than the clocks are apart.
    let short = [
        ("DOORWARD_ACCESS_TOKEN_LIFETIME", "25"),
        ("DOORWARD_REFRESH_TOKEN_LIFETIME", "28"),
        ("DOORWARD_SESSION_LIFETIME", "29"),
    ];
    let clocks = [-30, 30, 0];
    let Some(nodes) = Nodes::start("apart", &clocks, &short) else {
        return;
    };
    for (from, off) in clocks.iter().enumerate() {
        let mut ada = nodes.servers[from].visitor();
        ada.register(&format!("ada{from}"));
        for to in [0, 1, 2, 0] {
            let mut there = nodes.at(to, &ada);
            let answer = there.get("/private");
            assert_eq!(answer.status, 200, "made at {off} s, shown at {} s", clocks[to]);
            assert_eq!(answer.cookie(REFRESH), None, "from {off} s to {} s", clocks[to]);
        }
        for to in [1, 0, 2, 1, 0] {
            let mut there = nodes.at(to, &ada);
            assert!(there.forget_access().is_signed_in(), "{off} s, renewed at {} s", clocks[to]);
            ada = there;
        }
    }
}

#[test]
fn tokens_of_a_clock_far_ahead_are_good_everywhere() {
    let Some(nodes) = Nodes::start("ahead", &[90, -90], &[]) else {
        return;
    };
    nodes.servers[0].visitor().register("ada");
    let credentials = format!("{{\"username\":\"ada\",\"password\":\"{PASSWORD}\"}}");
    for (here, there) in [(0, 1), (1, 0)] {
        let (mut here, mut there) = (nodes.servers[here].visitor(), nodes.servers[there].visitor());
        let (access, refresh) = pair(&mut here, "/api/token/", &credentials);
        assert_eq!(opens(there.clone(), &access), 200);
        let body = format!("{{\"refresh\":\"{refresh}\"}}");
        let (access, next) = pair(&mut there, "/api/token/refresh/", &body);
        assert_eq!(opens(here.clone(), &access), 200);
        // Seen, and still within the grace, whatever the clocks say.
        let again = pair(&mut here, "/api/token/refresh/", &body);
        assert_eq!(again.1, next, "another successor");
    }
}

#[test]
fn a_clock_that_is_set_while_a_node_runs_signs_nobody_out() {
    let Some(nodes) = Nodes::start("jumps", &[0, 0], &[]) else {
        return;
    };
    let mut ada = nodes.servers[0].visitor();
    ada.register("ada");
    for (round, seconds) in [7200, -7200, 40, -200_000].into_iter().enumerate() {
        nodes.set_clock(1, seconds);
        let mut there = nodes.at(1, &ada);
        let answer = there.get("/private");
        assert_eq!(answer.status, 200, "after a jump to {seconds} s");
        assert_eq!(answer.cookie(REFRESH), None, "after a jump to {seconds} s");
        assert!(there.forget_access().is_signed_in(), "not renewed at {seconds} s");
        assert!(nodes.at(0, &there).is_signed_in(), "what a node gives at {seconds} s is no good");
        ada = there;
        let mut bob = nodes.servers[1].visitor();
        bob.register(&format!("bob{round}"));
        assert!(nodes.at(0, &bob).is_signed_in(), "a session opened at {seconds} s");
    }
}

#[test]
fn all_nodes_agree_how_long_somebody_has_to_wait() {
    let Some(nodes) = Nodes::start("wait", &[-30, 30], &[]) else {
        return;
    };
    nodes.servers[0].visitor().register("ada");
    let wrong = [("username", "ada"), ("password", "not this one at all")];
    for number in 0..10 {
        assert_eq!(nodes.servers[number % 2].visitor().post("/login", &wrong).status, 422);
    }
    let waits = [0, 1].map(|number| {
        let answer = nodes.servers[number].visitor().post("/login", &wrong);
        assert_eq!(answer.status, 429, "{}", answer.body);
        let seconds = answer.header("retry-after").map(str::parse::<i64>);
        seconds.expect("the header").expect("a number")
    });
    assert!((waits[0] - waits[1]).abs() <= 5, "{waits:?}");
}
