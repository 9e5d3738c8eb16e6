// Menus that open over the page: by mouse where it was pressed, by keyboard at the button; arrows, Escape, focus back.
import { el } from './dom.js';

/** Moves the focus among buttons with the arrows and closes with Escape. */
export function withKeys(node, close, opener) {
  node.addEventListener('keydown', (event) => {
    const buttons = [...node.querySelectorAll('button:not(:disabled)')];
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      opener?.focus();
    } else if (step && buttons.length) {
      event.preventDefault();
      buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
    }
  });
  return node;
}

/** Opens a menu of `[label, testid, run]` at an event's place. */
export function contextMenu(event, entries) {
  document.querySelector('.context')?.remove();
  const opener = event.currentTarget, box = opener.getBoundingClientRect();
  const byMouse = event.detail > 0;
  const close = () => { menu.remove(); removeEventListener('pointerdown', outside); };
  const outside = (press) => { if (!menu.contains(press.target)) close(); };
  const menu = withKeys(el('div', { class: 'context', role: 'menu' }, entries.map(([label, testid, run]) =>
    el('button', { type: 'button', role: 'menuitem', 'data-testid': testid, onclick: () => { close(); run(); } }, label))), close, opener);
  document.body.append(menu);
  const left = Math.min(byMouse ? event.clientX : box.left, innerWidth - menu.offsetWidth - 8);
  const top = Math.min(byMouse ? event.clientY : box.bottom, innerHeight - menu.offsetHeight - 8);
  Object.assign(menu.style, { left: `${Math.max(left, 8)}px`, top: `${Math.max(top, 8)}px` });
  setTimeout(() => addEventListener('pointerdown', outside));
  menu.querySelector('button')?.focus({ preventScroll: true });
}
