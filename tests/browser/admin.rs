//! The administration, from an empty database on, with scripts turned off.

use crate::browser::{Scripts, journey_of_two};
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
    root.fill(&[("search", "bob")]).await;
    root.push("Search").await;
    root.until_text("1 of 1").await;
    assert!(!root.text().await.contains("root@example.org"));
    root.find("#users input[type=checkbox]").await.click().await.expect("a box to tick");
    root.push(&format!("{action}…")).await;
    root.until_text(asked).await;
    root.until_text("bob@example.org").await;
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

    choose(root, "Activate", "Activate 1 user?").await;
    root.find("#confirm button").await.click().await.expect("a button to press");
    root.until_text("1 user was activated.").await;
    bob.sign_in("bob", PASSWORD).await;
    bob.until_place("/private").await;
}

async fn read_history(root: &Visit) {
    root.follow("bob").await;
    root.until_text("Profile and rights").await;
    root.fill(&[("first_name", "Robert")]).await;
    root.push("Save").await;
    root.until_text("The user was saved.").await;
    root.follow("History").await;
    root.until_text("User deactivated").await;
    let text = root.text().await;
    // For screen readers the arrow is a word.
    let words: Vec<_> = text.split_whitespace().filter(|word| *word != "became").collect();
    let words = words.join(" ");
    for told in ["User added", "User activated", "yes → no", "no → yes", "(empty) → Robert"] {
        assert!(words.contains(told), "{told}: {words}");
    }
    assert!(text.contains("127.0.0.1"), "{text}");
}

async fn hand_over_a_reset_link(root: &Visit, bob: &Visit) {
    root.follow("Password").await;
    root.until_text("Let them choose one").await;
    root.push("Make a reset link").await;
    root.until_text("The reset link is made").await;
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
    bob.until_text("This address is not valid any more.").await;
}

async fn lift_a_limit(root: &Visit, bob: &Visit) {
    bob.sign_out().await;
    for _ in 0..11 {
        bob.open("/login").await;
        bob.sign_in("bob", "wrong").await;
        let answered = async || {
            let text = bob.text().await;
            ["do not match an active account", "Too many attempts"]
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
    root.until_text("The limit was lifted.").await;
    bob.open("/login").await;
    bob.sign_in("bob", CHOSEN).await;
    bob.until_place("/private").await;
}

async fn read_log(root: &Visit) {
    root.follow("Log").await;
    root.until_place("/admin/log").await;
    let text = root.text().await;
    for told in [
        "First superuser made",
        "User added",
        "User deactivated",
        "User activated",
        "User changed",
        "Reset link made",
        "Password reset",
        "Sign-in failed",
        "Too many attempts",
        "Limit lifted",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    for secret in [PASSWORD, CHOSEN, "$2b$"] {
        assert!(!text.contains(secret), "{text}");
    }
}
