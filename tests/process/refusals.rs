//! Starts that must not be: exit code 1 and one sentence that says why.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::server::{Said, Setup};

/// A start that was refused: with code 1 and one line, which names each of `words`.
pub fn assert_refused(said: &Said, words: &[&str]) {
    assert_eq!(said.code, Some(1), "{said:?}");
    let lines: Vec<&str> = said.stderr.lines().collect();
    assert_eq!(lines.len(), 1, "one sentence was expected: {}", said.stderr);
    for word in words {
        assert!(lines[0].contains(word), "{word} is not in: {}", lines[0]);
    }
    for word in ["panicked", "see above", "Custom Error", "RUST_BACKTRACE"] {
        assert!(!lines[0].contains(word), "{word} is in: {}", lines[0]);
    }
    assert_eq!(said.stdout, "", "a banner for a server that is not there");
}

fn refused_with(variables: &[(&str, &str)], words: &[&str]) {
    let setup = variables.iter().fold(Setup::new(), |setup, (name, value)| setup.with(name, value));
    assert_refused(&setup.run(&[]), words);
}

fn refused_by(rocket_toml: &str, words: &[&str]) {
    let setup = Setup::new().without("ROCKET_PORT").without("DOORWARD_BCRYPT_COST");
    setup.directory.write("Rocket.toml", rocket_toml);
    assert_refused(&setup.run(&[]), words);
}

#[test]
fn a_second_start_on_one_port_says_so() {
    let first = Setup::new().start();
    let second = Setup::in_directory(first.directory.clone()).with("ROCKET_PORT", first.port);
    assert_refused(&second.run(&[]), &["listen", "ROCKET_PORT"]);
    assert_eq!(first.visitor().get("/").status, 200);
}

#[test]
fn a_database_that_is_another_kind_of_file_is_named_and_left_alone() {
    let setup = Setup::new();
    let garbage = "these are no rows and columns, only words. ".repeat(200);
    setup.directory.write("doorward.db", &garbage);
    assert_refused(&setup.run(&[]), &["doorward.db", "DOORWARD_DATABASE_URL"]);
    let kept = fs::read_to_string(setup.directory.path().join("doorward.db"));
    assert_eq!(kept.expect("still there"), garbage);
}

#[test]
fn a_database_that_is_a_directory_is_named() {
    let setup = Setup::new();
    fs::create_dir(setup.directory.path().join("doorward.db")).expect("a directory");
    assert_refused(&setup.run(&[]), &["doorward.db", "DOORWARD_DATABASE_URL"]);
}

#[test]
fn a_database_in_a_directory_that_is_not_there_is_named() {
    let url = "sqlite:///there-is-no-such-directory/accounts.db";
    let variables = [("DOORWARD_DATABASE_URL", url)];
    refused_with(&variables, &["there-is-no-such-directory", "DOORWARD_DATABASE_URL"]);
}

#[test]
fn a_database_url_without_a_file_is_refused() {
    let in_memory = ["sqlite::memory:", "sqlite://:memory:", "sqlite://a.db?mode=memory"];
    let parameters = ["sqlite://a.db?mode=ro", "sqlite://a.db?mode=rwc&cache=shared"];
    for url in ["sqlite:", "sqlite://", "postgres", "", "mysql://a/b"]
        .into_iter()
        .chain(in_memory)
        .chain(parameters)
    {
        refused_with(&[("DOORWARD_DATABASE_URL", url)], &["database_url", "DOORWARD_DATABASE_URL"]);
    }
}

#[test]
fn a_database_of_another_application_is_refused_and_left_alone() {
    let setup = Setup::new();
    let path = setup.directory.path().join("doorward.db");
    setup.directory.write("doorward.db", "");
    let mut other = crate::sqlite::Sqlite::open(&path);
    other.execute("CREATE TABLE users (nickname TEXT)");
    drop(other);
    assert_refused(&setup.run(&[]), &["doorward.db", "DOORWARD_DATABASE_URL"]);
    let mut other = crate::sqlite::Sqlite::open(&path);
    assert_eq!(other.number("SELECT count(*) FROM users"), 0);
}

