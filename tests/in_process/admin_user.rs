//! The administration's pages about one user.

mod conflict;
mod delete;
mod edit;
mod history;
mod last;
mod list;
mod password;
mod sessions;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;

const GETS: [&str; 5] = ["", "/password", "/sessions", "/history", "/delete"];
const POSTS: [&str; 6] =
    ["", "/password", "/reset-link", "/sessions/x/end", "/sessions/end-all", "/delete"];
const TEXTS: [&str; 4] = ["username", "email", "first_name", "last_name"];
const BOXES: [&str; 3] = ["is_active", "is_staff", "is_superuser"];

/// Somebody signed in, with rights.
async fn with_right<'w>(world: &'w World, name: &str, right: &str) -> Visitor<'w> {
    let visitor = world.member(name).await;
    let sql = format!("UPDATE users SET {right} = TRUE WHERE username = '{name}'");
    assert_eq!(world.change(&sql).await, 1);
    visitor
}

async fn superuser<'w>(world: &'w World, name: &str) -> Visitor<'w> {
    with_right(world, name, "is_superuser").await
}

async fn id(world: &World, name: &str) -> i64 {
    world.ask(&format!("SELECT id FROM users WHERE username = '{name}'")).await
}

/// The address of a page about somebody.
async fn page(world: &World, name: &str, rest: &str) -> String {
    format!("/admin/users/{}{rest}", id(world, name).await)
}

/// What a browser sends of the form in this page, with some fields filled in otherwise; `off` for
/// a box that is not ticked any more.
fn filled(answer: &Answer, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = answer.html();
    let mut fields = Vec::new();
    for name in TEXTS.iter().chain(&BOXES).chain(&["version"]) {
        let input = page.tags().find(|tag| tag.get("name") == Some(name));
        let input = input.unwrap_or_else(|| panic!("no field {name}"));
        let box_off = input.get("type") == Some("checkbox") && input.get("checked").is_none();
        let change = changes.iter().find(|(changed, _)| changed == name);
        match change {
            Some((_, value)) => fields.push(((*name).to_owned(), (*value).to_owned())),
            None if box_off => {}
            None => {
                let value = input.get("value").unwrap_or_default();
                fields.push(((*name).to_owned(), value.to_owned()));
            }
        }
    }
    let opened = page.tags().filter_map(|tag| Some((tag.get("name")?, tag.get("value")?)));
    let opened = opened.filter(|(name, _)| name.starts_with("was_"));
    fields.extend(opened.map(|(name, value)| (name.to_owned(), value.to_owned())));
    fields
}

/// Posts fields as they were filled in.
async fn send(visitor: &Visitor<'_>, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(path, &fields).await
}

/// Opens the page about somebody, changes fields, and saves.
async fn edit(admin: &Visitor<'_>, name: &str, changes: &[(&str, &str)]) -> Answer {
    let path = page(admin.world, name, "").await;
    let form = admin.get(&path).await;
    send(admin, &path, &filled(form.is(200), changes)).await
}

#[rocket::async_test]
async fn staff_see_everything_and_change_nothing() {
    let world = World::new().await;
    world.member("ada").await;
    let bob = with_right(&world, "bob", "is_staff").await;
    let before: String = world.ask("SELECT password FROM users WHERE username = 'ada'").await;
    for rest in GETS {
        let answer = bob.get(&page(&world, "ada", rest).await).await;
        answer.is(200).shows("only a superuser can change them").hides(&before).hides("$2b$");
        let forms: Vec<_> =
            answer.html().tags().filter(|tag| tag.name == "form").cloned().collect();
        assert_eq!(forms.len(), 1, "{rest}: {forms:?}");
        assert_eq!(forms[0].get("action"), Some("/logout"));
    }
    // What cannot be changed is told, not asked.
    let profile = bob.get(&page(&world, "ada", "").await).await;
    profile.shows("<dd><bdi>ada@example.org</bdi></dd>").shows("<dd>Member</dd>");
    profile.hides("/delete").hides("<input");
    let audited = world.count("audit", "1 = 1").await;
    for rest in POSTS {
        let fields = [("username", "eve"), ("version", "1"), ("password", "violet-harbour-93")];
        bob.post(&page(&world, "ada", rest).await, &fields).await.is(403);
    }
    assert_eq!(world.count("audit", "1 = 1").await, audited);
    assert_eq!(world.count("users", "username = 'ada' AND version = 1").await, 1);
    assert_eq!(world.count("sessions", "ended_at IS NOT NULL").await, 0);
}

