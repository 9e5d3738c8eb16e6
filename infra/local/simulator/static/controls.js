// Parts of the drawer's cards that both messengers use.
import { post } from './api.js';
import { attempt, el } from './dom.js';
import { plural, preciseClock } from './format.js';
import { on, state } from './state.js';

export const button = (label, testid, run, alarm) => el('button', { type: 'button', 'data-testid': testid, class: alarm ? 'alarm' : '', onclick: run }, label);
export const card = (title, ...content) => el('section', { class: 'card' }, el('h3', {}, title), ...content);
export const number = (label, testid, value, max) => el('label', { class: 'field' }, label, el('input', { type: 'number', min: 1, max, value, 'data-testid': testid }));
export const valueOf = (field) => Math.max(1, Number(field.querySelector('input').value) || 1);
export const act = (path, body) => () => attempt(() => post(path, body));

/** Switches of one messenger: where changes go, which event tells of them, where they are read. */
export function switches(path, event, read) {
  const change = (changes) => attempt(() => post(path, changes));

  function slider(label, testid, name) {
    const range = el('input', { type: 'range', min: 0, max: 10, step: 0.5, value: 0, 'aria-label': label, 'data-testid': testid, onchange: () => change({ [name]: Number(range.value) }), oninput: () => show(range.value) });
    const output = el('output', {}, '0 с');
    const show = (value) => { output.textContent = name === 'answer_timeout' && !Number(value) ? 'досхочу' : `${String(value).replace('.', ',')} с`; };
    on(event, () => { range.value = read()[name]; show(read()[name]); });
    return el('label', { class: 'slider' }, label, range, output);
  }

  /** A checkbox; `checked` and `unchecked` are the values it stands for. */
  function check(label, testid, name, checked = true, unchecked = false) {
    const box = el('input', { type: 'checkbox', 'data-testid': testid, onchange: () => change({ [name]: box.checked ? checked : unchecked }) });
    on(event, () => { box.checked = Boolean(read()[name]); });
    return el('label', { class: 'check' }, box, label);
  }
  return { change, slider, check };
}

/** What is wrong with a messenger's network, in a few words; empty in fair weather. */
export function weatherWords(messenger, control, more, held, late) {
  const faults = state.faults.filter((fault) => fault.messenger === messenger);
  const parts = [...more];
  if (faults.length) parts.push(plural(faults.length, 'збій', 'збої', 'збоїв'));
  if (held) parts.push('тримає події');
  if (control.deliver_twice) parts.push('двічі');
  if (control.lose_requests) parts.push('губить події');
  if (control.lose_responses) parts.push('губить відповіді');
  if (control.answer_timeout) parts.push('нетерпляча');
  if (late > 0 || control.delay_calls > 0) parts.push('повільна');
  return parts.length ? `Мережа: ${parts.join(', ')}` : '';
}

/** The card that tells where events go and how many wait. */
export function webhookCard(root, title, method, { url, pending, failing, last_error: error }, retry) {
  root.replaceChildren(el('h3', {}, title),
    el('div', { class: 'status' }, el('span', { class: `lamp${url ? (pending && failing ? ' bad' : '') : ' off'}` }), url ? `Події йдуть на ${url}` : `Бот іще не підключено (${method})`),
    el('p', {}, pending ? plural(pending, 'подія чекає', 'події чекають', 'подій чекають') : 'Черга порожня'));
  if (error) root.append(el('p', { class: pending && failing ? 'bad' : '' }, `${preciseClock(error.date)} ${error.message}`));
  if (pending && url) root.append(el('div', { class: 'buttons' }, button('Спробувати зараз', 'retry-now', act(retry))));
}
