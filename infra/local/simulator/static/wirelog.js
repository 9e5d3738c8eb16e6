// The wire log: every method call and webhook delivery, with its JSON on a click.
import { post, remove } from './api.js';
import { attempt, el } from './dom.js';
import { preciseClock } from './format.js';
import { on, state } from './state.js';

const WAYS = { call: ['→', 'виклик від бота'], update: ['←', 'подія до бота'], reply: ['↩', 'виклик у відповіді на подію'] };

/** Builds the log. */
export function mountLog(root) {
  const open = new Set();
  const nodes = new Map();
  const mine = el('input', { type: 'checkbox', 'data-testid': 'log-mine', onchange: () => render() });
  const list = el('div', { class: 'drawer-body log', 'data-testid': 'log' });
  root.append(el('div', { class: 'log-tools' }, el('label', { class: 'check' }, mine, 'Лише цей чат'),
    el('button', { type: 'button', class: 'plain', 'data-testid': 'log-clear', onclick: () => attempt(() => remove('traffic')) }, 'Очистити')), list);

  function render() {
    if (root.hidden) return;
    const entries = state.traffic.filter((entry) => !mine.checked || (entry.chat_id === state.current && entry.messenger === state.view)).slice(-200).reverse();
    const wanted = entries.map((entry) => {
      if (!nodes.has(entry.id)) nodes.set(entry.id, row(entry, open));
      return nodes.get(entry.id);
    });
    list.replaceChildren(...(wanted.length ? wanted : [el('p', { class: 'nothing' }, 'Тут зʼявиться все, чим обмінюються бот і месенджер: виклики методів і події.')]));
  }
  on('log', () => { if (!state.traffic.length) nodes.clear(); render(); });
  return render;
}

function row(entry, open) {
  const [sign, meaning] = WAYS[entry.direction];
  const node = el('div', { class: `entry${entry.ok ? '' : ' bad'}`, 'data-testid': 'log-entry', 'data-direction': entry.direction, 'data-name': entry.name, 'data-messenger': entry.messenger, 'data-status': entry.status ?? 'none' });
  const detail = el('div', { class: 'detail', hidden: true });
  const head = el('button', { type: 'button', 'aria-expanded': 'false', onclick: () => {
    detail.hidden = !detail.hidden;
    head.setAttribute('aria-expanded', String(!detail.hidden));
    if (!detail.hidden && !detail.childElementCount) detail.append(...details(entry));
  } }, el('span', { class: `way ${entry.direction}`, title: meaning }, sign), el('span', { class: 'name' }, el('i', { class: `tag ${entry.messenger}` }, entry.messenger === 'viber' ? 'V' : 'T'), entry.name),
  el('span', { class: 'when' }, `${preciseClock(entry.at)} · ${entry.ms} мс`), el('span', { class: 'status-code' }, entry.status ?? '—'));
  node.append(head);
  if (entry.note) node.append(el('div', { class: 'why' }, entry.note));
  node.append(detail);
  return node;
}

function details(entry) {
  const json = (value) => el('pre', {}, typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  const parts = [el('h5', {}, entry.direction === 'update' ? 'Подія' : 'Запит'), json(entry.request)];
  if (entry.response !== null) parts.push(el('h5', {}, 'Відповідь'), json(entry.response));
  if (entry.direction === 'update' && entry.event_id) {
    const again = entry.messenger === 'viber' ? `viber/events/${entry.event_id}/redeliver` : `updates/${entry.event_id}/redeliver`;
    parts.push(el('div', { class: 'buttons' }, el('button', { type: 'button', 'data-testid': 'redeliver', onclick: () => attempt(() => post(again)) }, 'Доставити ще раз')));
  }
  return parts;
}
