// Viber's attach menu: files of this device, a place, a contact, ready samples.
import { post } from '../api.js';
import { upload } from '../attach.js';
import { chooseContact, choosePlace, madeFile } from '../dialogs.js';
import { attempt, el, icon } from '../dom.js';
import { fullName } from '../format.js';
import { citizen, persons, state } from '../state.js';

const SAMPLES = [
  ['attach-photo', 'photo', 'Фото', { sample: 'photo' }], ['attach-album', 'album', 'Три фото разом', { sample: 'album' }],
  ['attach-video', 'video', 'Відео', { sample: 'video' }], ['attach-document', 'file', 'Документ', { sample: 'file' }],
  ['attach-large', 'weight', 'Файл на 25 МБ', { sample: 'large_file' }], ['attach-sticker', 'smile', 'Наліпка', { sample: 'sticker' }],
  ['attach-huge', 'weight', 'Файл на 51 МБ', { file: { name: 'Відео.mp4', size: 51 * 1048576 } }], ['attach-contact-nameless', 'person', 'Контакт без номера', { contact: { name: 'Іван Незнайомий' } }],
  ['attach-mixed', 'album', 'Фото й відео разом', { sample: 'album', mixed: true, count: 4 }], ['attach-unknown', 'alert', 'Невідомий вид', { content: { type: 'hologram', depth: 3 } }],
  ['attach-url', 'link', 'Посилання', { url: 'https://uk.wikipedia.org/wiki/Ліхтар' }],
];
let photoNumber = 0;

/** The menu; `takeDraft()` gives and empties the input field, for captions. */
export function viberAttachMenu(takeDraft, close) {
  const chat = state.current, path = `viber/chats/${chat}/send`;
  const send = (body) => attempt(() => post(path, body));
  const item = (testid, name, label, run) => el('button', { type: 'button', 'data-testid': testid, onclick: run }, el('span', { class: 'disc' }, icon(name)), label);
  const samples = SAMPLES.map(([testid, name, label, body]) => item(testid, name, label, () => {
    close();
    const number = body.sample === 'photo' ? { number: photoNumber++ } : {};
    send({ ...body, ...number, caption: ['photo', 'album', 'video'].includes(body.sample) ? takeDraft() : '' });
  }));
  const chooser = (testid, accept) => el('input', { type: 'file', multiple: true, hidden: true, accept, 'data-testid': testid, onchange: (event) => upload(path, event.target.files, takeDraft, close) });
  const media = chooser('file-media', 'image/*,video/*'), any = chooser('file-any', null);
  return el('div', { 'data-testid': 'attach-menu' },
    el('h4', {}, 'З цього пристрою'),
    el('div', { class: 'attach-grid' },
      item('attach-media', 'upload', 'Фото чи відео', () => media.click()), item('attach-file', 'file', 'Файл', () => any.click()),
      item('attach-location', 'pin', 'Місце', async () => { close(); const location = await choosePlace({ live: false }); if (location) send({ location }); }),
      item('attach-contact', 'person', 'Контакт', async () => {
        close();
        const contact = await chooseContact(citizen(), persons().filter((other) => other.id !== chat));
        if (contact) send({ contact: typeof contact === 'object' ? { name: fullName(contact), phone_number: contact.phone_number } : contact });
      }),
      item('attach-made', 'weight', 'Файл будь-якого виду', async () => { close(); const file = await madeFile(); if (file) send({ file }); }), media, any),
    el('h4', {}, 'Готові зразки'), el('div', { class: 'attach-grid' }, samples));
}
