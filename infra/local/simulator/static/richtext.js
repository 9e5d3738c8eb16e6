// Text with entities shown as elements. Offsets are UTF-16 units, as in JavaScript strings.
import { el } from './dom.js';

const SIMPLE = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code' };

/** The nodes of a text; `onCommand` is called with a pressed /command. */
export function richText(text, entities = [], onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, onCommand);
}

function span(text, start, end, entities, onCommand) {
  const nodes = [];
  let position = start;
  while (entities.length) {
    const [entity, ...rest] = entities;
    const from = Math.max(entity.offset, position);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) { entities = rest; continue; }
    if (from > position) nodes.push(text.slice(position, from));
    const inside = rest.filter((other) => other.offset < to);
    nodes.push(wrap(entity, text.slice(from, to), span(text, from, to, inside, onCommand), onCommand));
    entities = rest.flatMap((other) => {
      const after = other.offset + other.length - to;
      if (other.offset >= to) return [other];
      return after > 0 ? [{ ...other, offset: to, length: after }] : [];
    });
    position = to;
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

function wrap(entity, raw, nodes, onCommand) {
  if (SIMPLE[entity.type]) return el(SIMPLE[entity.type], {}, nodes);
  switch (entity.type) {
    case 'pre': return el('pre', {}, nodes);
    case 'blockquote': case 'expandable_blockquote': return el('blockquote', {}, nodes);
    case 'spoiler': return spoiler(nodes);
    case 'text_link': return link(entity.url, nodes);
    case 'url': return link(/^https?:/i.test(raw) ? raw : `https://${raw}`, nodes);
    case 'email': return link(`mailto:${raw}`, nodes);
    case 'phone_number': return link(`tel:${raw.replace(/[^\d+]/g, '')}`, nodes);
    case 'bot_command': return onCommand ? el('button', { type: 'button', class: 'command', onclick: () => onCommand(raw) }, nodes) : el('span', {}, nodes);
    default: return el('span', {}, nodes);
  }
}

function spoiler(nodes) {
  const toggle = (event) => event.currentTarget.classList.toggle('shown');
  return el('span', { class: 'spoiler', role: 'button', tabindex: 0, 'aria-label': 'Прихований текст', onclick: toggle,
    onkeydown: (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); toggle(event); } } }, nodes);
}

function link(address, nodes) {
  const safe = /^(https?:|mailto:|tel:)/i.test(address) ? address : /^[\w-]+(\.[\w-]+)+/.test(address) ? `https://${address}` : null;
  return safe ? el('a', { href: safe, target: '_blank', rel: 'noreferrer noopener' }, nodes) : el('span', {}, nodes);
}
