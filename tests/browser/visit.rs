//! A visitor with a browser, in words for what visitors do.

use std::rc::Rc;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use rocket::serde::json::{Value, json};
use rocket::tokio::time::sleep;

use crate::browser::{console, devtools};
use crate::child::Child;

pub const PASSWORD: &str = "Tangerine-Orbit-4471";

/// How long something may take to come true.
const PATIENCE: Duration = Duration::from_secs(30);

/// One browser before one server.
pub struct Visit {
    pub page: Client,
    pub server: Rc<Child>,
}

impl Visit {
    pub fn new(page: Client, server: Rc<Child>) -> Visit {
        Visit { page, server }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.server.port)
    }

    /// Types an address of the site.
    pub async fn open(&self, path: &str) {
        self.goto(&self.url(path)).await;
    }

    pub async fn goto(&self, url: &str) {
        let went = self.page.goto(url).await;
        went.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Path, query and fragment of the page.
    pub async fn place(&self) -> String {
        let url = self.page.current_url().await.expect("an address");
        url[url::Position::BeforePath..].to_owned()
    }

    /// The text that can be seen; nothing while the page changes.
    pub async fn text(&self) -> String {
        match self.page.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    pub async fn find(&self, selector: &str) -> Element {
        let found = self.page.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// What is in a field.
    pub async fn value(&self, field: &str) -> String {
        let input = self.find(&format!("#{field}")).await;
        input.prop("value").await.expect("a property").unwrap_or_default()
    }

    pub async fn fill(&self, fields: &[(&str, &str)]) {
        for (name, text) in fields {
            let input = self.find(&format!("[name={name}]")).await;
            input.clear().await.expect("a field that can be emptied");
            input.send_keys(text).await.expect("a field to type into");
        }
    }

    /// Presses the button of the form in the page's main part.
    pub async fn submit(&self) {
        let button = self.find("main form button[type=submit]").await;
        button.click().await.expect("a button to press");
    }

    /// Follows the link with this text.
    pub async fn follow(&self, text: &str) {
        self.press_on(&format!("//a[normalize-space()='{text}']")).await;
    }

    /// Presses the button with this text.
    pub async fn push(&self, text: &str) {
        self.press_on(&format!("//button[normalize-space()='{text}']")).await;
    }

    async fn press_on(&self, path: &str) {
        let found = self.page.find(Locator::XPath(path)).await;
        let element = found.unwrap_or_else(|error| panic!("{path}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Presses "Sign out" in the menu of the bar.
    pub async fn sign_out(&self) {
        self.find("header .me summary").await.click().await.expect("a menu to open");
        let button = self.find("header .me form button").await;
        button.click().await.expect("a button to press");
        self.until_place("/login").await;
    }

    /// The address that the start has printed, where the first superuser is made.
    pub async fn setup_address(&self) -> String {
        let start = format!("{}?code=", self.url("/setup"));
        self.until("the address is printed", async || self.server.log().contains(&start)).await;
        let log = self.server.log();
        let place = log.find(&start).expect("it is there");
        log[place..].split_whitespace().next().expect("it is there").to_owned()
    }

    /// Makes the first superuser, and arrives in the administration.
    pub async fn set_up(&self, name: &str) {
        self.goto(&self.setup_address().await).await;
        self.fill_account(name).await;
        self.submit().await;
        self.until_place("/admin").await;
        self.until_text("Overview").await;
    }

    /// Fills in a form that makes an account.
    pub async fn fill_account(&self, name: &str) {
        let email = format!("{name}@example.org");
        self.fill(&[
            ("username", name),
            ("email", &email),
            ("password", PASSWORD),
            ("password2", PASSWORD),
        ])
        .await;
    }

    /// Makes an account and arrives at the private page.
    pub async fn register(&self, name: &str) {
        self.open("/register").await;
        self.fill_account(name).await;
        self.submit().await;
        self.until_place("/private").await;
        self.until_text("Access Granted!").await;
    }

    /// Sends the form of the sign-in page that is open.
    pub async fn sign_in(&self, name: &str, password: &str) {
        self.fill(&[("username", name), ("password", password)]).await;
        self.submit().await;
    }

    /// Presses keys wherever the cursor is.
    pub async fn press(&self, keys: &str) {
        let active = self.page.active_element().await.expect("an element with the cursor");
        active.send_keys(keys).await.expect("a keyboard");
    }

    pub async fn press_key(&self, key: Key) {
        self.press(&char::from(key).to_string()).await;
    }

    /// What has the cursor: its `id`, or else its class or name.
    pub async fn cursor(&self) -> String {
        let script = "const a = document.activeElement; return a.id || a.className || a.localName";
        let name = self.run(script).await;
        name.as_str().unwrap_or_default().to_owned()
    }

    pub async fn run(&self, script: &str) -> Value {
        let ran = self.page.execute(script, Vec::new()).await;
        ran.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        devtools(&self.page, command, parameters).await
    }

    /// Makes the window so wide, in CSS pixels; Chromium's own windows are never narrow.
    pub async fn narrow(&self, width: u32) {
        let size =
            json!({ "width": width, "height": 740, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// The names of the cookies that the browser keeps for this site.
    pub async fn cookies(&self) -> Vec<String> {
        let kept = self.page.get_all_cookies().await.expect("the cookies");
        kept.iter().map(|cookie| cookie.name().to_owned()).collect()
    }

    pub async fn tabs(&self) -> Vec<WindowHandle> {
        self.page.windows().await.expect("the tabs")
    }

    pub async fn switch(&self, tab: &WindowHandle) {
        let switched = self.page.switch_to_window(tab.clone()).await;
        switched.expect("a tab that is open");
    }

    /// Opens another tab and goes there.
    pub async fn new_tab(&self) -> WindowHandle {
        let opened = self.page.new_window(true).await.expect("a new tab");
        self.switch(&opened.handle).await;
        opened.handle
    }

    /// Waits until the page is at this path, whatever its query.
    pub async fn until_place(&self, path: &str) {
        let there = async || self.place().await.split(['?', '#']).next() == Some(path);
        self.until(&format!("the page is {path}"), there).await;
    }

    pub async fn until_text(&self, text: &str) {
        let shown = async || self.text().await.contains(text);
        self.until(&format!("the page says {text:?}"), shown).await;
    }

    /// Waits until the form came back and says at its head what is wrong.
    pub async fn until_wrong(&self) {
        let alert = Locator::Css("main #form-errors[role=alert]");
        let shown = async || match self.page.find(alert).await {
            Ok(alert) => alert.text().await.is_ok_and(|text| !text.is_empty()),
            Err(_) => false,
        };
        self.until("the form says what is wrong", shown).await;
    }

    /// Asks again and again until it is so.
    pub async fn until(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so().await {
            assert!(Instant::now() < end, "waited in vain until {what}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// The console's errors and warnings, apart from the note that Chromium makes of every page
    /// whose status is 400 or above.
    pub async fn complaints(&self) -> Vec<String> {
        let lines = console(&self.page).await;
        let lines = lines.as_array().cloned().unwrap_or_default();
        lines
            .iter()
            .filter(|line| line["level"] == "SEVERE" || line["level"] == "WARNING")
            .filter_map(|line| line["message"].as_str())
            .filter(|text| !text.contains("the server responded with a status of 4"))
            .map(str::to_owned)
            .collect()
    }
}
