// The chat in the middle: head, stream of messages, what happens on a press.
import { post } from './api.js';
import { mountComposer } from './composer.js';
import { alert, chooseChat, choosePlace } from './dialogs.js';
import { attempt, el, iconButton, toast } from './dom.js';
import { fullName, initials } from './format.js';
import { contextMenu } from './menu.js';
import { block } from './message.js';
import { author, changed, chatMessages, citizen, from, on, persons, say, state } from './state.js';
import { emptyNote, mountStream } from './stream.js';
import { weatherSummary } from './weather.js';

const ACTIONS = {
  typing: 'друкує…', upload_photo: 'надсилає фото…', upload_video: 'надсилає відео…', record_video: 'знімає відео…',
  upload_document: 'надсилає файл…', upload_voice: 'надсилає голосове…', record_voice: 'записує голосове…',
  find_location: 'шукає місце на мапі…', choose_sticker: 'обирає наліпку…',
};

const ROOMS = { group: 'група, бот чує лише звернене до нього', supergroup: 'група, бот чує лише звернене до нього', channel: 'канал' };

/** Builds the chat; `back()` returns to the list on a phone. */
export function mountChat(root, back) {
  const title = el('div', { class: 'chat-title' });
  const chip = el('span', { class: 'chip', 'data-testid': 'weather', hidden: true });
  const sign = el('span', { class: 'avatar small', style: { background: '#2b7fb8' } });
  const who = el('select', { class: 'who', 'data-testid': 'author', 'aria-label': 'Хто пише', hidden: true, onchange: () => { state.author = Number(who.value); } });
  const head = el('div', { class: 'chat-head' }, iconButton('back', 'До списку', { class: 'back', 'data-testid': 'back', onclick: back }), sign, title, who, chip);
  const stream = mountStream();
  const foot = el('div', { class: 'foot' });
  root.append(head, stream.scroll, foot);
  mountComposer(foot);
  foot.append(stream.down);

  function renderHead() {
    const person = citizen();
    head.hidden = !person;
    foot.hidden = !person;
    if (!person || !state.bot) return;
    const action = state.action.get(person.id)?.action;
    sign.textContent = initials(state.bot);
    const room = person.kind !== 'private';
    who.hidden = !room || person.kind === 'channel';
    if (room) {
      sign.textContent = initials(person);
      title.replaceChildren(el('strong', {}, fullName(person)), el('span', { 'data-testid': 'chat-status' }, ROOMS[person.kind]));
      who.replaceChildren(...persons().map((one) => el('option', { value: one.id }, fullName(one))));
      who.value = author()?.id;
      return;
    }
    title.replaceChildren(el('strong', {}, state.bot.first_name),
      el('span', { class: action ? 'active' : '', 'data-testid': 'chat-status' }, action ? ACTIONS[action] ?? 'щось готує…' : `бот · ви пишете як ${fullName(person)}`));
  }

  function renderStream() {
    const person = citizen();
    if (!person) {
      stream.render(null, [], null, () => emptyNote('Оберіть мешканця', 'Ліворуч є люди, від імені яких можна писати боту. Нових додає кнопка «плюс».'));
      return;
    }
    const groups = grouped(chatMessages(person.id)).map((items) => ({ key: items[0].message_id, at: items[0].message.date, items }));
    const nothing = () => (person.started ? emptyNote('Тут поки порожньо', 'Бот знає цю людину і може написати їй першим.') : greeting());
    stream.render(person.id, groups, (items) => block(items, actions), nothing, state.action.get(person.id)?.action === 'typing' ? typing() : null);
  }

  on('chat', (detail) => { if (detail?.isNew && detail.origin === 'citizen') stream.stick(); renderStream(); renderHead(); });
  on('citizen', () => { renderHead(); renderStream(); });
  on('action', () => { renderHead(); renderStream(); });
  const weather = () => { const text = weatherSummary(state.control); chip.hidden = !text; chip.textContent = text; };
  on('control', weather);
  on('faults', weather);
  on('callback', (event) => {
    document.querySelectorAll(`[data-query="${event.id}"]`).forEach((button) => button.classList.remove('waiting'));
    if (event.chat_id !== state.current || !event.text) return;
    if (event.alert) alert(event.text); else toast(event.text);
  });
}

function grouped(items) {
  const groups = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    const album = item.message.media_group_id;
    if (album && last?.[0].message.media_group_id === album) last.push(item); else groups.push([item]);
  }
  return groups;
}

const greeting = () => emptyNote(state.bot.first_name, 'Що вміє цей бот? Натисніть «Розпочати» внизу, і він розкаже сам.',
  el('span', { class: 'avatar', style: { background: '#2b7fb8' } }, initials(state.bot)));
const typing = () => el('div', { class: 'block bot', 'data-testid': 'typing' }, el('div', { class: 'bubble', style: { minWidth: 0 } }, el('div', { class: 'dots' }, el('i'), el('i'), el('i'))));

const actions = {
  command: (command) => attempt(() => say(state.current, { text: command })),
  async press(node, messageId, button) {
    if (button.copy_text) {
      await navigator.clipboard?.writeText(button.copy_text.text);
      toast('Скопійовано');
      return;
    }
    node.classList.add('waiting');
    const answer = await attempt(() => post(`chats/${state.current}/press`, { message_id: messageId, data: button.callback_data, ...from(state.current) }));
    if (!answer || !answer.update_id || state.answered.has(answer.callback_query_id)) node.classList.remove('waiting');
    else node.dataset.query = answer.callback_query_id;
  },
  menu: (event, items) => contextMenu(event, menuEntries(items)),
};

function menuEntries(items) {
  const [item] = items, { message, message_id: messageId, chat_id: chatId } = item;
  const captioned = items.find((one) => one.message.caption) ?? item;
  const entries = [['Відповісти', 'menu-reply', () => { Object.assign(state, { replyTo: item, editing: null }); changed('composer'); }]];
  if (item.origin === 'citizen') {
    if (message.text || captioned.message.caption) entries.push(['Редагувати', 'menu-edit', () => { Object.assign(state, { editing: captioned, replyTo: null }); changed('composer'); }]);
    if (message.location?.live_period) {
      const move = (body) => attempt(() => post(`chats/${chatId}/move`, { message_id: messageId, ...body }));
      entries.push(['Перейти в інше місце', 'menu-move', async () => {
        const point = await choosePlace({ live: false });
        if (point) move(point);
      }], ['Пройтися: 10 кроків', 'menu-walk', () => move({ steps: 10, every: 2 })], ['Припинити трансляцію', 'menu-stop', () => move({ stop: true })]);
    }
  }
  entries.push(['Переслати', 'menu-forward', async () => {
    const target = await chooseChat('Переслати боту', [...state.citizens.values()].filter((one) => one.id === chatId || (!one.blocked && !one.deactivated)));
    if (target) await attempt(() => say(target, { forward: { chat_id: chatId, message_ids: items.map((one) => one.message_id) } }));
  }]);
  return entries;
}
