//! What people go by who do not see the page, or hit it with a finger: headings, names, targets.

use super::room::found;
use crate::visit::Visit;

/// Headings out of order or inside of tables, tables and fields without a name, references that
/// lead nowhere, and small targets beside others (WCAG 2.2: 1.3.1, 2.4.6, 2.5.8). Links in a text,
/// and boxes with a label to hit, may be smaller.
const ORDER: &str = r#"
const name = e => [...e.outerHTML].slice(0, 160).join('');
const seen = e => e.checkVisibility({ visibilityProperty: true });
const all = (css, from = document) => [...from.querySelectorAll(css)];
const wrong = [];
if (!document.title.trim()) wrong.push('no title');
const levels = all('h1, h2, h3, h4, h5, h6').filter(seen).map(e => Number(e.localName[1]));
if (levels.filter(level => level === 1).length !== 1) wrong.push(`headings of level 1: ${levels}`);
levels.forEach((level, at) => {
  if (at && level > levels[at - 1] + 1) wrong.push(`a level is left out: ${levels}`);
});
all('table :is(h1, h2, h3, h4, h5, h6)').forEach(e => wrong.push(`in a table: ${name(e)}`));
all('table').filter(e => !e.caption || !e.caption.textContent.trim())
  .forEach(e => wrong.push(`no caption: ${name(e)}`));
all('th:not([scope])').forEach(e => wrong.push(`no scope: ${name(e)}`));
all('input, select, textarea').filter(seen).filter(e => !e.labels.length)
  .forEach(e => wrong.push(`no label: ${name(e)}`));
all('a[href], button, summary').filter(seen).filter(e => !e.textContent.trim() && !e.querySelector('img[alt]:not([alt=""])'))
  .forEach(e => wrong.push(`no name: ${name(e)}`));
const ids = all('[id]').map(e => e.id);
ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => wrong.push(`twice: #${id}`));
for (const attribute of ['aria-describedby', 'aria-labelledby', 'for']) {
  for (const e of all(`[${attribute}]`)) {
    for (const id of e.getAttribute(attribute).split(' ')) {
      if (!ids.includes(id)) wrong.push(`nowhere: ${name(e)}`);
    }
  }
}
// A small target is fine where a circle of 24 pixels around its middle touches no other.
const targets = all('a[href], button, summary, select, input:not([type=checkbox], [type=radio])')
  .filter(seen).filter(e => !e.closest('.skip-link, .visually-hidden, pre'))
  .map(e => ({ e, box: e.getBoundingClientRect(), in_text: getComputedStyle(e).display === 'inline' }));
const small = ({ box }) => box.width < 23.9 || box.height < 23.9;
const away = (x, y, { left, right, top, bottom }) =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
for (const one of targets.filter(small).filter(one => !one.in_text)) {
  const { left, top, width, height } = one.box, x = left + width / 2, y = top + height / 2;
  for (const other of targets) {
    if (other === one || one.e.contains(other.e)) continue;
    const { left, top, width, height } = other.box;
    const near = small(other)
      ? Math.hypot(left + width / 2 - x, top + height / 2 - y) < 23.9 : away(x, y, other.box) < 11.9;
    if (near) wrong.push(`${Math.round(one.box.width)} x ${Math.round(one.box.height)}: ${name(one.e)}`);
  }
}
return wrong;
"#;

/// What of the page is out of order.
pub async fn disorder(visit: &Visit, name: &str) -> Vec<String> {
    found(visit, ORDER, name, "order").await
}
