//! Data that would like to be markup, on every page that shows data.

use rocket::http::Method;
use serde_json::Value;

use super::{SUPERUSER, somebody};
use crate::browsable::{data, submit};
use crate::harness::{World, on_postgres};

/// Texts that would become something else in a page that does not take care.
const HOSTILE: [&str; 9] = [
    "\"'><script>alert(1)</script><b onclick=x>",
    "</pre></textarea></select></title><!-- <![CDATA[",
    "{{ 7*7 }}{% include \"x\" %}{# c #}{{ site.base }}",
    "' onmouseover='alert(1)' x=\" autofocus onfocus=\"alert(1)",
    "\u{202e}dlrow\u{2066}olleh\u{200b}\u{feff}\u{2028}",
    "javascript:alert(1)",
    "&lt;b&gt;&amp;&#x3c;&quot;",
    "a\\u003cb\\\\\"\t\r\n\u{8}\u{1b}[31m",
    "http://localhost:8000/\" onclick=\"x",
];

#[rocket::async_test]
async fn hostile_data_is_shown_as_it_is_in_every_field_of_every_page() {
    let world = World::new().await;
    let ada = somebody(&world, "ada", SUPERUSER).await;
    somebody(&world, "bob", "").await;
    let faces = "🤷🏽‍♀️".repeat(30);
    let texts = HOSTILE.into_iter().chain([faces.as_str()]);
    let paths =
        ["/api/", "/api/me/", "/api/me/sessions/", "/api/users/", "/api/users/2/", "/api/users/9/"];
    let mut plain = Vec::new();
    for path in paths {
        plain.push(ada.get(path).await.html().skeleton());
    }
    for text in texts {
        let quoted = text.replace('\'', "''");
        for column in ["username", "email", "first_name", "last_name"] {
            world.change(&format!("UPDATE users SET {column} = '{quoted}'")).await;
        }
        for column in ["user_agent", "ip"] {
            world.change(&format!("UPDATE sessions SET {column} = '{quoted}'")).await;
        }
        for (path, plain) in paths.iter().zip(&plain) {
            let page = ada.get(path).await;
            assert_eq!(&page.html().skeleton(), plain, "{path}: {text}");
            let json = ada.script(Method::Get, path).send().await;
            let shown: Value = data(&page);
            assert_eq!(shown, json.json(), "{path}: {text}");
            if page.status == 200 && path.contains("users") {
                let row = shown.get("results").map_or(&shown, |results| &results[0]);
                assert_eq!(row["first_name"], text);
            }
        }
        let page = ada.get("/api/users/2/").await;
        let (_, fields) = page.html().form("put-form");
        // A field of one line has no room for the ends of lines; what stands there is as it is.
        assert!(fields.iter().filter(|(_, value)| value == text).count() >= 4, "{text}");
        // The name that is there already may stay.
        let other = format!("{text}x");
        let typed = [("username", other.as_str()), ("email", text)];
        let wrong = submit(&ada, &page, "patch-form", &typed).await;
        let normal =
            submit(&ada, &page, "patch-form", &[("username", "a b"), ("email", "x")]).await;
        let known = normal.is(400).html().skeleton();
        let strange = wrong.is(400).html().skeleton();
        assert_eq!(strange.iter().find(|tag| !known.contains(*tag)), None, "{text}");
        let raw = [("_content", text)];
        let wrong = submit(&ada, &page, "patch-raw", &raw).await;
        wrong.is(400).hides("<script>").hides("<b ").hides("=\" autofocus");
        assert_eq!(wrong.html().form("patch-raw").1[2].1, text);
        let encoded: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let found = ada.get(&format!("/api/users/?search={encoded}&ordering={encoded}")).await;
        found.is(200).hides("<script>").hides("<b ").hides("=\" autofocus");
        assert_eq!(found.html().value("search"), text);
    }
    // PostgreSQL's texts hold none.
    if !on_postgres() {
        world.change("UPDATE users SET first_name = CAST(X'3C006200' AS TEXT)").await;
        let page = ada.get("/api/users/2/").await;
        assert_eq!(data(page.is(200))["first_name"], "<\0b\0");
        assert_eq!(page.html().skeleton(), plain[4]);
    }
}
