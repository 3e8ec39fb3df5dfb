//! The list as a file.

use rocket::http::Method;

use super::{crowd, insert, names, row, staff, superuser};
use crate::harness::World;

#[rocket::async_test]
async fn the_file_is_the_present_view() {
    let world = World::new().await;
    let sam = staff(&world, "sam").await;
    crowd(&world, "user", 1203).await;
    world.change("UPDATE users SET is_active = FALSE WHERE username LIKE 'user11%'").await;
    world.change("UPDATE users SET last_login = 1750000001 WHERE username = 'user0001'").await;
    let answer = sam.get("/admin/users.csv").await;
    let kind = "text/csv; charset=utf-8; header=present";
    assert_eq!(answer.is(200).header("Content-Type"), Some(kind));
    let attachment = "attachment; filename=\"users.csv\"";
    assert_eq!(answer.header("Content-Disposition"), Some(attachment));
    assert_eq!(answer.header("Cache-Control"), Some("no-store"));
    answer.hides("$2b$").hides("password").hides("INCOMPLETE");
    // Excel takes a file for Latin-1 that does not begin so.
    let text = answer.body.strip_prefix('\u{feff}').expect("a byte order mark");
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1205);
    let head = "id,username,email,first_name,last_name,is_active,is_staff,is_superuser,last_login,\
                date_joined,groups";
    assert_eq!(lines[0], head);
    assert!(lines[1].contains(",sam,sam@example.org,,,true,true,false,"), "{}", lines[1]);
    let first = ",user0001,user0001@example.org,,,true,false,false,2025-06-15T15:06:41Z,\
                 2025-06-15T15:06:40Z,";
    assert!(lines[2].ends_with(first), "{}", lines[2]);
    assert!(lines[3].contains(",user0002,") && lines[3].contains(",false,false,,2025-"));
    let query = "?is_active=false&ordering=-username&search=user";
    let answer = sam.get(&format!("/admin/users.csv{query}&page=4&page_size=50")).await;
    let all: Vec<&str> =
        answer.body.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(all.len(), 100);
    let page = sam.get(&format!("/admin/users{query}&page_size=100")).await;
    assert_eq!(names(&page), all);
    let answer = sam.get("/admin/users.csv?search=nobody").await;
    assert_eq!(answer.is(200).body, format!("\u{feff}{head}\r\n"));
}

#[rocket::async_test]
async fn no_cell_is_run_by_a_spreadsheet() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    let hostile = [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\"'\t'=1\""),
        ("\r=1", "\"'\r'=1\""),
        ("  =1", "'  =1"),
        ("\u{3000}\u{ff1d}1", "'\u{3000}\u{ff1d}1"),
        ("\u{ff20}x", "'\u{ff20}x"),
        ("a;=1", "\"a;'=1\""),
        ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
        ("Smith, \"Jo\"", "\"Smith, \"\"Jo\"\"\""),
        ("O'Brien", "O'Brien"),
        ("Žofie 🦊", "Žofie 🦊"),
    ];
    let rows: Vec<String> = hostile
        .iter()
        .enumerate()
        .map(|(n, (text, _))| row(&format!("user{n:02}"), &format!("{n:02}@example.org"), text))
        .collect();
    insert(&world, &rows).await;
    insert(&world, &[row("=user", "+mail@example.org", "")]).await;
    let answer = root.get("/admin/users.csv").await;
    for (n, (text, cell)) in hostile.iter().enumerate() {
        let wanted = format!(",user{n:02},{n:02}@example.org,{cell},,true,");
        assert!(answer.body.contains(&wanted), "{text:?} in {}", answer.body);
    }
    answer.shows(",'=user,'+mail@example.org,,,true,");
}

#[rocket::async_test]
async fn hostile_names_are_only_text_in_the_list() {
    let world = World::new().await;
    let root = superuser(&world, "root").await;
    insert(&world, &[row("plain", "plain@example.org", "Plain")]).await;
    let plain = root.get("/admin/users?search=plain").await.html().skeleton();
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</td></table></form>",
        "{{ 7777 * 7777 }}{% raw %}",
        "\u{202e}evil",
        "&lt;b&gt;",
    ] {
        world.change("DELETE FROM users WHERE username <> 'root'").await;
        insert(&world, &[row(text, &format!("{text}@x.example"), text)]).await;
        let page = root.get("/admin/users?search=x.example").await;
        assert_eq!(page.is(200).html().skeleton(), plain, "{text}");
        assert!(!page.body.contains("60481729"), "{text}");
        let id: i64 = world.ask("SELECT max(id) FROM users").await;
        let fields = [("action", "delete"), ("selected[]", &id.to_string())];
        let page = root.post("/admin/users", &fields).await;
        page.is(200).hides("<script>").hides("<img src=x").hides("' onmouseover");
    }
    let page =
        root.get("/admin/users?search=%22%3E%3Cscript%3E&ordering=%3Cb%3E&page=%3Cb%3E").await;
    page.is(200).hides("<script>").hides("<b>").shows("&lt;script&gt;");
    let long = "a+".repeat(2000);
    root.get(&format!("/admin/users?search={long}")).await.is(200);
}

#[rocket::async_test]
async fn a_download_leaves_a_line_and_a_glance_at_its_head_does_not() {
    let world = World::new().await;
    let sam = staff(&world, "sam").await;
    let exported = "event = 'users_exported'";
    sam.request(Method::Head, "/admin/users.csv").send().await.is(200);
    world.visitor().get("/admin/users.csv").await.is(303);
    world.member("ada").await.get("/admin/users.csv").await.is(403);
    assert_eq!(world.count("audit", exported).await, 0);
    let answer = sam.get("/admin/users.csv?search=sam%40example&is_active=true&page=2").await;
    let request = answer.is(200).header("X-Request-Id").expect("an id");
    let line = format!(
        "{exported} AND actor = 'sam' AND subject_id IS NULL AND address = '127.0.0.1' \
         AND request = '{request}' AND details = '{{\"searched\":true,\"is_active\":true}}'"
    );
    assert_eq!(world.count("audit", &line).await, 1);
    sam.get("/admin").await.is(200).shows("downloaded the list of users.");
    sam.get("/admin/log?event=users_exported").await.is(200).shows("Searched");
}
