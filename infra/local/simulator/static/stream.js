// A scrolling stream of messages: keeps to the end, keeps unchanged nodes, parts the days.
import { el, iconButton } from './dom.js';
import { day } from './format.js';

/** The stream's elements and `render(chatId, groups, draw, fallback, tail)`. */
export function mountStream() {
  const stream = el('div', { class: 'stream', 'data-testid': 'messages' });
  const scroll = el('div', { class: 'scroll', tabindex: 0, role: 'log', 'aria-label': 'Повідомлення' }, stream);
  const down = iconButton('down', 'До останнього повідомлення', { class: 'down', hidden: true, onclick: () => toEnd('smooth') });
  const blocks = new Map();
  let shownChat = null, sticky = true;
  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const toEnd = (behavior = 'instant') => scroll.scrollTo({ top: scroll.scrollHeight, behavior });
  scroll.addEventListener('scroll', () => { down.hidden = sticky = atEnd(); });
  new ResizeObserver(() => { if (sticky) toEnd(); }).observe(scroll);
  new ResizeObserver(() => { if (sticky) toEnd(); }).observe(stream);

  /** Shows groups `{key, at, items}` of a chat; `fallback()` when there are none, `tail` after them. */
  function render(chatId, groups, draw, fallback, tail = null) {
    if (shownChat !== chatId) { blocks.clear(); shownChat = chatId; sticky = true; }
    const nodes = [];
    let lastDay = null;
    for (const group of groups) {
      const label = day(group.at);
      if (label !== lastDay) { nodes.push(el('div', { class: 'day' }, label)); lastDay = label; }
      nodes.push(kept(group, draw));
    }
    if (!nodes.length) nodes.push(fallback());
    if (tail) nodes.push(tail);
    place(stream, nodes);
    if (sticky) toEnd();
    down.hidden = sticky || atEnd();
  }

  function kept(group, draw) {
    const signature = JSON.stringify(group);
    const old = blocks.get(group.key);
    if (old?.signature === signature) return old.node;
    const node = draw(group.items);
    blocks.set(group.key, { signature, node });
    return node;
  }
  return { scroll, down, render, stick: () => { sticky = true; } };
}

/** Puts nodes in place, touching only what moved, so that sound and video go on. */
function place(parent, nodes) {
  const wanted = new Set(nodes);
  [...parent.children].forEach((child) => { if (!wanted.has(child)) child.remove(); });
  nodes.forEach((node, i) => { if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null); });
}

/** A note where messages would be. */
export const emptyNote = (title, text, sign = null) => el('div', { class: 'empty', 'data-testid': 'empty' }, sign, el('h3', {}, title), el('p', {}, text));
