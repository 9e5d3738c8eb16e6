// One Viber message, or pictures sent together, as a bubble.
import { fileUrl } from '../api.js';
import { el, icon } from '../dom.js';
import { clock, colour, initials, size } from '../format.js';
import { placeMap } from '../places.js';
import { keyboardGrid } from './keyboard.js';
import { link, messageText } from './format.js';

const MARKS = {
  pending: ['clock', 'Чекає на бота', ''], retrying: ['alert', 'Бот не прийняв, буде ще спроба', 'bad'],
  delivered: ['ticks', 'Бот отримав', ''], dropped: ['close', 'Не доставлено', 'bad'],
};
const RECEIPTS = { delivered: 'доставлено', seen: 'переглянуто', failed: 'не доставлено' };

/** A message with its sender, price and marks. */
export function viberBlock(item, press) {
  const { message, origin } = item;
  const bare = message.type === 'sticker' && message.file_id;
  const frame = el('div', {
    class: `block ${origin}${message.silent ? ' silent' : ''}`, 'data-testid': 'message', 'data-message-id': item.message_id, 'data-message-token': item.message_token,
    'data-origin': origin, 'data-delivery': item.delivery, 'data-type': message.type, 'data-paid': item.paid ? 'true' : null,
  });
  if (message.type === 'keyboard') frame.append(el('div', { class: 'vb-note' }, 'Бот показав кнопки'));
  else frame.append(el('div', { class: `bubble${['picture', 'video', 'location'].includes(message.type) ? ' media' : ''}${bare ? ' bare' : ''}` }, content(item, press)));
  frame.append(meta(item));
  return frame;
}

function content({ message, message_id: messageId }, press) {
  const words = message.text && message.type !== 'url' ? el('span', { class: 'text', 'data-testid': 'message-text' }, messageText(message.text)) : null;
  return [BODIES[message.type] ? BODIES[message.type](message, (button, place) => press(button, place, messageId)) : unknown(message), words];
}

function meta(item) {
  const parts = [];
  if (item.paid) parts.push(el('b', { class: 'vb-paid', 'data-testid': 'paid', title: 'Поза сесією: за це повідомлення Viber бере гроші' }, '₴ платне'));
  if (item.message.silent) parts.push(el('span', {}, 'без показу в чаті'));
  parts.push(el('span', {}, clock(item.at)));
  if (item.origin === 'citizen') {
    const [name, title, tone] = MARKS[item.delivery];
    parts.push(el('span', { title, class: tone }, icon(name)));
  } else parts.push(el('span', { class: item.delivery === 'failed' ? 'bad' : '' }, RECEIPTS[item.delivery]));
  return el('div', { class: 'vb-meta' }, parts);
}

const BODIES = {
  picture: (message) => (message.file_id
    ? el('a', { class: 'picture', href: fileUrl(message.file_id), target: '_blank' }, el('img', { src: fileUrl(message.file_id), alt: message.text || 'Фото' })) : away(message, 'photo')),
  video: (message) => (message.file_id
    ? el('div', { class: 'picture' }, el('video', { src: fileUrl(message.file_id), controls: true, preload: 'metadata', playsinline: true })) : away(message, 'video')),
  file: (message) => row(fileUrl(message.file_id ?? ''), extension(message.file_name), message.file_name, size(message.size), message.file_id, message.media),
  sticker: (message) => (message.file_id ? el('img', { class: 'sticker', src: fileUrl(message.file_id), alt: 'Наліпка' }) : el('div', { class: 'row' }, el('span', { class: 'disc' }, icon('smile')), el('span', {}, el('b', {}, 'Наліпка'), el('small', {}, `№ ${message.sticker_id}`)))),
  contact: ({ contact }) => {
    const person = { first_name: contact.name ?? '?' };
    return el('div', { class: 'row' }, el('span', { class: 'disc', style: { background: colour(person) } }, initials(person)),
      el('span', {}, el('b', {}, contact.name ?? 'Без імені'), el('small', {}, contact.phone_number ? `+${contact.phone_number.replace(/^\+/, '')}` : 'номера немає')));
  },
  location: ({ location }) => placeMap({ latitude: location.lat, longitude: location.lon }, location.address),
  url: (message) => el('div', { class: 'row' }, el('span', { class: 'disc' }, icon('link')), el('span', {}, link(message.media))),
  rich_media: (message, press) => keyboardGrid(message.rich_media, press, 'rich-media'),
  text: () => null,
};

const unknown = (message) => el('div', { class: 'row' }, el('span', { class: 'disc' }, icon('alert')), el('span', {}, el('b', {}, `Вміст виду ${message.type}`)));
const extension = (name = '') => (name.includes('.') ? name.split('.').pop().slice(0, 4) : icon('file'));

/** A picture or video that this machine does not have: only its address. */
const away = (message, sign) => row(null, icon(sign), message.type === 'picture' ? 'Фото' : 'Відео', message.media, false, message.media);

function row(address, sign, title, note, here, elsewhere) {
  return el('a', { class: 'row', href: here ? address : elsewhere, target: '_blank', rel: 'noreferrer noopener', download: here ? title : null },
    el('span', { class: 'disc' }, sign), el('span', {}, el('b', {}, title ?? 'Файл'), el('small', {}, note)));
}
