//! The row of filters, and what a search carries along.

use super::{crowd, link, names, superuser};
use crate::answer::Answer;
use crate::harness::World;

fn told(answer: &Answer) -> String {
    answer.html().text_of("filters").expect("filters")
}

/// The label of the filter that is marked as the current one.
fn current(answer: &Answer) -> Option<String> {
    let filters = answer.body.split("id=\"filters\"").nth(1)?.split("</nav>").next()?;
    let marked = filters.split("aria-current=\"true\">").nth(1)?;
    marked.split(" <").next().map(str::to_owned)
}

#[rocket::async_test]
async fn one_row_of_filters_tells_how_many_each_shows() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    crowd(&world, "user", 10).await;
    world.change("UPDATE users SET is_active = FALSE WHERE username LIKE 'user000%'").await;
    world
        .change("UPDATE users SET is_staff = TRUE WHERE username IN ('user0001', 'user0010')")
        .await;
    let all = "Everyone 11 Inactive 9 Staff 2 Superusers 1";
    for (query, filter, shown) in [
        ("", Some("Everyone"), 11),
        ("?is_active=false", Some("Inactive"), 9),
        ("?is_staff=true", Some("Staff"), 2),
        ("?is_superuser=true", Some("Superusers"), 1),
        // The URL can name what none of the filters is.
        ("?is_active=true", None, 2),
        ("?is_active=false&is_staff=true", None, 1),
        ("?is_staff=false&is_superuser=false", None, 8),
        ("?is_active=perhaps", Some("Everyone"), 11),
    ] {
        let page = root.get(&format!("/admin/users{query}")).await;
        assert_eq!(names(&page).len(), shown, "{query}");
        assert_eq!(current(&page).as_deref(), filter, "{query}");
        assert_eq!(told(&page), all, "{query}");
    }
    let page = root.get("/admin/users?search=user&is_active=false&page=1&ordering=-email").await;
    assert_eq!(told(&page), "Everyone 10 Inactive 9 Staff 2 Superusers 0");
    let staff = page.html().tags().find_map(|tag| {
        let link = tag.get("href")?;
        link.contains("is_staff").then(|| link.to_owned())
    });
    let staff = staff.expect("a filter");
    assert_eq!(staff, "/admin/users?search=user&is_staff=true&ordering=-email");
    assert_eq!(names(&root.get(&staff).await), ["user0010", "user0001"]);
    let nobody = root.get("/admin/users?search=user&is_superuser=true").await;
    nobody.is(200).shows("Nobody found");
    assert_eq!(current(&nobody).as_deref(), Some("Superusers"));
    assert_eq!(link(&nobody, "Show all users").as_deref(), Some("/admin/users"));
}

#[rocket::async_test]
async fn a_search_keeps_the_filters_the_order_and_the_size() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let page = root.get("/admin/users?is_active=true&page_size=50&ordering=-email").await;
    let html = page.is(200).html();
    let (action, carried) = html.form("find");
    assert_eq!(action, "/admin/users");
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(carried, [field("is_active", "true"), field("page_size", "50")]);
    // The fields of this form stand inside of the other one.
    let own = html.tags().filter(|tag| tag.get("form") == Some("find"));
    let own: Vec<_> = own.filter_map(|tag| tag.get("name")).collect();
    assert_eq!(own, ["search", "ordering"]);
    page.shows("<option value=\"-email\" selected>E-mail: Z to A</option>");
    let (_, carried) = root.get("/admin/users").await.html().form("find");
    assert!(carried.is_empty(), "{carried:?}");
}
