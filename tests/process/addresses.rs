//! What is said of a database URL that does not do: the host, the port and the cause, never what
//! stands before its last @.

use crate::cluster::Cluster;
use crate::port::free_port;
use crate::server::Setup;

/// One line that has these words, from the server, a command, and the check.
fn told(url: &str, words: &[&str]) {
    let setup = Setup::new().with("DOORWARD_DATABASE_URL", url);
    for arguments in [&["serve"][..], &["users", "list"], &["check"]] {
        let said = setup.run(arguments);
        assert_eq!(said.code, Some(1), "{url} {arguments:?}: {said:?}");
        let text = format!("{}{}", said.stdout, said.stderr);
        assert!(!text.contains("canary"), "{text}");
        for word in words {
            assert!(text.contains(word), "{url} {arguments:?}: no {word:?} in {text}");
        }
    }
}

#[test]
fn a_password_that_is_not_encoded_is_never_repeated() {
    for secret in
        ["w/canary", "w#canary", "w?canary", "w%canary", "/canary@x", "canary%", "c:/canary"]
    {
        told(&format!("postgres://ada:{secret}@localhost/accounts"), &["percent-encode"]);
    }
    told("postgres://ada:canary@127.0.0.1:port/accounts", &["127.0.0.1:port"]);
    told("postgres://ada:canary@127.0.0.1:1/accounts?application_name=a@b", &["percent-encode"]);
}

#[test]
fn a_parameter_that_nobody_knows_is_named() {
    let url = "postgres://ada:canary@127.0.0.1:1/accounts";
    told(&format!("{url}?target_session=any"), &["target_session", "target_session_attrs"]);
    told(&format!("{url}?sslmode=disable&connect_timeout=5"), &["\"connect_timeout\"", "sslmode"]);
    told(&format!("{url}?target_session_attrs=standby"), &["standby", "read-write"]);
    told(&format!("{url}?sslmode=perhaps"), &["perhaps"]);
    told(&format!("{url}#rest"), &["#"]);
}

#[test]
fn host_port_and_cause_are_named() {
    let (here, there) = (free_port(), free_port());
    told(
        &format!("postgres://ada:canary@127.0.0.1:{here}/accounts"),
        &["accounts on 127.0.0.1:", &here.to_string(), "refused"],
    );
    told(
        &format!("postgres://ada:canary@127.0.0.1:{here},127.0.0.1:{there}/accounts"),
        &[&format!("127.0.0.1:{here}: "), &format!("127.0.0.1:{there}: "), "refused"],
    );
    told(
        "postgres://ada:canary@nowhere.invalid/accounts",
        &["nowhere.invalid:5432", "no such host"],
    );
    let Some(cluster) = Cluster::start("addresses") else {
        return;
    };
    told(&cluster.url("nothing"), &["nothing on 127.0.0.1:", "\"nothing\" does not exist"]);
    let password = cluster.data().join("pg_hba.conf");
    let ada = cluster.query("postgres", "CREATE ROLE ada LOGIN PASSWORD 'another'; SELECT 1");
    assert_eq!(ada, "1");
    let hba =
        std::fs::read_to_string(&password).expect("readable").replace("trust", "scram-sha-256");
    std::fs::write(&password, format!("host all postgres all trust\n{hba}")).expect("writable");
    cluster.query("postgres", "SELECT pg_reload_conf()");
    let url = cluster.url("postgres").replace("postgres@", "ada:canary@");
    told(&url, &["password authentication failed for user \"ada\""]);
}
