//! `check`, which finds and changes nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::ground::{Ground, on_postgres};
use crate::server::Setup;

const SECRET: &str = "Sq8Zr2LxV0nWc5TyK7uJ3mHg9PdF1eBa";

/// Root writes whatever it wants, unless it gives that up.
const WITHOUT_MIGHT: &str = "[ \"$(id -u)\" != 0 ] || \
                             exec setpriv --inh-caps=-all --bounding-set=-all \"$0\" \"$@\"";

/// The ids of what is found, and that each says what to do.
fn found(setup: &Setup, arguments: &[&str]) -> Vec<String> {
    let said = setup.run(&[&["check", "--json"], arguments].concat());
    let mut ids = Vec::new();
    for line in said.stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for field in ["finding", "fix"] {
            assert!(finding[field].as_str().is_some_and(|text| text.len() > 8), "{finding}");
        }
        ids.push(finding["id"].as_str().expect("an id").to_owned());
    }
    assert_eq!(said.code, Some(i32::from(!ids.is_empty())), "{said:?}");
    assert_eq!(said.stderr, "", "{said:?}");
    ids
}

/// Settings fit for the world.
fn proper(ground: &Ground) -> Setup {
    ground
        .setup
        .clone()
        .with("DOORWARD_SECRET_KEY", SECRET)
        .with("DOORWARD_PUBLIC_URL", "https://accounts.example.org")
        .with("DOORWARD_BCRYPT_COST", 12)
        .with("DOORWARD_PASSWORD_MIN_LENGTH", 15)
}

/// What a debug build is found to be, before and after other findings.
fn with_build<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<&'a str> {
    let build: &[&str] = if cfg!(debug_assertions) { &["D106"] } else { &[] };
    [before, build, after].concat()
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("own file");
}

#[test]
fn a_sound_installation_has_no_finding() {
    let ground = Ground::with_superuser();
    assert_eq!(found(&ground.setup, &[]), [""; 0]);
    assert_eq!(ground.well(&["check"]), "Nothing found.\n");
    let server = ground.setup.start();
    assert_eq!(found(&ground.setup, &[]), [""; 0], "while the server runs");
    drop(server);
    assert_eq!(found(&proper(&ground), &["--deploy"]), with_build(&[], &[]));
}

#[test]
fn settings_for_a_desk_are_findings_in_the_world() {
    let ground = Ground::new();
    ground.well(&["migrate"]);
    let setup = ground
        .setup
        .clone()
        .with("DOORWARD_BCRYPT_COST", 11)
        .with("DOORWARD_THROTTLE", false)
        .with("DOORWARD_INSECURE_HTTP", true)
        .with("DOORWARD_TRUSTED_PROXIES", "[\"0.0.0.0/0\"]");
    let expected = with_build(
        &["D101", "D102", "D103", "D104", "D105"],
        if on_postgres() { &["D110", "D112", "D113"] } else { &["D112", "D113"] },
    );
    assert_eq!(found(&setup, &["--deploy"]), expected);
    assert_eq!(found(&setup, &[]), [""; 0], "without --deploy they are no findings");
    let text = setup.run(&["check", "--deploy"]).stdout;
    assert!(text.contains("D105  password_min_length is 8") && text.contains("Fix: "), "{text}");
}

#[test]
fn what_keeps_the_server_from_starting_is_found() {
    let ground = Ground::new();
    let unknown = ground.setup.clone().with("DOORWARD_BOGUS", 1);
    assert_eq!(found(&unknown, &[]), ["D001"]);
    let weak = ground.setup.clone().with("DOORWARD_SECRET_KEY", "changeme");
    assert_eq!(found(&weak, &["--deploy"]), ["D001"]);
    let away = "postgres://nobody:hunter2@127.0.0.1:1/nothing";
    let away = ground.setup.clone().with("DOORWARD_DATABASE_URL", away);
    assert_eq!(found(&away, &[]), ["D002"]);
    assert!(!away.run(&["check"]).stdout.contains("hunter2"));
    let fresh = if on_postgres() { "D003" } else { "D002" };
    assert_eq!(found(&ground.setup, &[]), [fresh]);
    ground.setup.directory.write("Rocket.toml", "[default]\nport = \"x\"\n");
    assert_eq!(found(&ground.setup.clone().without("ROCKET_PORT"), &[]), ["D001"]);
    ground.setup.directory.write("Rocket.toml", "");

    ground.well(&["migrate"]);
    ground.setup.directory.write("doorward.secret", "short");
    assert_eq!(found(&ground.setup, &[]), ["D005"]);
    fs::remove_file(ground.setup.directory.path().join("doorward.secret")).expect("own file");
    ground.execute("DELETE FROM doorward_migrations WHERE version = 'm0004_releases'");
    assert_eq!(found(&ground.setup, &[]), ["D003"]);
}

