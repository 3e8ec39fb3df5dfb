//! The admin's list of users: who sees it, what it finds, and in which order.

mod add;
pub mod bulk;
mod csv;
mod filters;
mod quick;
mod races;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

/// Somebody with an account who may change everything.
pub async fn superuser<'w>(world: &'w World, name: &str) -> Visitor<'w> {
    let visitor = world.member(name).await;
    let sql = format!("UPDATE users SET is_superuser = TRUE WHERE username = '{name}'");
    assert_eq!(world.change(&sql).await, 1);
    visitor
}

/// Somebody with an account who may look at everything.
pub async fn staff<'w>(world: &'w World, name: &str) -> Visitor<'w> {
    let visitor = world.member(name).await;
    let sql = format!("UPDATE users SET is_staff = TRUE WHERE username = '{name}'");
    assert_eq!(world.change(&sql).await, 1);
    visitor
}

/// Accounts of the names `<prefix>0001`, … that nobody has the password of.
pub async fn crowd(world: &World, prefix: &str, count: usize) {
    for start in (1..=count).step_by(500) {
        let rows: Vec<String> = (start..=count.min(start + 499))
            .map(|n| row(&format!("{prefix}{n:04}"), &format!("{prefix}{n:04}@example.org"), ""))
            .collect();
        insert(world, &rows).await;
    }
}

/// The values of one account.
pub fn row(username: &str, email: &str, first_name: &str) -> String {
    let [username, email, first_name] =
        [username, email, first_name].map(|text| text.replace('\'', "''"));
    format!(
        "('{username}', '{username}', '{username}', '{email}', '{email}', '{first_name}', '', \
         '!', TRUE, FALSE, FALSE, 1750000000, NULL, 1)"
    )
}

pub async fn insert(world: &World, rows: &[String]) {
    let sql = format!(
        "INSERT INTO users (username, username_key, username_skeleton, email, email_key, \
         first_name, last_name, password, is_active, is_staff, is_superuser, date_joined, \
         last_login, version) VALUES {}",
        rows.join(", ")
    );
    world.change(&sql).await;
}

pub async fn id(world: &World, name: &str) -> i64 {
    world.ask(&format!("SELECT id FROM users WHERE username = '{name}'")).await
}

/// The user names of a list, from top to bottom.
pub fn names(answer: &Answer) -> Vec<String> {
    let rows = answer.is(200).body.split("<td class=\"c-name\"").skip(1);
    let name = |row: &str| row.split("<bdi>").nth(1)?.split("</bdi>").next().map(str::to_owned);
    rows.filter_map(name).collect()
}

fn caption(answer: &Answer) -> String {
    answer.html().text_of("users-caption").expect("a caption")
}

/// Where the link with this text leads; the icon of a column's order may stand behind the text.
fn link(answer: &Answer, text: &str) -> Option<String> {
    let ends = [format!(">{text}</a>"), format!(">{text}<svg")];
    let end = ends.iter().find_map(|end| answer.body.find(end))?;
    let start = answer.body[..end].rfind("<a ")?;
    let tag = answer.body[start..end].split("href=\"").nth(1)?;
    tag.split('"').next().map(|link| link.replace("&amp;", "&").replace("&#x2F;", "/"))
}

