//! The forms, by mouse, by keyboard, and without scripts.

use fantoccini::key::Key;

use crate::browser::{Scripts, journey};
use crate::visit::{PASSWORD, Visit};

#[rocket::async_test]
async fn a_wrong_password_is_told_and_the_name_stays() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        visit.sign_out().await;
        visit.sign_in("ada", "Velvet-Glacier-9035").await;
        visit.until_wrong().await;
        assert_eq!(visit.value("username").await, "ada");
        assert_eq!(visit.value("password").await, "");
        assert_eq!(visit.cursor().await, "password");
        assert!(visit.page.title().await.expect("a title").starts_with("Error: "));
        // The cursor is where the next attempt begins.
        visit.press(PASSWORD).await;
        visit.press_key(Key::Enter).await;
        visit.until_place("/private").await;
    })
    .await;
}

#[rocket::async_test]
async fn messages_stand_beside_their_fields_and_the_summary_leads_there() {
    journey(&[], Scripts::On, async |visit| {
        visit.open("/register").await;
        visit.fill(&[("username", "a b"), ("email", "nowhere"), ("password", "12345")]).await;
        visit.submit().await;
        visit.until_wrong().await;
        assert_eq!(visit.place().await, "/register");
        for (field, message) in [
            ("username", "Use letters"),
            ("email", "Enter an e-mail address"),
            ("password", "Too short"),
        ] {
            let input = visit.find(&format!("#{field}")).await;
            assert_eq!(
                input.attr("aria-invalid").await.expect("an attribute").as_deref(),
                Some("true")
            );
            let described = input.attr("aria-describedby").await.expect("an attribute");
            let beside = format!("{field}-error");
            assert!(described.is_some_and(|ids| ids.split(' ').any(|id| id == beside)), "{field}");
            let text = visit.find(&format!("#{beside}")).await.text().await.expect("a message");
            assert!(text.contains(message), "{field}: {text}");
        }
        assert_eq!(visit.cursor().await, "username");
        assert_eq!(visit.value("username").await, "a b");
        assert_eq!(visit.value("password").await, "");
        visit.find("#form-errors a[href='#email']").await.click().await.expect("a link");
        assert_eq!(visit.cursor().await, "email");
    })
    .await;
}

/// Tab after tab, the names of what gets the cursor.
async fn tab_order(visit: &Visit, steps: usize) -> Vec<String> {
    let mut order = Vec::new();
    for _ in 0..steps {
        visit.press_key(Key::Tab).await;
        order.push(visit.cursor().await);
    }
    order
}

#[rocket::async_test]
async fn the_keyboard_alone_is_enough() {
    journey(&[], Scripts::On, async |visit| {
        visit.register("ada").await;
        visit.sign_out().await;
        assert_eq!(visit.cursor().await, "username");
        visit.press("ada").await;
        assert_eq!(tab_order(visit, 1).await, ["password"]);
        visit.press(PASSWORD).await;
        // Past "Show", and the box below.
        assert_eq!(tab_order(visit, 2).await, ["button button-small", "remember"]);
        assert_eq!(tab_order(visit, 1).await, ["button button-primary button-wide"]);
        visit.press_key(Key::Enter).await;
        visit.until_place("/private").await;
        visit.until_text("Access Granted!").await;

        assert_eq!(tab_order(visit, 1).await, ["skip-link"]);
        let skip = visit.find(".skip-link").await;
        let (_, top, ..) = skip.rectangle().await.expect("a place on the page");
        assert!(top >= 0.0, "the skip link stays out of sight: {top}");
        visit.press_key(Key::Enter).await;
        assert_eq!(visit.cursor().await, "main");
    })
    .await;
}

#[rocket::async_test]
async fn everything_works_without_scripts() {
    journey(&[], Scripts::Off, async |visit| {
        visit.goto("data:text/html,<p id=p>off</p><script>p.textContent='on'</script>").await;
        assert_eq!(visit.text().await, "off");

        visit.register("ada").await;
        visit.sign_out().await;
        visit.open("/private").await;
        visit.until_place("/login").await;
        visit.sign_in("ada", "wrong").await;
        visit.until_wrong().await;
        assert_eq!(visit.value("username").await, "ada");
        visit.sign_in("ada", PASSWORD).await;
        visit.until_place("/private").await;
        visit.until_text("Access Granted!").await;
    })
    .await;
}
