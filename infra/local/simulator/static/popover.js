// A menu that opens above the composer and closes at a press elsewhere.
import { el } from './dom.js';

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
    const again = opened?.dataset.content === content.dataset.testid;
    close();
    if (again) return;
    opened = el('div', { class: 'popover', 'data-content': content.dataset.testid }, content);
    root.append(opened);
    setTimeout(() => addEventListener('pointerdown', outside));
  }
  return { toggle, close };
}
