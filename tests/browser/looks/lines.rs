//! Names and addresses of a usual length, which stay whole.

use rocket::serde::json::json;
use rusqlite::Connection;

use crate::browser::{Scripts, journey};
use crate::visit::Visit;

const NAME: &str = "chinedu.okonkwo";

/// How many lines each mention of the person takes.
const LINES: &str = r#"
return [...document.querySelectorAll('main bdi')]
  .filter(e => e.textContent.includes('chinedu') && e.checkVisibility())
  .map(e => {
    const range = new Range();
    range.selectNodeContents(e);
    return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size;
  });
"#;

fn plant(visit: &Visit) {
    let file = visit.server.directory.join("doorward.db");
    let database = Connection::open(file).expect("the database opens");
    let user = format!(
        "INSERT INTO users (username, username_key, username_skeleton, email, email_key, \
         first_name, last_name, password, date_joined) VALUES ('{NAME}', '{NAME}', '{NAME}', \
         '{NAME}@example.com', '{NAME}@example.com', 'Chinedu', 'Okonkwo', '!', 1750000000)"
    );
    let line = format!(
        "INSERT INTO audit (at, event, actor_id, actor, subject_id, subject, address, request, \
         details) SELECT at, 'user_changed', 2, '{NAME}', 2, '{NAME}', '192.0.2.7', 'r', \
         '{{\"email\":[\"{NAME}\",\"{NAME}\"]}}' FROM audit LIMIT 1"
    );
    for sql in [user, line] {
        database.execute(&sql, []).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
}

#[rocket::async_test]
async fn names_and_addresses_of_a_usual_length_take_one_line() {
    journey(&[], Scripts::On, async |visit| {
        let start = visit.setup_address().await;
        visit.goto(&start).await;
        visit.set_up("root").await;
        plant(visit);
        for width in [360, 1024, 1280] {
            visit.narrow(width).await;
            for path in ["/admin/users", "/admin/log", "/admin/users/2", "/admin"] {
                visit.open(path).await;
                let lines = visit.run(LINES).await;
                let many = lines.as_array().map_or(0, Vec::len);
                assert!(many > 0, "{path}: nobody is there");
                assert_eq!(lines, json!(vec![1; many]), "{path} at {width}");
            }
        }
    })
    .await;
}
