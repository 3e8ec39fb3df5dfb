//! Data that would like to be markup, in every column that the administration shows.

use std::collections::BTreeSet;

use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::api::{SUPERUSER, somebody};
use crate::codes;
use crate::harness::World;
use crate::html::Html;

/// Texts that would become something else in a page that does not take care.
const HOSTILE: [&str; 8] = [
    "\"'><script>alert(1)</script><b onclick=x>",
    "</bdi></td></table></textarea></select></title><!-- <![CDATA[",
    "{{7*7}}{% include \"x\" %}{# c #}{{ site.base }}",
    "' onmouseover='alert(1)' x=\" autofocus onfocus=\"alert(1)",
    "\u{202e}dlrow\u{2066}olleh\u{200b}\u{feff}\u{2028}x",
    "javascript:alert(1)",
    "&lt;b&gt;&amp;&#x3c;&quot;",
    "a\\u003cb\\\\\"\t\u{8}\u{1b}[31m%00%3Cb%3E",
];

/// What is stored of bob, or was told about him, is this text. Trail and attempts keep what was
/// there before; of each there is as much as ever.
async fn plant(world: &World, bob: i64, text: &str) {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let (now, told) = (world.clock.now_ms(), quoted(text));
    let users = format!(
        "UPDATE users SET username = {told}, email = {told}, first_name = {told}, \
         last_name = {told} WHERE id = {bob}"
    );
    world.change(&users).await;
    let sessions = format!("UPDATE sessions SET user_agent = {told}, ip = {told}");
    world.change(&format!("{sessions} WHERE user_id = {bob}")).await;
    world.change("DELETE FROM audit").await;
    let details =
        quoted(&json!({ format!("1{text}"): text, "email": ["", text], "why": text }).to_string());
    for event in ["user_changed", "sign_in_failed", "untrusted_proxy", "session_ended"] {
        let row = format!(
            "INSERT INTO audit (at, event, actor_id, actor, subject_id, subject, address, request, \
             details) VALUES ({now}, '{event}', 7, {told}, {bob}, {told}, {told}, {told}, {details})"
        );
        world.change(&row).await;
    }
    world.change("DELETE FROM attempts").await;
    for _ in 0..10 {
        let row = format!(
            "INSERT INTO attempts (kind, account, address, at) \
             VALUES ('password', 'user:{bob}', {told}, {now})"
        );
        world.change(&row).await;
    }
}

/// Every page that shows some of it, by what it is called.
async fn pages(world: &World, root: &Visitor<'_>, bob: i64, text: &str) -> Vec<(String, Answer)> {
    let mut pages = Vec::new();
    let user = format!("/admin/users/{bob}");
    let encoded: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    world.advance(10);
    for path in [
        "/admin".to_owned(),
        "/admin/users".into(),
        format!("/admin/users?search={encoded}"),
        "/admin/log".into(),
        format!("/admin/log?who={encoded}"),
        format!("/admin/log?who={encoded}&address={encoded}"),
        format!("/admin/log?who={encoded}&from={encoded}"),
        "/admin/limits".into(),
        user.clone(),
        format!("{user}/password"),
        format!("{user}/sessions"),
        format!("{user}/history"),
        format!("{user}/history?show=all"),
        format!("{user}/delete"),
    ] {
        let answer = root.get(&path).await;
        pages.push((path, answer));
    }
    let id = bob.to_string();
    let typed = [
        ("username", text),
        ("email", text),
        ("first_name", text),
        ("last_name", text),
        ("password", "short"),
        ("password2", text),
        ("version", "1"),
        ("is_active", "on"),
    ];
    let stale: Vec<_> = typed
        .iter()
        .map(|field| if field.0 == "version" { ("version", "0") } else { *field })
        .collect();
    for (path, fields) in [
        ("/admin/users", &[("action", "delete"), ("selected[]", &id)][..]),
        ("/admin/users/add", &typed),
        (&user, &typed),
        (&user, &stale),
        (&format!("{user}/password"), &[("password", "a"), ("password2", "b"), ("version", "1")]),
        (&format!("{user}/delete"), &[("version", "0")]),
    ] {
        let answer = root.post(path, fields).await;
        pages.push((format!("POST {path}"), answer));
    }
    pages.push(("reset".into(), world.visitor().get("/reset?code=open").await));
    pages
}