#[rocket::async_test]
async fn staff_look_and_superusers_change() {
    let world = World::new().await;
    let (root, sam) = (superuser(&world, "root").await, staff(&world, "sam").await);
    let ada = world.member("ada").await;
    let page = sam.get("/admin/users").await;
    assert_eq!(names(&page), ["ada", "root", "sam"]);
    page.hides("checkbox").hides("Add user").hides("Delete").hides("id=\"bulk\"");
    page.hides("name=\"one\"");
    root.get("/admin/users").await.is(200).shows("checkbox").shows("Add user").shows("id=\"bulk\"");
    sam.get("/admin/users.csv").await.is(200);
    sam.get("/admin/users/add").await.is(403);
    let selected = id(&world, "ada").await.to_string();
    for fields in [
        &[("action", "delete"), ("selected[]", selected.as_str())][..],
        &[("action", "delete"), ("selected[]", &selected), ("confirm", "yes")],
        &[],
    ] {
        sam.post("/admin/users", fields).await.is(403);
        ada.post("/admin/users", fields).await.is(403);
        world.visitor().post("/admin/users", fields).await.is(401);
    }
    let new = [("username", "eve"), ("email", "eve@example.org"), ("password", PASSWORD)];
    sam.post("/admin/users/add", &new).await.is(403);
    for path in ["/admin/users", "/admin/users.csv", "/admin/users/add"] {
        ada.get(path).await.is(403);
        assert!(world.visitor().get(path).await.is(303).location().starts_with("/login?next="));
    }
    world.change("UPDATE users SET is_staff = FALSE WHERE username = 'sam'").await;
    sam.get("/admin/users").await.is(403);
    assert_eq!(world.count("users", "is_active").await, 3);
}

#[rocket::async_test]
async fn every_word_of_a_search_has_to_occur() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    insert(
        &world,
        &[
            row("ada", "countess@lovelace.example", "Ada"),
            row("grace", "admiral@navy.example", "Grace"),
            row("per_cent", "a%b@x.example", "Ada"),
        ],
    )
    .await;
    for (search, found) in [
        ("lovelace", &["ada"][..]),
        ("LOVELACE Ada", &["ada"]),
        ("ada", &["ada", "per_cent"]),
        ("ada navy", &[]),
        ("gra adm", &["grace"]),
        ("%b", &["per_cent"]),
        ("_", &["per_cent"]),
        ("\u{a0}", &["ada", "grace", "per_cent", "root"]),
        ("'; DROP TABLE users; --", &[]),
        ("\0", &[]),
        ("$2b$", &[]),
        ("!", &[]),
    ] {
        let search: String = url::form_urlencoded::byte_serialize(search.as_bytes()).collect();
        let answer = root.get(&format!("/admin/users?search={search}")).await;
        assert_eq!(names(&answer), found, "{search}");
        if found.is_empty() {
            answer.shows("Nobody found").hides("id=\"bulk\"");
            assert_eq!(link(&answer, "Show all users").as_deref(), Some("/admin/users"));
        }
    }
}

#[rocket::async_test]
async fn the_list_is_sorted_by_any_column_both_ways() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    insert(&world, &[row("anna", "z@example.org", "Mia"), row("zoe", "a@example.org", "Ben")])
        .await;
    world.change("UPDATE users SET is_active = FALSE WHERE username = 'zoe'").await;
    world.change("UPDATE users SET last_login = 9, is_staff = TRUE WHERE username = 'anna'").await;
    world.change("UPDATE users SET last_login = 1 WHERE username = 'zoe'").await;
    world.change("UPDATE users SET date_joined = 5 WHERE username = 'zoe'").await;
    for (ordering, sorted) in [
        ("username", ["anna", "root", "zoe"]),
        ("email", ["zoe", "root", "anna"]),
        ("first_name", ["root", "zoe", "anna"]),
        ("is_active", ["zoe", "root", "anna"]),
        ("is_staff", ["root", "zoe", "anna"]),
        ("is_superuser", ["anna", "zoe", "root"]),
        ("last_login", ["zoe", "anna", "root"]),
        ("date_joined", ["zoe", "anna", "root"]),
    ] {
        let answer = root.get(&format!("/admin/users?ordering={ordering}")).await;
        assert_eq!(names(&answer), sorted, "{ordering}");
        let answer = root.get(&format!("/admin/users?ordering=-{ordering}")).await;
        let falling: Vec<_> = sorted.into_iter().rev().collect();
        assert_eq!(names(&answer), falling, "-{ordering}");
        answer.shows(&format!("<option value=\"-{ordering}\" selected>"));
        let html = answer.html();
        let marked: Vec<_> = html.tags().filter_map(|tag| tag.get("aria-sort")).collect();
        let has_column = !["email", "is_staff", "is_superuser"].contains(&ordering);
        assert_eq!(marked, if has_column { &["descending"][..] } else { &[] }, "{ordering}");
    }
    for unknown in ["password", "id", "--email", "-", "email;--", "username_key", ""] {
        let answer = root.get(&format!("/admin/users?ordering={unknown}")).await;
        assert_eq!(names(&answer), ["anna", "root", "zoe"], "{unknown}");
    }
    let page = root.get("/admin/users?ordering=last_login&search=o&page_size=50").await;
    let turned = "/admin/users?search=o&ordering=-last_login&page_size=50";
    assert_eq!(link(&page, "Last sign-in").as_deref(), Some(turned));
    let by_default = "/admin/users?search=o&page_size=50";
    assert_eq!(link(&page, "User name").as_deref(), Some(by_default));
    assert_eq!(link(&page, "Role"), None, "a role is no order");
    let joined = "/admin/users?search=o&ordering=-date_joined&page_size=50";
    assert_eq!(link(&page, "Joined").as_deref(), Some(joined));
}

