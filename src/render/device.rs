//! A `User-Agent` in words. It says what the client claims to be, and no more than that.

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

/// Browser and system, such as "Firefox on Linux"; for other clients the first word.
pub fn name(user_agent: &str) -> String {
    let known = |marks: &[(&str, &'static str)]| {
        marks.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    if !user_agent.starts_with("Mozilla/") {
        return match user_agent.split_whitespace().next() {
            None => "Unknown device".to_owned(),
            Some(product) => product.replacen('/', " ", 1).chars().take(LONGEST).collect(),
        };
    }
    let browser = known(&BROWSERS).unwrap_or("Unknown browser");
    match known(&SYSTEMS) {
        Some(system) => format!("{browser} on {system}"),
        None => browser.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

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
        assert_eq!(name("curl/8.14.1"), "curl 8.14.1");
        assert_eq!(name("python-requests/2.32.5"), "python-requests 2.32.5");
        assert_eq!(name("MyApp"), "MyApp");
        assert_eq!(name("  "), "Unknown device");
        assert_eq!(name(""), "Unknown device");
        assert_eq!(name(&"x".repeat(500)), "x".repeat(40));
    }
}
