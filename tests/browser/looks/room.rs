//! Whether everything has room, and shows where the cursor is.

use rocket::serde::json::{Value, json};

use crate::visit::Visit;

/// What is wider than the screen, what scrolls sideways by itself, menus that reach beyond, and texts
/// that a name beside them has turned around (WCAG 2.2, 1.4.10).
const ROOM: &str = r#"
const name = e => [...e.outerHTML].slice(0, 160).join('');
const root = document.documentElement;
const is_long = root.scrollWidth > root.clientWidth;
const is_inside = e => {
  for (e = e.parentElement; e !== document.body; e = e.parentElement) {
    if (getComputedStyle(e).overflowX !== 'visible') return true;
  }
};
const beyond = !is_long ? [] : [...document.querySelectorAll('body *')].filter(e => {
  const { left, right, width } = e.getBoundingClientRect();
  return width > 1 && (right > root.clientWidth + .5 || left < -.5) && !is_inside(e);
});
const wide = innerWidth > 400 ? [] : [...document.querySelectorAll('main *')]
  .filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
  .filter(e => e.localName !== 'input' && !e.matches('.side, .chips, textarea'))
  .filter(e => e.scrollWidth > e.clientWidth);
const backwards = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode, e = text.parentElement;
  const pair = text.data.search(/[a-z]{2}/);
  if (pair < 0 || e.closest('bdi, textarea, option, .j-s, .visually-hidden')) continue;
  if (!e.checkVisibility()) continue;
  const [one, two] = [pair, pair + 1].map(at => {
    const range = new Range();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  });
  if (two.top === one.top && two.left < one.left) backwards.push(e);
}
// Those of a list are all alike.
const menus = [...document.querySelectorAll('details.menu')];
const lost = is_long ? [] : [...menus.slice(0, 3), ...menus.slice(-1)].filter(menu => {
  menu.open = true;
  const { left, right } = menu.querySelector('.menu-panel').getBoundingClientRect();
  const is_lost = left < 0 || right > root.clientWidth || root.scrollWidth > root.clientWidth;
  menu.open = false;
  return is_lost;
});
return [
  ...(is_long ? [`wider than the screen: ${root.scrollWidth}`] : []),
  ...beyond.slice(0, 1).concat(beyond.slice(-1)).map(e => `beyond: ${name(e)}`),
  ...lost.map(e => `menu: ${name(e)}`),
  ...wide.map(e => `scrolls: ${name(e)}`),
  ...backwards.map(e => `backwards: ${name(e)}`),
];
"#;

/// Unfolds everything.
const UNFOLD: &str =
    "document.querySelectorAll('main details:not(.menu)').forEach(e => { e.open = true; });";

/// What can have the cursor and does not show it (WCAG 2.2, 2.4.7).
const DIM: &str = r#"
const plain = e => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(e);
  return JSON.stringify([outlineStyle, outlineWidth, outlineColor, boxShadow]);
};
return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => e.type !== 'hidden' && !e.disabled && e.checkVisibility({ visibilityProperty: true }))
  .filter(e => {
    document.activeElement.blur();
    const before = plain(e);
    e.focus({ focusVisible: true, preventScroll: true });
    return document.activeElement === e && plain(e) === before;
  }).map(e => `no focus: ${[...e.outerHTML].slice(0, 160).join('')}`);
"#;

