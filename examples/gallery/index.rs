//! The first page of the gallery: a list of states, switches, and the state in a frame.

use std::fmt::Write;

use crate::gallery::{Gallery, LANGUAGES};
use crate::sample::Data;

const THEMES: [&str; 2] = ["light", "dark"];
const WIDTHS: [&str; 5] = ["320", "360", "768", "1024", "1280"];
const STYLE: &str = "\
    body{margin:0;display:grid;grid-template-columns:21rem minmax(0,1fr);height:100vh;\
    font:14px/1.45 system-ui,sans-serif;color:#222;background:#e7e5e2}\
    nav.list{overflow:auto;padding:1rem;background:#fff;border-right:1px solid #ccc}\
    nav.list h2{font-size:13px;margin:1.2rem 0 .2rem;color:#666}\
    ul{list-style:none;margin:0;padding:0}\
    a{color:#1a4a7a;text-decoration:none}a:hover{text-decoration:underline}\
    [aria-current]{font-weight:700;color:#000}\
    nav.list li a{display:block;padding:.1rem 0}nav.list small{color:#666}\
    main{display:flex;flex-direction:column;min-width:0;overflow:auto}\
    .bar{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;padding:.6rem 1rem;background:#f6f5f3;\
    border-bottom:1px solid #ccc}.bar ul{display:flex;flex-wrap:wrap;gap:.1rem .6rem}\
    .bar b{font-weight:400;color:#666}\
    iframe{flex:1;min-height:30rem;border:0;background:#fff;margin:0 auto}\
    p{padding:1rem}";

/// Which state, and how it is looked at.
#[derive(Clone)]
pub struct Choice<'a> {
    pub state: Option<&'a str>,
    pub language: &'static str,
    /// `None` leaves it to the device.
    pub theme: Option<&'static str>,
    /// In CSS pixels; `None` is as wide as there is room.
    pub width: Option<&'static str>,
    pub data: Data,
}

impl<'a> Choice<'a> {
    /// The choice of a query; what it does not know is as usual.
    pub fn of(
        state: Option<&'a str>,
        lang: Option<&str>,
        theme: Option<&str>,
        width: Option<&str>,
        data: Option<&str>,
    ) -> Self {
        let known = |all: &[&'static str], word: Option<&str>| {
            all.iter().find(|known| Some(**known) == word).copied()
        };
        let tags = LANGUAGES.map(|(tag, _)| tag);
        Choice {
            state,
            language: known(&tags, lang).unwrap_or("en"),
            theme: known(&THEMES, theme),
            width: known(&WIDTHS, width),
            data: data.and_then(Data::parse).unwrap_or(Data::Usual),
        }
    }

    /// The query of a state that is looked at so.
    fn look(&self) -> String {
        let theme = self.theme.unwrap_or("device");
        format!("lang={}&amp;theme={theme}&amp;data={}", self.language, self.data.word())
    }

    fn link(&self, label: &str, is_current: bool) -> String {
        let current = if is_current { " aria-current=\"true\"" } else { "" };
        let (state, width) = (self.state.unwrap_or_default(), self.width.unwrap_or("full"));
        format!(
            "<li><a href=\"/?state={state}&amp;width={width}&amp;{}\"{current}>{label}</a></li>",
            self.look()
        )
    }
}

/// The page.
pub fn page(gallery: &Gallery, choice: &Choice<'_>) -> String {
    let first = gallery.states().next().map(|state| state.name.as_str());
    let state = choice.state.and_then(|name| gallery.state(name)).map(|state| state.name.as_str());
    let choice = Choice { state: state.or(first), ..choice.clone() };
    let mut html = head();
    html += "<nav class=list aria-label=States>";
    for group in &gallery.groups {
        let _ = write!(html, "<h2>{}</h2><ul>", group.title);
        for state in &group.states {
            let own = Choice { state: Some(&state.name), ..choice.clone() };
            let label = format!("{} <small>{}</small>", state.about, state.name);
            html += &own.link(&label, own.state == choice.state);
        }
        html += "</ul>";
    }
    html += "</nav><main><div class=bar>";
    html += &switches(&choice);
    let (name, look) = (choice.state.unwrap_or_default(), choice.look());
    let width = choice.width.unwrap_or("100%");
    let _ = write!(
        html,
        "<a href=\"/state/{name}?{look}\">alone</a></div>\
         <iframe title=\"{name}\" width=\"{width}\" src=\"/state/{name}?{look}\"></iframe></main>"
    );
    html
}

/// The switches of a toolbar.
fn switches(choice: &Choice<'_>) -> String {
    let languages = LANGUAGES.map(|(tag, name)| {
        Choice { language: tag, ..choice.clone() }.link(name, choice.language == tag)
    });
    let themes = [None, Some(THEMES[0]), Some(THEMES[1])].map(|theme| {
        let label = theme.unwrap_or("device");
        Choice { theme, ..choice.clone() }.link(label, choice.theme == theme)
    });
    let widths = WIDTHS.iter().copied().map(Some).chain([None]).map(|width| {
        let label = width.unwrap_or("full");
        Choice { width, ..choice.clone() }.link(label, choice.width == width)
    });
    let data = Data::ALL
        .map(|data| Choice { data, ..choice.clone() }.link(data.word(), choice.data == data));
    [
        ("Language", languages.concat()),
        ("Theme", themes.concat()),
        ("Width", widths.collect::<String>()),
        ("Data", data.concat()),
    ]
    .map(|(name, links)| {
        format!("<nav aria-label={name}><ul><li><b>{name}</b></li>{links}</ul></nav>")
    })
    .concat()
}

fn head() -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width\"><title>Gallery of Doorward</title>\
         <style>{STYLE}</style>"
    )
}

/// A page with one sentence.
pub fn notice(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("{}<p>{escaped} <a href=\"/\" target=\"_top\">All states</a></p>", head())
}