/// How many attributes are this text.
fn values(page: &Html, text: &str) -> usize {
    let values = page.tags().flat_map(|tag| &tag.attributes);
    values.filter(|(_, value)| value == text).count()
}

/// How often readers see this text.
fn count(page: &Html, text: &str) -> usize {
    page.text().matches(text).count()
}

#[rocket::async_test]
async fn what_is_stored_is_never_markup_in_the_administration() {
    let world = World::with(json!({ "throttle": true })).await;
    let root = somebody(&world, "root", SUPERUSER).await;
    somebody(&world, "bob", "").await;
    let bob: i64 = world.ask("SELECT id FROM users WHERE username = 'bob'").await;
    codes::reset(&world, "bob", "open").await;
    plant(&world, bob, "harmless").await;
    let plain = pages(&world, &root, bob, "harmless").await;
    // As wrong as a text can be in a form, without markup.
    let wrong = "too\u{1} long ".repeat(50);
    let wrong = pages(&world, &root, bob, &wrong).await;
    let words: BTreeSet<String> =
        plain.iter().chain(&wrong).flat_map(|(_, answer)| answer.html().skeleton()).collect();
    let faces = "🤷🏽‍♀️".repeat(30);
    let long = "Donaudampfschifffahrt".repeat(9);
    for text in HOSTILE.into_iter().chain([faces.as_str(), &long]) {
        plant(&world, bob, text).await;
        let shown = pages(&world, &root, bob, text).await;
        for ((path, harmless), (_, answer)) in plain.iter().zip(&shown) {
            let what = format!("{path}: {text}");
            assert_eq!(answer.status, harmless.status, "{what}");
            let (page, expected) = (answer.html(), harmless.html());
            let links = page.tags().filter_map(|tag| tag.get("href").or(tag.get("action")));
            for link in links {
                assert!(link.starts_with(['/', '#', '?']), "{what}: {link}");
            }
            if path.starts_with("POST") {
                // What is wrong with a text differs from text to text.
                let strange = |tag: &&String| !words.contains(*tag);
                assert_eq!(page.skeleton().iter().find(strange), None, "{what}");
                answer.shows("<form").hides(">49<");
                continue;
            }
            assert_eq!(page.skeleton(), expected.skeleton(), "{what}");
            assert_eq!(values(&page, text), values(&expected, "harmless"), "{what}");
            let (found, wanted) = (count(&page, text), count(&expected, "harmless"));
            // Of a device that is no browser the first word is shown, four times on this page.
            let devices = if path.ends_with("/sessions") { 4 } else { 0 };
            assert!(found == wanted || found == wanted - devices, "{what}: {found} for {wanted}");
            answer.hides(">49<");
        }
    }
}

#[rocket::async_test]
async fn what_the_first_superuser_types_comes_back_as_it_is() {
    let world = World::new().await;
    codes::setup(&world, "sesame").await;
    let typed = async |text: &str| {
        let fields =
            [("username", text), ("email", text), ("first_name", text), ("code", "sesame")];
        let answer = world.visitor().post("/setup", &fields).await;
        answer.is(422).hides(">49<");
        answer.html()
    };
    // Wrong in the user name and the address alone, and wrong in everything.
    let (some, all) = (typed("no harm").await, typed("too\u{1} long").await);
    let known: BTreeSet<String> = some.skeleton().into_iter().chain(all.skeleton()).collect();
    for text in HOSTILE {
        let page = typed(text).await;
        for field in ["username", "email", "first_name"] {
            assert_eq!(page.value(field), text);
        }
        assert_eq!(page.skeleton().iter().find(|tag| !known.contains(*tag)), None, "{text}");
    }
}
