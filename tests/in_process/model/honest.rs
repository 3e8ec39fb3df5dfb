//! One browser with its tabs, a network that loses and delays answers, a clock that jumps, and a
//! machine that dies.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rocket::http::Method;
use rocket::tokio::runtime::Runtime;

use super::{GRACE, Stage, held, over, sign_in};
use crate::answer::Answer;
use crate::jar::Jar;

/// How long a browser takes to write its cookies to disk, and a network to deliver, at most, in
/// seconds.
const SLOWEST: i64 = GRACE / 2;

/// What an honest browser goes through.
#[derive(Clone, Debug)]
enum Event {
    View,
    Post,
    Lost,
    /// Tabs that ask at once; the answers arrive in another order.
    Burst(usize),
    /// Tabs that ask at once, of which the first goes on with what it got before the others ask.
    Ahead(usize),
    /// A request leaves the browser.
    Send,
    /// One that is under way reaches the server, or its answer the browser.
    Arrive(usize),
    /// The access cookie is gone.
    Forget,
    Wait(i64),
    StepBack(i64),
    /// The clock is wrong for one request.
    WrongFor(i64),
    /// The clock is set.
    Set(i64),
    /// The browser is killed, and comes back with one of the jars that may be on its disk.
    Die(usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::View),
        1 => Just(Event::Post),
        3 => Just(Event::Lost),
        2 => (2..9_usize).prop_map(Event::Burst),
        2 => (2..9_usize).prop_map(Event::Ahead),
        3 => Just(Event::Send),
        3 => (0..4_usize).prop_map(Event::Arrive),
        1 => Just(Event::Forget),
        8 => prop_oneof![
            Just(4_i64), Just(20), Just(48), Just(104), Just(304), Just(2_000), Just(40_000)
        ].prop_map(Event::Wait),
        1 => Just(4_i64).prop_map(Event::StepBack),
        1 => prop_oneof![Just(304_i64), Just(40_000), Just(90_000), Just(-40_000)]
            .prop_map(Event::WrongFor),
        1 => prop_oneof![Just(304_i64), Just(-304)].prop_map(Event::Set),
        2 => (0..8_usize).prop_map(Event::Die),
    ]
}

/// A request that has left the browser with the cookies of then, or the answer to one.
enum UnderWay {
    Request(Jar),
    Answer(Answer),
}

/// The browser, and time as it passes, whatever the clock says.
struct Browser<'s> {
    runtime: &'s Runtime,
    stage: &'s mut Stage,
    passed: i64,
    jar: Jar,
    /// What was in the jar, and until when.
    before: Vec<(Jar, i64)>,
    under_way: Vec<UnderWay>,
    /// Since when something has been under way.
    since: i64,
}

