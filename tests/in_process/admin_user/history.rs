//! Who changed what.

use super::{edit, page, superuser};
use crate::harness::World;

#[rocket::async_test]
async fn it_tells_old_and_new_by_whom_from_where_in_which_request() {
    let world = World::new().await;
    let root = superuser(&world, "root").await.from("198.51.100.9");
    let ada = world.member("ada").await;
    let saved = edit(&root, "ada", &[("first_name", "Ada"), ("is_staff", "on")]).await;
    ada.login("ada").await.is(303);
    let path = page(&world, "ada", "/history").await;
    let answer = root.get(&path).await;
    let text = answer.is(200).html().text();
    for sentence in ["root changed the name of ada.", "root made ada staff.", "ada created an"] {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    answer.shows("<del><bdi>(empty)</bdi></del>").shows("<ins><bdi>Ada</bdi></ins>");
    answer.shows("<del><bdi>no</bdi></del>").shows("<ins><bdi>yes</bdi></ins>");
    answer.shows("href=\"/admin/log?who=root\"").shows("198.51.100.9");
    answer.shows(saved.header("X-Request-Id").expect("named")).hides("signed in.");
    let answer = root.get(&format!("{path}?show=all")).await;
    answer.is(200).shows("signed in.").shows("staff.").hides("$2b$");

    // What somebody does to others belongs to all, not to the changes of the own account.
    let own = page(&world, "root", "/history").await;
    root.get(&own).await.is(200).hides("staff.");
    let answer = root.get(&format!("{own}?show=all")).await;
    answer.is(200).shows("staff.").shows("<bdi>ada</bdi></a>");
}

#[rocket::async_test]
async fn it_is_read_page_by_page() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    world.member("ada").await;
    let ada = super::id(&world, "ada").await;
    let rows: Vec<String> = (0..119)
        .map(|n| {
            let details = format!("{{\"first_name\":[\"n{n}.\",\"n{}.\"]}}", n + 1);
            format!("({n}, 'user_changed', NULL, 'terminal', {ada}, 'ada', '', '', '{details}')")
        })
        .collect();
    let insert = "INSERT INTO audit (at, event, actor_id, actor, subject_id, subject, address, \
                  request, details) VALUES";
    assert_eq!(world.change(&format!("{insert} {}", rows.join(","))).await, 119);
    let path = page(&world, "ada", "/history").await;
    let (mut next, mut seen, mut pages) = (path.clone(), String::new(), 0);
    loop {
        let answer = root.get(&next).await;
        seen.push_str(&answer.is(200).body);
        pages += 1;
        let found = answer.html();
        let Some(older) = found.tags().find(|tag| tag.get("rel") == Some("next")) else { break };
        next = older.get("href").expect("it leads on").to_owned();
    }
    assert_eq!(pages, 3);
    assert_eq!(seen.matches(" changed the name of ").count(), 119);
    for n in 0..119 {
        assert_eq!(seen.matches(&format!("<del><bdi>n{n}.</bdi></del>")).count(), 1, "{n}");
    }
    assert_eq!(seen.matches(" created an account.").count(), 1);
    root.get(&format!("{path}?before=0")).await.is(200).shows("There is nothing older.");
    for odd in ["before=x", "before=", "before=99999999999999999999", "show=%00", "show="] {
        root.get(&format!("{path}?{odd}")).await.is(200).shows(" changed the name of ");
    }
}