/// Texts that lie on each other. What is cut off by its surroundings counts as far as it is seen.
const OVERLAPS: &str = r#"
const cut = new Map([[document.body, [-1e9, -1e9, 1e9, 1e9]]]);
const seen = e => {
  if (!cut.has(e)) {
    const outer = seen(e.parentElement);
    const { overflowX, position } = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    cut.set(e, overflowX === 'visible' ? outer : [
      Math.max(outer[0], box.left), Math.max(outer[1], box.top),
      Math.min(outer[2], box.right), Math.min(outer[3], box.bottom),
    ]);
  }
  return cut.get(e);
};
const lines = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode, e = text.parentElement;
  if (!text.data.trim() || !e.checkVisibility({ visibilityProperty: true })) continue;
  if (e.closest('.visually-hidden, .skip-link, option, textarea')) continue;
  const range = new Range();
  range.selectNodeContents(text);
  const [left, top, right, bottom] = seen(e);
  for (const line of range.getClientRects()) {
    const box = [Math.max(left, line.left), Math.max(top, line.top), Math.min(right, line.right), Math.min(bottom, line.bottom)];
    if (box[2] - box[0] > 3 && box[3] - box[1] > 3) lines.push({ text, box });
  }
}
lines.sort((one, other) => one.box[1] - other.box[1]);
const wrong = [];
lines.forEach((one, at) => {
  for (let next = at + 1; next < lines.length && lines[next].box[1] < one.box[3] - 4; next++) {
    const other = lines[next];
    const is_beside = other.box[0] > one.box[2] - 3 || other.box[2] < one.box[0] + 3;
    if (!is_beside && one.text !== other.text) wrong.push(`${one.text.data.trim()} | ${other.text.data.trim()}`);
  }
});
return wrong.slice(0, 3).map(pair => `overlap: ${[...pair].slice(0, 120).join('')}`);
"#;

/// User names and addresses of a usual length that do not stay whole.
const LINES: &str = r#"
return [...document.querySelectorAll('main bdi')]
  .filter(e => /^[\w.+-]+(@[\w.-]+)?$/.test(e.textContent) && e.textContent.length < 28)
  .filter(e => e.checkVisibility() && !e.closest('.visually-hidden'))
  .filter(e => {
    const range = new Range();
    range.selectNodeContents(e);
    return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1;
  }).map(e => `broken: ${e.outerHTML} in ${[...e.parentElement.outerHTML].slice(0, 100).join('')}`);
"#;

/// What a script finds, each with the state and the width.
pub async fn found(visit: &Visit, script: &str, name: &str, how: &str) -> Vec<String> {
    let wrong = visit.run(script).await;
    let wrong = wrong.as_array().cloned().unwrap_or_default();
    let text = |wrong: &Value| wrong.as_str().map_or_else(|| wrong.to_string(), str::to_owned);
    wrong.iter().map(|wrong| format!("{name} at {how}: {}", text(wrong))).collect()
}

/// Folds everything out.
pub async fn unfold(visit: &Visit) {
    visit.run(UNFOLD).await;
}

/// What has no room at this width.
pub async fn crowded(visit: &Visit, name: &str, width: u32) -> Vec<String> {
    visit.narrow(width).await;
    let script = format!("return [...(() => {{{ROOM}}})(), ...(() => {{{OVERLAPS}}})()];");
    found(visit, &script, name, &width.to_string()).await
}

/// What has no room on a phone when texts are twice as large (WCAG 2.2, 1.4.4).
pub async fn enlarged(visit: &Visit, name: &str) -> Vec<String> {
    visit.narrow(360).await;
    visit.run("document.documentElement.style.fontSize = '200%';").await;
    let wrong = found(visit, ROOM, name, "200 %").await;
    visit.run("document.documentElement.style.fontSize = '';").await;
    wrong
}

/// What does not show that it has the cursor.
pub async fn dim(visit: &Visit, name: &str) -> Vec<String> {
    found(visit, DIM, name, "focus").await
}

/// Names and addresses that are broken.
pub async fn broken(visit: &Visit, name: &str, width: u32) -> Vec<String> {
    found(visit, LINES, name, &width.to_string()).await
}

/// Keeps a picture of the page where one is asked for.
pub async fn picture(visit: &Visit, name: &str) {
    let Some(directory) = std::env::var_os("TEST_SCREENSHOTS") else {
        return;
    };
    let directory = std::path::PathBuf::from(directory);
    std::fs::create_dir_all(&directory).expect("a directory for pictures");
    let png = visit.page.screenshot().await.expect("a picture");
    std::fs::write(directory.join(format!("{name}.png")), png).expect("a file");
}

/// Makes the browser believe that it is on such a device, or prints.
pub async fn media(visit: &Visit, medium: &str, features: &[(&str, &str)]) {
    let features = features.iter().map(|(name, value)| json!({ "name": name, "value": value }));
    let media = json!({ "media": medium, "features": features.collect::<Vec<_>>() });
    visit.devtools("Emulation.setEmulatedMedia", media).await;
}
