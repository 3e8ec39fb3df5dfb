//! Groups and permissions from a terminal while the server runs.

use serde_json::json;

use super::ground::Ground;

/// What a host would have declared at its last start.
fn declared(ground: &Ground) {
    ground.execute(
        r#"INSERT INTO installation (name, value) VALUES ('permissions',
        '[["orders.edit","May change orders"],["orders.view","May see orders"]]')"#,
    );
}

#[test]
fn groups_are_made_changed_listed_and_deleted() {
    let ground = Ground::with_superuser();
    declared(&ground);
    assert_eq!(ground.well(&["groups", "list"]).lines().count(), 1, "a head");
    ground.well(&["groups", "add", "Editors", "--permission", "orders.edit"]);
    assert!(ground.refused(&["groups", "add", "EDITORS"]).contains("already exists"));
    assert!(ground.refused(&["groups", "add", "A,B"]).contains("comma"));
    let fly = ["groups", "add", "Flyers", "--permission", "orders.fly"];
    assert!(ground.refused(&fly).contains("not a valid choice"));
    let change = ["groups", "change", "editors", "--name", "Writers", "--add", "orders.view"];
    assert!(ground.well(&change).contains("Changed the group Writers"));
    let again = ["groups", "change", "writers", "--add", "orders.view"];
    assert!(ground.well(&again).contains("already"));
    ground.well(&["groups", "change", "Writers", "--remove", "orders.edit"]);
    assert!(
        ground
            .refused(&["groups", "change", "Writers", "--remove", "orders.edit"])
            .contains("orders.edit")
    );
    assert_eq!(ground.run(&["groups", "change", "Writers"]).code, Some(2));
    let group = &ground.json(&["groups", "list"])[0];
    let told = json!({
        "id": group["id"], "name": "Writers", "permissions": ["orders.view"], "members": 0,
        "version": 3,
    });
    assert_eq!(*group, told);
    assert_eq!(ground.run(&["groups", "delete", "Writers"]).code, Some(2));
    ground.well(&["groups", "delete", "--yes", "Writers"]);
    assert!(ground.refused(&["groups", "delete", "--yes", "Writers"]).contains("no group"));
    for (event, count) in [("group_created", 1), ("group_changed", 2), ("group_deleted", 1)] {
        assert_eq!(ground.json(&["audit", "--event", event]).len(), count, "{event}");
    }
}

#[test]
fn users_are_given_groups_and_permissions_and_stay_signed_in() {
    let ground = Ground::with_superuser();
    declared(&ground);
    let server = ground.setup.start();
    let mut ada = server.visitor();
    ada.register("ada");
    for name in ["Editors", "Writers"] {
        ground.well(&["groups", "add", name]);
    }
    let both = ["users", "grant", "ada", "--group", "editors", "--group", "Writers"];
    assert!(ground.well(&both).contains("Changed ada"));
    assert!(ground.well(&both).contains("already"));
    declared_again(&ground);
    ground.well(&["users", "grant", "ada@example.com", "--permission", "orders.edit"]);
    assert!(ada.is_signed_in(), "nobody is signed out by it");
    let shown = ground.well(&["users", "show", "ada"]);
    assert!(shown.contains("Editors, Writers") && shown.contains("orders.edit"), "{shown}");
    let ada_told = &ground.json(&["users", "show", "ada"])[0];
    assert_eq!(ada_told["groups"], json!(["Editors", "Writers"]));
    let members = ground.json(&["users", "list", "--group", "editors"]);
    assert_eq!(members.len(), 1);
    assert_eq!(members[0]["groups"], json!(["Editors", "Writers"]));
    assert!(ground.refused(&["users", "list", "--group", "nobody"]).contains("no group"));
    ground.well(&["users", "revoke", "ada", "--group", "editors", "--permission", "orders.edit"]);
    assert_eq!(ground.json(&["users", "show", "ada"])[0]["groups"], json!(["Writers"]));
    assert!(ground.refused(&["users", "grant", "ada", "--group", "nobody"]).contains("no group"));
    let fly = ["users", "grant", "ada", "--permission", "orders.fly"];
    assert!(ground.refused(&fly).contains("not a valid choice"));
    assert_eq!(ground.run(&["users", "grant", "ada"]).code, Some(2));
    let entries = ground.json(&["audit", "--user", "ada", "--event", "groups_changed"]);
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0]["actor"], "terminal");
}

/// The server that has started meanwhile declares nothing.
fn declared_again(ground: &Ground) {
    ground.execute("DELETE FROM installation WHERE name = 'permissions'");
    declared(ground);
}
