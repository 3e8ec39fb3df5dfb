//! A visitor: a browser with its cookie jar, or a script without one.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use rocket::http::{Header, Method};

use crate::answer::Answer;
use crate::harness::{ORIGIN, PASSWORD, World};
use crate::jar::Jar;

pub const HTML: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// Somebody with a browser. Time passes for the browser as for the server.
pub struct Visitor<'w> {
    pub world: &'w World,
    jar: Arc<Mutex<Jar>>,
    address: IpAddr,
}

impl<'w> Visitor<'w> {
    pub fn new(world: &'w World) -> Self {
        Visitor { world, jar: Arc::default(), address: IpAddr::V4(Ipv4Addr::LOCALHOST) }
    }

    /// Another tab of the same browser: one jar.
    pub fn tab(&self) -> Self {
        Visitor { jar: Arc::clone(&self.jar), ..*self }
    }

    /// Somebody who has copied the jar as it is now.
    pub fn copy(&self) -> Self {
        Visitor { jar: Arc::new(Mutex::new(self.jar())), ..*self }
    }

    /// The same browser at another address.
    pub fn from(mut self, address: &str) -> Self {
        self.address = address.parse().expect("an address");
        self
    }

    /// The jar as it is now.
    pub fn jar(&self) -> Jar {
        self.jar.lock().expect("no test panics inside").clone()
    }

    /// Puts another jar in place of this one.
    pub fn set_jar(&self, jar: Jar) {
        *self.jar.lock().expect("no test panics inside") = jar;
    }

    /// Drops the access cookie, as its expiry does.
    pub fn forget_access(&self) {
        let mut jar = self.jar();
        jar.remove("access");
        self.set_jar(jar);
    }

    /// Drops the refresh cookie.
    pub fn forget_refresh(&self) {
        let mut jar = self.jar();
        jar.remove("refresh");
        self.set_jar(jar);
    }

    /// The value of the access cookie, or nothing.
    pub fn access(&self) -> String {
        self.jar().value("access")
    }

    /// The value of the refresh cookie, or nothing.
    pub fn refresh(&self) -> String {
        self.jar().value("refresh")
    }

    /// Takes over the cookies that an answer sets.
    pub fn keep(&self, answer: &Answer) {
        let now = self.world.clock.now_ms();
        let mut jar = self.jar.lock().expect("no test panics inside");
        answer.set_cookies().iter().for_each(|set| jar.set(set, now));
    }

    /// A request as this browser makes it.
    pub fn request(&self, method: Method, path: &str) -> Ask<'_, 'w> {
        let ask = Ask {
            visitor: self,
            method,
            path: path.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
            cookies: self.jar().alive(self.world.clock.now_ms()),
        };
        let ask = ask
            .with("Host", "localhost:8000")
            .with("Accept", HTML)
            .with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Test/1");
        if matches!(method, Method::Get | Method::Head) {
            ask
        } else {
            ask.with("Origin", ORIGIN).with("Sec-Fetch-Site", "same-origin")
        }
    }

    /// A request as a script makes it: JSON, and none of what browsers add.
    pub fn script(&self, method: Method, path: &str) -> Ask<'_, 'w> {
        self.request(method, path)
            .without("Origin")
            .without("Sec-Fetch-Site")
            .with("Accept", "application/json")
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.request(Method::Get, path).send().await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.request(Method::Post, path).form(fields).send().await
    }

    /// Posts JSON as a script.
    pub async fn json(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.script(Method::Post, path).json(body).send().await
    }

    /// Fills in the registration form.
    pub async fn register(&self, name: &str) -> Answer {
        let email = format!("{name}@example.org");
        let fields = [
            ("username", name),
            ("email", &email),
            ("password", PASSWORD),
            ("password2", PASSWORD),
        ];
        self.post("/register", &fields).await
    }

    /// Signs in with the password that everybody has.
    pub async fn login(&self, name: &str) -> Answer {
        self.login_with(name, PASSWORD).await
    }

    pub async fn login_with(&self, name: &str, password: &str) -> Answer {
        self.post("/login", &[("username", name), ("password", password)]).await
    }

    /// Signs in with "keep me signed in".
    pub async fn login_to_stay(&self, name: &str) -> Answer {
        let fields = [("username", name), ("password", PASSWORD), ("remember", "on")];
        self.post("/login", &fields).await
    }

    pub async fn logout(&self) -> Answer {
        self.post("/logout", &[]).await
    }

    /// Whether the private page lets this visitor in.
    pub async fn is_in(&self) -> bool {
        let answer = self.get("/private").await;
        match answer.status {
            200 => true,
            303 => {
                assert_eq!(answer.location(), "/login?next=/private");
                false
            }
            status => panic!("{status} on the private page: {}", answer.body),
        }
    }
}

/// A request on its way.
pub struct Ask<'v, 'w> {
    visitor: &'v Visitor<'w>,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    cookies: Vec<(String, String)>,
}

impl Ask<'_, '_> {
    /// With this header, in place of one of the same name.
    pub fn with(self, name: &str, value: &str) -> Self {
        self.without(name).and(name, value)
    }

    /// With this header, beside one of the same name.
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(set, _)| !set.eq_ignore_ascii_case(name));
        self
    }

    /// With this cookie in place of one of the same name.
    pub fn cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.retain(|(set, _)| set != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn bearer(self, token: &str) -> Self {
        self.with("Authorization", &format!("Bearer {token}"))
    }

    pub fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.with("Content-Type", kind)
    }

    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        let body =
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.body("application/x-www-form-urlencoded", body)
    }

    pub fn json(self, value: &serde_json::Value) -> Self {
        self.body("application/json", value.to_string())
    }

    /// Sends it and takes over the cookies of the answer.
    pub async fn send(self) -> Answer {
        let visitor = self.visitor;
        let answer = self.lost().await;
        visitor.keep(&answer);
        answer
    }

    /// Sends it; the answer does not reach the browser.
    pub async fn lost(self) -> Answer {
        let client = &self.visitor.world.client;
        let mut request = client
            .req(self.method, self.path)
            .remote(SocketAddr::new(self.visitor.address, 40_000))
            .body(self.body)
            .cookies(self.cookies);
        for (name, value) in self.headers {
            request.add_header(Header::new(name, value));
        }
        Answer::of(request.dispatch().await).await
    }
}
