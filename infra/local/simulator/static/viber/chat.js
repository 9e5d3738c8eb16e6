// The Viber chat in the middle: purple head with the session, stream of messages, composer.
import { post } from '../api.js';
import { attempt, el, icon, iconButton } from '../dom.js';
import { clock, fullName, initials } from '../format.js';
import { citizen, on, state } from '../state.js';
import { emptyNote, mountStream } from '../stream.js';
import { mountViberComposer } from './composer.js';
import { viberBlock } from './message.js';
import { account, viber, viberMessages } from './state.js';
import { viberWeather } from './weather.js';

/** Builds the chat; `back()` returns to the list on a phone. */
export function mountViberChat(root, back) {
  const title = el('div', { class: 'chat-title' });
  const chip = el('span', { class: 'chip', 'data-testid': 'weather', hidden: true });
  const device = el('button', { type: 'button', class: 'vb-device', 'data-testid': 'desktop-switch', onclick: () => attempt(() => post(`viber/chats/${state.current}/device`, { desktop: !account().desktop })) });
  const head = el('div', { class: 'chat-head' }, iconButton('back', 'До списку', { class: 'back', 'data-testid': 'back', onclick: back }),
    el('span', { class: 'avatar small' }), title, chip, device);
  const session = el('div', { class: 'vb-session', 'data-testid': 'session' });
  const stream = mountStream();
  const foot = el('div', { class: 'foot' });
  root.append(head, session, stream.scroll, foot);
  const press = mountViberComposer(foot);
  foot.append(stream.down);

  function renderHead() {
    const person = account(), who = citizen();
    for (const part of [head, session, foot]) part.hidden = !person || !who;
    if (!person || !who || !viber.bot) return;
    head.querySelector('.avatar').textContent = initials({ first_name: viber.bot.name });
    title.replaceChildren(el('strong', {}, viber.bot.name), el('span', { 'data-testid': 'chat-status' }, `${status(person)} · ви пишете як ${fullName(who)}`));
    device.replaceChildren(icon(person.desktop ? 'desktop' : 'mobile'), el('span', {}, person.desktop ? 'Компʼютер' : 'Телефон'));
    device.title = person.desktop ? 'На компʼютері кнопки «номер» і «місце» не працюють' : 'Перейти на компʼютер';
    device.setAttribute('aria-pressed', String(person.desktop));
    const open = person.subscribed && person.registered && person.session_end && person.session_end * 1000 > Date.now();
    session.dataset.open = String(Boolean(open));
    session.replaceChildren(el('span', {}, open ? `Безкоштовна сесія до ${clock(person.session_end)} ${tomorrow(person.session_end)}`
      : !person.registered ? 'Людина не має Viber: бот не може писати' : person.subscribed ? 'Сесії немає: повідомлення бота платні' : 'Бот не може писати, доки людина не напише сама'),
      el('span', { 'data-testid': 'paid-count', title: `У всіх чатах разом: ${viber.paid}` }, `платних: ${person.paid}`));
  }

  function renderStream() {
    const person = account();
    if (!person) {
      stream.render(null, [], null, () => emptyNote('Оберіть мешканця', 'Ліворуч є люди, від імені яких можна писати боту у Viber.'));
      return;
    }
    const groups = viberMessages(person.id).map((item) => ({ key: item.message_id, at: item.at, items: item }));
    stream.render(person.id, groups, (item) => viberBlock(item, press), () => (person.opened
      ? emptyNote('Тут поки порожньо', person.subscribed ? 'Людина підписана, бот може написати їй першим.' : 'Перше повідомлення підпише людину на бота.')
      : emptyNote(viber.bot?.name ?? '', 'Натисніть «Почати розмову» внизу, і бот привітається.', el('span', { class: 'avatar' }, initials({ first_name: viber.bot?.name ?? '' })))));
  }

  on('viber-chat', (detail) => { if (detail?.isNew && detail.origin === 'citizen') stream.stick(); renderStream(); });
  on('viber-person', () => { renderHead(); renderStream(); });
  const weather = () => { const text = viberWeather(viber.control); chip.hidden = !text; chip.textContent = text; };
  on('viber-control', weather);
  on('faults', weather);
  setInterval(renderHead, 30000);
}

function status(person) {
  if (!person.registered) return 'Viber видалено';
  return person.subscribed ? 'підписано' : 'не підписано';
}

const tomorrow = (seconds) => (new Date(seconds * 1000).toDateString() === new Date().toDateString() ? 'сьогодні' : 'завтра');
