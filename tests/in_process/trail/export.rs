//! The log as a file.

use rocket::http::Method;

use super::{entry, grace, link};
use crate::harness::World;

#[rocket::async_test]
async fn what_the_filters_choose_comes_as_a_file() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let details = "{\"first_name\":[\"\",\"Eve\"]}";
    let at = 1_700_000_000_000;
    entry(&world, at, "user_changed", ["=boss", "eve"], "192.0.2.7", details).await;
    entry(&world, at + 1000, "signed_in", ["eve", "eve"], "192.0.2.8", "{}").await;
    let file = grace.get("/admin/log.csv?who=eve&show=changes").await;
    let kind = "text/csv; charset=utf-8; header=present";
    assert_eq!(file.is(200).header("Content-Type"), Some(kind));
    let attachment = "attachment; filename=\"log.csv\"";
    assert_eq!(file.header("Content-Disposition"), Some(attachment));
    assert_eq!(file.header("Cache-Control"), Some("no-store"));
    let head = "\u{feff}at,event,by,on,address,request,details\r\n";
    let row = "2023-11-14T22:13:20Z,user_changed,'=boss,eve,192.0.2.7,request-1,\
               \"{\"\"first_name\"\":[\"\"\"\",\"\"Eve\"\"]}\"\r\n";
    assert_eq!(file.body, format!("{head}{row}"));
    assert_eq!(grace.get("/admin/log.csv?who=nobody").await.is(200).body, head);
    grace.get("/admin/log.csv?from=yesterday").await.is(400);
    for query in ["from=9999-12-31", "to=-9999-01-01"] {
        assert_eq!(grace.get(&format!("/admin/log.csv?{query}")).await.is(200).body, head);
    }
    assert_eq!(world.count("audit", "event = 'log_exported'").await, 4);
    link(&grace.get("/admin/log?who=eve").await, "/admin/log.csv?who=eve");
    let rows: Vec<String> =
        (0..2500).map(|n| format!("({n}, 'signed_in', 'ada', 'ada', '', '', '{{}}')")).collect();
    let insert = "INSERT INTO audit (at, event, actor, subject, address, request, details) VALUES";
    world.change(&format!("{insert} {}", rows.join(","))).await;
    for query in ["to=1970-01-01", "who=ada", "show=signins&to=1970-01-01"] {
        let file = grace.get(&format!("/admin/log.csv?{query}")).await;
        assert_eq!(file.is(200).hides("INCOMPLETE").body.lines().count(), 2501, "{query}");
    }
    let told = world.count("audit", "event = 'log_exported'").await;
    assert_eq!(told, 7, "each file is in the log");
    grace.request(Method::Head, "/admin/log.csv").send().await.is(200);
    assert_eq!(world.count("audit", "event = 'log_exported'").await, told);
}
