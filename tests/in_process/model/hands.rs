//! Cookies in several hands: copies, thieves, stale tabs, against a small model of the contract.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{GRACE, Held, REFRESH, claims, held, over, sign_in};

/// What the contract says of one session, in a few lines.
#[derive(Debug)]
struct Model {
    generation: i64,
    kept: i64,
    marked: (i64, i64),
    handed: i64,
    rotated: i64,
    until: i64,
    over: Option<&'static str>,
}

impl Model {
    fn new(now: i64) -> Self {
        let (marked, until) = ((1, now), now + REFRESH);
        Model { generation: 1, kept: 1, marked, handed: now, rotated: now, until, over: None }
    }

    /// Whether the visitor is let in, and the generation of which new cookies come.
    fn ask(&mut self, access: Held, refresh: Held, now: i64) -> (bool, Option<i64>) {
        if self.over.is_some() || self.until <= now {
            return (false, None);
        }
        let late = now - self.handed > GRACE;
        if let Some((generation, _)) = access.filter(|(_, exp)| *exp > now) {
            if generation == self.generation && late {
                self.kept = generation;
            }
            return (true, None);
        }
        let Some((generation, _)) = refresh else { return (false, None) };
        if generation == self.generation {
            if late {
                self.kept = generation;
            }
            let since_mark = now - self.marked.1;
            if since_mark.abs() > GRACE {
                if since_mark > 0 {
                    self.kept = self.kept.max(self.marked.0);
                }
                self.marked = (generation, now);
            }
            self.generation += 1;
            self.handed = now;
            // A clock that steps back ends nothing sooner.
            let before = if now < self.rotated { self.until } else { 0 };
            self.until = before.max(now + REFRESH);
            self.rotated = now;
        } else if generation >= self.kept {
            if now - self.handed > GRACE / 2 {
                self.handed = now;
            }
        } else if access.is_some_and(|(of, exp)| of == generation && now - exp < 5 * GRACE) {
            return (false, None);
        } else {
            self.over = Some("token_reused");
            return (false, None);
        }
        (true, Some(self.generation))
    }
}

/// What befalls a session whose cookies several hands have.
#[derive(Clone, Debug)]
enum Move {
    /// One of the hands asks; the answer arrives, or is lost.
    Ask(usize, bool),
    /// A new hand copies what another one has.
    Copy(usize),
    Forget(usize),
    Wait(i64),
    StepBack,
}

fn a_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        8 => (0..4_usize, prop::bool::weighted(0.8)).prop_map(|(hand, kept)| Move::Ask(hand, kept)),
        2 => (0..4_usize).prop_map(Move::Copy),
        2 => (0..4_usize).prop_map(Move::Forget),
        5 => prop_oneof![
            Just(4_i64), Just(48), Just(104), Just(304), Just(2_000), Just(80_000)
        ].prop_map(Move::Wait),
        1 => Just(Move::StepBack),
    ]
}

#[test]
fn whoever_asks_in_whatever_order_gets_what_the_contract_says() {
    over(300, vec(a_move(), 10..40), |runtime, stage, life| {
        let mut hands = vec![sign_in(runtime, stage).jar().for_ever()];
        let mut model = Model::new(stage.now());
        let mut stepped_back = 0;
        for step in &life {
            match *step {
                Move::Wait(seconds) => stage.step(seconds),
                Move::StepBack if stepped_back < 40 => {
                    stepped_back += 4;
                    stage.step(-4);
                }
                Move::StepBack => {}
                Move::Copy(from) => hands.push(hands[from % hands.len()].clone()),
                Move::Forget(hand) => {
                    let hand = hand % hands.len();
                    hands[hand].remove("access");
                }
                Move::Ask(hand, kept) => {
                    let hand = hand % hands.len();
                    let visitor = stage.world.visitor();
                    visitor.set_jar(hands[hand].clone());
                    let (access, refresh) =
                        (held(&hands[hand], "access"), held(&hands[hand], "refresh"));
                    let now = stage.now();
                    let (lets_in, issued) = model.ask(access, refresh, now);
                    let answer = runtime.block_on(stage.get(&visitor));
                    let context =
                        format!("{} to {step:?} with {model:?} in {life:?}", answer.status);
                    prop_assert_eq!(answer.status == 200, lets_in, "{}", context);
                    let got = claims(&answer.refresh()).map(|(generation, _)| generation);
                    prop_assert_eq!(got, issued, "{}", context);
                    if kept {
                        visitor.keep(&answer);
                        hands[hand] = visitor.jar().for_ever();
                    }
                }
            }
        }
        if model.over == Some("token_reused") {
            let ended = "end_reason = 'token_reused'";
            let ended = runtime.block_on(stage.world.count("sessions", ended));
            prop_assert_eq!(ended, 1, "{:?}", life);
        }
        Ok(())
    });
}

/// Owner and thief, whose cookies are of one session; whoever of them acts when the other has kept
/// a newer generation ends it.
#[test]
fn a_copied_session_that_both_go_on_using_is_always_ended() {
    let life = (vec(a_move(), 0..12), any::<bool>());
    over(200, life, |runtime, stage, (life, thief_first)| {
        let owner = sign_in(runtime, stage);
        owner.set_jar(owner.jar().for_ever());
        let thief = owner.copy();
        let (owner, thief) = (owner.jar(), thief.jar());
        let mut hands = if thief_first { [thief, owner] } else { [owner, thief] };
        // One of them keeps a generation that the other has not heard of, then that one acts.
        let keeps =
            |hand| [Move::Wait(304), Move::Ask(hand, true), Move::Wait(104), Move::Ask(hand, true)];
        let turns = life.into_iter().chain(keeps(0)).chain([Move::Wait(700)]).chain(keeps(1));
        for turn in turns.chain([Move::Wait(700)]).chain(keeps(0)) {
            match turn {
                Move::Wait(seconds) => stage.step(seconds.min(2_000)),
                Move::Ask(hand, _) => {
                    let visitor = stage.world.visitor();
                    visitor.set_jar(hands[hand % 2].clone());
                    let answer = runtime.block_on(stage.get(&visitor));
                    visitor.keep(&answer);
                    hands[hand % 2] = visitor.jar().for_ever();
                }
                Move::Forget(hand) => hands[hand % 2].remove("access"),
                Move::Copy(_) | Move::StepBack => {}
            }
        }
        let ended = "end_reason = 'token_reused'";
        let ended = runtime.block_on(stage.world.count("sessions", ended));
        prop_assert_eq!(ended, 1);
        Ok(())
    });
}
