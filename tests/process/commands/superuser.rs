//! Passwords from a terminal's side: the first superuser, and other people's.

use super::ground::{Ground, sentence, typing};
use crate::client::PASSWORD;

const ROOT: [&str; 5] = ["create-superuser", "--username", "root", "--email", "root@example.com"];
const OTHER: &str = "Copper-Harbour-58";

#[test]
fn a_superuser_made_in_an_empty_directory_administers_the_server() {
    let ground = Ground::new();
    let new = [&ROOT[..], &["--new"]].concat();
    let said = typing(&ground.setup, &new, &format!("{PASSWORD}\n"));
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!format!("{said:?}").contains(PASSWORD));
    let server = ground.setup.start();
    let mut root = server.visitor();
    assert_eq!(root.try_sign_in("root").expect("an answer").status, 303);
    assert_eq!(root.get("/api/users/").status, 200);
    let [entry] = &ground.json(&["audit", "--event", "set_up"])[..] else {
        panic!("one first superuser");
    };
    assert_eq!((&entry["actor"], &entry["subject"]), (&"terminal".into(), &"root".into()));
}

#[test]
fn the_password_can_be_in_the_environment_and_the_alias_is_djangos() {
    let ground = Ground::new();
    let server = ground.setup.start();
    let told = ["createsuperuser", "--username", "root", "--email", "root@example.com"];
    let setup = ground.setup.clone().with("DOORWARD_SUPERUSER_PASSWORD", PASSWORD);
    let said = setup.run(&[&told[..], &["--no-input", "--first-name", "Ada"]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!format!("{said:?}").contains(PASSWORD));
    assert_eq!(server.visitor().try_sign_in("root").expect("an answer").status, 303);
    assert_eq!(ground.json(&["users", "show", "root"])[0]["first_name"], "Ada");
}

#[test]
fn what_is_missing_is_named_and_nothing_is_made() {
    let ground = Ground::new();
    let told = ground.refused(&["create-superuser", "--no-input"]);
    for missing in ["--username", "--email", "DOORWARD_SUPERUSER_PASSWORD"] {
        assert!(told.contains(missing), "{told}");
    }
    let told = ground.refused(&["create-superuser", "--username", "root", "--no-input"]);
    assert!(!told.contains("--username"), "{told}");
    let left = std::fs::read_dir(ground.setup.directory.path()).expect("readable");
    assert_eq!(left.count(), 0);
}

#[test]
fn what_the_rules_refuse_is_told_in_one_sentence() {
    let ground = Ground::with_superuser();
    let mary = ["create-superuser", "--username", "mary", "--email", "mary@example.com"];
    let weak = sentence(&typing(&ground.setup, &mary, "mary1\n"));
    assert!(weak.contains("password: ") && weak.contains("too short"), "{weak}");
    let taken = sentence(&typing(&ground.setup, &ROOT, &format!("{PASSWORD}\n")));
    assert!(taken.contains("username: A user with that username already exists."), "{taken}");
    assert_eq!(ground.json(&["users", "list"]).len(), 1);
}

#[test]
fn a_password_is_never_an_argument() {
    let ground = Ground::with_superuser();
    for arguments in [
        &["create-superuser", "--username", "a", "--email", "a@example.com", "--password", OTHER][..],
        &["create-superuser", OTHER],
        &["change-password", "root", OTHER],
        &["change-password", "root", "--password", OTHER],
    ] {
        assert_eq!(ground.run(arguments).code, Some(2), "{arguments:?}");
    }
}

#[test]
fn another_password_signs_out_and_lets_in() {
    let ground = Ground::with_superuser();
    let server = ground.setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    let said = typing(&ground.setup, &["change-password", "ADA@example.com"], "12345678\n");
    assert!(sentence(&said).contains("too common"), "{said:?}");
    assert!(ada.is_signed_in(), "nothing has happened yet");
    ground.well_typing(&["change-password", "ada"], OTHER);
    assert!(!ada.is_signed_in() && !ada.forget_access().is_signed_in());
    assert_eq!(ada.try_sign_in("ada").expect("an answer").status, 422);
    let new = [("username", "ada"), ("password", OTHER)];
    assert_eq!(server.visitor().post("/login", &new).status, 303);

    let setup = ground.setup.clone().with("DOORWARD_NEW_PASSWORD", PASSWORD);
    let said = setup.run(&["change-password", "ada"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!format!("{said:?}").contains(PASSWORD));
    assert_eq!(ada.try_sign_in("ada").expect("an answer").status, 303);
    // A superuser's password that lies around in the environment is nobody else's.
    let setup = ground.setup.clone().with("DOORWARD_SUPERUSER_PASSWORD", OTHER);
    assert!(sentence(&setup.run(&["change-password", "ada"])).contains("DOORWARD_NEW_PASSWORD"));
    assert!(ada.is_signed_in());
}

#[test]
fn a_reset_link_works_once_and_stands_alone_on_standard_output() {
    let ground = Ground::with_superuser();
    let said = ground.run(&["reset-link", "root"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let mut lines = said.stdout.lines();
    let address = lines.next().expect("an address");
    assert!(address.starts_with("http://localhost:") && address.contains("/reset?code="));
    assert_eq!(lines.next(), None);
    assert!(!said.stderr.contains("code="), "{said:?}");
    ground.well(&["users", "promote", "--superuser", "root"]);
    let trail = ground.well(&["audit", "--json"]);
    let code = address.split_once("code=").expect("a code").1;
    assert!(trail.contains("reset_link_made") && !trail.contains(code));
}
