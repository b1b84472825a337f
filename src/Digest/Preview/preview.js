// The server adds this script to pages that it shows; built files never hold it.
(() => {
  'use strict';
  const own = document.currentScript;
  let build = own.dataset.build;
  const host = document.createElement('div');
  host.id = 'digest-preview';
  const shadow = host.attachShadow({ mode: 'open' });
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/_digest/preview.css';
  const content = document.createElement('div');
  shadow.append(style, content);
  document.body.append(host);

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const item = (finding) => {
    const made = element('li');
    if (finding.where) made.append(element('div', finding.where, 'where'));
    made.append(element('p', finding.severity + ' ' + finding.code + ': ' + finding.message));
    if (finding.line) made.append(element('pre', finding.line + '\n' + finding.caret));
    if (finding.hint) made.append(element('p', 'Hint: ' + finding.hint, 'hint'));
    return made;
  };

  const list = (findings, more) => {
    const made = element('ol');
    made.append(...findings.map(item));
    if (more > 0) made.append(element('li', 'and ' + more + ' more; digest check lists them'));
    return made;
  };

  const count = (number, one) => number + ' ' + one + (number === 1 ? '' : 's');

  const overlay = (state) => {
    const box = element('section', undefined, 'box');
    box.setAttribute('role', 'alert');
    const inner = element('div');
    const close = element('button', 'Hide');
    close.addEventListener('click', () => box.remove());
    inner.append(close, element('h1', count(state.errors, 'error') + ': this is the last good page'), list(state.shownErrors, state.errors - state.shownErrors.length));
    box.append(inner);
    return box;
  };

  const bar = (state, mark) => {
    const made = element('section', undefined, 'bar');
    if (mark) made.append(element('strong', mark, 'mark'));
    if (state.linking) made.append(element('span', 'Finding links …', 'linking'));
    if (state.warnings > 0) {
      const details = element('details');
      details.append(element('summary', count(state.warnings, 'warning')), list(state.shownWarnings, state.warnings - state.shownWarnings.length));
      made.append(details);
    }
    return made;
  };

  // Only pages that are made of one file have one to edit.
  const edit = () => {
    const made = element('nav', undefined, 'edit');
    made.setAttribute('aria-label', 'Editing');
    const link = element('a', 'Edit this page');
    link.href = '/_edit/?path=' + encodeURIComponent(own.dataset.edit);
    made.append(link);
    return made;
  };

  const markLinks = (marks) => {
    for (const old of document.querySelectorAll('.digest-preview-mark')) old.remove();
    for (const link of document.querySelectorAll(':is(h1, h2, h3, h4) a[href], a[href] :is(h1, h2, h3, h4)')) {
      const mark = marks[new URL(link.closest('a').href).pathname];
      if (mark) link.append(element('small', ' [' + mark + ']', 'digest-preview-mark'));
    }
  };

  const show = (state) => {
    content.replaceChildren();
    const mark = state.marks[location.pathname];
    if (state.errors > 0) content.append(overlay(state));
    const told = state.warnings > 0 || mark || state.linking ? bar(state, mark && 'Not published: ' + mark) : undefined;
    if (told) content.append(told);
    if (own.dataset.edit) (told || content).prepend(edit());
    markLinks(state.marks);
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') shadow.querySelector('.box')?.remove();
  });

  // Nothing is lost from a page that is the same as before: what was typed, what was opened, where it was scrolled to.
  const follow = async (state) => {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    if (!answer.ok || answer.headers.get('ETag') !== '"' + own.dataset.page + '"') return location.reload();
    build = state.build;
    show(state);
  };

  const events = new EventSource('/_digest/events');
  events.addEventListener('state', (event) => {
    const state = JSON.parse(event.data);
    if (state.build === build) show(state);
    else follow(state).catch(() => location.reload());
  });
  addEventListener('pagehide', () => events.close());
})();
