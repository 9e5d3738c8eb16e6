// One message or album as a bubble with its inline buttons.
import { body, picture } from './bodies.js';
import { el, icon } from './dom.js';
import { clock, fullName, senderName, summary } from './format.js';
import { richText } from './richtext.js';

const MARKS = {
  pending: ['clock', 'Чекає на бота', ''], retrying: ['alert', 'Бот не прийняв, буде ще спроба', 'bad'],
  delivered: ['ticks', 'Бот отримав', ''], dropped: ['close', 'Не доставлено', 'bad'], unheard: ['tick', 'Бот цього не бачить', ''],
};

/** A block of the chat: one message, or the messages of one album. */
export function block(items, actions) {
  const [first] = items;
  const message = items.find((item) => item.message.caption)?.message ?? first.message;
  const visual = items.every((item) => item.message.photo || item.message.video || item.message.animation);
  const bare = Boolean(first.message.video_note || first.message.sticker);
  const words = message.text ?? message.caption;
  const content = items.length > 1 ? album(items, visual) : body(first);
  const mapped = Boolean(first.message.location);
  const over = (visual || bare) && !words;
  const bubble = el('div', { class: `bubble${visual || mapped ? ' media' : ''}${bare ? ' bare' : ''}` },
    written(first), forwarded(first.message), quoted(first.message), first.message.link_preview_options?.show_above_text ? preview(message) : null, content,
    words ? el('span', { class: 'text', 'data-testid': 'message-text' },
      richText(words, message.text ? message.entities : message.caption_entities, actions.command)) : null,
    first.message.link_preview_options?.show_above_text ? null : preview(message), meta(items, over));
  return el('div', {
    class: `block ${first.origin}`, 'data-testid': 'message', 'data-message-id': first.message_id,
    'data-origin': first.origin, 'data-delivery': worst(items),
  }, bubble, inlineKeyboard(first, actions),
  el('button', { type: 'button', class: 'more', 'data-testid': 'message-menu', 'aria-label': 'Дії з повідомленням', onclick: (event) => actions.menu(event, items) }, icon('dots')));
}

function worst(items) {
  return ['dropped', 'retrying', 'pending', 'unheard'].find((mark) => items.some((item) => item.delivery === mark)) ?? 'delivered';
}

function meta(items, over) {
  const last = items[items.length - 1];
  const [name, title, tone] = MARKS[worst(items)];
  return el('span', { class: `meta${over ? ' over' : ''}` },
    items.some((item) => item.message.edit_date) ? el('span', {}, 'змінено') : null, el('span', {}, clock(last.message.date)),
    last.origin === 'citizen' ? el('span', { title, class: tone }, icon(name)) : null);
}

/** Who wrote, where more than one can. */
function written({ message, origin }) {
  return message.chat.type === 'private' || origin === 'bot' ? null : el('div', { class: 'forward' }, el('b', {}, senderName(message)));
}

function forwarded({ forward_origin: origin }) {
  if (!origin) return null;
  const chat = origin.chat ?? origin.sender_chat;
  return el('div', { class: 'forward' }, 'Переслано від: ', el('b', {}, origin.sender_user ? fullName(origin.sender_user) : chat?.title ?? origin.sender_user_name));
}

function quoted({ reply_to_message: answered }) {
  if (!answered) return null;
  return el('div', { class: 'quote' }, el('b', {}, senderName(answered)), el('span', {}, summary(answered)));
}

function album(items, visual) {
  if (!visual) return el('div', { class: 'stack' }, items.map((item) => el('div', albumItem(item), body(item))));
  return el('div', { class: `grid n${items.length}` }, items.map((item) => {
    const node = picture(item.message);
    Object.entries(albumItem(item)).forEach(([name, value]) => node.setAttribute(name, value));
    return node;
  }));
}

const albumItem = (item) => ({ 'data-testid': 'album-item', 'data-message-id': item.message_id });

/** The link that a messenger would preview: the one that was named, else the first of the text. */
function preview({ text, entities = [], link_preview_options: options = {} }) {
  const found = entities.find((entity) => entity.type === 'url' || entity.type === 'text_link');
  if (text === undefined || options.is_disabled || !(options.url || found)) return null;
  const raw = options.url ?? found.url ?? text.slice(found.offset, found.offset + found.length);
  const address = /^https?:/i.test(raw) ? raw : `https://${raw}`;
  const host = URL.canParse(address) ? new URL(address).hostname : null;
  return host && el('a', { class: 'preview', 'data-testid': 'link-preview', href: address, target: '_blank', rel: 'noreferrer noopener' }, el('b', {}, host), el('span', {}, 'Перегляд посилання'));
}

function inlineKeyboard({ message, message_id: messageId }, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el('div', { class: 'inline' }, rows.map((row) => el('div', { class: 'inline-row' }, row.map((button) => {
    if (button.url && !/^tg:/.test(button.url)) return el('a', { 'data-testid': 'inline-button', href: /^https?:/.test(button.url) ? button.url : `https://${button.url}`, target: '_blank', rel: 'noreferrer noopener' }, button.text);
    return el('button', { type: 'button', 'data-testid': 'inline-button', 'data-callback': button.callback_data, disabled: !button.callback_data && !button.copy_text,
      onclick: (event) => actions.press(event.currentTarget, messageId, button) }, button.text);
  }))));
}
