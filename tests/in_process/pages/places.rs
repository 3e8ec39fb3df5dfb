//! Where people are, and where they can go from there.

use serde_json::json;

use crate::harness::World;

#[rocket::async_test]
async fn the_landing_page_leads_to_all_that_one_may_open() {
    let closed = World::with(json!({ "browsable_api": false })).await;
    for (world, api) in [(World::new().await, true), (closed, false)] {
        let ada = world.member("ada").await;
        for (rights, admin) in [
            ("is_staff = FALSE", false),
            ("is_staff = TRUE", true),
            ("is_staff = FALSE, is_superuser = TRUE", true),
        ] {
            world.change(&format!("UPDATE users SET {rights}")).await;
            let page = ada.get("/").await.is(200).html();
            let main = page.tags().skip_while(|tag| tag.get("id") != Some("main"));
            let links: Vec<_> = main.filter_map(|tag| tag.get("href")).collect();
            let mut expected = vec!["/account", "/private"];
            expected.extend(admin.then_some("/admin"));
            expected.extend((admin && api).then_some("/api/"));
            assert_eq!(links, expected, "{rights}");
        }
    }
}

#[rocket::async_test]
async fn every_page_has_a_title_of_its_own() {
    let world = World::new().await;
    let ada = world.member("ada").await;
    for n in 0..30 {
        world.visitor().register(&format!("user{n:02}")).await.is(303);
    }
    world.change("UPDATE users SET is_superuser = TRUE WHERE username = 'ada'").await;
    let id: i64 = world.ask("SELECT id FROM users WHERE username = 'user00'").await;
    let user = format!("/admin/users/{id}");
    let paths = [
        "/",
        "/private",
        "/account",
        "/account/profile",
        "/account/password",
        "/account/sessions",
        "/account/delete",
        "/admin",
        "/admin/users",
        "/admin/users?page=2",
        "/admin/users?search=user1",
        "/admin/users?is_active=true",
        "/admin/users/add",
        "/admin/log",
        "/admin/log?event=registered",
        "/admin/limits",
        &user,
        &format!("{user}/password"),
        &format!("{user}/sessions"),
        &format!("{user}/history"),
        &format!("{user}/history?show=all"),
        &format!("{user}/delete"),
        "/api/",
        "/api/users/",
        "/api/me/",
        "/api/me/sessions/",
        "/api/private/",
        "/no-such-page",
    ];
    let mut titles = std::collections::BTreeMap::new();
    for path in paths {
        let answer = ada.get(path).await;
        let title = answer.body.split("<title>").nth(1).and_then(|rest| rest.split('<').next());
        let title = title.expect("a title").to_owned();
        let other = titles.insert(title.clone(), path.to_owned());
        assert_eq!(other, None, "{path}: {title}");
    }
}

#[rocket::async_test]
async fn password_managers_find_where_to_change_a_password() {
    let world = World::new().await;
    let answer = world.visitor().get("/.well-known/change-password").await;
    assert_eq!(answer.is(303).location(), "/account/password");
    let ada = world.member("ada").await;
    assert_eq!(ada.get("/.well-known/change-password").await.location(), "/account/password");
    ada.get("/account/password").await.is(200);
}
