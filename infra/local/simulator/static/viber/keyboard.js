// Viber's keyboard: a grid of six columns, as the bot designed it.
import { el, icon } from '../dom.js';
import { buttonText } from './format.js';

const REQUESTS = { 'share-phone': ['contact', 'phone'], 'location-picker': ['location', 'pin'] };
const SIZES = { small: '12.5px', regular: '14.5px', large: '18px' };

/** The grid; `press(button, place)` is called with the pressed button and its place among the buttons. */
export function keyboardGrid(keyboard, press, testid = 'keyboard') {
  const grid = el('div', { class: 'vb-keys', 'data-testid': testid, style: { background: keyboard.BgColor ?? '' } });
  grid.append(...keyboard.Buttons.map((button, place) => key(button, () => press(button, place))));
  return grid;
}

function key(button, run) {
  const [request, sign] = REQUESTS[button.ActionType] ?? [null, button.ActionType === 'open-url' ? 'link' : null];
  const rows = button.Rows ?? 1;
  const words = el('span', { style: { fontSize: SIZES[button.TextSize ?? 'regular'], opacity: (button.TextOpacity ?? 100) / 100, textAlign: button.TextHAlign ?? 'center' } }, buttonText(button.Text ?? ''));
  const align = { left: 'flex-start', right: 'flex-end' }[button.TextHAlign] ?? 'center';
  const stand = { top: 'flex-start', bottom: 'flex-end' }[button.TextVAlign] ?? 'center';
  const address = button.ActionType === 'open-url' && /^https?:/.test(button.ActionBody) ? button.ActionBody : null;
  return el(address ? 'a' : 'button', {
    ...(address ? { href: address, target: '_blank', rel: 'noreferrer noopener' } : { type: 'button' }), 'data-testid': 'keyboard-button', 'data-request': request, 'data-action': button.ActionType ?? 'reply', disabled: button.ActionType === 'none',
    style: { gridColumn: `span ${button.Columns ?? 6}`, gridRow: `span ${rows}`, background: button.BgColor ?? '', justifyContent: align, alignItems: stand },
    onclick: run,
  }, sign ? icon(sign) : null, words);
}
