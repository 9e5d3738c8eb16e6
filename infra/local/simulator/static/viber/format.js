// Viber's texts as elements: *bold* _italic_ ~struck~ and links in messages, HTML-like tags on buttons.
import { el } from '../dom.js';

const MARKS = /(```[^`]+```|\*[^*\n]+\*|_[^_\n]+_|~[^~\n]+~)/;
const LINKS = /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)])/;
const TAGS = { B: 'b', I: 'i', U: 'u', S: 's', STRONG: 'b', EM: 'i' };

/** The nodes of a message's text. */
export function messageText(text) {
  return text.split(LINKS).flatMap((part, i) => (i % 2 ? link(part) : part.split(MARKS).map(marked)));
}

function marked(part, i) {
  if (i % 2 === 0) return part;
  if (part.startsWith('```')) return el('code', {}, part.slice(3, -3));
  return el({ '*': 'b', _: 'i', '~': 's' }[part[0]], {}, part.slice(1, -1));
}

export const link = (address) => el('a', { href: address, target: '_blank', rel: 'noreferrer noopener' }, address);

/** The nodes of a button's text; unknown tags lose their meaning, never run. */
export function buttonText(source) {
  const page = new DOMParser().parseFromString(source.replace(/\n/g, '<br>'), 'text/html');
  return nodes(page.body);
}

function nodes(parent) {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    if (node.tagName === 'BR') return el('br');
    if (node.tagName === 'FONT') {
      const colour = node.getAttribute('color') ?? '', size = Number(node.getAttribute('size'));
      return el('span', { style: { color: /^#?\w+$/.test(colour) ? colour : '', fontSize: size >= 12 && size <= 32 ? `${size}px` : '' } }, nodes(node));
    }
    return TAGS[node.tagName] ? el(TAGS[node.tagName], {}, nodes(node)) : nodes(node);
  });
}

/** A message in one line. */
export function viberSummary(message) {
  if (message.text) return message.text.replace(/\s+/g, ' ');
  switch (message.type) {
    case 'picture': return 'Фото';
    case 'video': return 'Відео';
    case 'file': return message.file_name ?? 'Файл';
    case 'sticker': return 'Наліпка';
    case 'location': return 'Місце на мапі';
    case 'contact': return `Контакт: ${message.contact.name ?? message.contact.phone_number}`;
    case 'url': return message.media;
    case 'keyboard': return 'Кнопки';
    case 'rich_media': return 'Картки';
    default: return 'Повідомлення';
  }
}
