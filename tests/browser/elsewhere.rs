//! Pages of other sites that send forms here.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use crate::browser::{Scripts, journey};
use crate::visit::{PASSWORD, Visit};

/// A second site on a port of its own, with the same page at every address.
fn other_site(page: String) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("its address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let page = page.clone();
            // Browsers open connections ahead of need, and say nothing on them for a while.
            std::thread::spawn(move || answer(stream, &page));
        }
    });
    port
}

fn answer(mut stream: TcpStream, page: &str) {
    let length = page.len();
    let _ = stream.read(&mut [0; 8192]);
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{page}"
    );
}

/// A page with a form that goes to this site.
fn bait(visit: &Visit, path: &str, fields: &[(&str, &str)]) -> String {
    let mut page =
        format!("<link rel=icon href='data:,'><form method=post action='{}'>", visit.url(path));
    for (name, value) in fields {
        page.push_str(&format!("<input name='{name}' value='{value}'>"));
    }
    page + "<button id=bait>Win</button></form>"
}

async fn take(visit: &Visit, url: &str) {
    visit.goto(url).await;
    visit.find("#bait").await.click().await.expect("a button to press");
}

#[rocket::async_test]
async fn a_form_from_elsewhere_signs_nobody_out() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        let page = bait(visit, "/logout", &[]);
        let port = other_site(page.clone());
        for url in [
            // Another port of this host counts as the same site for cookies, and not here.
            format!("http://localhost:{port}/"),
            format!("http://127.0.0.1:{port}/"),
            format!("data:text/html,{page}"),
        ] {
            take(visit, &url).await;
            visit.until_text("Not allowed").await;
            visit.until_text("Cross-origin request refused").await;
            visit.open("/private").await;
            visit.until_text("Access Granted!").await;
        }
        assert_eq!(visit.place().await, "/private");
    })
    .await;
}

#[rocket::async_test]
async fn a_form_from_elsewhere_signs_nobody_in() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("mallory").await;
        visit.sign_out().await;
        let login = [("username", "mallory"), ("password", PASSWORD)];
        let port = other_site(bait(visit, "/login", &login));
        take(visit, &format!("http://localhost:{port}/")).await;
        visit.until_text("Not allowed").await;
        assert!(visit.cookies().await.is_empty());
        visit.open("/private").await;
        visit.until_place("/login").await;
    })
    .await;
}

#[rocket::async_test]
async fn a_link_from_elsewhere_arrives_signed_in() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        let url = visit.url("/private");
        let port =
            other_site(format!("<link rel=icon href='data:,'><a id=bait href='{url}'>Look</a>"));
        take(visit, &format!("http://127.0.0.1:{port}/")).await;
        visit.until_place("/private").await;
        visit.until_text("Access Granted!").await;
    })
    .await;
}

#[rocket::async_test]
async fn the_console_is_really_listened_to() {
    journey(&[], Scripts::On, async |visit| {
        visit.goto("data:text/html,<script>console.error('heard')</script>").await;
        let complaints = visit.complaints().await;
        let Some(complaint) = complaints.first() else {
            panic!("the console's error went by unheard");
        };
        assert!(complaint.contains("heard"), "{complaint}");
    })
    .await;
}
