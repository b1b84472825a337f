// The inbox works without this script; with it items are imported and dismissed in place, and by the keyboard.
(() => {
  'use strict';
  const items = () => [...document.querySelectorAll('li[data-id]')];
  const status = document.getElementById('status');
  const current = () => document.activeElement && document.activeElement.closest('li[data-id]');

  const go = (step) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.indexOf(current());
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
    all[next].focus();
    all[next].scrollIntoView({ block: 'nearest' });
  };

  const remove = (item) => {
    const all = items();
    const at = all.indexOf(item);
    const neighbour = all[at + 1] || all[at - 1];
    const section = item.closest('section');
    item.remove();
    if (section.querySelector('li[data-id]') === null) section.remove();
    if (neighbour) neighbour.focus();
  };

  const send = async (form) => {
    const item = form.closest('li[data-id]');
    const buttons = [...item.querySelectorAll('button')];
    buttons.forEach((b) => { b.disabled = true; });
    status.textContent = form.action.endsWith('/import') ? 'Importing …' : '';
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' },
      });
      const result = answer.ok ? await answer.json() : { done: false, message: await answer.text() };
      status.textContent = result.message;
      if (result.done) remove(item);
      else buttons.forEach((b) => { b.disabled = false; });
    } catch {
      status.textContent = 'The preview does not answer.';
      buttons.forEach((b) => { b.disabled = false; });
    }
  };

  document.addEventListener('submit', (event) => {
    if (!event.target.closest('li[data-id]')) return;
    event.preventDefault();
    send(event.target);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
    const item = current();
    if (event.key === 'j') go(1);
    else if (event.key === 'k') go(-1);
    else if (item && event.key === 'i') send(item.querySelector('form[action$="/import"]'));
    else if (item && event.key === 'd') send(item.querySelector('form[action$="/dismiss"]'));
    else if (item && event.key === 'o') item.querySelector('h3 a')?.click();
    else return;
    event.preventDefault();
  });
})();
