// What is inside a bubble, by kind of content; kinds that nobody knows are shown by their name.
import { fileUrl } from './api.js';
import { el, icon } from './dom.js';
import { colour, coordinates, duration, fullName, initials, size, summary } from './format.js';
import { placeMap } from './places.js';

/** A photo, video or animation. */
export function picture(message) {
  if (message.photo) {
    const largest = message.photo[message.photo.length - 1];
    return el('a', { class: 'picture', href: fileUrl(largest.file_id), target: '_blank' },
      el('img', { src: fileUrl(largest.file_id), alt: message.caption ?? 'Фото', width: largest.width, height: largest.height, style: { height: 'auto' } }));
  }
  const file = message.video ?? message.animation;
  return el('div', { class: 'picture' }, el('video', { src: fileUrl(file.file_id), controls: true, preload: 'metadata', playsinline: true, loop: Boolean(message.animation) }),
    message.animation ? el('span', { class: 'gif' }, 'GIF') : null);
}

/** The content of one message without its words; null when there are only words. */
export function body({ message }) {
  if (message.photo || message.video || message.animation) return picture(message);
  if (message.video_note) return note(message.video_note);
  if (message.sticker) return el('img', { class: 'sticker', src: fileUrl(message.sticker.file_id), alt: message.sticker.emoji ?? 'Наліпка' });
  if (message.voice || message.audio) return sound(message.voice ?? message.audio, message.audio?.title);
  if (message.document) return documentRow(message.document);
  if (message.location) return place(message);
  if (message.contact) return contact(message.contact);
  if (message.poll) return el('div', { class: 'poll' }, el('b', {}, message.poll.question), message.poll.options.map((option) => el('i', {}, option.text)));
  if (message.dice) return el('div', { class: 'dice', title: `Випало: ${message.dice.value}` }, el('span', {}, message.dice.emoji), el('b', {}, message.dice.value));
  if (message.story) return el('div', { class: 'row' }, el('span', { class: 'disc' }, icon('circle')), el('span', {}, el('b', {}, 'Історія'), el('small', {}, message.story.chat.title ?? fullName(message.story.chat))));
  return message.text === undefined ? el('div', { class: 'row' }, el('span', { class: 'disc' }, icon('alert')), el('span', {}, el('b', {}, summary(message)))) : null;
}

function note(file) {
  const toggle = (event) => (event.currentTarget.paused ? event.currentTarget.play() : event.currentTarget.pause());
  return el('video', { class: 'note', src: fileUrl(file.file_id), preload: 'metadata', playsinline: true, title: 'Дивитися', tabindex: 0, onclick: toggle,
    onkeydown: (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); toggle(event); } } });
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
