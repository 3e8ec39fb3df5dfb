//! The list of users as it was, after a look at one of them.

use super::{filled, id, send, superuser};
use crate::answer::Answer;
use crate::harness::{PASSWORD, World};

const LIST: &str = "?search=user&is_active=true&ordering=-username&page_size=50&page=1";
/// The same as the pages write it.
const KEPT: &str = "?search=user&is_active=true&ordering=-username&page_size=50";

/// Where all links and forms lead that go to an address that begins so.
fn ways(answer: &Answer, begin: &str) -> Vec<String> {
    let html = answer.html();
    let ways = html.tags().filter_map(|tag| tag.get("href").or(tag.get("action")));
    ways.filter(|way| way.starts_with(begin)).map(str::to_owned).collect()
}

/// Insists that every way from this page to a user or back to the list keeps the list, but for the
/// tab of the administration.
#[track_caller]
fn keeps_the_list(answer: &Answer) {
    let all = ways(answer, "/admin/users");
    assert!(all.iter().filter(|way| *way == "/admin/users").count() <= 1, "{all:?}");
    for way in all.iter().filter(|way| *way != "/admin/users") {
        let (_, query) = way.split_once('?').unwrap_or((way, ""));
        assert!(format!("?{query}").starts_with(KEPT), "{way}");
    }
    assert!(all.iter().any(|way| way == &format!("/admin/users{KEPT}")), "{all:?}");
}

#[rocket::async_test]
async fn a_look_at_a_user_and_every_form_lead_back_to_the_list_as_it_was() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    for name in ["user1", "user2", "other"] {
        world.member(name).await;
    }
    let list = root.get(&format!("/admin/users{LIST}")).await;
    let user = format!("/admin/users/{}{KEPT}", id(&world, "user1").await);
    assert!(ways(&list, "/admin/users/").contains(&user), "{:?}", ways(&list, "/admin/users/"));
    for rest in ["", "/password", "/sessions", "/history", "/delete"] {
        let path = user.replace('?', &format!("{rest}?"));
        keeps_the_list(root.get(&path).await.is(200));
    }
    let page = root.get(&user).await;
    let (action, _) = page.html().form("user");
    let fields = filled(&page, &[("first_name", "Ada")]);
    let saved = send(&root, &action, &fields).await;
    assert_eq!(saved.is(303).location(), format!("{user}&done=saved"));
    let page = root.get(saved.location()).await;
    keeps_the_list(page.is(200).shows("The user was saved."));
    keeps_the_list(send(&root, &action, &fields).await.is(409));
    let (reset, _) = page.html().form("user");
    assert_eq!(reset, user, "what was done is not said again");
    let new = [("password", PASSWORD), ("password2", "other")];
    keeps_the_list(root.post(&user.replace('?', "/password?"), &new).await.is(422));
    let new = [("password", "Copper-Harbour-58"), ("password2", "Copper-Harbour-58")];
    let set = root.post(&user.replace('?', "/password?"), &new).await;
    assert_eq!(set.is(303).location(), format!("{user}&done=password"));
    keeps_the_list(root.post(&user.replace('?', "/reset-link?"), &[]).await.is(200));
    let ended = root.post(&user.replace('?', "/sessions/end-all?"), &[]).await;
    assert_eq!(ended.is(303).location(), user.replace('?', "/sessions?") + "&done=all-ended");
    let gone = root.post(&user.replace('?', "/delete?"), &[]).await;
    assert_eq!(gone.is(303).location(), format!("/admin/users{KEPT}&done=user-deleted"));
    root.get(gone.location())
        .await
        .is(200)
        .shows("The user was deleted")
        .shows("user2")
        .hides("other<");
}

#[rocket::async_test]
async fn adding_a_user_leads_back_to_the_list_as_it_was() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let page = root.get(&format!("/admin/users/add{LIST}")).await;
    keeps_the_list(page.is(200));
    let new = [
        ("username", "user3"),
        ("email", "user3@example.org"),
        ("password", PASSWORD),
        ("password2", PASSWORD),
        ("is_active", "on"),
    ];
    let (action, _) = page.html().form("add");
    keeps_the_list(root.post(&action, &new[..1]).await.is(422));
    let added = root.post(&action, &new).await;
    let user = format!("/admin/users/{}{KEPT}&done=added", id(&world, "user3").await);
    assert_eq!(added.is(303).location(), user);
}

#[rocket::async_test]
async fn what_a_stranger_writes_into_the_address_leads_nowhere_else() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let path = format!("/admin/users/{}", id(&world, "root").await);
    let page =
        root.get(&format!("{path}?back=//evil.example&next=//evil.example&ordering=//x")).await;
    page.is(200).hides("evil.example").hides("//x");
    assert!(ways(&page, "/admin/users").contains(&"/admin/users".to_owned()));
}