#[test]
fn a_database_that_may_not_be_written_is_named() {
    let setup = Setup::new();
    setup.start().stop();
    let path = setup.directory.path();
    let modes = [(path.join("doorward.db"), 0o400), (path.to_owned(), 0o500)];
    for (path, mode) in &modes {
        fs::set_permissions(path, fs::Permissions::from_mode(*mode)).expect("own file");
    }
    if fs::OpenOptions::new().append(true).open(&modes[0].0).is_ok() {
        eprintln!("left out: whoever runs this test may write everything");
        return;
    }
    let said = setup.run(&[]);
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).expect("own directory");
    assert_refused(&said, &["doorward.db", "DOORWARD_DATABASE_URL"]);
}

#[test]
fn a_postgresql_server_that_is_not_there_is_named_without_the_password() {
    let url = "postgres://ada:canary-of-a-password@127.0.0.1:1/accounts";
    let setup = Setup::new().with("DOORWARD_DATABASE_URL", url);
    let said = setup.run(&[]);
    assert_refused(&said, &["DOORWARD_DATABASE_URL", "PostgreSQL", "127.0.0.1"]);
    assert!(!said.stderr.contains("canary"), "{}", said.stderr);
}

#[test]
fn weak_secrets_are_refused_and_not_repeated() {
    for secret in
        ["", "canary", "canarycanarycanarycanarycanarycanary", "changeme-canary-0123456789-abcdef"]
    {
        let said = Setup::new().with("DOORWARD_SECRET_KEY", secret).run(&[]);
        assert_refused(&said, &["secret_key", "DOORWARD_SECRET_KEY"]);
        assert!(!said.stderr.contains("canary"), "{}", said.stderr);
    }
    let setup = Setup::new();
    setup.directory.write("doorward.secret", "canary\n");
    let said = setup.run(&[]);
    assert_refused(&said, &["doorward.secret"]);
    assert!(!said.stderr.contains("canary"), "{}", said.stderr);
}

#[test]
fn bad_values_in_the_environment_are_named() {
    for (name, value) in [
        ("DOORWARD_BOGUS", "1"),
        ("DOORWARD_SECRETKEY", "1"),
        ("DOORWARD_BCRYPT_COST", "dozen"),
        ("DOORWARD_BCRYPT_COST", "3"),
        ("DOORWARD_BCRYPT_COST", "-12"),
        ("DOORWARD_BCRYPT_COST", "31"),
        ("DOORWARD_ACCESS_TOKEN_LIFETIME", "0"),
        ("DOORWARD_REFRESH_TOKEN_LIFETIME", "-1"),
        ("DOORWARD_SESSION_LIFETIME", "soon"),
        ("DOORWARD_SESSION_LIFETIME", "99999999999999999999"),
        ("DOORWARD_REFRESH_GRACE", "-1"),
        ("DOORWARD_REFRESH_GRACE", "ten"),
        ("DOORWARD_THROTTLE", "maybe"),
        ("DOORWARD_TRUSTED_PROXIES", "[\"not an address\"]"),
        ("DOORWARD_TRUSTED_PROXIES", "10.0.0.0/8"),
        ("DOORWARD_REGISTRATION", "perhaps"),
        ("DOORWARD_ALGORITHM", "HS512"),
        ("DOORWARD_ALGORITHM", "RS256"),
        ("DOORWARD_SIGNING_KEY", "nowhere.pem"),
        ("DOORWARD_SECRET_KEY_FALLBACKS", "[\"short\"]"),
        ("DOORWARD_PASSWORD_MIN_LENGTH", "0"),
        ("DOORWARD_PUBLIC_URL", "accounts.example.org"),
        ("DOORWARD_PUBLIC_URL", "https://example.org/path"),
        ("DOORWARD_PUBLIC_URL", "https://*.example.org"),
        ("DOORWARD_PUBLIC_URL", "http://192.0.2.2"),
        ("DOORWARD_PUBLIC_URL", "http://localhost.example.org"),
        ("DOORWARD_AFTER_SIGN_IN", "https://example.org/"),
        ("DOORWARD_AFTER_SIGN_OUT", "login"),
        ("DOORWARD_TABLE_PREFIX", "own-"),
        ("DOORWARD_DATABASE_SCHEMA", "own"),
        ("DOORWARD_TERMS_REQUIRED", "perhaps"),
        ("DOORWARD_LANGUAGES", "en"),
        ("DOORWARD_LANGUAGES", "[]"),
        ("DOORWARD_LANGUAGES", "[\"en_US\"]"),
        ("DOORWARD_LANGUAGES", "[\"en\",\"en\"]"),
        ("DOORWARD_LANGUAGE", "../en"),
        ("DOORWARD_TIME_ZONE", "Middle/Earth"),
        ("DOORWARD_TIME_ZONE", "EST"),
    ] {
        let key = name.trim_start_matches("DOORWARD_").to_lowercase();
        refused_with(&[(name, value)], &[name, &key]);
    }
}

