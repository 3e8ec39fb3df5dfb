//! What the host permits, and whom: declared, asked by guards, in code and in templates.

use doorward::{Can, CurrentUser, Doorward, Frame, Page, Permission, Problem};
use rocket::http::Accept;
use rocket::{Build, Rocket, get, routes};
use rocket_dyn_templates::context;

use crate::host::{Host, block_on, header};

/// What the shop declares.
const DECLARED: [(&str, &str); 2] =
    [("orders.edit", "May change orders"), ("stock.count", "May count the stock")];

const DESK: &str = r#"{% extends "shop/frame.html" %}{% block title %}Desk{% endblock title %}
{% block main %}<h1>Desk of {% if user %}{{ user.id }}{% else %}nobody{% endif %}</h1>{% include "shop/menu.html" %}{% endblock main %}"#;
const FRAME: &str = r#"{% extends "doorward/layout.html" %}"#;
const MENU: &str = r#"{% if user.can["orders.edit"] %}<a href="/edit">Edit</a>{% else %}No edit{% endif %}
{% if user and not user.can['stock.count'] %}No count{% endif %}"#;
const BOARD: &str = r#"{% extends "shop/frame.html" %}{% block title %}Board{% endblock title %}
{% block main %}<h1>Board of {% if user %}{{ user.display }}{% else %}nobody{% endif %}</h1>{% endblock main %}"#;
const FILES: [(&str, &str); 4] = [
    ("shop/desk.html", DESK),
    ("shop/frame.html", FRAME),
    ("shop/menu.html", MENU),
    ("shop/board.html", BOARD),
];

struct EditOrders;

impl Permission for EditOrders {
    const NAME: &'static str = "orders.edit";
}

struct Fly;

impl Permission for Fly {
    const NAME: &'static str = "orders.fly";
}

#[get("/edit")]
fn edit(user: Can<'_, EditOrders>) -> String {
    format!("Edited by {}", user.username)
}

