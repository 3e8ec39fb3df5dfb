//! The log page: what it shows, filters, and pages.

mod export;

use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::World;
use crate::html::Tag;

/// Somebody of the staff, signed in.
async fn grace(world: &World) -> Visitor<'_> {
    let grace = world.member("grace").await;
    world.change("UPDATE users SET is_staff = TRUE").await;
    grace
}

/// An entry, with every column.
async fn entry(world: &World, at: i64, event: &str, who: [&str; 2], address: &str, details: &str) {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let columns = "at, event, actor_id, actor, subject_id, subject, address, request, details";
    let values = [
        at.to_string(),
        quoted(event),
        "NULL".into(),
        quoted(who[0]),
        "NULL".into(),
        quoted(who[1]),
        quoted(address),
        quoted("request-1"),
        quoted(details),
    ];
    world.change(&format!("INSERT INTO audit ({columns}) VALUES ({})", values.join(", "))).await;
}

/// The `n`s of the entries that were made with `{"n": …}`, in the order of the page.
#[track_caller]
fn shown(answer: &Answer) -> Vec<u32> {
    let numbers = answer.is(200).body.split("<dt>N</dt><dd><bdi>").skip(1);
    let number = |rest: &str| rest.split('<').next().and_then(|number| number.parse().ok());
    numbers.map(|rest| number(rest).expect("a number")).collect()
}

/// The link that leads there.
#[track_caller]
fn link(answer: &Answer, href: &str) -> Tag {
    let html = answer.html();
    let found = html.tags().find(|tag| tag.name == "a" && tag.get("href") == Some(href));
    found.unwrap_or_else(|| panic!("no link to {href} in\n{}", answer.body)).clone()
}

#[rocket::async_test]
async fn an_entry_tells_who_did_what_on_whom_when_and_from_where() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let details = "{\"is_active\":[true,false],\"first_name\":[\"\",\"Eve\"],\"count\":3}";
    entry(&world, 1_700_000_000_000, "deactivated", ["boss", "eve"], "192.0.2.7", details).await;
    let page = grace.get("/admin/log?event=deactivated").await;
    page.is(200)
        .shows("<a href=\"/admin/log?who=boss\"><bdi>boss</bdi></a> deactivated <a")
        .shows("<a href=\"/admin/log?who=eve\"><bdi>eve</bdi></a>.")
        .shows("datetime=\"2023-11-14T22:13:20Z\"")
        .shows(">14 November 2023<")
        .shows("<bdi>192.0.2.7</bdi></a>")
        .shows("<code>request-1</code>");
    let change = |name: &str, old: &str, new: &str| {
        page.shows(&format!("<dt>{name}</dt><dd><del><bdi>{old}</bdi></del>"));
        page.shows(&format!("<ins><bdi>{new}</bdi></ins>"));
    };
    change("Active", "yes", "no");
    change("First name", "(empty)", "Eve");
    page.shows("<dt>Sessions</dt><dd><bdi>3</bdi></dd>");
    let page = grace.get("/admin/log?event=registered").await;
    page.is(200).shows("<a href=\"/admin/log?who=grace\"><bdi>grace</bdi></a> created an account.");
    // Who is in the sentence once is not there twice.
    entry(&world, 1, "signed_in", ["ada", "ada"], "", "{\"channel\":\"browser\"}").await;
    let page = grace.get("/admin/log?who=ada").await;
    assert_eq!(page.is(200).body.matches("<bdi>ada</bdi>").count(), 1);
    page.shows("On the server").hides("browser<");
}

