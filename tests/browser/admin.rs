//! The administration, from an empty database on, with scripts turned off.

use fantoccini::key::Key;

use crate::browser::{Scripts, journey, journey_of_two};
use crate::visit::{PASSWORD, Visit};

const CHOSEN: &str = "Violet-Harbour-9302";

#[rocket::async_test]
async fn an_administrator_looks_after_a_user_without_scripts() {
    journey_of_two(&[], Scripts::Off, async |root, bob| {
        root.set_up("root").await;
        add_user(root, bob).await;
        deactivate_and_activate(root, bob).await;
        read_history(root).await;
        hand_over_a_reset_link(root, bob).await;
        lift_a_limit(root, bob).await;
        read_log(root).await;
    })
    .await;
}

async fn add_user(root: &Visit, bob: &Visit) {
    root.follow("Add user").await;
    root.until_place("/admin/users/add").await;
    root.fill_account("bob").await;
    root.submit().await;
    root.until_text("The user was added.").await;

    bob.open("/login").await;
    bob.sign_in("bob", PASSWORD).await;
    bob.until_place("/private").await;
    bob.until_text("Access Granted!").await;
}

/// Finds the user in the list, ticks them, and has the next page say what will happen.
async fn choose(root: &Visit, action: &str, asked: &str) {
    root.open("/admin/users").await;
    look_for_bob(root).await;
    root.find("#users tbody input[type=checkbox]").await.click().await.expect("a box to tick");
    root.push(&format!("{action}…")).await;
    root.until_text(asked).await;
    root.until_text("bob@example.org").await;
}

/// The same by the menu of the user's row.
async fn choose_in_menu(root: &Visit, action: &str, asked: &str) {
    root.open("/admin/users").await;
    look_for_bob(root).await;
    root.find("#users tbody .c-do summary").await.click().await.expect("a menu to open");
    let button = root.find("#users tbody .c-do button[name=one]").await;
    assert_eq!(button.text().await.expect("a label"), format!("{action}…"));
    button.click().await.expect("a button to press");
    root.until_text(asked).await;
    root.until_text("bob@example.org").await;
}

async fn look_for_bob(root: &Visit) {
    root.fill(&[("search", "bob")]).await;
    root.press_key(Key::Enter).await;
    root.until_text("1 of 1").await;
    assert!(!root.text().await.contains("root@example.org"));
}

async fn deactivate_and_activate(root: &Visit, bob: &Visit) {
    choose(root, "Deactivate", "Deactivate 1 user?").await;
    bob.open("/private").await;
    bob.until_text("Access Granted!").await;
    root.find("#confirm button").await.click().await.expect("a button to press");
    root.until_text("1 user was deactivated; 1 session ended.").await;

    bob.open("/private").await;
    bob.until_place("/login").await;
    bob.until_text("You were signed out because this account was deactivated.").await;
    bob.sign_in("bob", PASSWORD).await;
    bob.until_wrong().await;

    choose_in_menu(root, "Activate", "Activate 1 user?").await;
    root.find("#confirm button").await.click().await.expect("a button to press");
    root.until_text("1 user was activated.").await;
    bob.sign_in("bob", PASSWORD).await;
    bob.until_place("/private").await;
}

async fn read_history(root: &Visit) {
    root.follow("bob").await;
    root.until_text("Profile and role").await;
    root.fill(&[("first_name", "Robert")]).await;
    root.push("Save changes").await;
    root.until_text("The user was saved.").await;
    root.follow("History").await;
    root.until_text("root deactivated bob.").await;
    let text = root.text().await;
    for told in ["root added bob.", "root activated bob.", "root changed the name of bob."] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(text.contains("127.0.0.1"), "{text}");
}

async fn hand_over_a_reset_link(root: &Visit, bob: &Visit) {
    root.follow("Password").await;
    root.until_text("Create a reset link").await;
    root.push("Create link").await;
    root.until_text("Reset link created").await;
    let link = root.value("reset-link").await;

    bob.open("/private").await;
    bob.until_place("/login").await;
    bob.goto(&link).await;
    bob.until_place("/reset").await;
    bob.fill(&[("password", CHOSEN), ("password2", CHOSEN)]).await;
    bob.submit().await;
    bob.until_text("Your new password was set. Sign in with it.").await;
    bob.sign_in("bob", PASSWORD).await;
    bob.until_wrong().await;
    bob.sign_in("bob", CHOSEN).await;
    bob.until_place("/private").await;
    bob.goto(&link).await;
    bob.until_text("This link no longer works").await;
}

async fn lift_a_limit(root: &Visit, bob: &Visit) {
    bob.sign_out().await;
    for _ in 0..11 {
        bob.open("/login").await;
        bob.sign_in("bob", "wrong").await;
        let answered = async || {
            let text = bob.text().await;
            ["Wrong user name or password", "Too many attempts"]
                .iter()
                .any(|said| text.contains(said))
        };
        bob.until("the password is refused", answered).await;
    }
    bob.until_text("Too many attempts").await;
    bob.open("/login").await;
    bob.sign_in("bob", CHOSEN).await;
    bob.until_text("Too many attempts").await;

    root.follow("Limits").await;
    root.until_text("10 of 10").await;
    root.find("form[action='/admin/limits/lift'] button").await.click().await.expect("a button");
    root.until_text("Unblocked. The counter starts again.").await;
    bob.open("/login").await;
    bob.sign_in("bob", CHOSEN).await;
    bob.until_place("/private").await;
}

async fn read_log(root: &Visit) {
    root.follow("Log").await;
    root.until_place("/admin/log").await;
    let text = root.text().await;
    for told in [
        "root became the first superuser.",
        "root added bob.",
        "root deactivated bob.",
        "root activated bob.",
        "root changed the name of bob.",
        "root created a reset link for bob.",
        "bob chose a new password with a reset link.",
        "A sign-in as bob failed.",
        "There were too many attempts to sign in as bob.",
        "root unblocked bob",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    for secret in [PASSWORD, CHOSEN, "$2b$"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[rocket::async_test]
async fn the_keyboard_is_soon_at_the_actions_on_chosen_users() {
    journey(&[], Scripts::Off, async |root| {
        root.set_up("root").await;
        root.open("/admin/users/add").await;
        root.fill_account("bob").await;
        root.submit().await;
        root.until_text("The user was added.").await;
        root.open("/admin/users").await;
        let mut presses = 0;
        for (stop, key) in [
            ("Skip to content", Key::Enter),
            ("Skip to the list", Key::Enter),
            ("", Key::Space),
            ("Go to the actions for selected users", Key::Enter),
            ("Deactivate…", Key::Enter),
        ] {
            presses += tabs_to(root, stop).await;
            root.press_key(key).await;
        }
        root.until_text("Deactivate 1 user?").await;
        assert!(presses <= 12, "{presses} times Tab");
    })
    .await;
}

/// Presses Tab until the cursor is at what has this label, and counts.
async fn tabs_to(visit: &Visit, label: &str) -> usize {
    for presses in 1..=12 {
        visit.press_key(Key::Tab).await;
        if visit.run("return document.activeElement.textContent.trim()").await == label {
            return presses;
        }
    }
    panic!("{label:?} is not among the next stops");
}
