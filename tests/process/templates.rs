//! Templates on disk before the built-in ones.

use std::time::{Duration, Instant};

use crate::refusals::assert_refused;
use crate::server::Setup;

const OWN: &str =
    "{% extends \"doorward/layout.html\" %}{% block main %}A door of oak{% endblock %}";

#[test]
fn a_template_in_the_working_directory_replaces_the_page() {
    let setup = Setup::new();
    setup.directory.write("templates/doorward/landing.html", OWN);
    let server = setup.start();
    let page = server.visitor().get("/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("A door of oak"), "{}", page.body);
    let page = server.visitor().get("/login");
    assert!(page.body.contains("name=\"password\""), "the others stay");
}

#[test]
fn a_replaced_page_finds_the_site_by_objects_and_by_flat_names() {
    let setup = Setup::new();
    setup.directory.write(
        "templates/doorward/landing.html",
        "{% extends \"doorward/layout.html\" %}{% block main %}\
         [{{ site.name }} {{ site.base }} {{ site.css }} {{ site.icon }} {{ site.registration }} {{ request.id }}]\
         [{{site_name}} {{site_base}} {{site_css}} {{site_icon}} {{site_registration}} {{request_id}}]\
         {% if user %}somebody{% else %}nobody{% endif %}{% endblock %}",
    );
    let server = setup.start();
    let page = server.visitor().get("/");
    assert_eq!(page.status, 200, "{}", page.body);
    let (objects, flat) = page
        .body
        .split_once("][")
        .and_then(|(before, after)| Some((before.rsplit('[').next()?, after.split(']').next()?)))
        .expect("both lists are there");
    assert_eq!(objects, flat);
    assert!(flat.starts_with("Doorward  &#x2F;static&#x2F;"), "{flat}");
    assert!(page.body.contains("nobody"), "{}", page.body);
}

#[test]
fn template_dir_of_the_configuration_is_used_too() {
    let setup = Setup::new().with("ROCKET_TEMPLATE_DIR", "look");
    setup.directory.write("look/doorward/landing.html", OWN);
    let server = setup.start();
    assert!(server.visitor().get("/").body.contains("A door of oak"));
}

#[test]
fn another_applications_templates_are_none_of_our_business() {
    let setup = Setup::new();
    setup.directory.write("templates/blog/broken.html", "{% if %}");
    setup.directory.write("templates/blog/page.hbs", "{{#if}}");
    let server = setup.start();
    assert_eq!(server.visitor().get("/").status, 200);
}

#[cfg(debug_assertions)]
#[test]
fn in_debug_an_edit_shows_without_a_restart() {
    let setup = Setup::new();
    setup.directory.write("templates/doorward/landing.html", OWN);
    let server = setup.start();
    assert!(server.visitor().get("/").body.contains("A door of oak"));
    let edited = OWN.replace("oak", "glass");
    setup.directory.write("templates/doorward/landing.html", edited);
    // The system tells of the edit when it gets to it.
    let begun = Instant::now();
    while !server.visitor().get("/").body.contains("A door of glass") {
        assert!(begun.elapsed() < Duration::from_secs(10), "the edit does not show");
    }
}

#[test]
fn a_broken_template_stops_the_start_and_is_named() {
    for (content, reason) in [
        (&b"{% if %}"[..], "landing.html"),
        (b"{% extends \"doorward/nowhere.html\" %}", "landing.html"),
        (b"\xff\xfe no text", "landing.html"),
    ] {
        let setup = Setup::new();
        setup.directory.write("templates/doorward/landing.html", content);
        let said = setup.run(&[]);
        assert_eq!(said.code, Some(1), "{said:?}");
        // What the start has made until then is told before.
        let told = said.stderr.lines().filter(|line| !line.contains(" WARN "));
        let told: Vec<&str> = told.collect();
        assert!(matches!(told[..], [one] if one.contains(reason)), "{}", said.stderr);
        assert!(!said.stderr.contains("panicked"), "{}", said.stderr);
        assert_eq!(said.stdout, "");
    }
}

#[test]
fn what_the_settings_say_of_the_site_is_text_on_every_page() {
    let setup = Setup::new()
        .with("DOORWARD_SITE_NAME", "Alder & {{ site_base }} {% raw %}")
        .with("DOORWARD_TAGLINE", "<b>{{ 7 * 7 }}</b>")
        .with("DOORWARD_ACCENT", "#642560")
        .with("DOORWARD_FOOTER_LINKS", "{Terms = \"https://example.org/{{ 7 }}\"}")
        .with("DOORWARD_CONTACT", "https://example.org/help");
    let server = setup.start();
    let page = server.visitor().get("/").body;
    let name = "Alder &amp; {{ site_base }} {% raw %}";
    assert!(page.contains(name), "{page}");
    assert!(page.contains("&lt;b&gt;{{ 7 * 7 }}&lt;&#x2F;b&gt;"), "{page}");
    assert!(page.contains("theme.css?v="), "{page}");
    assert!(page.contains(">Terms</a>") && !page.contains("Doorward"), "{page}");
    let page = server.visitor().get("/login").body;
    assert!(page.contains(name) && page.contains("<bdi>example.org&#x2F;help</bdi></a>"), "{page}");
}

#[test]
fn what_cannot_be_a_sites_look_stops_the_start_and_is_named() {
    for (key, value, why) in [
        ("ACCENT", "#ffcc00", "the nearest colour that works is #"),
        ("ACCENT", "green", "#0d5c4d"),
        ("SITE_NAME", "\u{202e}", "1 to 50 characters"),
        ("LOGO", ".", "not a file"),
        ("CONTACT", "Help <help@example.org>", "an e-mail address"),
        ("CONTACT", "javascript:alert(1)", "an e-mail address"),
        ("FOOTER_LINKS", "{Terms = \"nowhere\"}", "https://"),
        ("LOGO", "missing.svg", "missing.svg"),
        ("ICON", "Rocket.toml", "an SVG or a PNG"),
    ] {
        let setup = Setup::new().with(&format!("DOORWARD_{key}"), value);
        setup.directory.write("Rocket.toml", "[default]\n");
        assert_refused(&setup.run(&[]), &[&format!("DOORWARD_{key}"), why]);
    }
}