#[rocket::async_test]
async fn filters_narrow_it_and_are_kept_in_the_form() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let day = 1_700_006_400_000; // 2023-11-15, midnight
    for (n, at, event, who, address) in [
        (1, day - 1, "signed_in", ["ada", "ada"], "192.0.2.1"),
        (2, day, "sign_in_failed", ["", "ada"], "192.0.2.2"),
        (3, day + 86_399_999, "signed_in", ["bob", "bob"], "192.0.2.1"),
        (4, day + 86_400_000, "user_changed", ["bob", "ada"], "2001:db8::7"),
    ] {
        entry(&world, at, event, who, address, &format!("{{\"n\":{n}}}")).await;
    }
    for (query, expected) in [
        ("from=2020-01-01&to=2023-12-31", vec![4, 3, 2, 1]),
        ("event=signed_in&to=2023-12-31", vec![3, 1]),
        ("who=ada", vec![4, 2, 1]),
        ("who=+bob+&event=user_changed", vec![4]),
        ("who=nobody", vec![]),
        ("who=%00", vec![]),
        ("address=192.0.2.1", vec![3, 1]),
        ("address=2001:DB8:0::7", vec![4]),
        ("address=::ffff:192.0.2.2", vec![2]),
        ("from=2023-11-15&to=2023-11-15", vec![3, 2]),
        ("from=2023-11-16&to=2023-11-30", vec![4]),
        ("to=2023-11-14", vec![1]),
        ("who=ada&address=192.0.2.2&event=sign_in_failed&from=2023-11-15", vec![2]),
        ("who=ada&before=nonsense", vec![4, 2, 1]),
        ("show=signins", vec![3, 2, 1]),
        ("show=changes", vec![4]),
        ("show=warnings", vec![2]),
        ("show=changes&event=signed_in", vec![]),
        ("show=signins&who=ada", vec![2, 1]),
        ("show=nonsense&since=nonsense&who=bob", vec![4, 3]),
    ] {
        let page = grace.get(&format!("/admin/log?{query}")).await;
        assert_eq!(shown(&page), expected, "{query}");
    }
    let page = grace.get("/admin/log?who=ada&event=signed_in&from=2023-11-14&to=2023-12-31").await;
    let (action, fields) = page.is(200).html().form("filter");
    assert_eq!(action, "/admin/log");
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let kept = [
        ("who", "ada"),
        ("since", ""),
        ("event", "signed_in"),
        ("address", ""),
        ("from", "2023-11-14"),
        ("to", "2023-12-31"),
    ];
    assert_eq!(fields, kept);
}

#[rocket::async_test]
async fn presets_reach_back_from_now() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let (now, hour) = (world.clock.now_ms(), 3_600_000);
    for (n, hours) in [(1, 40 * 24), (2, 20 * 24), (3, 3 * 24), (4, 2)] {
        let details = format!("{{\"n\":{n}}}");
        entry(&world, now - hours * hour, "signed_in", ["ada", "ada"], "", &details).await;
    }
    for (query, expected) in [
        ("since=24h", vec![4]),
        ("since=7d", vec![4, 3]),
        ("since=30d&who=ada", vec![4, 3, 2]),
        ("since=", vec![4, 3, 2, 1]),
        ("since=24h&from=2020-01-01", vec![4, 3, 2, 1]),
    ] {
        let page = grace.get(&format!("/admin/log?{query}")).await;
        assert_eq!(shown(&page), expected, "{query}");
    }
    let page = grace.get("/admin/log?since=7d&show=signins&who=ada").await;
    let (_, fields) = page.is(200).html().form("filter");
    for field in [("since", "7d"), ("show", "signins"), ("who", "ada")] {
        let is_there = fields.iter().any(|(name, value)| (&**name, &**value) == field);
        assert!(is_there, "{field:?}: {fields:?}");
    }
    assert!(link(&page, "/admin/log?who=ada&since=7d").get("aria-current").is_none());
    let chosen = link(&page, "/admin/log?who=ada&since=7d&show=signins");
    assert_eq!(chosen.get("aria-current"), Some("true"));
}

#[rocket::async_test]
async fn days_are_those_of_the_readers_time_zone() {
    let world = World::with(json!({ "time_zone": "Europe/Berlin" })).await;
    let grace = grace(&world).await;
    let midnight = 1_700_006_400_000 - 3_600_000; // 2023-11-15 in Berlin
    for (n, at) in [(1, midnight - 1), (2, midnight), (3, midnight + 86_400_000)] {
        let details = format!("{{\"n\":{n}}}");
        entry(&world, at, "signed_in", ["ada", "ada"], "", &details).await;
    }
    let page = grace.get("/admin/log?from=2023-11-15&to=2023-11-15").await;
    assert_eq!(shown(&page), [2]);
    page.shows(">15 November 2023<").shows(">00:00<");
    let page = grace.get("/admin/log?who=ada").await;
    assert_eq!(shown(&page), [3, 2, 1]);
    assert_eq!(page.html().tags().filter(|tag| tag.name == "ol").count(), 3);
}