impl Browser<'_> {
    fn step(&mut self, event: &Event) -> Result<(), TestCaseError> {
        // Nothing is under way for longer than that, nor past a cookie that is gone.
        let over = matches!(event, Event::Wait(wait) if self.passed + wait - self.since >= SLOWEST);
        if over || matches!(event, Event::Forget) {
            while !self.under_way.is_empty() {
                self.arrive(0)?;
            }
        }
        match *event {
            // A day without an answer ends a session on purpose.
            Event::Wait(seconds) if self.left() < seconds + 1_000 => {}
            Event::Wait(seconds) => {
                self.passed += seconds;
                self.stage.step(seconds);
            }
            Event::StepBack(seconds) => self.stage.step(-seconds),
            Event::Set(seconds) if self.left() < 2_000 + seconds => {}
            Event::Set(seconds) => self.stage.jump(seconds),
            Event::WrongFor(seconds) => {
                self.stage.jump(seconds);
                let answer = self.view();
                self.stage.jump(-seconds);
                prop_assert!(!answer.clears());
                self.hear(answer);
            }
            Event::Forget => self.jar.remove("access"),
            Event::Send => self.send(UnderWay::Request(self.jar.clone())),
            Event::Arrive(which) if !self.under_way.is_empty() => {
                self.arrive(which % self.under_way.len())?;
            }
            Event::Arrive(_) => {}
            Event::Die(which) => {
                for one in std::mem::take(&mut self.under_way) {
                    if let UnderWay::Request(sent) = one {
                        self.ask_with(&sent)?;
                    }
                }
                let recent = self.before.iter().filter(|(_, until)| self.passed - until <= SLOWEST);
                let kept: Vec<_> = recent.map(|(jar, _)| jar).chain([&self.jar]).collect();
                self.jar = kept[which % kept.len()].clone();
                self.before.clear();
            }
            Event::View => {
                let answer = self.ask_with(&self.jar.clone())?;
                self.hear(answer);
            }
            Event::Lost => {
                self.ask_with(&self.jar.clone())?;
            }
            Event::Ahead(tabs) => {
                let together = self.jar.clone();
                for tab in 0..tabs {
                    let answer = self.ask_with(&together)?;
                    self.hear(answer);
                    if tab == 0 {
                        let answer = self.ask_with(&self.jar.clone())?;
                        self.hear(answer);
                    }
                }
            }
            Event::Post | Event::Burst(_) => {
                let answers = self.runtime.block_on(ask(self.stage, &self.jar, event));
                for answer in answers.into_iter().rev() {
                    prop_assert!(is_in(&answer));
                    self.hear(answer);
                }
            }
        }
        Ok(())
    }

    fn send(&mut self, one: UnderWay) {
        if self.under_way.is_empty() {
            self.since = self.passed;
        }
        self.under_way.push(one);
    }

    fn arrive(&mut self, which: usize) -> Result<(), TestCaseError> {
        match self.under_way.remove(which) {
            UnderWay::Request(sent) => {
                let answer = self.ask_with(&sent)?;
                self.under_way.push(UnderWay::Answer(answer));
            }
            UnderWay::Answer(answer) => self.hear(answer),
        }
        Ok(())
    }

    fn view(&self) -> Answer {
        self.runtime.block_on(view(self.stage, &self.jar))
    }

    fn ask_with(&self, jar: &Jar) -> Result<Answer, TestCaseError> {
        let answer = self.runtime.block_on(view(self.stage, jar));
        prop_assert!(is_in(&answer), "{}", answer.status);
        Ok(answer)
    }

    fn hear(&mut self, answer: Answer) {
        if answer.issues() {
            self.before.push((self.jar.clone(), self.passed));
        }
        let browser = self.stage.world.visitor();
        browser.set_jar(self.jar.clone());
        browser.keep(&answer);
        self.jar = browser.jar();
    }

    /// How long the refresh token is still good, and its cookie there, in seconds: what a clock
    /// that is ahead for a moment hands out ends sooner.
    fn left(&self) -> i64 {
        let token = held(&self.jar, "refresh").map_or(0, |(_, exp)| exp - self.stage.now());
        let cookie = self.jar.until("refresh").map(|until| (until - self.stage.now_ms) / 1000);
        token.min(cookie.unwrap_or(i64::MAX))
    }
}

#[test]
fn an_honest_visitor_is_never_signed_out_by_accident() {
    over(300, vec(event(), 10..40), |runtime, stage, life| {
        let jar = sign_in(runtime, stage).jar();
        let (before, under_way) = (Vec::new(), Vec::new());
        let mut browser = Browser { runtime, stage, passed: 0, jar, before, under_way, since: 0 };
        for event in &life {
            let done = browser.step(event);
            prop_assert!(done.is_ok(), "{done:?} at {event:?} in {life:?}");
        }
        Ok(())
    });
}

/// Whether an answer is one for somebody who is signed in and stays so.
fn is_in(answer: &Answer) -> bool {
    matches!(answer.status, 200 | 422) && !answer.clears()
}

async fn view(stage: &Stage, jar: &Jar) -> Answer {
    let browser = stage.world.visitor();
    browser.set_jar(jar.clone());
    stage.get(&browser).await
}

async fn ask(stage: &Stage, jar: &Jar, event: &Event) -> Vec<Answer> {
    match event {
        Event::Post => {
            stage.set_clock();
            let browser = stage.world.visitor();
            browser.set_jar(jar.clone());
            let post = browser.request(Method::Post, "/register").form(&[]);
            vec![post.lost().await]
        }
        Event::Burst(tabs) => {
            let tabs = (0..*tabs).map(|_| view(stage, jar));
            rocket::futures::future::join_all(tabs).await
        }
        _ => vec![view(stage, jar).await],
    }
}
