//! What comes back: status, headers, cookies, body.

use rocket::local::asynchronous::LocalResponse;
use serde_json::Value;

use crate::html::Html;

#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub async fn of(response: LocalResponse<'_>) -> Answer {
        Answer {
            status: response.status().code,
            headers: response
                .headers()
                .iter()
                .map(|header| (header.name().to_string(), header.value().to_owned()))
                .collect(),
            body: String::from_utf8_lossy(&response.into_bytes().await.unwrap_or_default())
                .into_owned(),
        }
    }

    /// Insists on a status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{:?}\n{}", self.headers, self.body);
        self
    }

    /// Insists on a text in the body.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "no {text:?} in\n{}", self.body);
        self
    }

    /// Insists on a text not being in the body.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "{text:?} in\n{}", self.body);
        self
    }

    /// The one value of a header.
    #[track_caller]
    pub fn header(&self, name: &str) -> Option<&str> {
        let all = self.all(name);
        assert!(all.len() < 2, "{name} comes {} times: {all:?}", all.len());
        all.first().copied()
    }

    pub fn all(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(set, _)| set.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Where it leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        self.header("Location").expect("it leads somewhere")
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.header("Content-Type"), Some("application/json"));
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    pub fn html(&self) -> Html {
        Html::parse(&self.body)
    }

    pub fn set_cookies(&self) -> Vec<SetCookie> {
        self.all("Set-Cookie").into_iter().map(SetCookie::parse).collect()
    }

    /// Whether it renews or opens a session.
    pub fn issues(&self) -> bool {
        let cookies = self.set_cookies();
        cookies.len() == 2 && cookies.iter().all(|cookie| !cookie.value.is_empty())
    }

    /// Whether it takes both cookies from the browser.
    pub fn clears(&self) -> bool {
        let cookies = self.set_cookies();
        cookies.len() == 2
            && cookies.iter().all(|cookie| cookie.value.is_empty() && cookie.has("Max-Age=0"))
    }

    /// Whether it leaves the cookies alone.
    pub fn keeps(&self) -> bool {
        self.set_cookies().is_empty()
    }

    /// The refresh token it sets, or nothing.
    pub fn refresh(&self) -> String {
        let cookies = self.set_cookies();
        let refresh = cookies.into_iter().find(|cookie| cookie.name.ends_with("refresh"));
        refresh.map(|cookie| cookie.value).unwrap_or_default()
    }
}

/// One `Set-Cookie`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetCookie {
    pub name: String,
    pub value: String,
    pub attributes: Vec<String>,
}

impl SetCookie {
    fn parse(text: &str) -> SetCookie {
        let mut parts = text.split("; ").map(str::to_owned);
        let pair = parts.next().unwrap_or_default();
        let (name, value) = pair.split_once('=').expect("a cookie is name=value");
        SetCookie { name: name.to_owned(), value: value.to_owned(), attributes: parts.collect() }
    }

    pub fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|set| set == attribute)
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find_map(|set| {
            let (key, value) = set.split_once('=')?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}
