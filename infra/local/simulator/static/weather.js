// The «network» side of the drawer: blocking, refusals, duplicates, delays.
import { post } from './api.js';
import { attempt, el } from './dom.js';
import { fullName, plural, preciseClock } from './format.js';
import { citizen, on, state } from './state.js';

/** What is wrong with the network now, in a few words; empty in fair weather. */
export function weatherSummary(control) {
  const parts = [];
  if (control.fail_next > 0) parts.push(`${control.error_code} ще ${control.fail_next}`);
  if (control.fail_next === -1) parts.push(`${control.error_code} завжди`);
  if (control.fail_for > 0) parts.push(`${control.error_code} на ${Math.ceil(control.fail_for)} с`);
  if (control.deliver_twice) parts.push('двічі');
  if (control.lose_responses) parts.push('губить відповіді');
  if (control.delay_updates > 0 || control.delay_calls > 0) parts.push('повільна');
  if (control.rate_limit) parts.push('1 повід./с');
  return parts.length ? `Мережа: ${parts.join(', ')}` : '';
}

const change = (changes) => attempt(() => post('control', changes));
const button = (label, testid, run, alarm) => el('button', { type: 'button', 'data-testid': testid, class: alarm ? 'alarm' : '', onclick: run }, label);
const card = (title, ...content) => el('section', { class: 'card' }, el('h3', {}, title), ...content);

/** Builds the controls. */
export function mountWeather(root) {
  const status = el('div', { class: 'card', 'data-testid': 'webhook-card' });
  const person = el('div', { class: 'card' });
  root.append(status, person, calls(), updates(), el('div', { class: 'buttons' }, button('Скинути все до звичайного', 'control-reset', () => attempt(() => post('control/reset')))));
  on('webhook', () => renderStatus(status));
  on('citizen', () => renderPerson(person));
}

function renderStatus(root) {
  const { url, pending, failing, last_error: error } = state.webhook;
  root.replaceChildren(el('h3', {}, 'Звʼязок із ботом'),
    el('div', { class: 'status' }, el('span', { class: `lamp${url ? (pending && failing ? ' bad' : '') : ' off'}` }), url ? `Події йдуть на ${url}` : 'Бот іще не підключено (setWebhook)'),
    el('p', {}, pending ? plural(pending, 'подія чекає', 'події чекають', 'подій чекають') : 'Черга порожня'));
  if (error) root.append(el('p', { class: pending && failing ? 'bad' : '' }, `${preciseClock(error.date)} ${error.message}`));
  if (pending && url) root.append(el('div', { class: 'buttons' }, button('Спробувати зараз', 'retry-now', () => attempt(() => post('updates/retry')))));
}

function renderPerson(root) {
  const one = citizen();
  root.hidden = !one;
  if (!one) return;
  const act = (path) => () => attempt(() => post(`chats/${one.id}/${path}`));
  root.replaceChildren(el('h3', {}, fullName(one)), el('p', {}, [`id ${one.id}`, one.phone, one.username && `@${one.username}`].filter(Boolean).join(' · ')),
    el('div', { class: 'buttons' },
      one.deactivated ? null : one.blocked ? button('Розблокувати бота', 'control-unblock', act('unblock')) : button('Заблокувати бота', 'control-block', act('block'), true),
      one.deactivated ? button('Відновити обліковий запис', 'control-restore', act('restore')) : button('Видалити обліковий запис', 'control-deactivate', act('deactivate'), true)));
}

const number = (label, testid, value, max) => el('label', { class: 'field' }, label, el('input', { type: 'number', min: 1, max, value, 'data-testid': testid }));
const valueOf = (field) => Math.max(1, Number(field.querySelector('input').value) || 1);

function calls() {
  const codes = [['429', '429 забагато запитів'], ['500', '500 внутрішній збій'], ['502', '502 немає звʼязку'], ['403', '403 бота заблоковано'], ['400', '400 хибний запит']];
  const code = el('select', { 'data-testid': 'fail-code', 'aria-label': 'Код відмови' }, codes.map(([value, label]) => el('option', { value }, label)));
  const count = number('скільки викликів', 'fail-count', 3, 1000), pause = number('пауза, секунд', 'fail-retry-after', 3, 120);
  const limit = el('input', { type: 'checkbox', 'data-testid': 'rate-limit', onchange: () => change({ rate_limit: limit.checked }) });
  const slow = slider('Затримка', 'delay-calls', 'delay_calls');
  on('control', () => { limit.checked = state.control.rate_limit; });
  const chosen = () => ({ error_code: Number(code.value), retry_after: valueOf(pause), description: null, methods: null });
  return card('Виклики від бота', el('div', { class: 'triple' }, el('label', { class: 'field' }, 'відповідати', code), count, pause),
    el('div', { class: 'buttons' }, button('Для наступних викликів', 'fail-next', () => change({ ...chosen(), fail_next: valueOf(count) })),
      button('Протягом паузи', 'fail-for', () => change({ ...chosen(), fail_for: valueOf(pause) }))),
    el('label', { class: 'check' }, limit, 'Межа: одне повідомлення на секунду'), slow);
}

function updates() {
  const twice = el('input', { type: 'checkbox', 'data-testid': 'deliver-twice', onchange: () => change({ deliver_twice: twice.checked ? -1 : 0 }) });
  const together = el('input', { type: 'checkbox', 'data-testid': 'deliver-twice-together', onchange: () => change({ deliver_twice_together: together.checked }) });
  on('control', () => { twice.checked = state.control.deliver_twice !== 0; together.checked = state.control.deliver_twice_together; });
  return card('Події до бота',
    el('label', { class: 'check' }, twice, 'Доставляти кожну подію двічі'), el('label', { class: 'check' }, together, 'Обидві одночасно'),
    el('div', { class: 'buttons' }, button('Загубити наступну відповідь', 'lose-response', () => change({ lose_responses: 1 }))),
    slider('Затримка', 'delay-updates', 'delay_updates'));
}

function slider(label, testid, name) {
  const range = el('input', { type: 'range', min: 0, max: 10, step: 0.5, value: 0, 'aria-label': label, 'data-testid': testid, onchange: () => change({ [name]: Number(range.value) }), oninput: () => show(range.value) });
  const output = el('output', {}, '0 с');
  const show = (value) => { output.textContent = `${String(value).replace('.', ',')} с`; };
  on('control', () => { range.value = state.control[name]; show(state.control[name]); });
  return el('label', { class: 'slider' }, label, range, output);
}
