//! Whether every word of ours comes from the catalogue.

use super::room::found;
use crate::visit::Visit;

/// Texts and labels that are plain English where the language is one in which each word has an
/// accent. Names are in `bdi`; what the API says, what somebody typed and what programs are called
/// stays as it is. An account with a language of its own is told in that language.
const ENGLISH: &str = r#"
if (document.documentElement.lang !== 'en-XA') return [];
const plain = /(^|[^\p{L}])[A-Za-z]{2,} [A-Za-z]{2,}($|[^\p{L}])/u;
const theirs = 'bdi, code, pre, [lang=en], .brand, .hero, textarea, script, option[value*="/"]';
const names = [...document.querySelectorAll('bdi, .brand')].map(e => e.textContent.trim());
names.push(
  'Order desk', 'Night shift', 'Paper mill', 'Everybody who may see the orders of the shop in Łódź',
  'Order number', 'Cross-origin request refused', 'Bad Request', 'Not Found',
);
names.sort((a, b) => b.length - a.length);
const is_plain = text => {
  const ours = names.reduce((text, name) => name ? text.replaceAll(name, '') : text, text);
  return plain.test(ours) && !ours.includes('Mozilla/') && !ours.includes('Sec-Fetch-Site');
};
const wrong = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const { data, parentElement } = texts.currentNode;
  if (!parentElement.closest(theirs) && is_plain(data)) wrong.push(`text: ${data.trim()}`);
}
for (const attribute of ['aria-label', 'placeholder', 'alt', 'title', 'data-label']) {
  for (const e of document.querySelectorAll(`[${attribute}]`)) {
    const text = e.getAttribute(attribute);
    if (!e.closest(theirs) && is_plain(text)) wrong.push(`${attribute}: ${text}`);
  }
}
if (is_plain(document.title)) wrong.push(`title: ${document.title}`);
return [...new Set(wrong)];
"#;

/// The texts that are in no catalogue.
pub async fn english(visit: &Visit, name: &str) -> Vec<String> {
    found(visit, ENGLISH, name, "en-XA").await
}