#[get("/fly")]
fn fly(_user: Can<'_, Fly>) -> &'static str {
    "flown"
}

#[get("/may")]
async fn may(user: CurrentUser<'_>) -> Result<String, Problem> {
    Ok(format!("{} {}", user.can("orders.edit").await?, user.can("stock.count").await?))
}

#[get("/desk")]
fn desk(frame: Frame<'_>) -> Page {
    Page::new(&frame, "shop/desk.html", &context! {})
}

#[get("/board")]
fn board(frame: Frame<'_>) -> Page {
    Page::new(&frame, "shop/board.html", &context! {})
}

fn desks(rocket: Rocket<Build>) -> Rocket<Build> {
    rocket.mount("/", routes![edit, may, desk, board])
}

/// The shop with its pages, and what it declares.
fn shop(files: &[(&str, &str)]) -> Host {
    let declared = |doorward: Doorward| doorward.permissions(&DECLARED);
    Host::declaring(files, declared, desks).expect("the shop opens")
}

/// Gives an account a permission, or all of them.
fn permit(shop: &Host, name: &str, permission: &str) {
    let whose = format!("SELECT id, '{permission}' FROM users WHERE username = '{name}'");
    shop.execute(&format!("INSERT INTO user_permissions {whose}"));
}

fn page(shop: &Host, path: &str) -> String {
    let answer = shop.get(path);
    assert_eq!(answer.status().code, 200, "{path}");
    assert_eq!(answer.headers().get_one("X-Doorward-Unfinished"), None);
    answer.into_string().expect("a page")
}

#[test]
fn a_guard_lets_in_who_has_the_permission() {
    let shop = shop(&FILES);
    assert_eq!(header(&shop.get("/edit"), "Location"), "/login?next=/edit");
    shop.register("", "ada");
    assert_eq!(shop.get("/edit").status().code, 403);
    let script = shop.client.get("/edit").header(Accept::JSON).dispatch();
    assert_eq!(script.status().code, 403);
    assert_eq!(header(&script, "Content-Type"), "application/json");
    permit(&shop, "ada", "orders.edit");
    assert_eq!(shop.get("/edit").into_string().as_deref(), Some("Edited by ada"));
    assert_eq!(page(&shop, "/may"), "true false");
    shop.execute("DELETE FROM user_permissions");
    assert_eq!(shop.get("/edit").status().code, 403, "taken on the next request");
    shop.execute("UPDATE users SET is_superuser = TRUE");
    assert_eq!(page(&shop, "/may"), "true true");
}

#[test]
fn a_template_asks_by_itself_and_by_what_it_uses() {
    let shop = shop(&FILES);
    let stranger = page(&shop, "/desk");
    assert!(stranger.contains("No edit") && !stranger.contains("No count"), "{stranger}");
    shop.register("", "ada");
    permit(&shop, "ada", "orders.edit");
    let mine = page(&shop, "/desk");
    assert!(mine.contains("<h1>Desk of 1</h1>") && mine.contains(">Edit</a>"), "{mine}");
    assert!(mine.contains("No count") && mine.contains("<title>Desk · Doorward</title>"), "{mine}");
    shop.execute("DELETE FROM user_permissions");
    assert!(page(&shop, "/desk").contains("No edit"));
    shop.execute("UPDATE users SET is_superuser = TRUE");
    let all = page(&shop, "/desk");
    assert!(all.contains(">Edit</a>") && !all.contains("No count"), "{all}");
}

#[test]
fn only_pages_that_ask_read_what_somebody_may_do() {
    let shop = shop(&FILES);
    shop.register("", "ada");
    shop.execute("ALTER TABLE user_permissions RENAME TO elsewhere");
    assert!(page(&shop, "/board").contains("<h1>Board of ada</h1>"));
    page(&shop, "/private");
    let asked = shop.get("/desk");
    assert_eq!(asked.status().code, 500);
    let told = asked.into_string().expect("a page");
    assert!(told.contains("Something went wrong") && told.contains("ada"), "{told}");
    shop.execute("ALTER TABLE elsewhere RENAME TO user_permissions");
    page(&shop, "/desk");
}

#[test]
fn a_layout_that_asks_is_finished_on_every_page() {
    let layout = r#"<!doctype html><title>{% block title %}{% endblock title %}</title><body class="shop">
{% if user.can["orders.edit"] %}<a href="/edit">Orders</a>{% endif %}{% block main %}{% endblock main %}</body>"#;
    let files = [("doorward/layout.html", layout), FILES[1], FILES[3]];
    let shop = shop(&files);
    for path in ["/", "/login", "/board"] {
        assert!(!page(&shop, path).contains(">Orders</a>"), "{path}");
    }
    shop.register("", "ada");
    permit(&shop, "ada", "orders.edit");
    for path in ["/", "/board", "/private", "/account", "/account/password", "/api/me/"] {
        let shown = page(&shop, path);
        assert!(shown.contains(">Orders</a>"), "{path}: {shown}");
    }
    let missing = shop.get("/nothing-here");
    assert_eq!(missing.status().code, 404);
    assert!(missing.into_string().is_some_and(|page| page.contains(">Orders</a>")));
    let head = shop.client.head("/board").header(Accept::HTML).dispatch();
    assert_eq!((head.status().code, head.into_string().as_deref()), (200, Some("")));
    let wrong = shop.post("/account/password", "old_password=x&password=y&password2=z");
    assert_eq!(wrong.status().code, 422);
    assert!(wrong.into_string().is_some_and(|page| page.contains(">Orders</a>")));
    shop.execute("ALTER TABLE user_permissions RENAME TO elsewhere");
    let broken = shop.get("/board");
    assert_eq!(broken.status().code, 500);
    let told = broken.into_string().expect("a page");
    assert!(told.contains("class=\"shop\"") && told.contains("Something went wrong"), "{told}");
}

/// Which fairing stops the launch.
fn refused(files: &[(&str, &str)], accounts: impl FnOnce(Doorward) -> Doorward) -> &'static str {
    let error = Host::declaring(files, accounts, |rocket| rocket).err().expect("no launch");
    let rocket::error::ErrorKind::FailedFairings(fairings) = error.kind() else {
        panic!("stopped for another reason: {error}");
    };
    fairings[0].name
}

#[test]
fn what_is_not_declared_stops_the_launch() {
    let bad: [&[(&str, &str)]; 4] = [
        &[("orders", "May change orders")],
        &[("Orders.Edit", "May change orders")],
        &[("orders.edit", "May change orders"), ("orders.edit", "The same")],
        &[("orders.edit", " ")],
    ];
    for declared in bad {
        let declare = |doorward: Doorward| doorward.permissions(declared);
        assert_eq!(refused(&FILES, declare), "Doorward", "{declared:?}");
    }
    let nothing = |doorward: Doorward| doorward;
    let plain = [FILES[1], FILES[3]];
    assert!(Host::declaring(&plain, nothing, |rocket| rocket).is_ok());
    assert_eq!(refused(&FILES, nothing), "Doorward", "a template names what is not declared");
    let guarded = |rocket: Rocket<Build>| rocket.mount("/", routes![fly]);
    let declare = |doorward: Doorward| doorward.permissions(&DECLARED);
    let error = Host::declaring(&FILES, declare, guarded).err().expect("no launch");
    let rocket::error::ErrorKind::SentinelAborts(sentries) = error.kind() else {
        panic!("aborted for another reason: {error}");
    };
    assert!(sentries.iter().any(|sentry| sentry.type_name.contains("Can<")), "{sentries:?}");
}

#[test]
fn commands_know_what_the_server_declares() {
    let shop = shop(&FILES);
    let told: String = block_on(async {
        use sea_orm::{ConnectionTrait, DbBackend, Statement};
        let database = sea_orm::Database::connect(shop.database_url()).await.expect("there");
        let sql = "SELECT value FROM installation WHERE name = 'permissions'";
        let row = database.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await;
        row.expect("an answer").expect("a row").try_get_by_index(0).expect("text")
    });
    let expected = r#"[["orders.edit","May change orders"],["stock.count","May count the stock"]]"#;
    assert_eq!(told, expected);
}
