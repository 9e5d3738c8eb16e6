// One message or album as a bubble with its inline buttons.
import { fileUrl } from './api.js';
import { el, icon } from './dom.js';
import { clock, colour, coordinates, duration, fullName, initials, size, summary } from './format.js';
import { placeMap } from './places.js';
import { richText } from './richtext.js';

const MARKS = {
  pending: ['clock', 'Чекає на бота', ''], retrying: ['alert', 'Бот не прийняв, буде ще спроба', 'bad'],
  delivered: ['ticks', 'Бот отримав', ''], dropped: ['close', 'Не доставлено', 'bad'],
};

/** A block of the chat: one message, or the messages of one album. */
export function block(items, actions) {
  const [first] = items;
  const message = items.find((item) => item.message.caption)?.message ?? first.message;
  const visual = items.every((item) => item.message.photo || item.message.video || item.message.animation);
  const bare = Boolean(first.message.video_note || first.message.sticker);
  const words = message.text ?? message.caption;
  const content = items.length > 1 ? album(items, visual) : body(first, actions);
  const mapped = Boolean(first.message.location);
  const over = (visual || bare) && !words;
  const bubble = el('div', { class: `bubble${visual || mapped ? ' media' : ''}${bare ? ' bare' : ''}` },
    forwarded(first.message), quoted(first.message), content,
    words ? el('span', { class: 'text', 'data-testid': 'message-text' },
      richText(words, message.text ? message.entities : message.caption_entities, actions.command)) : null,
    meta(items, over));
  return el('div', {
    class: `block ${first.origin}`, 'data-testid': 'message', 'data-message-id': first.message_id,
    'data-origin': first.origin, 'data-delivery': worst(items),
  }, bubble, inlineKeyboard(first, actions),
  el('button', { type: 'button', class: 'more', 'data-testid': 'message-menu', 'aria-label': 'Дії з повідомленням', onclick: (event) => actions.menu(event, first) }, icon('dots')));
}

function worst(items) {
  return ['dropped', 'retrying', 'pending'].find((mark) => items.some((item) => item.delivery === mark)) ?? 'delivered';
}

function meta(items, over) {
  const last = items[items.length - 1];
  const [name, title, tone] = MARKS[worst(items)];
  return el('span', { class: `meta${over ? ' over' : ''}` },
    items.some((item) => item.message.edit_date) ? el('span', {}, 'змінено') : null, el('span', {}, clock(last.message.date)),
    last.origin === 'citizen' ? el('span', { title, class: tone }, icon(name)) : null);
}

function forwarded({ forward_origin: origin }) {
  if (!origin) return null;
  return el('div', { class: 'forward' }, 'Переслано від: ', el('b', {}, origin.sender_user ? fullName(origin.sender_user) : origin.sender_user_name));
}

function quoted({ reply_to_message: answered }) {
  if (!answered) return null;
  return el('div', { class: 'quote' }, el('b', {}, fullName(answered.from)), el('span', {}, summary(answered)));
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

function picture(message) {
  if (message.photo) {
    const largest = message.photo[message.photo.length - 1];
    return el('a', { class: 'picture', href: fileUrl(largest.file_id), target: '_blank' },
      el('img', { src: fileUrl(largest.file_id), alt: message.caption ?? 'Фото', width: largest.width, height: largest.height, style: { height: 'auto' } }));
  }
  const file = message.video ?? message.animation;
  return el('div', { class: 'picture' }, el('video', { src: fileUrl(file.file_id), controls: true, preload: 'metadata', playsinline: true }));
}

function body({ message, message_id: messageId, origin }, actions) {
  if (message.photo || message.video || message.animation) return picture(message);
  if (message.video_note) return el('video', { class: 'note', src: fileUrl(message.video_note.file_id), preload: 'metadata', playsinline: true, title: 'Дивитися', onclick: (event) => (event.target.paused ? event.target.play() : event.target.pause()) });
  if (message.sticker) return el('img', { class: 'sticker', src: fileUrl(message.sticker.file_id), alt: message.sticker.emoji ?? 'Наліпка' });
  if (message.voice || message.audio) return sound(message.voice ?? message.audio, message.audio?.title);
  if (message.document) return documentRow(message.document);
  if (message.location) return place(message, messageId, origin);
  if (message.contact) return contact(message.contact);
  if (message.poll) return el('div', { class: 'poll' }, el('b', {}, message.poll.question), message.poll.options.map((option) => el('i', {}, option.text)));
  return null;
}

function sound(file, title) {
  const player = new Audio();
  player.preload = 'none';
  const disc = el('span', { class: 'disc' }, icon('play'));
  const heights = Array.from({ length: 26 }, (_, i) => 5 + Math.abs(Math.sin(i * 1.7 + file.file_size) * 17));
  const row = el('button', { type: 'button', class: 'row', 'aria-label': 'Слухати', onclick: () => (player.paused ? start() : player.pause()) },
    disc, el('span', {}, title ? el('b', {}, title) : el('span', { class: 'bars' }, heights.map((height) => el('i', { style: { height: `${height}px` } }))),
      el('small', {}, duration(file.duration))));
  const start = () => { player.src ||= fileUrl(file.file_id); player.play(); };
  player.onplay = () => { row.classList.add('playing'); disc.replaceChildren(icon('pause')); };
  player.onpause = player.onended = () => { row.classList.remove('playing'); disc.replaceChildren(icon('play')); };
  return row;
}

function documentRow(file) {
  const extension = file.file_name?.includes('.') ? file.file_name.split('.').pop().slice(0, 4) : '';
  return el('a', { class: 'row', href: fileUrl(file.file_id), download: file.file_name ?? 'file' },
    el('span', { class: 'disc' }, extension || icon('file')), el('span', {}, el('b', {}, file.file_name ?? 'Файл'), el('small', {}, size(file.file_size))));
}

function place({ location, venue }) {
  return placeMap(location, venue ? el('b', {}, venue.title) : null, venue?.address ?? coordinates(location),
    location.live_period ? el('span', { class: 'live' }, ' · наживо') : null);
}

function contact(person) {
  return el('div', { class: 'row' }, el('span', { class: 'disc', style: { background: colour({ id: person.user_id, ...person }) } }, initials(person)),
    el('span', {}, el('b', {}, fullName(person)), el('small', {}, person.phone_number.startsWith('+') ? person.phone_number : `+${person.phone_number}`)));
}

function inlineKeyboard({ message, message_id: messageId }, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el('div', { class: 'inline' }, rows.map((row) => el('div', { class: 'inline-row' }, row.map((button) => {
    if (button.url) return el('a', { 'data-testid': 'inline-button', href: /^https?:/.test(button.url) ? button.url : `https://${button.url}`, target: '_blank', rel: 'noreferrer noopener' }, button.text);
    return el('button', { type: 'button', 'data-testid': 'inline-button', 'data-callback': button.callback_data, disabled: !button.callback_data && !button.copy_text,
      onclick: (event) => actions.press(event.currentTarget, messageId, button) }, button.text);
  }))));
}
