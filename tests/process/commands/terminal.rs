//! Prompts, at a pseudo-terminal that `script` (util-linux) makes.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::ground::Ground;
use crate::client::PASSWORD;

const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody at a keyboard who waits for each question.
struct Typist {
    child: Child,
    keyboard: ChildStdin,
    screen: Receiver<Vec<u8>>,
    seen: String,
}

impl Typist {
    /// `None` and a printed reason where there is no `script`.
    fn at(ground: &Ground, arguments: &[&str]) -> Option<Typist> {
        let plain = ground.setup.command(arguments);
        let words = std::iter::once(plain.get_program()).chain(plain.get_args());
        let line: Vec<_> = words.map(|word| format!("'{}'", word.to_string_lossy())).collect();
        let mut script = Command::new("script");
        script.args(["-qec", &line.join(" "), "/dev/null"]).env_clear();
        script.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
        script.current_dir(plain.get_current_dir().expect("a directory"));
        script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let Ok(mut child) = script.spawn() else {
            eprintln!("left out: no program `script`");
            return None;
        };
        let mut stdout = child.stdout.take().expect("piped");
        let (tell, screen) = channel();
        std::thread::spawn(move || {
            let mut chunk = [0; 1024];
            while let Ok(count @ 1..) = stdout.read(&mut chunk) {
                if tell.send(chunk[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keyboard = child.stdin.take().expect("piped");
        Some(Typist { child, keyboard, screen, seen: String::new() })
    }

    /// Waits for the question, which is taken off the screen, and types a line.
    fn answers(&mut self, question: &str, line: &str) -> &mut Self {
        let begun = Instant::now();
        let end = loop {
            if let Some(place) = self.seen.find(question) {
                break place + question.len();
            }
            let chunk = self.screen.recv_timeout(PATIENCE.saturating_sub(begun.elapsed()));
            let chunk = chunk.unwrap_or_else(|_| panic!("no {question:?} in {:?}", self.seen));
            self.seen += &String::from_utf8_lossy(&chunk);
        };
        self.seen.drain(..end);
        // The echo is switched off before the prompt for a password is written, or just after.
        std::thread::sleep(Duration::from_millis(200));
        self.keyboard.write_all(format!("{line}\n").as_bytes()).expect("somebody reads");
        self
    }

    /// The exit code, and what has been on the screen since the last question.
    fn end(mut self) -> (Option<i32>, String) {
        let status = self.child.wait().expect("it ends");
        while let Ok(chunk) = self.screen.recv_timeout(PATIENCE) {
            self.seen += &String::from_utf8_lossy(&chunk);
        }
        (status.code(), self.seen)
    }
}

#[test]
fn mistakes_are_told_and_asked_again_and_passwords_are_not_shown() {
    let ground = Ground::with_superuser();
    let Some(mut typist) = Typist::at(&ground, &["create-superuser"]) else { return };
    typist
        .answers("User name: ", "no spaces")
        .answers("username: Enter a valid username.", "")
        .answers("username: This field may not be blank.", "ROOT")
        .answers("already exists.", "mary")
        .answers("E-mail address: ", "mary")
        .answers("email: Enter a valid email address.", "mary@example.com")
        .answers("Password: ", "mary12")
        .answers("Password (again): ", "mary12")
        .answers("password: This password is too short.", PASSWORD)
        .answers("Password (again): ", "other-Lantern-47")
        .answers("The two passwords do not match.", PASSWORD)
        .answers("Password (again): ", PASSWORD);
    let (code, screen) = typist.end();
    assert_eq!(code, Some(0), "{screen}");
    assert!(screen.contains("Created the superuser mary"), "{screen}");
    assert!(!screen.contains(PASSWORD), "{screen}");
    let server = ground.setup.start();
    assert_eq!(server.visitor().try_sign_in("mary").expect("an answer").status, 303);
}

#[test]
fn what_options_say_is_not_asked_and_the_end_of_input_changes_nothing() {
    let ground = Ground::with_superuser();
    let arguments = ["create-superuser", "--username", "mary", "--email", "mary@example.com"];
    let Some(mut typist) = Typist::at(&ground, &arguments) else { return };
    typist.answers("Password: ", "\u{4}");
    let (code, screen) = typist.end();
    assert_eq!(code, Some(1), "{screen}");
    assert!(screen.contains("cancelled"), "{screen}");
    assert_eq!(ground.json(&["users", "list"]).len(), 1);

    let Some(mut typist) = Typist::at(&ground, &["change-password", "root"]) else { return };
    typist.answers("Password: ", "Copper-Harbour-58").answers("(again): ", "Copper-Harbour-58");
    let (code, screen) = typist.end();
    assert_eq!(code, Some(0), "{screen}");
    assert!(!screen.contains("Copper"), "{screen}");
}
