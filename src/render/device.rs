//! A `User-Agent` in words. It says what the client claims to be, and no more than that.

use crate::text::{Text, Value};

/// Browsers by a substring of their `User-Agent`; those based on another contain its substring as
/// well and come first.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("YaBrowser/", "Yandex Browser"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Operating systems by a substring; Android's also contains "Linux", and an iPhone's "Mac OS X".
const SYSTEMS: [(&str, &str); 8] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
    ("FreeBSD", "FreeBSD"),
];

/// The longest name of an unknown client that is shown, in characters.
const LONGEST: usize = 40;

/// What is known by one of these marks.
fn known(marks: &[(&str, &'static str)], user_agent: &str) -> Option<&'static str> {
    marks.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
}

/// Browser and system, such as "Firefox on Linux"; for other clients the first word.
pub fn name(user_agent: &str) -> Text {
    if !user_agent.starts_with("Mozilla/") {
        return match user_agent.split_whitespace().next() {
            None => Text::new("device-unknown"),
            Some(product) => {
                let product = product.replacen('/', " ", 1);
                Text::verbatim(product.chars().take(LONGEST).collect::<String>())
            }
        };
    }
    let browser = match known(&BROWSERS, user_agent) {
        Some(name) => Value::Words(name.to_owned()),
        None => Value::Text(Box::new(Text::new("browser-unknown"))),
    };
    match known(&SYSTEMS, user_agent) {
        Some(system) => Text::new("device").with("browser", browser).words("system", system),
        None => Text::new("device-browser").with("browser", browser),
    }
}

/// What it is: `phone`, `script` or `computer`.
pub fn kind(user_agent: &str) -> &'static str {
    match known(&SYSTEMS, user_agent) {
        _ if !user_agent.starts_with("Mozilla/") => "script",
        Some("Android" | "iPhone" | "iPad") => "phone",
        _ => "computer",
    }
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::text::Locale;

    fn name(agent: &str) -> String {
        Locale::current(|locale| locale.plain(&super::name(agent)))
    }

    #[test]
    fn browsers_and_systems_are_named() {
        let chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        for (agent, words) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox on Linux",
            ),
            (&format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {chrome}"), "Chrome on Windows"),
            (
                &format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {chrome} Edg/140.0"),
                "Edge on Windows",
            ),
            (
                &format!("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {chrome} OPR/120"),
                "Opera on macOS",
            ),
            (&format!("Mozilla/5.0 (Linux; Android 10; K) {chrome}"), "Chrome on Android"),
            (&format!("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {chrome}"), "Chrome on ChromeOS"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, \
              like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
              Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
                "Chrome on iPad",
            ),
            ("Mozilla/5.0 (compatible; SomeBot/1.0)", "Unknown browser"),
        ] {
            assert_eq!(name(agent), words, "{agent}");
        }
    }

    #[test]
    fn what_is_no_browser_keeps_its_own_name() {
        assert_eq!(kind("curl/8.14.1"), "script");
        assert_eq!(kind("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)"), "phone");
        assert_eq!(kind("Mozilla/5.0 (compatible; SomeBot/1.0)"), "computer");
        assert_eq!(name("curl/8.14.1"), "curl 8.14.1");
        assert_eq!(name("python-requests/2.32.5"), "python-requests 2.32.5");
        assert_eq!(name("MyApp"), "MyApp");
        assert_eq!(name("  "), "Unknown device");
        assert_eq!(name(""), "Unknown device");
        assert_eq!(name(&"x".repeat(500)), "x".repeat(40));
    }
}
