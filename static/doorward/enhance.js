/* Comforts for browsers that run scripts; every page works without them. Its words come from the tag that loads it. */
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  const all = selector => document.querySelectorAll(selector);
  const button = (text, act) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    made.className = 'button button-small';
    made.addEventListener('click', () => act(made));
    return made;
  };
  const beside = (field, made) => {
    const row = document.createElement('div');
    row.className = 'with-button';
    const had = document.activeElement === field;
    field.replaceWith(row);
    row.append(field, made);
    if (had) field.focus();
  };

  // Show what is typed as a password, until it is sent.
  for (const field of all('input.input[type=password]')) {
    const reveal = button(words.show, () => {
      const shown = field.type === 'text';
      field.type = shown ? 'password' : 'text';
      reveal.textContent = shown ? words.show : words.hide;
      reveal.setAttribute('aria-pressed', String(!shown));
    });
    reveal.setAttribute('aria-pressed', 'false');
    reveal.setAttribute('aria-controls', field.id);
    beside(field, reveal);
    field.form?.addEventListener('submit', () => { field.type = 'password'; });
  }

  // Copy what has to be taken elsewhere.
  if (navigator.clipboard) {
    for (const source of all('body [data-copy]')) {
      const copy = button(words.copy, async () => {
        await navigator.clipboard.writeText(source.value ?? source.textContent);
        copy.textContent = words.copied;
        setTimeout(() => { copy.textContent = words.copy; }, 2000);
      });
      copy.setAttribute('aria-live', 'polite');
      source.matches('input') ? beside(source, copy) : source.after(copy);
    }
  }

  // Times in the reader's own zone as well, unless the account has chosen one.
  for (const time of words.zone ? [] : all('time[datetime$=Z]')) {
    const at = new Date(time.dateTime);
    if (isNaN(at)) continue;
    const style = { dateStyle: 'long', timeStyle: 'short' };
    const own = new Intl.DateTimeFormat(document.documentElement.lang, style).format(at);
    if (!time.title.startsWith(own)) time.title = `${own} (${time.title})`;
  }

  // The box in the head of a list ticks its rows, from which single ones can then be taken.
  for (const head of all('.choose .all')) {
    const rows = [...head.closest('table').querySelectorAll('tbody [type=checkbox]')];
    head.addEventListener('change', () => rows.forEach(row => { row.checked = head.checked; }));
    rows.forEach(row => row.addEventListener('change', () => {
      if (!row.checked) head.checked = false;
    }));
  }

  // A slash leads to the search.
  document.addEventListener('keydown', event => {
    const busy = event.target.closest('input, select, textarea, [contenteditable]');
    const search = document.querySelector('input[type=search], input[name=search]');
    if (event.key !== '/' || busy || !search || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
  });

  // A form is sent once.
  const sent = new WeakSet();
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (sent.has(form)) event.preventDefault();
    sent.add(form);
    setTimeout(() => sent.delete(form), 5000);
  });
  addEventListener('pageshow', event => { if (event.persisted) all('form').forEach(form => sent.delete(form)); });
})();