#[test]
fn files_that_others_can_read_are_found() {
    let ground = Ground::with_superuser();
    let directory = ground.setup.directory.path();
    ground.setup.directory.write("doorward.secret", SECRET);
    chmod(&directory.join("doorward.secret"), 0o640);
    let setup = proper(&ground).without("DOORWARD_SECRET_KEY");
    let elsewhere: &[&str] = if on_postgres() { &["D107", "D110"] } else { &["D107"] };
    assert_eq!(found(&setup, &["--deploy"]), with_build(&[], elsewhere));
    chmod(&directory.join("doorward.secret"), 0o600);

    let text = format!("[default.doorward]\nsecret_key = \"{SECRET}\"\n");
    ground.setup.directory.write("Rocket.toml", text);
    chmod(&directory.join("Rocket.toml"), 0o644);
    assert_eq!(found(&setup, &["--deploy"]), with_build(&[], &["D109"]));
    chmod(&directory.join("Rocket.toml"), 0o600);
    assert_eq!(found(&setup, &["--deploy"]), with_build(&[], &[]));

    if !on_postgres() {
        ground.setup.directory.write("doorward.db.before-0.0.9-20260101T000000Z", "");
        for file in ["doorward.db", "doorward.db.before-0.0.9-20260101T000000Z"] {
            chmod(&directory.join(file), 0o644);
        }
        assert_eq!(found(&setup, &["--deploy"]), with_build(&[], &["D108", "D108"]));
    }
}

#[test]
fn a_proxy_that_is_not_trusted_shows_in_the_traffic() {
    let ground = Ground::with_superuser();
    let server = ground.setup.start();
    let setup = proper(&ground);
    assert_eq!(found(&setup, &["--deploy"]), with_build(&[], &[]));
    let mut visitor = server.visitor();
    visitor.headers.push(("X-Forwarded-For".into(), "203.0.113.9".into()));
    assert_eq!(visitor.get("/").status, 200);
    assert_eq!(found(&setup, &["--deploy"]), with_build(&[], &["D111"]));
    let text = setup.run(&["check", "--deploy"]).stdout;
    assert!(text.contains("127.0.0.1") && text.contains("trusted_proxies"), "{text}");
    let mended = setup.with("DOORWARD_TRUSTED_PROXIES", "[\"127.0.0.1\"]");
    assert_eq!(found(&mended, &["--deploy"]), with_build(&[], &[]));
}

#[test]
fn a_database_that_this_user_cannot_write_is_found() {
    if on_postgres() {
        return;
    }
    let ground = Ground::with_superuser();
    let directory = ground.setup.directory.path().to_owned();
    for (path, mode) in [(ground.file(), 0o400), (directory, 0o500)] {
        let before = fs::metadata(&path).expect("it is there").permissions();
        chmod(&path, mode);
        let setup = ground.setup.clone().after_shell(WITHOUT_MIGHT);
        let said = setup.run(&["check", "--json"]);
        fs::set_permissions(&path, before).expect("own file");
        assert!(said.stdout.contains("D014"), "{path:?}: {said:?}");
        assert!(said.stdout.contains(&path.display().to_string()), "{path:?}: {said:?}");
    }
    assert_eq!(found(&ground.setup, &[]), [""; 0]);
}

#[test]
fn looking_changes_nothing() {
    let state = |directory: &Path| {
        let mut files: Vec<_> = fs::read_dir(directory)
            .expect("readable")
            .flatten()
            .map(|entry| {
                let mode = entry.metadata().expect("it is there").permissions().mode();
                (entry.path(), mode, fs::read(entry.path()).expect("readable"))
            })
            .collect();
        files.sort();
        files
    };
    let ground = Ground::new();
    let look = || {
        for arguments in
            [&["check", "--deploy"][..], &["migrate", "status"], &["users", "list"], &["audit"]]
        {
            ground.run(arguments);
        }
    };
    look();
    assert_eq!(state(ground.setup.directory.path()), [], "an empty directory stays empty");
    let ground = Ground::with_superuser();
    ground.setup.directory.write("doorward.secret", SECRET);
    chmod(&ground.setup.directory.path().join("doorward.secret"), 0o644);
    ground.run(&["users", "list"]);
    let before = state(ground.setup.directory.path());
    ground.run(&["check", "--deploy"]);
    ground.run(&["migrate", "status"]);
    assert_eq!(state(ground.setup.directory.path()), before);
}

#[test]
fn languages_without_all_texts_and_catalogues_that_cannot_be_read_are_named() {
    let ground = Ground::with_superuser();
    let texts = ground.setup.directory.path().join("text");
    for tag in ["it", "en"] {
        fs::create_dir_all(texts.join(tag)).expect("a directory");
    }
    fs::write(texts.join("it/a.ftl"), "language-name = Italiano\n").expect("a catalogue");
    fs::write(texts.join("en/a.ftl"), "of-the-host = Hello\n").expect("a catalogue");
    assert_eq!(found(&ground.setup, &[]), ["D016"; 6], "the host's text is English alone");
    fs::write(texts.join("it/a.ftl"), "broken = {\n").expect("a catalogue");
    let said = ground.setup.run(&["check"]);
    assert!(said.stdout.contains("D015") && said.stdout.contains("a.ftl:"), "{said:?}");
}
