//! An impatient hand: every form that makes or ends a credential, its button pressed twice while
//! the first answer is under way, ends where one press ends.

use crate::browser::{Scripts, journey, journey_of_two};
use crate::visit::Visit;

const NEW: &str = "Velvet-Glacier-9035";
const CHOSEN: &str = "Copper-Meadow-2718";

/// Milliseconds between the two.
const GAPS: [u32; 3] = [50, 150, 300];

/// So dear that the first answer takes longer than the hand.
const DEAR: [(&str, &str); 1] = [("DOORWARD_BCRYPT_COST", "12")];

/// As in a browser without the optional script, which would send the form once.
async fn press_twice(visit: &Visit, gap: u32) {
    let alone = "addEventListener('submit', event => event.stopImmediatePropagation(), true)";
    visit.run(alone).await;
    let button = "main form:not(#reset) button[type=submit]:not([name=one])";
    let press = format!("() => document.querySelector('{button}').click()");
    visit.run(&format!("setTimeout({press}, 0); setTimeout({press}, {gap})")).await;
}

#[rocket::async_test]
async fn registering_changing_the_password_and_leaving() {
    journey(&DEAR, Scripts::On, async |visit| {
        for gap in GAPS {
            let name = format!("ada{gap}");
            visit.open("/register").await;
            visit.fill_account(&name).await;
            press_twice(visit, gap).await;
            visit.until_place("/private").await;
            visit.until_text("Access Granted!").await;

            let mut old = crate::visit::PASSWORD;
            for new in [NEW, CHOSEN] {
                visit.open("/account/password").await;
                visit.fill(&[("old_password", old), ("password", new), ("password2", new)]).await;
                press_twice(visit, gap).await;
                visit.until_text("Your password was changed.").await;
                visit.open("/private").await;
                visit.until_text("Access Granted!").await;
                old = new;
            }

            visit.open("/account/delete").await;
            visit.fill(&[("password", CHOSEN)]).await;
            press_twice(visit, gap).await;
            visit.until_text("Your account was deleted.").await;
            assert!(visit.cookies().await.is_empty());
        }
        let log = visit.server.log();
        assert!(!log.contains("sign_in_failed"), "{log}");
        let sent = |line: &&str| line.contains("POST") && line.contains("/register");
        assert!(log.lines().filter(sent).count() > GAPS.len(), "the button was pressed twice");
    })
    .await;
}

#[rocket::async_test]
async fn setting_up_and_choosing_a_new_password() {
    journey_of_two(&DEAR, Scripts::On, async |root, ada| {
        root.goto(&root.setup_address().await).await;
        root.fill_account("root").await;
        press_twice(root, GAPS[1]).await;
        root.until_place("/admin").await;
        root.until_text("Overview").await;

        ada.register("ada").await;
        let mut passwords = [NEW, CHOSEN].into_iter().cycle();
        for gap in GAPS {
            root.open("/admin/users/2/password").await;
            root.push("Create link").await;
            root.until_text("Reset link created").await;
            let link = root.value("reset-link").await;
            let password = passwords.next().expect("it goes round");
            ada.goto(&link).await;
            ada.until_place("/reset").await;
            ada.fill(&[("password", password), ("password2", password)]).await;
            press_twice(ada, gap).await;
            ada.until_text("Your new password was set. Sign in with it.").await;
            ada.sign_in("ada", password).await;
            ada.until_place("/private").await;
            ada.until_text("Access Granted!").await;
        }
    })
    .await;
}

#[rocket::async_test]
async fn what_an_administrator_does_to_a_user() {
    journey(&DEAR, Scripts::On, async |root| {
        root.goto(&root.setup_address().await).await;
        root.fill_account("root").await;
        press_twice(root, GAPS[0]).await;
        root.until_place("/admin").await;
        for (gap, id) in GAPS.into_iter().zip(2..) {
            let (name, email) = (format!("ada{gap}"), format!("ada{gap}@example.org"));
            root.open("/admin/users/add").await;
            root.fill(&[("username", &name), ("email", &email)]).await;
            root.fill(&[("password", NEW), ("password2", NEW)]).await;
            press_twice(root, gap).await;
            root.until_text("The user was added.").await;

            root.open(&format!("/admin/users/{id}/password")).await;
            root.fill(&[("password", CHOSEN), ("password2", CHOSEN)]).await;
            press_twice(root, gap).await;
            root.until_text("The password was set.").await;

            root.open(&format!("/admin/users/{id}/delete")).await;
            press_twice(root, gap).await;
            root.until_text("The user was deleted").await;
        }
    })
    .await;
}
