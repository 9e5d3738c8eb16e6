// The «network» side of the drawer: blocking, faults, duplicates, losses, delays.
import { post } from './api.js';
import { act, button, card, switches, webhookCard, weatherWords } from './controls.js';
import { askText } from './dialogs.js';
import { attempt, el } from './dom.js';
import { faultCard } from './faults.js';
import { fullName } from './format.js';
import { citizen, on, state } from './state.js';

/** What is wrong with the network now, in a few words; empty in fair weather. */
export const weatherSummary = (control) => weatherWords('telegram', control, control.rate_limit ? ['1 повід./с'] : [], control.hold_updates, control.delay_updates);

const { change, slider, check } = switches('control', 'control', () => state.control);

/** Builds the controls. */
export function mountWeather(root) {
  const status = el('div', { class: 'card', 'data-testid': 'webhook-card' });
  const person = el('div', { class: 'card' });
  root.append(status, person, faultCard('telegram'), calls(), updates(), el('div', { class: 'buttons' }, button('Скинути все до звичайного', 'control-reset', act('control/reset'))));
  on('webhook', () => webhookCard(status, 'Звʼязок із ботом', 'setWebhook', state.webhook, 'updates/retry'));
  on('citizen', () => renderPerson(person));
}

function renderPerson(root) {
  const one = citizen();
  root.hidden = !one;
  if (!one) return;
  const room = one.kind !== 'private', chat = `chats/${one.id}`;
  const startWith = async () => {
    const payload = await askText('Розпочати за посиланням', 'Параметр після /start', 'Розпочати');
    if (payload) attempt(() => post(`${chat}/start`, { payload }));
  };
  root.replaceChildren(el('h3', {}, fullName(one)), el('p', {}, [`id ${one.id}`, one.phone, one.username && `@${one.username}`].filter(Boolean).join(' · ')),
    el('div', { class: 'buttons' },
      one.deactivated ? null : one.blocked ? button(room ? 'Повернути бота' : 'Розблокувати бота', 'control-unblock', act(`${chat}/unblock`)) : button(room ? 'Вилучити бота' : 'Заблокувати бота', 'control-block', act(`${chat}/block`), true),
      room || one.deactivated || one.blocked ? null : button('Розпочати за посиланням', 'control-start', startWith),
      room ? null : one.deactivated ? button('Відновити обліковий запис', 'control-restore', act(`${chat}/restore`)) : button('Видалити обліковий запис', 'control-deactivate', act(`${chat}/deactivate`), true)));
}

const calls = () => card('Виклики від бота', check('Межа: одне повідомлення на секунду', 'rate-limit', 'rate_limit'), slider('Затримка', 'delay-calls', 'delay_calls'));

const updates = () => card('Події до бота',
  check('Тримати, нічого не доставляти', 'hold', 'hold_updates'),
  check('Доставляти кожну подію двічі', 'deliver-twice', 'deliver_twice', -1, 0), check('Обидві одночасно', 'deliver-twice-together', 'deliver_twice_together'),
  el('div', { class: 'buttons' }, button('Загубити наступну подію', 'lose-request', () => change({ lose_requests: 1 })),
    button('Загубити наступну відповідь', 'lose-response', () => change({ lose_responses: 1 }))),
  slider('Затримка', 'delay-updates', 'delay_updates'), slider('Альбом надходить', 'album-spread', 'album_spread'),
  slider('Чекати відповіді', 'answer-timeout', 'answer_timeout'));
