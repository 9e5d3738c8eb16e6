// The «network» side of the drawer: blocking, refusals, duplicates, delays.
import { act, button, card, number, switches, valueOf } from './controls.js';
import { el } from './dom.js';
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

const { change, slider, check } = switches('control', 'control', () => state.control);

/** Builds the controls. */
export function mountWeather(root) {
  const status = el('div', { class: 'card', 'data-testid': 'webhook-card' });
  const person = el('div', { class: 'card' });
  root.append(status, person, calls(), updates(), el('div', { class: 'buttons' }, button('Скинути все до звичайного', 'control-reset', act('control/reset'))));
  on('webhook', () => renderStatus(status));
  on('citizen', () => renderPerson(person));
}

function renderStatus(root) {
  const { url, pending, failing, last_error: error } = state.webhook;
  root.replaceChildren(el('h3', {}, 'Звʼязок із ботом'),
    el('div', { class: 'status' }, el('span', { class: `lamp${url ? (pending && failing ? ' bad' : '') : ' off'}` }), url ? `Події йдуть на ${url}` : 'Бот іще не підключено (setWebhook)'),
    el('p', {}, pending ? plural(pending, 'подія чекає', 'події чекають', 'подій чекають') : 'Черга порожня'));
  if (error) root.append(el('p', { class: pending && failing ? 'bad' : '' }, `${preciseClock(error.date)} ${error.message}`));
  if (pending && url) root.append(el('div', { class: 'buttons' }, button('Спробувати зараз', 'retry-now', act('updates/retry'))));
}

function renderPerson(root) {
  const one = citizen();
  root.hidden = !one;
  if (!one) return;
  root.replaceChildren(el('h3', {}, fullName(one)), el('p', {}, [`id ${one.id}`, one.phone, one.username && `@${one.username}`].filter(Boolean).join(' · ')),
    el('div', { class: 'buttons' },
      one.deactivated ? null : one.blocked ? button('Розблокувати бота', 'control-unblock', act(`chats/${one.id}/unblock`)) : button('Заблокувати бота', 'control-block', act(`chats/${one.id}/block`), true),
      one.deactivated ? button('Відновити обліковий запис', 'control-restore', act(`chats/${one.id}/restore`)) : button('Видалити обліковий запис', 'control-deactivate', act(`chats/${one.id}/deactivate`), true)));
}

function calls() {
  const codes = [['429', '429 забагато запитів'], ['500', '500 внутрішній збій'], ['502', '502 немає звʼязку'], ['403', '403 бота заблоковано'], ['400', '400 хибний запит']];
  const code = el('select', { 'data-testid': 'fail-code', 'aria-label': 'Код відмови' }, codes.map(([value, label]) => el('option', { value }, label)));
  const count = number('скільки викликів', 'fail-count', 3, 1000), pause = number('пауза, секунд', 'fail-retry-after', 3, 120);
  const chosen = () => ({ error_code: Number(code.value), retry_after: valueOf(pause), description: null, methods: null });
  return card('Виклики від бота', el('div', { class: 'triple' }, el('label', { class: 'field' }, 'відповідати', code), count, pause),
    el('div', { class: 'buttons' }, button('Для наступних викликів', 'fail-next', () => change({ ...chosen(), fail_next: valueOf(count) })),
      button('Протягом паузи', 'fail-for', () => change({ ...chosen(), fail_for: valueOf(pause) }))),
    check('Межа: одне повідомлення на секунду', 'rate-limit', 'rate_limit'), slider('Затримка', 'delay-calls', 'delay_calls'));
}

function updates() {
  return card('Події до бота',
    check('Доставляти кожну подію двічі', 'deliver-twice', 'deliver_twice', -1, 0), check('Обидві одночасно', 'deliver-twice-together', 'deliver_twice_together'),
    el('div', { class: 'buttons' }, button('Загубити наступну відповідь', 'lose-response', () => change({ lose_responses: 1 }))),
    slider('Затримка', 'delay-updates', 'delay_updates'));
}
