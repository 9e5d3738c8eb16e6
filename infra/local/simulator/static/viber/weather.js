// The «network» side of the drawer for Viber: subscription, statuses, receipts, duplicates, delays.
import { post } from '../api.js';
import { act, button, card, number, switches, valueOf } from '../controls.js';
import { attempt, el, toast } from '../dom.js';
import { fullName, plural, preciseClock } from '../format.js';
import { citizen, on } from '../state.js';
import { account, viber } from './state.js';

const STATUSES = [
  [12, 'забагато запитів'], [6, 'не підписано'], [5, 'немає у Viber'], [11, 'пристрій не підходить'], [13, 'стара версія Viber'], [14, 'версія і поля не разом'],
  [3, 'хибний запит'], [2, 'хибний ключ'], [7, 'бота заблоковано'], [9, 'бота призупинено'], [10, 'немає webhook'], [15, 'немає дозволу'], [99, 'невідомий збій'],
];
const { change, slider, check } = switches('viber/control', 'viber-control', () => viber.control);

/** What is wrong with the network now, in a few words; empty in fair weather. */
export function viberWeather(control) {
  const parts = [];
  if (control.fail_next > 0) parts.push(`статус ${control.status} ще ${control.fail_next}`);
  if (control.fail_next === -1) parts.push(`статус ${control.status} завжди`);
  if (control.fail_for > 0) parts.push(`статус ${control.status} на ${Math.ceil(control.fail_for)} с`);
  if (control.fail_deliveries) parts.push('не доставляє');
  if (control.deliver_twice) parts.push('двічі');
  if (control.lose_responses || control.lose_answers) parts.push('губить відповіді');
  if (control.delay_events > 0 || control.delay_calls > 0) parts.push('повільна');
  return parts.length ? `Мережа: ${parts.join(', ')}` : '';
}

/** Builds the controls. */
export function mountViberWeather(root) {
  const status = el('div', { class: 'card', 'data-testid': 'webhook-card' }), person = el('div', { class: 'card' });
  root.append(status, person, calls(), events(), media(), el('div', { class: 'buttons' }, button('Скинути все до звичайного', 'control-reset', act('viber/control/reset'))));
  on('viber-webhook', () => renderStatus(status));
  on('viber-person', () => renderPerson(person));
}

function renderStatus(root) {
  const { url, pending, failing, last_error: error } = viber.webhook;
  root.replaceChildren(el('h3', {}, 'Звʼязок Viber із ботом'),
    el('div', { class: 'status' }, el('span', { class: `lamp${url ? (pending && failing ? ' bad' : '') : ' off'}` }), url ? `Події йдуть на ${url}` : 'Бот іще не підключено (set_webhook)'),
    el('p', {}, pending ? plural(pending, 'подія чекає', 'події чекають', 'подій чекають') : 'Черга порожня'));
  if (error) root.append(el('p', { class: pending && failing ? 'bad' : '' }, `${preciseClock(error.date)} ${error.message}`));
  if (pending && url) root.append(el('div', { class: 'buttons' }, button('Спробувати зараз', 'retry-now', act('viber/events/retry'))));
}

function renderPerson(root) {
  const one = account(), who = citizen();
  root.hidden = !one || !who;
  if (root.hidden) return;
  const chat = `viber/chats/${one.id}`;
  const version = el('input', { type: 'number', min: 1, max: 20, value: one.api_version, 'data-testid': 'api-version', onchange: () => attempt(() => post(`${chat}/device`, { api_version: Math.max(1, Number(version.value) || 1) })) });
  const suitable = el('input', { type: 'checkbox', 'data-testid': 'suitable', onchange: () => attempt(() => post(`${chat}/device`, { suitable: suitable.checked })) });
  suitable.checked = one.suitable;
  root.replaceChildren(el('h3', {}, fullName(who)), el('p', {}, `id ${one.user_id}`), el('p', {}, `Платних повідомлень: ${one.paid}, у всіх чатах: ${viber.paid}`),
    el('div', { class: 'buttons' },
      one.subscribed ? button('Відписатися', 'control-unsubscribe', act(`${chat}/unsubscribe`), true) : button('Підписатися', 'control-subscribe', act(`${chat}/subscribe`)),
      button('Відкрити чат знову', 'control-open', act(`${chat}/open`)),
      one.session_end ? button('Завершити сесію', 'control-end-session', act(`${chat}/end_session`)) : null,
      one.registered ? button('Видалити Viber', 'control-deactivate', act(`${chat}/device`, { registered: false }), true) : button('Встановити Viber', 'control-restore', act(`${chat}/device`, { registered: true }))),
    el('label', { class: 'check' }, suitable, 'Пристрій підтримує ботів'), el('label', { class: 'field' }, 'версія API у Viber людини', version));
}

function calls() {
  const status = el('select', { 'data-testid': 'fail-code', 'aria-label': 'Статус' }, STATUSES.map(([value, label]) => el('option', { value }, `${value} ${label}`)));
  const count = number('скільки викликів', 'fail-count', 3, 1000), pause = number('скільки секунд', 'fail-retry-after', 10, 120);
  const chosen = () => ({ status: Number(status.value), description: null, methods: null });
  return card('Виклики від бота', el('div', { class: 'triple' }, el('label', { class: 'field' }, 'відповідати статусом', status), count, pause),
    el('div', { class: 'buttons' }, button('Для наступних викликів', 'fail-next', () => change({ ...chosen(), fail_next: valueOf(count) })),
      button('Протягом часу', 'fail-for', () => change({ ...chosen(), fail_for: valueOf(pause) })),
      button('Загубити відповідь Viber', 'lose-answer', () => change({ lose_answers: 1 })),
      button('Прийняти й не доставити', 'fail-delivery', () => change({ fail_deliveries: 1 }))),
    slider('Затримка', 'delay-calls', 'delay_calls'));
}

function events() {
  return card('Події до бота',
    check('Доставляти кожну подію двічі', 'deliver-twice', 'deliver_twice', -1, 0), check('Обидві одночасно', 'deliver-twice-together', 'deliver_twice_together'),
    el('div', { class: 'buttons' }, button('Загубити наступну відповідь', 'lose-response', () => change({ lose_responses: 1 }))),
    slider('Затримка', 'delay-updates', 'delay_events'));
}

function media() {
  const expire = async () => {
    const answer = await attempt(() => post('viber/media/expire'));
    if (answer) toast(answer.expired ? `Більше не відкриваються: ${plural(answer.expired, 'файл', 'файли', 'файлів')}` : 'Усі адреси вже не діють');
  };
  return card('Файли мешканців', el('p', {}, 'Бот має забрати файл протягом години, далі адреса не діє.'), el('div', { class: 'buttons' }, button('Закінчити дію адрес зараз', 'expire-media', expire, true)));
}
