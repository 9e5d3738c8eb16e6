// Parts of the drawer's cards that both messengers use.
import { post } from './api.js';
import { attempt, el } from './dom.js';
import { on } from './state.js';

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
    const show = (value) => { output.textContent = `${String(value).replace('.', ',')} с`; };
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
