//! Random lives of a session against what the contract says about each: never signed out by
//! accident, always by theft.

mod hands;
mod honest;

use std::cell::RefCell;
use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner};
use rocket::http::Method;
use rocket::tokio::runtime::{Builder, Runtime};
use serde_json::json;

use crate::actor::Visitor;
use crate::answer::Answer;
use crate::harness::{World, rounds};
use crate::jar::Jar;

/// Lifetimes in seconds that no sum of the steps below meets, so that the milliseconds a request
/// takes never decide.
const ACCESS: i64 = 302;
const REFRESH: i64 = 86_402;
const GRACE: i64 = 103;

/// A world whose clock stands still but for the steps of the test.
struct Stage {
    world: World,
    now_ms: i64,
}

impl Stage {
    fn set_clock(&self) {
        let ahead = self.world.clock.now_ms() - self.now_ms;
        let by = Duration::from_millis(ahead.unsigned_abs());
        if ahead > 0 {
            self.world.clock.step_back(by);
        } else {
            self.world.clock.advance(by);
        }
    }

    fn now(&self) -> i64 {
        self.now_ms.div_euclid(1000)
    }

    fn step(&mut self, seconds: i64) {
        self.now_ms += seconds * 1000;
        self.set_clock();
    }

    /// The clock is wrong by so many seconds more; no time passes.
    fn jump(&mut self, seconds: i64) {
        self.world.clock.jump(seconds);
        self.now_ms += seconds * 1000;
        self.set_clock();
    }

    async fn get(&self, visitor: &Visitor<'_>) -> Answer {
        self.set_clock();
        visitor.request(Method::Get, "/private").lost().await
    }
}

/// Runs `property` over random lives, the same ones each time.
fn over<S: Strategy>(
    cases: u32,
    lives: S,
    property: impl Fn(&Runtime, &mut Stage, S::Value) -> TestCaseResult,
) {
    let runtime =
        Builder::new_current_thread().enable_all().build().expect("a runtime can be made");
    let settings = json!({
        "access_token_lifetime": ACCESS,
        "refresh_token_lifetime": REFRESH,
        "remembered_token_lifetime": REFRESH,
        "refresh_grace": GRACE,
    });
    let world = runtime.block_on(async {
        let world = World::with(settings).await;
        world.visitor().register("ada").await.is(303);
        world
    });
    let now_ms = world.clock.now_ms();
    let stage = RefCell::new(Stage { world, now_ms });
    let config = Config {
        cases: cases * rounds(20) / 20,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng)
        .run(&lives, |life| property(&runtime, &mut stage.borrow_mut(), life))
        .unwrap_or_else(|failure| panic!("{failure}"));
}

fn sign_in<'w>(runtime: &Runtime, stage: &'w Stage) -> Visitor<'w> {
    stage.set_clock();
    let ada = stage.world.visitor();
    runtime.block_on(async {
        ada.login_to_stay("ada").await.is(303);
        // What a step back brings into the future is not this life's concern.
        stage.world.change("DELETE FROM sessions WHERE ended_at IS NOT NULL").await;
    });
    ada
}

/// What a jar holds of a kind of token: its generation and its `exp`.
type Held = Option<(i64, i64)>;

fn held(jar: &Jar, kind: &str) -> Held {
    claims(&jar.value(kind))
}

fn claims(token: &str) -> Held {
    let payload = token.split('.').nth(1)?;
    let bytes = BASE64URL_NOPAD.decode(payload.as_bytes()).ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    Some((claims["gen"].as_i64()?, claims["exp"].as_i64()?))
}