#[rocket::async_test]
async fn pages_show_everybody_once() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 1050).await;
    let mut seen = Vec::new();
    let mut path = "/admin/users?page_size=100&ordering=-date_joined".to_owned();
    loop {
        let page = root.get(&path).await;
        seen.extend(names(&page));
        match link(&page, "Next") {
            Some(next) => path = next,
            None => break,
        }
    }
    assert_eq!(seen.len(), 1051);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 1051);
    let page = root.get("/admin/users").await;
    assert_eq!(caption(&page), "1\u{2013}20 of 1,051");
    page.shows("Page 1 of 53");
    assert!(link(&page, "First").is_none() && link(&page, "Previous").is_none());
    let page = root.get(&link(&page, "Last").expect("a last page")).await;
    assert_eq!(caption(&page), "1,041\u{2013}1,051 of 1,051");
    assert!(link(&page, "Next").is_none() && link(&page, "Last").is_none());
    assert_eq!(link(&page, "Previous").as_deref(), Some("/admin/users?page=52"));
    for beyond in ["54", "99999999", "18446744073709551615"] {
        let page = root.get(&format!("/admin/users?page={beyond}")).await;
        assert_eq!(caption(&page), "1,041\u{2013}1,051 of 1,051", "{beyond}");
    }
    for odd in ["page=0", "page=-1", "page=x", "page=", "page=99999999999999999999", "page_size=7"]
    {
        let page = root.get(&format!("/admin/users?{odd}")).await;
        assert_eq!(caption(&page), "1\u{2013}20 of 1,051", "{odd}");
    }
    let page = root.get("/admin/users?search=nobody&page=3").await;
    page.is(200).shows("Nobody found");
}

#[rocket::async_test]
async fn a_name_stands_in_the_order_of_its_script() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let people = [("wang", "小明", "王", "王小明"), ("isla", "Isla", "Moreno", "Isla Moreno")];
    for (username, first, last, shown) in people {
        insert(&world, &[row(username, &format!("{username}@example.org"), first)]).await;
        let change = format!("UPDATE users SET last_name = '{last}' WHERE username = '{username}'");
        assert_eq!(world.change(&change).await, 1);
        let id = id(&world, username).await;
        let list = root.get(&format!("/admin/users?search={username}")).await;
        list.is(200).shows(&format!("<bdi>{shown}</bdi></a>"));
        let page = root.get(&format!("/admin/users/{id}")).await;
        page.is(200).shows(&format!("<h1><bdi>{shown}</bdi>")).shows(&format!("<title>{shown} "));
    }
    // Whoever gave no name is shown by the user name, with the e-mail below.
    let page = root.get("/admin/users?search=root").await;
    page.shows("<bdi>root</bdi></a>").shows("<bdi class=\"meta\">root@example.org</bdi>");
}
