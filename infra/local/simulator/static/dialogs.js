// Dialogs: a question, a new citizen, a place, a contact, chosen files.
import { el, icon } from './dom.js';
import { colour, fullName, initials } from './format.js';
import { PLACES, pointAt } from './places.js';

/** Opens a dialog made by `build(close)`; resolves with what it is closed with, or null. */
function open(build) {
  return new Promise((resolve) => {
    let result = null;
    const dialog = el('dialog', { 'data-testid': 'dialog' });
    const close = (value) => { result = value; dialog.close(); };
    dialog.append(build(close));
    dialog.addEventListener('close', () => { dialog.remove(); resolve(result); });
    dialog.addEventListener('click', (event) => { if (event.target === dialog) close(null); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function form(title, close, submitted, action, ...content) {
  return el('form', { class: 'dialog', method: 'dialog', onsubmit: (event) => { event.preventDefault(); submitted(); } },
    el('h3', {}, title), ...content,
    el('div', { class: 'actions' }, el('button', { type: 'button', class: 'plain', 'data-testid': 'dialog-cancel', onclick: () => close(null) }, 'Скасувати'),
      el('button', { class: 'primary', 'data-testid': 'dialog-confirm' }, action)));
}

const input = (label, properties) => el('label', { class: 'field' }, label, el('input', { autocomplete: 'off', ...properties }));
const valueOf = (label) => label.querySelector('input').value.trim();

/** A yes-or-no question. */
export const confirm = (title, text, action) => open((close) => form(title, close, () => close(true), action, el('p', {}, text)));

/** A text to read and close. */
export const alert = (text) => open((close) => el('div', { class: 'dialog' }, el('p', { 'data-testid': 'alert-text' }, text),
  el('div', { class: 'actions' }, el('button', { class: 'primary', 'data-testid': 'dialog-confirm', onclick: () => close(true) }, 'Гаразд'))));

/** A new citizen's name and phone. */
export const newCitizen = () => open((close) => {
  const first = input('Імʼя', { required: true, maxlength: 64, 'data-testid': 'citizen-first-name' });
  const last = input('Прізвище', { maxlength: 64, 'data-testid': 'citizen-last-name' });
  const phone = input('Телефон (можна не вказувати)', { type: 'tel', placeholder: '+380…', pattern: '\\+?[0-9 \\(\\)\\-]{9,20}', 'data-testid': 'citizen-phone' });
  return form('Новий мешканець', close, () => close({ first_name: valueOf(first), last_name: valueOf(last), phone: valueOf(phone).replace(/[^\d+]/g, '') }), 'Додати',
    el('div', { class: 'pair' }, first, last), phone);
});

/** A point on the map, perhaps live. */
export const choosePlace = ({ live = true } = {}) => open((close) => {
  let point = PLACES[0];
  const pin = el('span', { class: 'pin' });
  const latitude = input('Широта', { type: 'number', step: 'any', min: -90, max: 90, required: true, 'data-testid': 'latitude' });
  const longitude = input('Довгота', { type: 'number', step: 'any', min: -180, max: 180, required: true, 'data-testid': 'longitude' });
  const presets = PLACES.map((place) => el('button', { type: 'button', 'data-testid': 'place-preset', onclick: () => show(place) }, place.name));
  const liveBox = el('input', { type: 'checkbox', 'data-testid': 'live-location' });
  const map = el('div', { class: 'map', 'data-testid': 'map', onclick: (event) => {
    const box = map.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width, y = (event.clientY - box.top) / box.height;
    show({ x, y, ...pointAt(x, y) });
  } }, pin);
  const show = (place) => {
    point = place;
    presets.forEach((button, i) => button.setAttribute('aria-pressed', PLACES[i] === place));
    pin.hidden = place.x === undefined;
    if (place.x !== undefined) Object.assign(pin.style, { left: `${place.x * 100}%`, top: `${place.y * 100}%` });
    latitude.querySelector('input').value = place.latitude;
    longitude.querySelector('input').value = place.longitude;
  };
  show(point);
  return form('Місце на мапі', close, () => close({ latitude: Number(valueOf(latitude)), longitude: Number(valueOf(longitude)), live_period: liveBox.checked ? 900 : undefined }), 'Надіслати',
    map, el('div', { class: 'presets' }, presets), el('div', { class: 'pair' }, latitude, longitude),
    live ? el('label', { class: 'check' }, liveBox, 'Транслювати наживо 15 хвилин') : null);
});

/** Whose contact to share. */
export const chooseContact = (own, others) => open((close) => {
  const stranger = { first_name: 'Іван', last_name: 'Незнайомий', phone_number: '+380991234567' };
  const choice = (value, person, note, testid) => el('button', { type: 'button', 'data-testid': testid, onclick: () => close(value) },
    el('span', { class: 'avatar small', style: { background: colour(person) } }, initials(person)), el('span', {}, fullName(person), el('small', {}, note)));
  return el('div', { class: 'dialog' }, el('h3', {}, 'Надіслати контакт'), el('div', { class: 'choices' },
    choice('own', own, 'мій контакт', 'contact-own'), others.map((other) => choice(other.id, other, other.phone ?? '', 'contact-other')),
    choice(stranger, stranger, 'не користується месенджером', 'contact-stranger')),
  el('div', { class: 'actions' }, el('button', { class: 'plain', onclick: () => close(null) }, 'Скасувати')));
});

/** Chosen files with a caption; resolves with {kind, caption}. */
export const sendFiles = (files, caption) => open((close) => {
  const pictures = [...files].every((file) => /^(image|video)\//.test(file.type));
  const asFile = el('input', { type: 'checkbox', 'data-testid': 'as-file' });
  const text = el('input', { maxlength: 1024, value: caption, 'data-testid': 'caption' });
  const previews = [...files].map((file) => (file.type.startsWith('image/')
    ? el('img', { src: URL.createObjectURL(file), alt: file.name }) : el('div', {}, icon('file'), file.name)));
  return form(files.length > 1 ? 'Надіслати файли' : 'Надіслати файл', close, () => close({ kind: asFile.checked ? 'document' : 'auto', caption: text.value.trim() }), 'Надіслати',
    el('div', { class: 'chosen' }, previews), pictures ? el('label', { class: 'check' }, asFile, 'Без стиснення, як файл') : null,
    el('label', { class: 'field' }, 'Підпис', text));
});

/** One line of text. */
export const askText = (title, label, action) => open((close) => {
  const line = input(label, { required: true, maxlength: 250, 'data-testid': 'line' });
  return form(title, close, () => close(valueOf(line)), action, line);
});

/** A new group or channel. */
export const newRoom = () => open((close) => {
  const title = input('Назва', { required: true, maxlength: 128, value: 'ОСББ «Садова, 12»', 'data-testid': 'room-title' });
  const type = el('select', { 'data-testid': 'room-type' }, [['supergroup', 'група'], ['group', 'мала група'], ['channel', 'канал']].map(([value, label]) => el('option', { value }, label)));
  const all = el('input', { type: 'checkbox', 'data-testid': 'room-hears-all' });
  return form('Група або канал із ботом', close, () => close({ title: valueOf(title), type: type.value, hears_all: all.checked }), 'Створити',
    title, el('label', { class: 'field' }, 'Вид', type), el('label', { class: 'check' }, all, 'Бот чує все, що пишуть у групі'));
});

/** A chat out of several. */
export const chooseChat = (title, people) => open((close) => el('div', { class: 'dialog' }, el('h3', {}, title), el('div', { class: 'choices' },
  people.map((one) => el('button', { type: 'button', 'data-testid': 'chat-choice', 'data-citizen-id': one.id, onclick: () => close(one.id) },
    el('span', { class: 'avatar small', style: { background: colour(one) } }, initials(one)), el('span', {}, fullName(one), el('small', {}, one.kind === 'private' ? 'чат із ботом' : 'група чи канал'))))),
el('div', { class: 'actions' }, el('button', { class: 'plain', 'data-testid': 'dialog-cancel', onclick: () => close(null) }, 'Скасувати'))));

const NAMES = ['Заява.docx', 'Кошторис.xlsx', 'Світлини.zip', 'IMG_0412.heic', 'Скан.pdf', 'Відео.mp4', 'program.exe', 'Без розширення'];

/** A file that the simulator makes: its name, its size in megabytes. */
export const madeFile = () => open((close) => {
  const list = el('datalist', { id: 'file-names' }, NAMES.map((name) => el('option', { value: name })));
  const name = input('Назва з розширенням', { required: true, maxlength: 200, value: NAMES[0], list: 'file-names', 'data-testid': 'file-name' });
  const size = input('Розмір, МБ (порожньо: малий)', { type: 'number', min: 0, max: 2000, step: 'any', 'data-testid': 'file-size' });
  return form('Файл будь-якого виду', close, () => close({ name: valueOf(name), size: valueOf(size) ? Math.round(Number(valueOf(size)) * 1048576) : undefined }), 'Надіслати', name, list, size);
});
