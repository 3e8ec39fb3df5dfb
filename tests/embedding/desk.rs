//! A host's tests as a host writes them: an application, launched for a test.

use doorward::testing::{self, TestClient};
use doorward::{Doorward, Hooks, User};
use rocket::http::{Accept, ContentType, Header};
use rocket::local::blocking::{Client, LocalResponse};
use rocket::{Build, Rocket, Route};
use rocket_dyn_templates::Template;

pub const PASSWORD: &str = "Tangerine-Orbit-4471";

/// The application, before a test launches it.
pub fn application(doorward: Doorward, routes: Vec<Route>) -> Rocket<Build> {
    let figment = rocket::Config::figment()
        .merge(("log_level", "off"))
        .merge(("template_dir", "/dev/zero"))
        .merge(("doorward.throttle", false));
    rocket::custom(figment)
        .attach(Template::custom(doorward::templates))
        .attach(doorward)
        .mount("/", routes)
}

/// The application with a client that keeps cookies before it.
pub fn client(doorward: Doorward, routes: Vec<Route>) -> Client {
    Client::tracked(testing::rocket(application(doorward, routes))).expect("it launches")
}

/// An application with these hooks and nothing else of its own.
pub fn hooked(hooks: impl Hooks) -> Client {
    client(Doorward::at("/").hooks(hooks), Vec::new())
}

/// A form sent from a page of this site.
pub fn post<'c>(client: &'c Client, path: &'c str, form: &str) -> LocalResponse<'c> {
    let request = client.post(path).header(Accept::HTML).header(ContentType::Form).body(form);
    request.header(Header::new("Sec-Fetch-Site", "same-origin")).dispatch()
}

/// A request of a script.
pub fn json<'c>(client: &'c Client, path: &'c str, body: &str) -> LocalResponse<'c> {
    client.post(path).header(ContentType::JSON).body(body).dispatch()
}

/// The form with which `name` registers, and more fields.
pub fn registration(name: &str, more: &str) -> String {
    format!(
        "username={name}&email={name}%40example.org&password={PASSWORD}&password2={PASSWORD}{more}"
    )
}

/// Somebody who may do everything, signed in.
pub fn superuser(client: &Client) -> User {
    let new = doorward::NewUser::new("root", "root@example.org").superuser(true).staff(true);
    let user = client.create(new);
    client.force_login(&user);
    user
}
