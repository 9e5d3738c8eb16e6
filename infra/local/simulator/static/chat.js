// The chat in the middle: head, stream of messages, what happens on a press.
import { post } from './api.js';
import { mountComposer } from './composer.js';
import { alert, choosePlace } from './dialogs.js';
import { attempt, el, icon, iconButton, toast } from './dom.js';
import { day, fullName, initials } from './format.js';
import { block } from './message.js';
import { avatar } from './people.js';
import { changed, chatMessages, citizen, on, state } from './state.js';
import { weatherSummary } from './weather.js';

const ACTIONS = {
  typing: 'друкує…', upload_photo: 'надсилає фото…', upload_video: 'надсилає відео…', record_video: 'знімає відео…',
  upload_document: 'надсилає файл…', upload_voice: 'надсилає голосове…', record_voice: 'записує голосове…',
  find_location: 'шукає місце на мапі…', choose_sticker: 'обирає наліпку…',
};

/** Builds the chat; `back()` returns to the list on a phone. */
export function mountChat(root, back) {
  const title = el('div', { class: 'chat-title' });
  const chip = el('span', { class: 'chip', 'data-testid': 'weather', hidden: true });
  const sign = el('span', { class: 'avatar small', style: { background: '#2b7fb8' } });
  const head = el('div', { class: 'chat-head' }, iconButton('back', 'До списку', { class: 'back', 'data-testid': 'back', onclick: back }), sign, title, chip);
  const stream = el('div', { class: 'stream', 'data-testid': 'messages' });
  const scroll = el('div', { class: 'scroll' }, stream);
  const foot = el('div', { class: 'foot' });
  const down = iconButton('down', 'До останнього повідомлення', { class: 'down', hidden: true, onclick: () => toEnd('smooth') });
  root.append(head, scroll, foot);
  mountComposer(foot);
  foot.append(down);

  const blocks = new Map();
  let shownChat = null;
  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const toEnd = (behavior = 'instant') => scroll.scrollTo({ top: scroll.scrollHeight, behavior });
  scroll.addEventListener('scroll', () => { down.hidden = atEnd(); });
  let sticky = true;
  scroll.addEventListener('scroll', () => { sticky = atEnd(); });
  new ResizeObserver(() => { if (sticky) toEnd(); }).observe(scroll);
  new ResizeObserver(() => { if (sticky) toEnd(); }).observe(stream);

  function renderHead() {
    const person = citizen();
    head.hidden = !person;
    foot.hidden = !person;
    if (!person || !state.bot) return;
    const action = state.action.get(person.id)?.action;
    sign.textContent = initials(state.bot);
    title.replaceChildren(el('strong', {}, state.bot.first_name),
      el('span', { class: action ? 'active' : '', 'data-testid': 'chat-status' }, action ? ACTIONS[action] ?? 'щось готує…' : `бот · ви пишете як ${fullName(person)}`));
  }

  function renderStream() {
    const person = citizen();
    if (!person) {
      stream.replaceChildren(emptyNote('Оберіть мешканця', 'Ліворуч є люди, від імені яких можна писати боту. Нових додає кнопка «плюс».'));
      shownChat = null;
      return;
    }
    if (shownChat !== person.id) { blocks.clear(); shownChat = person.id; sticky = true; }
    const nodes = [];
    let lastDay = null;
    for (const group of grouped(chatMessages(person.id))) {
      const label = day(group[0].message.date);
      if (label !== lastDay) { nodes.push(el('div', { class: 'day' }, label)); lastDay = label; }
      nodes.push(kept(group));
    }
    if (!nodes.length) nodes.push(person.started ? emptyNote('Тут поки порожньо', 'Бот знає цю людину і може написати їй першим.') : greeting());
    if (state.action.get(person.id)?.action === 'typing') nodes.push(typing());
    place(stream, nodes);
    if (sticky) toEnd();
  }

  function kept(group) {
    const key = group[0].message_id, signature = JSON.stringify(group);
    const old = blocks.get(key);
    if (old?.signature === signature) return old.node;
    const node = block(group, actions);
    blocks.set(key, { signature, node });
    return node;
  }

  on('chat', (detail) => { if (detail?.isNew && detail.origin === 'citizen') sticky = true; renderStream(); renderHead(); });
  on('citizen', () => { renderHead(); renderStream(); });
  on('action', () => { renderHead(); renderStream(); });
  on('control', () => { const text = weatherSummary(state.control); chip.hidden = !text; chip.textContent = text; });
  on('callback', (event) => {
    document.querySelectorAll(`[data-query="${event.id}"]`).forEach((button) => button.classList.remove('waiting'));
    if (event.chat_id !== state.current || !event.text) return;
    if (event.alert) alert(event.text); else toast(event.text);
  });
}

