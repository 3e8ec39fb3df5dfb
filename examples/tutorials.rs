//! A small host application: the views of the well-known JWT tutorials, behind Doorward's guards.
//!
//! `cargo run --example tutorials`, then register at http://localhost:8000/register, or:
//!
//! ```sh
//! curl --json '{"username":"ada","email":"ada@example.org","password":"Tangerine-Orbit-4471"}' localhost:8000/register/
//! curl --json '{"username":"ada","password":"Tangerine-Orbit-4471"}' localhost:8000/login/
//! curl -H "Authorization: Bearer $ACCESS" localhost:8000/profile/
//! ```

use doorward::{Claims, CurrentUser, Doorward};
use rocket::serde::json::{Value, json};
use rocket::{get, launch, routes};
use rocket_dyn_templates::Template;

/// For signed-in people. The guard in the signature is all it takes: a browser is sent to sign in
/// and comes back here, a script gets 401, and an expired access token is renewed on the way.
#[get("/profile")]
fn profile(user: CurrentUser<'_>) -> Value {
    json!({ "message": format!("Hello, {}", user.username) })
}

/// For holders of a valid token, without asking the database: the token's signature and expiry
/// count, and a sign-out is noticed when the token expires.
#[get("/protected")]
fn protected(_token: Claims) -> Value {
    json!({ "message": "This is a protected view!" })
}

/// For everybody, with a word for those who are signed in.
#[get("/hello")]
fn hello(user: Option<CurrentUser<'_>>) -> String {
    match user {
        Some(user) => format!("Hello again, {}!\n", user.username),
        None => "Hello, stranger!\n".to_owned(),
    }
}

#[launch]
fn rocket() -> _ {
    rocket::build()
        // The pages. Files in `templates/` of the same name come before the built-in ones.
        .attach(Template::custom(doorward::templates))
        // `/register`, `/login`, `/logout` and `/private`, which answers "Access Granted!".
        .attach(Doorward::at("/"))
        // The application's own routes; `/profile/` with the slash works as well.
        .mount("/", routes![profile, protected, hello])
}