#[rocket::async_test]
async fn an_id_is_written_one_way_and_looked_up_for_staff_alone() {
    let world = World::new().await;
    let member = world.member("ada").await;
    let root = superuser(&world, "root").await;
    let one = id(&world, "ada").await;
    let odd = [format!("0{one}"), format!("+{one}"), format!("{one}.0"), format!("{one}%20")];
    let plain = ["0", "-1", "x", "999999", "99999999999999999999", "%00", "1%00"];
    for wrong in odd.iter().map(String::as_str).chain(plain) {
        for rest in GETS {
            let path = format!("/admin/users/{wrong}{rest}");
            root.get(&path).await.is(404);
            member.get(&path).await.is(403);
            let answer = world.visitor().get(&path).await;
            assert!(answer.is(303).location().starts_with("/login"));
        }
        for rest in POSTS {
            let path = format!("/admin/users/{wrong}{rest}");
            root.post(&path, &[("version", "1")]).await.is(404);
            member.post(&path, &[("version", "1")]).await.is(403);
            world.visitor().post(&path, &[("version", "1")]).await.is(401);
        }
    }
}

#[rocket::async_test]
async fn what_people_enter_is_shown_as_it_is_on_every_page() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await.logout().await.is(303);
    edit(&root, "ada", &[("first_name", "Ada")]).await.is(303);
    edit(&root, "ada", &[("first_name", "Augusta"), ("last_name", "King")]).await.is(303);
    // An unknown device, as those below are.
    world.change("UPDATE sessions SET user_agent = 'harmless', ip = 'harmless'").await;
    let mut harmless = Vec::new();
    for rest in GETS {
        let answer = root.get(&page(&world, "ada", rest).await).await;
        harmless.push(answer.is(200).html().skeleton());
    }
    for evil in ["\"><script>alert(1)</script>", "{{7*7}}", "</title><b>x", "\u{202e}evil"] {
        // Past the checks, as a row from elsewhere would be.
        for column in ["first_name", "last_name", "email", "username"] {
            let sql = format!("UPDATE users SET {column} = '{evil}' WHERE username_key = 'ada'");
            world.change(&sql).await;
        }
        world.change(&format!("UPDATE sessions SET user_agent = '{evil}', ip = '{evil}'")).await;
        let one: i64 = world.ask("SELECT id FROM users WHERE username_key = 'ada'").await;
        let json = serde_json::json!({ "first_name": [evil, "Ada"], "x": evil }).to_string();
        let insert = format!(
            "INSERT INTO audit (at, event, actor, subject_id, subject, address, request, details) \
             VALUES (0, 'user_changed', '{evil}', {one}, '{evil}', '{evil}', '{evil}', '{json}')"
        );
        world.change(&insert).await;
        for (rest, harmless) in GETS.iter().zip(&harmless) {
            let answer = root.get(&format!("/admin/users/{one}{rest}")).await;
            let found = answer.is(200).html();
            assert!(found.text().contains(evil), "{rest}: {evil:?}");
            // The history is longer by an entry.
            if *rest != "/history" {
                assert_eq!(found.skeleton(), *harmless, "{rest}: {evil:?}");
            }
            assert!(found.tags().all(|tag| tag.name != "b" && !tag.is_inline_script()));
            answer.hides(">49<");
        }
    }
}
