//! One browser with its tabs, and a network that loses and delays answers.

use proptest::collection::vec;
use proptest::prelude::*;
use rocket::http::Method;

use super::{GRACE, Stage, held, over, sign_in};
use crate::answer::Answer;
use crate::jar::Jar;

/// What an honest browser goes through.
#[derive(Clone, Debug)]
enum Event {
    View,
    Post,
    Lost,
    /// Tabs that ask at once; the answers arrive in another order.
    Burst(usize),
    /// A request leaves the browser.
    Send,
    /// One that is under way reaches the server, or its answer the browser.
    Arrive(usize),
    /// The access cookie is gone.
    Forget,
    Wait(i64),
    StepBack(i64),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::View),
        1 => Just(Event::Post),
        3 => Just(Event::Lost),
        2 => (2..5_usize).prop_map(Event::Burst),
        3 => Just(Event::Send),
        3 => (0..4_usize).prop_map(Event::Arrive),
        1 => Just(Event::Forget),
        6 => prop_oneof![
            Just(4_i64), Just(8), Just(12), Just(304), Just(2_000), Just(40_000)
        ].prop_map(Event::Wait),
        1 => Just(4_i64).prop_map(Event::StepBack),
    ]
}

/// A request that has left the browser with the cookies of then, or the answer to one.
enum UnderWay {
    Request(Jar),
    Answer(Answer),
}

#[test]
fn an_honest_visitor_is_never_signed_out_by_accident() {
    over(300, vec(event(), 10..40), |runtime, stage, life| {
        let mut jar = sign_in(runtime, stage).jar();
        let (mut stepped_back, mut waited) = (0, 0);
        let mut under_way: Vec<UnderWay> = Vec::new();
        // Whether a successor has been made that the browser has not heard of.
        let mut stale = false;
        for event in &life {
            // Nothing is under way for longer than the grace, nor past a cleared cookie.
            let late = matches!(event, Event::Wait(seconds) if waited + seconds >= GRACE);
            if late || matches!(event, Event::Forget) {
                for one in under_way.drain(..) {
                    let answer = match one {
                        UnderWay::Request(sent) => runtime.block_on(view(stage, &sent)),
                        UnderWay::Answer(answer) => answer,
                    };
                    prop_assert!(is_in(&answer), "{event:?} in {life:?}");
                    stale &= !answer.issues();
                    jar = arrived(stage, jar, [answer]);
                }
            }
            if under_way.is_empty() {
                waited = 0;
            }
            match event {
                // A day without an answer ends a session on purpose.
                Event::Wait(seconds) if left(stage, &jar) < seconds + 100 => {}
                Event::Wait(seconds) => {
                    waited += seconds;
                    stage.step(*seconds);
                }
                Event::StepBack(seconds) if stepped_back < 40 => {
                    stepped_back += seconds;
                    stage.step(-seconds);
                }
                Event::Forget => jar.remove("access"),
                // The grace counts from the rotation. Of one whose answer was lost it may be over,
                // so that nothing may be slower than the first request with the successor.
                Event::Send if stale => {
                    let answer = runtime.block_on(view(stage, &jar));
                    prop_assert!(is_in(&answer), "{event:?} in {life:?}");
                    under_way.push(UnderWay::Answer(answer));
                }
                Event::Send => under_way.push(UnderWay::Request(jar.clone())),
                Event::Arrive(which) if !under_way.is_empty() => {
                    match under_way.remove(which % under_way.len()) {
                        UnderWay::Request(sent) => {
                            let answer = runtime.block_on(view(stage, &sent));
                            prop_assert!(is_in(&answer), "{event:?} in {life:?}");
                            under_way.push(UnderWay::Answer(answer));
                        }
                        UnderWay::Answer(answer) => {
                            stale &= !answer.issues();
                            jar = arrived(stage, jar, [answer]);
                        }
                    }
                }
                Event::StepBack(_) | Event::Arrive(_) => {}
                asking => {
                    let answers = runtime.block_on(ask(stage, &jar, asking));
                    let all_in = answers.iter().all(is_in);
                    prop_assert!(all_in, "{asking:?} in {life:?}");
                    let issued = answers.iter().any(Answer::issues);
                    if matches!(asking, Event::Lost) {
                        stale |= issued;
                    } else {
                        stale &= !issued;
                        jar = arrived(stage, jar, answers.into_iter().rev());
                    }
                }
            }
        }
        Ok(())
    });
}

/// How long the refresh token in a jar is still good, in seconds.
fn left(stage: &Stage, jar: &Jar) -> i64 {
    held(jar, "refresh").map_or(0, |(_, exp)| exp - stage.now())
}

/// Whether an answer is one for somebody who is signed in and stays so.
fn is_in(answer: &Answer) -> bool {
    matches!(answer.status, 200 | 422) && !answer.clears()
}

fn arrived(stage: &Stage, jar: Jar, answers: impl IntoIterator<Item = Answer>) -> Jar {
    let browser = stage.world.visitor();
    browser.set_jar(jar);
    answers.into_iter().for_each(|answer| browser.keep(&answer));
    browser.jar()
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
