//! A visitor who walks through an installation by real requests, as a browser makes them.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use rocket::http::{ContentType, Cookie, Header, Method};
use rocket::local::asynchronous::LocalResponse;
use url::form_urlencoded::Serializer;

use crate::form;
use crate::house::{ADDRESS, House};
use crate::sample::{self, Data, LONG};
use crate::steps::{Fields, State, Step};

const HTML: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
/// The most redirects in a row.
const REDIRECTS: usize = 5;

/// An answer, as far as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pub status: u16,
    pub kind: String,
    pub policy: String,
    pub body: Vec<u8>,
}

/// Somebody with a browser.
pub struct Walker<'h> {
    house: &'h House,
    data: Data,
    cookies: BTreeMap<String, String>,
    headers: BTreeMap<&'static str, String>,
    shown: Shown,
}

impl<'h> Walker<'h> {
    pub fn new(house: &'h House, language: &str, data: Data) -> Self {
        let headers = BTreeMap::from([
            ("Accept", HTML.to_owned()),
            ("Accept-Language", language.to_owned()),
            ("Host", house.origin.split("//").last().unwrap_or_default().to_owned()),
            ("Sec-Fetch-Site", "same-origin".to_owned()),
            ("User-Agent", FIREFOX.to_owned()),
        ]);
        Walker { house, data, cookies: BTreeMap::new(), headers, shown: Shown::default() }
    }

    /// Walks to a state, and answers what is seen there.
    ///
    /// # Errors
    /// A sentence that names the step which leads nowhere.
    pub async fn walk(mut self, state: &State) -> Result<Shown, String> {
        for step in &state.steps {
            self.step(*step).await.map_err(|why| format!("{}, {step:?}: {why}", state.name))?;
        }
        Ok(self.shown)
    }

    async fn step(&mut self, step: Step) -> Result<(), String> {
        match step {
            Step::SignIn(id) => {
                let form = [
                    ("username".to_owned(), sample::address_of(id)),
                    ("password".to_owned(), sample::PASSWORD.to_owned()),
                ];
                self.go(Method::Post, "/login", &form).await?;
                if self.shown.status >= 400 {
                    return Err(format!("nobody is signed in: {}", self.shown.status));
                }
            }
            Step::Get(path) => self.go(Method::Get, path, &[]).await?,
            Step::Post(path, fields) => {
                let form = self.filled(Vec::new(), fields);
                self.go(Method::Post, path, &form).await?;
            }
            Step::Send(path, fields) => {
                let found = form::to(&self.page(), path).ok_or("the page has no such form")?;
                let form = self.filled(found.fields, fields);
                self.go(Method::Post, &found.action, &form).await?;
            }
            Step::Open(id) => {
                let address = form::value(&self.page(), id).ok_or("the page has no such field")?;
                let path = address.strip_prefix(self.house.origin).unwrap_or(&address).to_owned();
                self.go(Method::Get, &path, &[]).await?;
            }
            Step::With(name, value) => drop(self.headers.insert(name, value.to_owned())),
            Step::Forget => self.cookies.clear(),
            Step::Change(sql) => self.house.change(sql)?,
        }
        Ok(())
    }

    fn page(&self) -> String {
        String::from_utf8_lossy(&self.shown.body).into_owned()
    }

    /// A form with these fields in the place of those of the same names.
    fn filled(&self, mut form: Vec<(String, String)>, fields: Fields) -> Vec<(String, String)> {
        form.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        let access = self.cookies.iter().find(|(name, _)| name.ends_with("access"));
        let access = access.map_or("", |(_, token)| token.as_str());
        let long = self.data.name("Wolfeschlegelsteinhausenbergerdorff", 0);
        form.extend(fields.iter().map(|(name, value)| {
            let value = value.replace("{name}", &self.data.name("Ada Lovelace", 1));
            let value = value.replace("{far too long}", &LONG.repeat(2));
            let value = value.replace("{long}", &long).replace("{access}", access);
            ((*name).to_owned(), value)
        }));
        form
    }

    /// Asks, and follows redirects.
    async fn go(
        &mut self,
        method: Method,
        path: &str,
        form: &[(String, String)],
    ) -> Result<(), String> {
        let mut next = self.ask(method, path, form).await?;
        for _ in 0..REDIRECTS {
            let Some(path) = next else { return Ok(()) };
            next = self.ask(Method::Get, &path, &[]).await?;
        }
        Err("it leads round in circles".to_owned())
    }

    /// Asks once; answers where a redirect leads.
    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        form: &[(String, String)],
    ) -> Result<Option<String>, String> {
        let address: IpAddr = ADDRESS.parse().map_err(|_| "the visitor is nowhere")?;
        let client = &self.house.client;
        let cookies: Vec<(String, String)> =
            self.cookies.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let mut request = client
            .req(method, path.to_owned())
            .remote(SocketAddr::new(address, 40_000))
            .cookies(cookies);
        for (name, value) in &self.headers {
            request.add_header(Header::new(*name, value.clone()));
        }
        if method == Method::Post {
            request.add_header(ContentType::Form);
            if !self.headers.contains_key("Origin") {
                request.add_header(Header::new("Origin", self.house.origin));
            }
            request.set_body(Serializer::new(String::new()).extend_pairs(form).finish());
        }
        let answer = request.dispatch().await;
        for line in answer.headers().get("Set-Cookie") {
            let Ok(cookie) = Cookie::parse(line.to_owned()) else { continue };
            let is_over = cookie.max_age().is_some_and(|age| !age.is_positive());
            match is_over {
                true => drop(self.cookies.remove(cookie.name())),
                false => {
                    self.cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
                }
            }
        }
        let location = answer.headers().get_one("Location").map(str::to_owned);
        let shown = Shown {
            status: answer.status().code,
            kind: header(&answer, "Content-Type"),
            policy: header(&answer, "Content-Security-Policy"),
            body: Vec::new(),
        };
        let is_redirect = (300..400).contains(&shown.status);
        self.shown = Shown { body: answer.into_bytes().await.unwrap_or_default(), ..shown };
        Ok(location.filter(|_| is_redirect))
    }
}

fn header(answer: &LocalResponse<'_>, name: &str) -> String {
    answer.headers().get_one(name).unwrap_or_default().to_owned()
}
