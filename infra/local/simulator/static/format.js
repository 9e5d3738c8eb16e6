// How names, times, sizes and messages are put into words.

const COLOURS = ['#e17076', '#7bc862', '#65aadd', '#a695e7', '#ee7aae', '#6ec9cb', '#e8a64d'];
const HEAD = ['message_id', 'from', 'sender_chat', 'chat', 'date', 'edit_date', 'media_group_id', 'reply_to_message', 'reply_markup', 'has_protected_content'];
const TIME = new Intl.DateTimeFormat('uk', { hour: '2-digit', minute: '2-digit' });
const PRECISE = new Intl.DateTimeFormat('uk', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('uk', { day: 'numeric', month: 'long' });

export const senderName = (message) => (message.from ? fullName(message.from) : message.sender_chat?.title ?? '');
export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(' ');
export const initials = (person) => fullName(person).split(/\s+/).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0]).filter(Boolean).slice(0, 2).join('').toUpperCase();
export const colour = (person) => COLOURS[Math.abs(person.id ?? person.first_name?.length ?? 0) % COLOURS.length];
export const clock = (seconds) => TIME.format(new Date(seconds * 1000));
export const preciseClock = (seconds) => PRECISE.format(new Date(seconds * 1000));
export const duration = (seconds = 0) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
export const coordinates = (point) => `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`;

/** «Сьогодні», «Учора» or the date. */
export function day(seconds) {
  const date = new Date(seconds * 1000), today = new Date();
  const days = Math.round((new Date(today.toDateString()) - new Date(date.toDateString())) / 86400000);
  return days === 0 ? 'Сьогодні' : days === 1 ? 'Учора' : DAY.format(date);
}

/** A file size for people. */
export function size(bytes) {
  if (!bytes) return '';
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1048576) return `${(bytes / 1024).toFixed(1).replace('.', ',')} КБ`;
  return `${(bytes / 1048576).toFixed(1).replace('.', ',')} МБ`;
}

/** The right Ukrainian form: one, few or many. */
export function plural(count, one, few, many) {
  const form = new Intl.PluralRules('uk').select(count);
  return `${count} ${{ one, few }[form] ?? many}`;
}

/** A message in one line. */
export function summary(message) {
  const words = message.text ?? message.caption;
  if (words) return words.replace(/\s+/g, ' ');
  if (message.photo) return 'Фото';
  if (message.video) return 'Відео';
  if (message.animation) return 'Анімація';
  if (message.video_note) return 'Відеоповідомлення';
  if (message.voice) return 'Голосове повідомлення';
  if (message.audio) return 'Аудіо';
  if (message.document) return message.document.file_name ?? 'Файл';
  if (message.sticker) return `Наліпка ${message.sticker.emoji ?? ''}`;
  if (message.venue) return message.venue.title;
  if (message.location) return 'Місце на мапі';
  if (message.contact) return `Контакт: ${fullName(message.contact)}`;
  if (message.poll) return `Опитування: ${message.poll.question}`;
  if (message.dice) return `${message.dice.emoji} ${message.dice.value}`;
  if (message.story) return 'Історія';
  if (message.new_chat_members) return 'Бота додано';
  const kind = Object.keys(message).find((name) => !HEAD.includes(name) && !name.startsWith('forward'));
  return kind ? `Вміст виду ${kind}` : 'Повідомлення';
}
