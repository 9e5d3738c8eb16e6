// The attach menu: ready samples, files of this device, places, contacts.
import { post } from './api.js';
import { chooseContact, choosePlace, madeFile, sendFiles } from './dialogs.js';
import { attempt, el, icon } from './dom.js';
import { author, citizen, from, persons, say, state } from './state.js';

const SAMPLES = [
  ['attach-photo', 'photo', '#5a9de0', 'Фото', { sample: 'photo' }], ['attach-album', 'album', '#5a9de0', 'Альбом із 3 фото', { sample: 'album' }],
  ['attach-mixed', 'album', '#5a9de0', 'Альбом: фото й відео', { sample: 'album', mixed: true, count: 5 }],
  ['attach-video', 'video', '#d0627a', 'Відео', { sample: 'video' }], ['attach-video-note', 'circle', '#d0627a', 'Відео-кружечок', { sample: 'video_note' }],
  ['attach-animation', 'play', '#d0627a', 'Анімація', { sample: 'animation' }],
  ['attach-voice', 'mic', '#e59a3c', 'Голосове', { sample: 'voice' }], ['attach-audio', 'music', '#e59a3c', 'Аудіо', { sample: 'audio' }],
  ['attach-document', 'file', '#4aa8a0', 'Документ', { sample: 'document' }], ['attach-large', 'weight', '#8a94a0', 'Файл на 25 МБ', { sample: 'large_file' }],
  ['attach-sticker', 'smile', '#9a7fd1', 'Наліпка', { sample: 'sticker' }], ['attach-dice', 'dice', '#9a7fd1', 'Кубик', { dice: '🎲' }],
  ['attach-poll', 'poll', '#9a7fd1', 'Опитування', { poll: { question: 'Коли полагодять дорогу?', options: ['Скоро', 'Колись'] } }],
  ['attach-story', 'circle', '#9a7fd1', 'Історія', { story: {} }],
  ['attach-forward', 'forward', '#9a7fd1', 'Переслане', { text: 'На вулиці Садовій знову не горять ліхтарі.', forwarded_from: 'Сусідка Марія' }],
  ['attach-forward-channel', 'forward', '#9a7fd1', 'Переслане з каналу', { sample: 'photo', caption: 'Вулиця Садова, вечір', forwarded_from: { channel: 'Новини Вишнополя' } }],
  ['attach-unknown', 'alert', '#8a94a0', 'Невідомий вид', { content: { hologram: { depth: 3 } } }],
];
let photoNumber = 0;

/** The menu; `takeDraft()` gives and empties the input field, for captions. */
export function attachMenu(takeDraft, close) {
  const chat = state.current;
  const send = (body) => attempt(() => say(chat, body));
  const item = (testid, name, colour, label, run) => el('button', { type: 'button', 'data-testid': testid, onclick: run },
    el('span', { class: 'disc', style: { background: colour } }, icon(name)), label);
  const samples = SAMPLES.map(([testid, name, colour, label, body]) => item(testid, name, colour, label, () => {
    close();
    const extra = body.sample === 'photo' ? { number: photoNumber++ } : {};
    const caption = body.sample && !body.caption && !['sticker', 'video_note'].includes(body.sample) ? { caption: takeDraft() } : {};
    send({ ...body, ...extra, ...caption });
  }));
  const chooser = (testid, accept) => el('input', { type: 'file', multiple: true, hidden: true, accept, 'data-testid': testid, onchange: (event) => upload(`chats/${chat}/send`, event.target.files, takeDraft, close) });
  const media = chooser('file-media', 'image/*,video/*'), any = chooser('file-any', null);
  return el('div', { 'data-testid': 'attach-menu' },
    el('h4', {}, 'З цього пристрою'),
    el('div', { class: 'attach-grid' },
      item('attach-media', 'upload', '#3d8f57', 'Фото чи відео', () => media.click()), item('attach-file', 'file', '#3d8f57', 'Файл', () => any.click()),
      item('attach-location', 'pin', '#c8463c', 'Місце', async () => { close(); const location = await choosePlace(); if (location) send({ location }); }),
      item('attach-contact', 'person', '#2b7fb8', 'Контакт', async () => {
        close();
        const contact = await chooseContact(chat < 0 ? author() : citizen(), persons().filter((other) => other.id !== chat));
        if (contact) send({ contact });
      }),
      item('attach-made', 'weight', '#3d8f57', 'Файл будь-якого виду', async () => { const caption = takeDraft(); close(); const file = await madeFile(); if (file) send({ file, caption }); }), media, any),
    el('h4', {}, 'Готові зразки'), el('div', { class: 'attach-grid' }, samples,
      item('attach-venue', 'pin', '#9a7fd1', 'Заклад', () => { close(); send({ location: { latitude: 49.0786, longitude: 30.9332 }, venue: { title: 'Міська рада', address: 'Соборна площа, 1' } }); })));
}

/** Asks for a caption and sends chosen files to a path of the control interface. */
export async function upload(path, list, takeDraft, close) {
  const files = [...list];
  close();
  if (!files.length) return;
  const answer = await sendFiles(files, takeDraft());
  if (!answer) return;
  const form = new FormData();
  form.append('kind', answer.kind);
  form.append('caption', answer.caption);
  const writer = path.startsWith('chats/-') ? from(state.current).from : null;
  if (writer) form.append('from', writer);
  let number = 0;
  for (const file of files) {
    const small = answer.kind === 'auto' && /^image\/(jpeg|png|webp)$/.test(file.type) ? await asPhoto(file) : file;
    form.append(`file${String(number++).padStart(2, '0')}`, small, file.name);
  }
  await attempt(() => post(path, form));
}

/** A picture as messengers send it: JPEG, at most 1280 pixels. */
async function asPhoto(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, 1280 / Math.max(picture.width, picture.height));
    const canvas = el('canvas', { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.85));
  } catch {
    return file;
  }
}
