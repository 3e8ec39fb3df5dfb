//! Pages about problems.

use super::admin::root;
use crate::house::Kind;
use crate::sample::MEMBER;
use crate::steps::State;
use crate::steps::Step::{Get, Post, SignIn, With};

pub fn all() -> Vec<State> {
    let from_elsewhere =
        [With("Origin", "https://example.com"), With("Sec-Fetch-Site", "cross-site")];
    let sent = [&from_elsewhere[..], &[Post("/logout", &[])]].concat();
    let mut all = vec![
        State::new("404", "No such page", &[Get("/no-such-page")]),
        State::new("404-in", "No such page, signed in", &[SignIn(MEMBER), Get("/no-such-page")]),
        State::new("404-plain", "The same without a contact", &[Get("/no-such-page")])
            .of(Kind::Bare),
        root("404-user", "No such user", &[Get("/admin/users/999999")]),
        State::new("403", "Not for members", &[SignIn(MEMBER), Get("/admin")]),
        State::new("403-elsewhere", "From another site", &sent),
        State::new("405", "Wrong method", &[Get("/logout")]),
    ];
    for (name, about, path) in [
        ("400", "Not understood", "/gallery/400"),
        ("408", "Too slow", "/gallery/408"),
        ("409", "Changed meanwhile", "/gallery/409"),
        ("413", "Too large", "/gallery/413"),
        ("415", "Of the wrong kind", "/gallery/415"),
        ("422", "Not to be processed", "/gallery/422"),
        ("429", "Too many attempts", "/gallery/429"),
        ("500", "A failure", "/gallery/500"),
        ("503", "Out of order", "/gallery/503"),
    ] {
        all.push(State::new(name, about, &[Get(path)]));
    }
    all
}
