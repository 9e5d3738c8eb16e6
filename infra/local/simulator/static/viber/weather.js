// The «network» side of the drawer for Viber: subscription, faults, receipts, duplicates, losses, delays.
import { post } from '../api.js';
import { act, button, card, switches, webhookCard, weatherWords } from '../controls.js';
import { askText } from '../dialogs.js';
import { attempt, el, toast } from '../dom.js';
import { faultCard } from '../faults.js';
import { fullName, plural } from '../format.js';
import { citizen, on } from '../state.js';
import { account, viber } from './state.js';

const { change, slider, check } = switches('viber/control', 'viber-control', () => viber.control);

/** What is wrong with the network now, in a few words; empty in fair weather. */
export const viberWeather = (control) => weatherWords('viber', control, control.fail_deliveries ? ['не доставляє'] : [], control.hold_events, control.delay_events);

/** Builds the controls. */
export function mountViberWeather(root) {
  const status = el('div', { class: 'card', 'data-testid': 'webhook-card' }), person = el('div', { class: 'card' });
  root.append(status, person, media(), faultCard('viber'), calls(), events(), el('div', { class: 'buttons' }, button('Скинути все до звичайного', 'control-reset', act('viber/control/reset'))));
  on('viber-webhook', () => webhookCard(status, 'Звʼязок Viber із ботом', 'set_webhook', viber.webhook, 'viber/events/retry'));
  on('viber-person', () => renderPerson(person));
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
      button('Відкрити за посиланням', 'control-open-context', async () => {
        const context = await askText('Відкрити чат за посиланням', 'context', 'Відкрити');
        if (context) attempt(() => post(`${chat}/open`, { context }));
      }),
      one.session_end ? button('Завершити сесію', 'control-end-session', act(`${chat}/end_session`)) : null,
      one.registered ? button('Видалити Viber', 'control-deactivate', act(`${chat}/device`, { registered: false }), true) : button('Встановити Viber', 'control-restore', act(`${chat}/device`, { registered: true }))),
    el('label', { class: 'check' }, suitable, 'Пристрій підтримує ботів'), el('label', { class: 'field' }, 'версія API у Viber людини', version));
}

const calls = () => card('Виклики від бота', el('div', { class: 'buttons' }, button('Прийняти наступне й не доставити', 'fail-delivery', () => change({ fail_deliveries: 1 }))),
  slider('Затримка', 'delay-calls', 'delay_calls'));

const events = () => card('Події до бота',
  check('Тримати, нічого не доставляти', 'hold', 'hold_events'),
  check('Доставляти кожну подію двічі', 'deliver-twice', 'deliver_twice', -1, 0), check('Обидві одночасно', 'deliver-twice-together', 'deliver_twice_together'),
  el('div', { class: 'buttons' }, button('Загубити наступну подію', 'lose-request', () => change({ lose_requests: 1 })),
    button('Загубити наступну відповідь', 'lose-response', () => change({ lose_responses: 1 }))),
  slider('Затримка', 'delay-updates', 'delay_events'), slider('Чекати відповіді', 'answer-timeout', 'answer_timeout'));

function media() {
  const expire = async () => {
    const answer = await attempt(() => post('viber/media/expire'));
    if (answer) toast(answer.expired ? `Більше не відкриваються: ${plural(answer.expired, 'файл', 'файли', 'файлів')}` : 'Усі посилання вже застарілі');
  };
  return card('Файли мешканців', el('p', {}, 'Посилання на файл діє годину. Кнопка робить усі посилання застарілими вже зараз.'), el('div', { class: 'buttons' }, button('Посилання застаріли', 'expire-media', expire, true)));
}
