//! A browser that is killed comes back signed in: it writes its cookies to disk half a minute late.

use std::time::Duration;

use rocket::tokio::time::sleep;

use crate::browser::Mortal;
use crate::visit::PASSWORD;

/// `refresh_grace` here, in seconds: longer than from the renewal to the kill.
const GRACE: u64 = 20;

#[rocket::async_test]
async fn a_browser_killed_after_a_renewal_comes_back_signed_in() {
    let grace = GRACE.to_string();
    let settings = [("DOORWARD_ACCESS_TOKEN_LIFETIME", "3"), ("DOORWARD_REFRESH_GRACE", &grace)];
    let Some(mortal) = Mortal::new(&settings) else { return };
    let visit = mortal.start().await;
    visit.register("ada").await;
    visit.sign_out().await;
    visit.open("/login").await;
    visit.run("document.querySelector('[name=remember]').checked = true").await;
    visit.sign_in("ada", PASSWORD).await;
    visit.until_place("/private").await;
    // Closed in peace, it writes what it has.
    visit.page.close().await.expect("the browser closes");

    let visit = mortal.start().await;
    sleep(Duration::from_secs(4)).await;
    visit.open("/private").await;
    visit.until_text("Access Granted!").await;
    visit.open("/account").await;
    visit.until_place("/account").await;
    sleep(Duration::from_secs(1)).await;
    mortal.kill(visit).await;
    sleep(Duration::from_secs(GRACE + 1)).await;

    let visit = mortal.start().await;
    visit.open("/private").await;
    visit.until_text("Access Granted!").await;
    let log = mortal.server.log();
    assert!(!log.contains("token_reused"), "{log}");
    visit.page.close().await.expect("the browser closes");
}
