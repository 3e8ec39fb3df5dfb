//! Whether texts can be read: in light and dark, on paper, and in the system's own colours.

use super::room::{found, media, picture};
use crate::visit::Visit;

/// The light of a colour, whatever notation it is in.
const LIGHT: &str = r#"
const brush = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
  .getContext('2d', { willReadFrequently: true });
const known = new Map();
const rgba = css => {
  if (!known.has(css)) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = css;
    brush.fillRect(0, 0, 1, 1);
    known.set(css, [...brush.getImageData(0, 0, 1, 1).data]);
  }
  return known.get(css);
};
const light = ([r, g, b]) => [r, g, b]
  .map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const ground = e => {
  for (; e; e = e.parentElement) {
    const colour = rgba(getComputedStyle(e).backgroundColor);
    if (colour[3] > 250) return light(colour);
  }
  return 1;
};
const name = e => [...e.outerHTML].slice(0, 120).join('');
const faint = () => {
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !e.checkVisibility({ visibilityProperty: true })) continue;
    if (e.closest('.visually-hidden, .skip-link')) continue;
    const [a, b] = [light(rgba(getComputedStyle(e).color)), ground(e)].sort((x, y) => y - x);
    const contrast = (a + .05) / (b + .05);
    if (contrast < 4.5) faint.push(`${contrast.toFixed(2)}: ${name(e)}`);
  }
  return faint;
};
"#;

/// Texts that are hard to read (WCAG 2.2, 1.4.3), and a ground that is not of the scheme.
const SCREEN: &str = r#"
const is_light = ground(document.body) > .5;
const own = document.documentElement.dataset.theme;
const fits = own ? own === 'light' : matchMedia('(prefers-color-scheme: light)').matches;
return [
  ...(is_light === fits ? [] : ['the ground']),
  ...faint().slice(0, 3),
];
"#;

/// Dark areas on paper, and texts that are hard to read there.
const PAPER: &str = r#"
const dark = [...document.querySelectorAll('body, body *')]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden'))
  .filter(e => e.getBoundingClientRect().width > 1 && !e.matches('.box'))
  .filter(e => {
    const colour = rgba(getComputedStyle(e).backgroundColor);
    return colour[3] > 100 && light(colour) < .5;
  });
const body = rgba(getComputedStyle(document.body).backgroundColor);
return [
  ...(body[3] && light(body) < .95 ? ['the ground is not white'] : []),
  ...dark.slice(0, 3).map(e => `dark: ${name(e)}`),
  ...faint().slice(0, 3),
];
"#;

/// Where the system paints: the current link of a list that looks like its neighbours, and others
/// that do not look alike.
const SYSTEM: &str = r#"
const look = e => {
  const s = getComputedStyle(e);
  return JSON.stringify([
    s.outlineStyle, s.outlineWidth, s.outlineColor, s.textDecorationLine, s.borderTopWidth,
    s.borderTopColor, s.borderBottomWidth, s.borderBottomColor,
  ]);
};
const root = document.documentElement;
const wrong = root.scrollWidth > root.clientWidth ? ['wider than the screen'] : [];
if (!matchMedia('(forced-colors: active)').matches) wrong.push('the system does not paint');
for (const list of document.querySelectorAll('nav')) {
  const links = [...list.querySelectorAll('a')].filter(e => e.checkVisibility() && !e.closest('ul ul'));
  const others = links.filter(e => !e.hasAttribute('aria-current'));
  for (const current of links.filter(e => e.hasAttribute('aria-current'))) {
    if (others.some(e => look(e) === look(current))) wrong.push(`like others: ${name(current)}`);
  }
  if (new Set(others.map(look)).size > 1) wrong.push(`others differ: ${name(list)}`);
}
return wrong;
"#;

/// What cannot be read in this scheme of the device.
pub async fn unreadable(visit: &Visit, name: &str, scheme: &str) -> Vec<String> {
    media(visit, "screen", &[("prefers-color-scheme", scheme)]).await;
    picture(visit, &format!("{scheme}-{name}")).await;
    found(visit, &format!("{LIGHT}{SCREEN}"), name, scheme).await
}

/// What a printer makes of a page on a dark screen.
pub async fn wasteful(visit: &Visit, name: &str) -> Vec<String> {
    media(visit, "print", &[("prefers-color-scheme", "dark")]).await;
    found(visit, &format!("{LIGHT}{PAPER}"), name, "print").await
}

/// What cannot be told apart in the system's own colours.
pub async fn indistinct(visit: &Visit, name: &str) -> Vec<String> {
    let forced = [("forced-colors", "active"), ("prefers-color-scheme", "dark")];
    media(visit, "screen", &forced).await;
    found(visit, &format!("{LIGHT}{SYSTEM}"), name, "forced colours").await
}

/// Puts an end to what the device was said to be.
pub async fn as_usual(visit: &Visit) {
    media(visit, "", &[]).await;
}
