//! Staying signed in, and being signed out.

use crate::browser::{Scripts, journey};
use crate::visit::{PASSWORD, Visit};

const ACCESS: &str = "__Host-Http-doorward-access";
const REFRESH: &str = "__Host-Http-doorward-refresh";

/// Waits until the browser has dropped the access cookie by itself.
async fn until_access_expires(visit: &Visit) {
    let gone = async || !visit.cookies().await.iter().any(|name| name == ACCESS);
    visit.until("the access cookie is gone", gone).await;
    assert_eq!(visit.cookies().await, [REFRESH]);
}

#[rocket::async_test]
async fn eight_tabs_renew_at_once_and_signing_out_closes_all_of_them() {
    let settings = [("DOORWARD_ACCESS_TOKEN_LIFETIME", "2")];
    journey(&settings, Scripts::On, async |visit| {
        visit.register("ada").await;
        until_access_expires(visit).await;

        visit.run("for (let i = 0; i < 8; i++) window.open('/private', '_blank')").await;
        visit.until("nine tabs are open", async || visit.tabs().await.len() == 9).await;
        let tabs = visit.tabs().await;
        for tab in &tabs {
            visit.switch(tab).await;
            visit.until_text("Access Granted!").await;
            assert_eq!(visit.place().await, "/private");
        }
        until_access_expires(visit).await;
        visit.open("/private").await;
        visit.until_text("Access Granted!").await;
        assert!(!visit.server.log().contains("token_reused"), "{}", visit.server.log());

        visit.sign_out().await;
        assert!(visit.cookies().await.is_empty());
        for tab in &tabs {
            visit.switch(tab).await;
            visit.page.refresh().await.expect("a reload");
            visit.until_place("/login").await;
            assert!(!visit.text().await.contains("Access Granted!"));
        }
    })
    .await;
}

#[rocket::async_test]
async fn the_back_button_shows_nothing_private_after_signing_out() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        visit.open("/").await;
        visit.until_text("Private page").await;
        visit.open("/private").await;
        visit.until_text("Access Granted!").await;
        visit.sign_out().await;
        for _ in 0..2 {
            visit.page.back().await.expect("a page to go back to");
            let settled = async || visit.run("return document.readyState").await == "complete";
            visit.until("the page is there", settled).await;
            let text = visit.text().await;
            assert!(!text.is_empty());
            assert!(!text.contains("Access Granted!"), "{text}");
            assert!(!text.contains("ada"), "{text}");
        }
    })
    .await;
}

#[rocket::async_test]
async fn a_session_that_expires_says_so_at_the_door() {
    let settings =
        [("DOORWARD_ACCESS_TOKEN_LIFETIME", "1"), ("DOORWARD_REFRESH_TOKEN_LIFETIME", "1")];
    journey(&settings, Scripts::On, async |visit| {
        visit.open("/register").await;
        visit.fill_account("ada").await;
        visit.submit().await;
        // On a slow machine it may be over before its first page is shown.
        let answered = async || !visit.place().await.starts_with("/register");
        visit.until("there is a session", answered).await;
        let ended = async || {
            visit.open("/private").await;
            visit.place().await.starts_with("/login")
        };
        visit.until("the session ends", ended).await;
        visit.until_text("You were signed out because").await;
        assert_eq!(visit.place().await, "/login?next=/private");
        // It may be the clock that is wrong, so the cookies stay.
        assert!(visit.cookies().await.iter().any(|name| name == REFRESH));
    })
    .await;
}

#[rocket::async_test]
async fn what_one_tab_does_holds_in_the_other() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        let first = visit.page.window().await.expect("a tab");
        let second = visit.new_tab().await;
        visit.open("/private").await;
        visit.until_text("Access Granted!").await;

        visit.switch(&first).await;
        visit.sign_out().await;
        visit.switch(&second).await;
        visit.page.refresh().await.expect("a reload");
        visit.until_place("/login").await;
        assert_eq!(visit.place().await, "/login?next=/private");
        visit.sign_in("ada", PASSWORD).await;
        visit.until_place("/private").await;

        // The first tab still shows the sign-in form.
        visit.switch(&first).await;
        assert_eq!(visit.place().await, "/login");
        visit.page.refresh().await.expect("a reload");
        visit.until_place("/private").await;
        visit.until_text("Access Granted!").await;
    })
    .await;
}

#[rocket::async_test]
async fn remembering_decides_whether_the_refresh_cookie_outlives_the_browser() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        let expiry = async || {
            let cookie = visit.page.get_named_cookie(REFRESH).await.expect("the refresh cookie");
            assert_eq!(cookie.secure(), Some(true));
            assert_eq!(cookie.http_only(), Some(true));
            cookie.expires_datetime()
        };
        assert_eq!(expiry().await, None);
        visit.sign_out().await;
        visit.find("#remember").await.click().await.expect("a checkbox");
        visit.sign_in("ada", PASSWORD).await;
        visit.until_place("/private").await;
        assert!(expiry().await.is_some());
    })
    .await;
}