/** Puts nodes in place, touching only what moved, so that sound and video go on. */
function place(parent, nodes) {
  const wanted = new Set(nodes);
  [...parent.children].forEach((child) => { if (!wanted.has(child)) child.remove(); });
  nodes.forEach((node, i) => { if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null); });
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

const emptyNote = (title, text) => el('div', { class: 'empty', 'data-testid': 'empty' }, el('h3', {}, title), el('p', {}, text));
const greeting = () => el('div', { class: 'empty', 'data-testid': 'empty' },
  el('span', { class: 'avatar', style: { background: '#2b7fb8' } }, initials(state.bot)), el('h3', {}, state.bot.first_name), el('p', {}, 'Що вміє цей бот? Натисніть «Розпочати» внизу, і він розкаже сам.'));
const typing = () => el('div', { class: 'block bot', 'data-testid': 'typing' }, el('div', { class: 'bubble', style: { minWidth: 0 } }, el('div', { class: 'dots' }, el('i'), el('i'), el('i'))));

const actions = {
  command: (command) => attempt(() => post(`chats/${state.current}/send`, { text: command })),
  async press(node, messageId, button) {
    if (button.copy_text) {
      await navigator.clipboard?.writeText(button.copy_text.text);
      toast('Скопійовано');
      return;
    }
    node.classList.add('waiting');
    const answer = await attempt(() => post(`chats/${state.current}/press`, { message_id: messageId, data: button.callback_data }));
    if (!answer || !answer.update_id || state.answered.has(answer.callback_query_id)) node.classList.remove('waiting');
    else node.dataset.query = answer.callback_query_id;
  },
  menu(event, item) {
    document.querySelector('.context')?.remove();
    const menu = el('div', { class: 'context', role: 'menu' }, menuEntries(item).map(([label, testid, run]) => el('button', { type: 'button', role: 'menuitem', 'data-testid': testid, onclick: run }, label)));
    document.body.append(menu);
    const left = Math.min(event.clientX, innerWidth - menu.offsetWidth - 8), top = Math.min(event.clientY, innerHeight - menu.offsetHeight - 8);
    Object.assign(menu.style, { left: `${Math.max(left, 8)}px`, top: `${top}px` });
    setTimeout(() => addEventListener('click', () => menu.remove(), { once: true }));
  },
};

function menuEntries(item) {
  const { message, message_id: messageId, chat_id: chatId } = item;
  const entries = [['Відповісти', 'menu-reply', () => { Object.assign(state, { replyTo: item, editing: null }); changed('composer'); }]];
  if (item.origin === 'citizen') {
    if (message.text || message.caption) entries.push(['Редагувати', 'menu-edit', () => { Object.assign(state, { editing: item, replyTo: null }); changed('composer'); }]);
    if (message.location?.live_period) {
      entries.push(['Перейти в інше місце', 'menu-move', async () => {
        const point = await choosePlace({ live: false });
        if (point) attempt(() => post(`chats/${chatId}/move`, { message_id: messageId, ...point }));
      }], ['Припинити трансляцію', 'menu-stop', () => attempt(() => post(`chats/${chatId}/move`, { message_id: messageId, stop: true }))]);
    }
  }
  return entries;
}