#[rocket::async_test]
async fn a_person_is_found_under_an_earlier_name_too() {
    let world = World::new().await;
    let grace = grace(&world).await;
    world.member("ada").await;
    world
        .change("UPDATE users SET username = 'lovelace', username_key = 'lovelace' WHERE id = 2")
        .await;
    for name in ["lovelace", "LOVELACE", "ada@example.org", "ada"] {
        let page = grace.get(&format!("/admin/log?event=registered&who={name}")).await;
        page.is(200).shows("<bdi>ada</bdi></a> created").hides("<bdi>grace</bdi></a> created");
    }
}

#[rocket::async_test]
async fn a_bad_filter_is_told_beside_its_field() {
    let world = World::new().await;
    let grace = grace(&world).await;
    for (query, field, message) in [
        ("event=nonsense", "event", "Choose one of these."),
        ("address=nowhere", "address", "Enter an IP address, such as 192.0.2.7 or 2001:db8::7."),
        ("from=yesterday", "from", "Enter a day as year-month-day, such as 2026-03-31."),
        ("from=2023-02-30", "from", "Enter a day as year-month-day, such as 2026-03-31."),
        ("to=%00", "to", "Enter a day as year-month-day, such as 2026-03-31."),
        ("from=2023-11-15&to=2023-11-14", "to", "The last day is before the first."),
    ] {
        let page = grace.get(&format!("/admin/log?{query}")).await;
        assert_eq!(page.is(422).html().error(field).as_deref(), Some(message), "{query}");
    }
    grace.get("/admin/log?from=0000-01-01&to=9999-12-31").await.is(200);
    grace.get("/admin/log?before=-9223372036854775808").await.is(200);
    grace.get("/admin/log?before=9223372036854775807").await.is(200);
    grace.get("/admin/log?who=%ff").await.is(400);
}

#[rocket::async_test]
async fn every_page_follows_the_one_before_and_none_is_told_twice() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let mut expected = Vec::new();
    for n in 0..120_i64 {
        // A clock that was set back: some times are equal, some in another order than the ids.
        let at = 1_700_000_000_000 + (n / 3) * 1000 - (n % 2) * 1500;
        let details = format!("{{\"n\":{n}}}");
        entry(&world, at, "signed_in", ["ada", "ada"], "192.0.2.1", &details).await;
        expected.push((at, n));
    }
    expected.sort_unstable();
    let by_time: Vec<u32> =
        expected.iter().rev().map(|(_, n)| u32::try_from(*n).expect("small")).collect();
    let by_id: Vec<u32> = (0..120).rev().collect();
    for (query, expected) in [("to=2023-12-31", by_time), ("who=ada", by_id)] {
        let mut told = Vec::new();
        let mut path = format!("/admin/log?{query}");
        for length in [50, 50, 20] {
            let page = grace.get(&path).await;
            let numbers = shown(&page);
            assert_eq!(numbers.len(), length);
            told.extend(numbers);
            let html = page.html();
            let next = html.tags().find(|tag| tag.get("rel") == Some("next"));
            match next {
                Some(next) => path = next.get("href").expect("an address").to_owned(),
                None => assert_eq!(length, 20),
            }
        }
        assert_eq!(told, expected, "{query}");
        link(grace.get(&path).await.is(200).shows(">Show newest<"), &format!("/admin/log?{query}"));
    }
}

#[rocket::async_test]
async fn hostile_entries_stay_text() {
    let world = World::new().await;
    let grace = grace(&world).await;
    let plain = "{\"n\":1}";
    entry(&world, 1, "signed_in", ["ada", "bob"], "192.0.2.1", plain).await;
    let calm = grace.get("/admin/log?to=2020-01-01").await.is(200).html().skeleton();
    let evil = "\"><script>alert(1)</script>{{ page }}{% raw %}'";
    world.change("DELETE FROM audit").await;
    let details = serde_json::json!({ evil: evil }).to_string();
    entry(&world, 1, "signed_in", [evil, evil], evil, &details).await;
    let page = grace.get("/admin/log?to=2020-01-01").await;
    assert_eq!(page.is(200).html().skeleton(), calm);
    for details in ["", "null", "[1]", "{\"a\":[1,2,3]}", "{\"a\":{\"b\":null}}", "{broken"] {
        entry(&world, 2, "of another version", [evil, ""], "", details).await;
    }
    grace.get("/admin/log?to=2020-01-01").await.is(200).shows("of another version");
    let query = "who=%22%3E%3Cscript%3E&from=%22%3E%3Cscript%3E";
    grace.get(&format!("/admin/log?{query}")).await.is(422).hides("\"><script>");
}
