//! How long a connection may take, judged by the bytes that have been transferred.

use std::cmp::Reverse;
use std::time::{Duration, Instant};

/// The time from the start of a connection or the first byte of a request to the first byte of its
/// response. No handler of Doorward takes as long with password hashes up to cost 12; each higher
/// cost doubles it.
const MID_REQUEST: Duration = Duration::from_secs(12);
/// How long a request may take before it is among the first to be closed when there are too many:
/// longer than a statement on a slow database.
const LATE: Duration = Duration::from_secs(3);
/// How many requests may be late, besides those that wait for a password hash: each uses some 20
/// kB.
const CROWD: usize = 150;
/// The rate, in bytes per second, at which an upload counts as slow but not as stalled.
const REAL: u64 = 500;

/// The limits of a server.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    mid_request: Duration,
    idle: Duration,
    crowd: usize,
}

impl Patience {
    /// The limits for passwords of this cost, `hashing` of which may wait to be hashed, and
    /// connections that may be idle for `idle`.
    pub fn new(cost: u32, hashing: usize, idle: Duration) -> Self {
        let mid_request = MID_REQUEST * (1 << cost.saturating_sub(12).min(8));
        Patience { mid_request, idle, crowd: CROWD.saturating_add(hashing) }
    }

    /// The late connections to close so that they cannot fill the memory: those that have waited
    /// longest.
    pub fn too_many<T>(self, mut late: Vec<(Duration, T)>) -> impl Iterator<Item = T> {
        let surplus = late.len().saturating_sub(self.crowd);
        late.sort_by_key(|(waited, _)| Reverse(*waited));
        late.into_iter().take(surplus).map(|(_, one)| one)
    }
}

/// The state of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionState {
    Fine,
    /// No request is in progress, and none has been for long.
    Idle,
    /// A request has been in progress for this long, which is fine unless there are too many such.
    Late(Duration),
    /// A request has begun, and no response has followed.
    Stalled,
}

/// What earlier checks have observed of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    received: u64,
    sent: u64,
    /// When bytes were last transferred, either way.
    moved: Instant,
    /// Since when a request has waited for its response, and how many bytes had been received
    /// before.
    begun: Option<(Instant, u64)>,
}

impl Course {
    /// A connection seen for the first time: opening one begins a request.
    pub fn new(now: Instant) -> Self {
        Course { received: 0, sent: 0, moved: now, begun: Some((now, 0)) }
    }

    /// Judges the connection by the bytes received and sent so far. When both have grown since the
    /// last check, the sent bytes are the response to the received ones.
    pub fn look(
        &mut self,
        now: Instant,
        received: u64,
        sent: u64,
        patience: Patience,
    ) -> ConnectionState {
        if sent != self.sent {
            self.begun = None;
        } else if received != self.received {
            self.begun.get_or_insert((now, self.received));
        }
        if (received, sent) != (self.received, self.sent) {
            self.moved = now;
        }
        (self.received, self.sent) = (received, sent);
        match self.begun {
            Some((begun, before)) => {
                let earned = Duration::from_secs((received - before) / REAL);
                let waited = now.duration_since(begun).saturating_sub(earned);
                match waited {
                    _ if waited >= patience.mid_request => ConnectionState::Stalled,
                    _ if waited >= LATE => ConnectionState::Late(waited),
                    _ => ConnectionState::Fine,
                }
            }
            None if now.duration_since(self.moved) >= patience.idle => ConnectionState::Idle,
            None => ConnectionState::Fine,
        }
    }

    /// Whether these counts can be of the same connection: they only grow.
    pub fn leads_to(&self, received: u64, sent: u64) -> bool {
        received >= self.received && sent >= self.sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When a connection is given up, and how, if it has these byte counts after each second.
    fn given_up(course: impl Fn(u64) -> (u64, u64)) -> Option<(u64, ConnectionState)> {
        let (start, patience) = (Instant::now(), Patience::new(12, 0, Duration::from_secs(75)));
        let mut known = Course::new(start);
        (0..600).find_map(|second| {
            let (received, sent) = course(second);
            let verdict = known.look(start + Duration::from_secs(second), received, sent, patience);
            let given_up = matches!(verdict, ConnectionState::Idle | ConnectionState::Stalled);
            given_up.then_some((second, verdict))
        })
    }

    #[test]
    fn a_request_that_does_not_go_on_is_stalled() {
        assert_eq!(given_up(|_| (0, 0)), Some((12, ConnectionState::Stalled)), "silence");
        assert_eq!(given_up(|_| (40, 0)), Some((12, ConnectionState::Stalled)), "half a head");
        assert_eq!(given_up(|second| (second, 0)), Some((12, ConnectionState::Stalled)), "a drip");
        let after_an_answer = given_up(|second| (100 + second.saturating_sub(30), 900));
        assert_eq!(
            after_an_answer,
            Some((31 + 12, ConnectionState::Stalled)),
            "a drip after an answer"
        );
        let tls = given_up(|second| (300 + second / 5, if second < 3 { 0 } else { 2_000 }));
        assert_eq!(tls, Some((5 + 12, ConnectionState::Stalled)), "a drip after a handshake");
    }

    #[test]
    fn a_request_that_goes_on_is_not() {
        assert_eq!(given_up(|second| (second * 600, 0)), None, "a slow upload");
        assert_eq!(given_up(|second| (200, second * 10)), None, "a slow download");
        assert_eq!(
            given_up(|second| (200 + second / 60 * 200, 900 + second / 60 * 900)),
            None,
            "keep-alive"
        );
        let hashing = given_up(|second| if second < 11 { (400, 0) } else { (400, 300) });
        assert_eq!(hashing, Some((11 + 75, ConnectionState::Idle)), "an answer that took long");
    }

    #[test]
    fn a_connection_is_idle_after_its_answer_however_fast_that_was() {
        assert_eq!(given_up(|_| (200, 900)), Some((75, ConnectionState::Idle)));
        let (start, patience) = (Instant::now(), Patience::new(14, 0, Duration::from_secs(75)));
        let dear = Course::new(start).look(start + Duration::from_secs(47), 0, 0, patience);
        assert_eq!(dear, ConnectionState::Late(Duration::from_secs(47)), "dear hashes take longer");
    }

    #[test]
    fn the_longest_waits_are_too_many_in_a_crowd() {
        let patience = Patience::new(12, 50, Duration::from_secs(75));
        let crowd = |count: u64| (0..count).map(|one| (Duration::from_secs(one), one)).collect();
        assert_eq!(patience.too_many(crowd(200)).count(), 0);
        assert_eq!(patience.too_many(crowd(203)).collect::<Vec<_>>(), [202, 201, 200]);
    }
}