#[test]
fn a_signing_key_that_is_not_there_is_named() {
    let variables = [("DOORWARD_ALGORITHM", "EdDSA"), ("DOORWARD_SIGNING_KEY", "nowhere.pem")];
    refused_with(&variables, &["signing_key", "nowhere.pem"]);
}

#[test]
fn bad_entries_in_rocket_toml_are_named() {
    for (entry, key) in [
        ("bogus = 1", "bogus"),
        ("bcrypt_cost = \"dozen\"", "bcrypt_cost"),
        ("bcrypt_cost = 3", "bcrypt_cost"),
        ("throttle = 1", "throttle"),
        ("refresh_token_lifetime = 0", "refresh_token_lifetime"),
        ("session_lifetime = 1.5", "session_lifetime"),
        ("secret_key = \"\"", "secret_key"),
        ("secret_key = 12345", "secret_key"),
        ("trusted_proxies = \"10.0.0.0/8\"", "trusted_proxies"),
        ("public_url = \"http://192.0.2.2\"", "public_url"),
        ("languages = \"en\"", "languages"),
        ("languages = []", "languages"),
        ("time_zone = 1", "time_zone"),
        ("terms_required = \"yes\"", "terms_required"),
    ] {
        refused_by(&format!("[default.doorward]\n{entry}\n"), &[key]);
    }
}

#[test]
fn a_rocket_toml_that_is_no_toml_is_named() {
    refused_by("[default.doorward\nthrottle = true\n", &["Rocket.toml"]);
    refused_by("doorward = 3\n", &["Rocket.toml"]);
    refused_by("[default]\ndoorward = 3\n", &["doorward"]);
    refused_by("[doorward]\nthrottle = true\n", &["[doorward]", "[default.doorward]"]);
}

#[test]
fn bad_values_of_rockets_own_keys_are_named() {
    for (name, value) in [
        ("ROCKET_PORT", "many"),
        ("ROCKET_PORT", "70000"),
        ("ROCKET_ADDRESS", "nowhere"),
        ("ROCKET_WORKERS", "few"),
        ("ROCKET_WORKERS", "0"),
        ("ROCKET_MAX_BLOCKING", "0"),
        ("ROCKET_TLS", "yes"),
        ("ROCKET_LIMITS", "{form=\"much\"}"),
    ] {
        let key = name.trim_start_matches("ROCKET_").to_lowercase();
        refused_with(&[(name, value)], &[name, &key]);
    }
    refused_by("[default]\nport = \"many\"\n", &["port"]);
}

#[test]
fn a_configuration_file_that_is_not_there_is_named() {
    for file in ["", "nowhere.toml", "/nowhere/Rocket.toml", "/"] {
        refused_with(&[("ROCKET_CONFIG", file)], &["ROCKET_CONFIG", file]);
    }
    let setup = Setup::new().with("ROCKET_CONFIG", "Other.toml");
    setup.directory.write("Other.toml", "[default.doorward]\nregistration = \"closed\"\n");
    let server = setup.start();
    assert_eq!(server.visitor().json("/api/register/", "{}").status, 403);
}

#[test]
fn commands_refuse_the_same_configuration_in_the_same_way() {
    for command in [&["migrate"][..], &["migrate", "status"], &["flush-expired"]] {
        let said = Setup::new().with("DOORWARD_BOGUS", 1).run(command);
        assert_refused(&said, &["DOORWARD_BOGUS"]);
        let setup = Setup::new();
        setup.directory.write("doorward.db", "no database ".repeat(100));
        assert_refused(&setup.run(command), &["doorward.db"]);
        setup.directory.write("Rocket.toml", "[default");
        assert_refused(&setup.run(command), &["Rocket.toml"]);
    }
}
