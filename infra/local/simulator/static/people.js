// The list of citizens on the left.
import { post } from './api.js';
import { newCitizen, newRoom } from './dialogs.js';
import { attempt, el, iconButton } from './dom.js';
import { clock, colour, fullName, initials, plural, summary } from './format.js';
import { byRecency, on, persons, state } from './state.js';
import { viberSummary } from './viber/format.js';
import { viber } from './viber/state.js';

/** A person's round sign. */
export const avatar = (person, small = false) =>
  el('span', { class: `avatar${small ? ' small' : ''}`, style: { background: colour(person) }, 'aria-hidden': 'true' }, initials(person));

/** Fills the column and keeps it current; `select(id)` opens a chat. */
export function mountPeople(root, select) {
  const search = el('input', { type: 'search', class: 'people-search', placeholder: 'Пошук', 'aria-label': 'Пошук мешканця', 'data-testid': 'people-search', oninput: () => render() });
  const list = el('div', { class: 'people-list' });
  const foot = el('div', { class: 'people-foot', 'data-testid': 'webhook-status' });
  const roomButton = iconButton('group', 'Додати групу або канал', { 'data-testid': 'add-room', onclick: addRoom });
  root.append(
    el('div', { class: 'people-head' }, el('h2', {}, 'Мешканці'), roomButton, iconButton('plus', 'Додати мешканця', { 'data-testid': 'add-citizen', onclick: add })),
    search, list, foot);

  async function addRoom() {
    const wish = await newRoom();
    if (wish) enter(await attempt(() => post('rooms', wish)));
  }

  async function add() {
    const fields = await newCitizen();
    if (!fields) return;
    enter(await attempt(() => post('chats', fields)));
  }

  function enter(citizen) {
    if (!citizen) return;
    state.citizens.set(citizen.id, { last: null, ...state.citizens.get(citizen.id), ...citizen });
    select(citizen.id);
  }

  function render() {
    roomButton.hidden = state.view === 'viber';
    search.hidden = state.citizens.size < 8;
    const wanted = search.value.trim().toLowerCase();
    const shown = inOrder().filter((person) => fullName(person).toLowerCase().includes(wanted));
    list.replaceChildren(...(shown.length ? shown.map((person) => row(person, select)) : [el('p', { class: 'nothing' }, 'Нікого не знайдено')]));
  }
  on('people', render);
  on('view', render);
  const status = () => foot.replaceChildren(...footer());
  for (const kind of ['webhook', 'viber-webhook', 'view']) on(kind, status);
}

/** The citizens, those who wrote or came last in the open messenger first. */
export function inOrder() {
  if (state.view !== 'viber') return byRecency();
  const recency = (person) => Math.max(viber.people.get(person.id)?.last?.at ?? 0, person.created ?? 0);
  return persons().sort((a, b) => recency(b) - recency(a));
}

/** What the list shows of a person in the messenger that is open: unread count, last message, its time. */
function view(person) {
  if (state.view === 'viber') {
    const account = viber.people.get(person.id), last = account?.last;
    return { unread: viber.unread.get(person.id), delivery: last?.delivery, at: last?.at, line: viberLine(account, last) };
  }
  return { unread: state.unread.get(person.id), delivery: person.last?.delivery, at: person.last?.message.date, line: telegramLine(person) };
}

function row(person, select) {
  const { unread, delivery, at, line } = view(person);
  return el('button', { type: 'button', class: 'person', 'data-testid': 'citizen', 'data-citizen-id': person.id, 'aria-current': String(person.id === state.current), onclick: () => select(person.id) },
    avatar(person),
    el('span', { class: 'person-main' },
      el('span', { class: 'person-line' }, el('span', { class: 'person-name' }, fullName(person)), at ? el('span', { class: 'person-time' }, clock(at)) : null),
      el('span', { class: 'person-line' }, el('span', { class: 'person-last' }, line),
        ['retrying', 'dropped', 'failed'].includes(delivery) ? el('span', { class: 'badge alarm' }, '!') : null, unread ? el('span', { class: 'badge', 'data-testid': 'unread' }, unread) : null)));
}

function telegramLine(person) {
  if (person.deactivated) return 'Обліковий запис видалено';
  if (person.blocked) return person.kind === 'private' ? 'Бота заблоковано' : 'Бота вилучено';
  if (!person.last) return person.started ? 'Знає бота, повідомлень немає' : 'Розмову ще не розпочато';
  return (person.last.origin === 'citizen' && person.kind === 'private' ? 'Ви: ' : '') + summary(person.last.message);
}

function viberLine(account, last) {
  if (account && !account.registered) return 'Viber видалено';
  if (account?.opened && !account.subscribed && last) return 'Не підписано на бота';
  if (!last) return account?.subscribed ? 'Знає бота, повідомлень немає' : 'Розмову ще не розпочато';
  return (last.origin === 'citizen' ? 'Ви: ' : '') + viberSummary(last.message);
}

function footer() {
  const { url, pending, failing } = state.view === 'viber' ? viber.webhook : state.webhook;
  const bad = pending > 0 && failing;
  const lamp = el('span', { class: `lamp${url ? (bad ? ' bad' : '') : ' off'}` });
  if (!url) return [lamp, 'Бот іще не підключено'];
  if (bad) return [lamp, `Бот не відповідає, ${plural(pending, 'подія чекає', 'події чекають', 'подій чекають')}`];
  return [lamp, pending ? `Бот на звʼязку, ${plural(pending, 'подія', 'події', 'подій')} у дорозі` : 'Бот на звʼязку'];
}
