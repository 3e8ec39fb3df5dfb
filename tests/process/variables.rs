//! What stands in variables, files and standard input, and is meant otherwise or by nobody.

use crate::client::PASSWORD;
use crate::refusals::assert_refused;
use crate::server::Setup;

const SECRET: &str = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";
const ROOT: [&str; 6] =
    ["create-superuser", "--new", "--username", "root", "--email", "root@example.com"];

#[test]
fn line_ends_are_no_part_of_a_secret() {
    let setup = Setup::new().with("DOORWARD_SECRET_KEY", SECRET);
    let server = setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    server.stop();
    for (key, fallbacks) in [
        (format!("{SECRET}\n"), "[]"),
        (format!("{SECRET}\r\n"), "[]"),
        (
            "b3f1c2a49d8e7f60517263849aabbccddf0e1d2c3b4a59687".into(),
            "[\"Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa\\n\"]\n",
        ),
    ] {
        let setup = setup.clone().with("DOORWARD_SECRET_KEY", &key);
        let server = setup.with("DOORWARD_SECRET_KEY_FALLBACKS", fallbacks).start();
        assert!(ada.is_signed_in(), "{key:?} {fallbacks:?}");
        let (_, log) = server.stop();
        assert!(!log.contains("secret_changed"), "{log}");
    }
    let setup = setup.without("DOORWARD_SECRET_KEY");
    setup.directory.write("doorward.secret", format!("{SECRET}\r\n\r\n"));
    let _server = setup.start();
    assert!(ada.is_signed_in(), "from a file");
}

#[test]
fn what_nobody_typed_is_refused_and_named() {
    let within = format!("{}\t{SECRET}", &SECRET[..8]);
    let marked = format!("\u{feff}{SECRET}");
    for value in [&within, &marked] {
        let setup = Setup::new().with("DOORWARD_SECRET_KEY", value);
        let said = setup.run(&[]);
        assert_refused(&said, &["secret_key", "DOORWARD_SECRET_KEY"]);
        assert!(!said.stderr.contains(SECRET), "{said:?}");
        let list = format!("[{}]", serde_json::to_string(value).expect("text"));
        let setup = Setup::new().with("DOORWARD_SECRET_KEY_FALLBACKS", list);
        assert_refused(&setup.run(&[]), &["DOORWARD_SECRET_KEY_FALLBACKS"]);
        let setup = Setup::new();
        setup.directory.write("doorward.secret", value);
        let said = setup.run(&[]);
        assert_refused(&said, &["doorward.secret"]);
        assert!(!said.stderr.contains(SECRET), "{said:?}");
    }
    for url in ["\u{feff}sqlite://doorward.db", "sqlite://door\tward.db"] {
        let setup = Setup::new().with("DOORWARD_DATABASE_URL", url);
        assert_refused(&setup.run(&[]), &["DOORWARD_DATABASE_URL"]);
    }
    let setup = Setup::new().with("DOORWARD_PUBLIC_URL", "http://local\thost");
    assert_refused(&setup.run(&[]), &["DOORWARD_PUBLIC_URL"]);
    let strange = Setup::new().after_shell("export DOORWARD_SECRET_KEY=$(printf 'caf\\351')");
    assert_refused(&strange.run(&[]), &["DOORWARD_SECRET_KEY", "UTF-8"]);
}

#[test]
fn line_ends_are_no_part_of_other_settings() {
    let setup = Setup::new()
        .with("DOORWARD_DATABASE_URL", "sqlite://accounts.db\n")
        .with("DOORWARD_REGISTRATION", "closed\r\n")
        .with("DOORWARD_SESSION_LIFETIME", "3600\n")
        .with("DOORWARD_LANGUAGES", "[\"en\"]\n")
        .with("DOORWARD_LANGUAGE", "en\n")
        .with("DOORWARD_TIME_ZONE", "Europe/Lisbon\r\n");
    let server = setup.start();
    assert!(server.directory.path().join("accounts.db").exists());
    assert_eq!(server.visitor().json("/api/register/", "{}").status, 403);
}

#[test]
fn line_ends_are_no_part_of_a_password_and_the_rest_is_refused() {
    let setup = Setup::new();
    let with = |password: &str| setup.clone().with("DOORWARD_SUPERUSER_PASSWORD", password);
    for strange in [format!("\u{feff}{PASSWORD}"), format!("{PASSWORD}\n{PASSWORD}")] {
        let said = with(&strange).run(&ROOT);
        assert_refused(&said, &["DOORWARD_SUPERUSER_PASSWORD"]);
        assert!(!said.stderr.contains(PASSWORD), "{said:?}");
    }
    let typed = format!("\u{feff}{PASSWORD}\n");
    assert_refused(&crate::commands::typing(&setup, &ROOT, &typed), &["standard input"]);
    let said = with(&format!("{PASSWORD}\r\n")).run(&ROOT);
    assert_eq!(said.code, Some(0), "{said:?}");
    let server = setup.start();
    assert_eq!(server.visitor().try_sign_in("root").expect("an answer").status, 303);
}

/// What Kubernetes sets in each pod beside a service that is called so.
fn beside_a_service(setup: &Setup, service: &str) -> Setup {
    [
        ("SERVICE_HOST", "10.96.0.7"),
        ("SERVICE_PORT", "8000"),
        ("SERVICE_PORT_HTTP", "8000"),
        ("PORT", "tcp://10.96.0.7:8000"),
        ("PORT_8000_TCP", "tcp://10.96.0.7:8000"),
        ("PORT_8000_TCP_PROTO", "tcp"),
        ("PORT_8000_TCP_PORT", "8000"),
        ("PORT_8000_TCP_ADDR", "10.96.0.7"),
    ]
    .into_iter()
    .fold(setup.clone(), |setup, (name, value)| setup.with(&format!("{service}_{name}"), value))
}

#[test]
fn what_kubernetes_sets_for_a_service_of_our_name_is_ignored_with_one_warning() {
    for service in ["DOORWARD", "DOORWARD_WEB"] {
        let setup = beside_a_service(&Setup::new(), service);
        let server = setup.start();
        assert_eq!(server.visitor().get("/login").status, 200);
        let (_, log) = server.stop();
        assert_eq!(log.matches("variables_ignored").count(), 1, "{log}");
        assert!(log.contains(&format!("{service}_PORT_8000_TCP_ADDR")), "{log}");
        assert!(log.contains("enableServiceLinks"), "{log}");
        let said = setup.run(&["users", "list"]);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(said.stderr.lines().count(), 1, "{said:?}");
        assert!(said.stderr.starts_with("warning: ") && said.stderr.contains("Kubernetes"));
    }
    let setup = Setup::new().with("DOORWARD_PORT", "8000");
    assert_refused(&setup.run(&[]), &["DOORWARD_PORT", "unknown key"]);
}

#[test]
fn what_kubernetes_sets_for_a_service_called_rocket_leaves_the_port_as_it_was() {
    let free = Setup::new();
    let port = crate::port::free_port();
    let text = format!("[default]\nport = {port}\naddress = \"127.0.0.1\"\n");
    free.directory.write("Rocket.toml", text);
    let setup = beside_a_service(&free.without("ROCKET_PORT"), "ROCKET");
    let server = setup.start();
    let mut visitor = crate::client::Visitor::new(port);
    assert_eq!(visitor.get("/login").status, 200);
    let (_, log) = server.stop();
    assert_eq!(log.matches("variables_ignored").count(), 1, "{log}");
    assert_eq!(setup.run(&["users", "list"]).code, Some(0));
}
