// A menu that opens above the composer and closes at a press elsewhere or with Escape.
import { el } from './dom.js';
import { withKeys } from './menu.js';

/** One popover at a time inside `root`; `toggle(content)` opens, or closes the same one. */
export function mountPopover(root) {
  let opened = null;
  const outside = (event) => {
    if (opened && !opened.contains(event.target) && !event.target.closest?.('.composer')) close();
  };
  function close() {
    opened?.remove();
    opened = null;
    removeEventListener('pointerdown', outside);
  }
  function toggle(content) {
    const again = opened?.dataset.content === content.dataset.testid, opener = document.activeElement;
    close();
    if (again) return;
    opened = withKeys(el('div', { class: 'popover', 'data-content': content.dataset.testid }, content), close, opener);
    root.append(opened);
    opened.querySelector('button')?.focus({ preventScroll: true });
    setTimeout(() => addEventListener('pointerdown', outside));
  }
  return { toggle, close };
}
