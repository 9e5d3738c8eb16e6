// Under the Viber chat: input field, keyboard of the bot, buttons to begin and to come back.
import { post } from '../api.js';
import { choosePlace, confirm } from '../dialogs.js';
import { attempt, el, icon, iconButton, toast } from '../dom.js';
import { mountPopover } from '../popover.js';
import { citizen, on, state } from '../state.js';
import { viberAttachMenu } from './attach.js';
import { keyboardGrid } from './keyboard.js';
import { account, viber } from './state.js';

/** Builds the foot of the chat; returns what a press on a button of the bot does. */
export function mountViberComposer(root) {
  const drafts = new Map();
  const folded = new Map();
  let shown = null;
  const { toggle: popover, close: closePopover } = mountPopover(root);
  const slot = el('div'), keys = el('div');
  const input = el('textarea', { 'data-testid': 'composer', rows: 1, placeholder: 'Напишіть повідомлення…', 'aria-label': 'Повідомлення', oninput: grow, onkeydown: keyed });
  const fold = iconButton('keyboard', 'Кнопки бота', { 'data-testid': 'keyboard-toggle', onclick: () => { folded.set(state.current, !folded.get(state.current)); render(); } });
  const line = el('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); send(); } },
    iconButton('plus', 'Додати файл, місце чи контакт', { 'data-testid': 'attach', onclick: () => popover(viberAttachMenu(takeDraft, closePopover)) }),
    input, fold, el('button', { class: 'round send', 'data-testid': 'send', 'aria-label': 'Надіслати', title: 'Надіслати' }, icon('send')));
  root.append(slot, line, keys);

  function render() {
    const person = account();
    if (!person) return;
    if (shown !== person.id) {
      if (shown) drafts.set(shown, input.value);
      shown = person.id;
      input.value = drafts.get(shown) ?? '';
      closePopover();
    }
    const button = special(person);
    slot.replaceChildren(...(button ? [button] : []));
    const { keyboard } = person;
    line.hidden = Boolean(button) || keyboard?.InputFieldState === 'hidden';
    fold.hidden = !keyboard;
    keys.replaceChildren(...(button || !keyboard || folded.get(person.id) ? [] : [keyboardGrid(keyboard, (button, place) => press(button, place))]));
    grow();
  }

  function special(person) {
    if (!person.registered) return wide('Viber видалено. Встановити знову', 'restore', 'device', { registered: true }, true);
    if (!person.opened) return wide('Почати розмову', 'start', 'open', {}, false);
    return null;
  }

  const wide = (label, testid, path, body, alarm) => el('button', { type: 'button', class: `wide${alarm ? ' alarm' : ''}`, 'data-testid': testid, onclick: () => attempt(() => post(`viber/chats/${state.current}/${path}`, body)) }, label);

  async function press(button, place, messageId) {
    const chat = state.current, action = button.ActionType ?? 'reply';
    const body = { button: place, message_id: messageId };
    if (['share-phone', 'location-picker'].includes(action) && account().desktop) {
      toast('На компʼютері ця кнопка не працює. Напишіть відповідь словами.', true);
      return;
    }
    if (action === 'share-phone') {
      if (!await confirm('Поділитися номером телефону?', `Бот «${viber.bot.name}» дізнається ваш номер ${citizen().phone ?? ''}.`, 'Поділитися')) return;
    } else if (action === 'location-picker') {
      body.location = await choosePlace({ live: false });
      if (!body.location) return;
    }
    await attempt(() => post(`viber/chats/${chat}/send`, body));
  }

  function takeDraft() {
    const text = input.value.trim();
    input.value = '';
    grow();
    return text;
  }

  async function send() {
    const chat = state.current, text = takeDraft();
    if (!text) return;
    const sent = await attempt(() => post(`viber/chats/${chat}/send`, { text }));
    if (!sent && state.current === chat && !input.value) { input.value = text; grow(); }
  }

  function keyed(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  }

  function grow() {
    input.style.height = '40px';
    input.style.height = `${Math.min(Math.max(input.scrollHeight, 40), 150)}px`;
  }

  on('viber-person', render);
  on('viber-focus', () => { if (matchMedia('(hover: hover)').matches) input.focus(); });
  return press;
}
