// Under the chat: input field, reply keyboard, menu of commands, start and unblock buttons.
import { post } from './api.js';
import { attachMenu } from './attach.js';
import { choosePlace, confirm } from './dialogs.js';
import { attempt, el, icon, iconButton } from './dom.js';
import { senderName, summary } from './format.js';
import { mountPopover } from './popover.js';
import { changed, citizen, on, say, state } from './state.js';

/** Builds the foot of the chat. */
export function mountComposer(root) {
  const drafts = new Map();
  const folded = new Map();
  let shown = null;
  const { toggle: popover, close: closePopover } = mountPopover(root);
  const slot = el('div');
  const barSlot = el('div');
  const keyboardSlot = el('div');
  const menuButton = el('button', { type: 'button', class: 'menu-button', 'data-testid': 'commands', 'aria-label': 'Меню команд', onclick: openCommands }, icon('menu'), el('span', {}, 'Меню'));
  const input = el('textarea', { 'data-testid': 'composer', rows: 1, 'aria-label': 'Повідомлення', oninput: grow, onkeydown: keyed });
  const toggle = iconButton('keyboard', 'Клавіатура бота', { 'data-testid': 'keyboard-toggle', onclick: () => { folded.set(state.current, !isFolded()); render(); } });
  const line = el('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); send(); } },
    menuButton, iconButton('clip', 'Додати файл, місце чи контакт', { 'data-testid': 'attach', onclick: () => popover(attachMenu(takeDraft, closePopover)) }),
    input, toggle, el('button', { class: 'round send', 'data-testid': 'send', 'aria-label': 'Надіслати', title: 'Надіслати' }, icon('send')));
  root.append(slot, barSlot, line, keyboardSlot);

  function isFolded() {
    return folded.get(state.current) ?? citizen()?.keyboard?.hidden ?? false;
  }

  function render() {
    const person = citizen();
    if (!person) return;
    if (shown !== person.id) {
      if (shown) drafts.set(shown, input.value);
      shown = person.id;
      input.value = drafts.get(shown) ?? '';
      closePopover();
      grow();
    }
    const button = special(person);
    const wasHidden = line.hidden;
    slot.replaceChildren(...(button ? [button] : []));
    line.hidden = Boolean(button);
    if (wasHidden && !button) grow();
    const app = person.menu_button?.type === 'web_app' ? person.menu_button : null;
    menuButton.hidden = !app && !person.commands?.length;
    menuButton.lastChild.textContent = app ? app.text : 'Меню';
    const keyboard = person.keyboard;
    toggle.hidden = !keyboard?.keyboard;
    input.placeholder = keyboard?.input_field_placeholder ?? 'Повідомлення';
    barSlot.replaceChildren(...(button ? [] : bar(keyboard)));
    keyboardSlot.replaceChildren(...(button || !keyboard?.keyboard || isFolded() ? [] : [keys(keyboard)]));
  }

  function special(person) {
    if (person.deactivated) return wide('Обліковий запис видалено. Відновити', 'restore', 'restore', true);
    if (person.blocked && person.kind !== 'private') return wide('Бота вилучено. Повернути', 'unblock', 'unblock', true);
    if (person.blocked) return wide('РОЗБЛОКУВАТИ', 'unblock', 'unblock', true);
    if (!person.started) return wide('РОЗПОЧАТИ', 'start', 'start', false);
    return null;
  }

  const wide = (label, testid, path, alarm) => el('button', { type: 'button', class: `wide${alarm ? ' alarm' : ''}`, 'data-testid': testid, onclick: () => attempt(() => post(`chats/${state.current}/${path}`)) }, label);

  function bar(keyboard) {
    const item = state.editing ?? state.replyTo;
    if (item) {
      return [el('div', { class: 'bar', 'data-testid': 'composer-bar' }, el('div', {}, el('b', {}, state.editing ? 'Редагування' : `Відповідь: ${senderName(item.message)}`), el('span', {}, summary(item.message))),
        iconButton('close', 'Скасувати', { onclick: () => { if (state.editing) input.value = ''; Object.assign(state, { editing: null, replyTo: null }); render(); } }))];
    }
    const asked = keyboard?.force_reply && !keyboard.hidden ? state.messages.get(state.current)?.get(keyboard.message_id) : null;
    return asked ? [el('div', { class: 'bar' }, el('div', {}, el('b', {}, 'Бот чекає на відповідь'), el('span', {}, summary(asked.message))))] : [];
  }

  function keys(keyboard) {
    return el('div', { class: 'keyboard', 'data-testid': 'keyboard' }, keyboard.keyboard.map((row) => el('div', { class: 'keyboard-row' }, row.map((button) =>
      el('button', { type: 'button', 'data-testid': 'keyboard-button', 'data-request': button.request_contact ? 'contact' : button.request_location ? 'location' : null, onclick: () => pressKey(button) },
        button.request_contact ? icon('phone') : button.request_location ? icon('pin') : null, button.text)))));
  }

  async function pressKey(button) {
    const chat = state.current;
    const { message_id: replyTo } = citizen().keyboard;
    if (button.request_contact) {
      const sure = await confirm('Поділитися номером телефону?', `Бот «${state.bot.first_name}» дізнається ваш номер ${citizen().phone ?? ''}.`, 'Поділитися');
      if (!sure) return;
    } else if (button.request_location) {
      const point = await choosePlace({ live: false });
      if (point) await attempt(() => post(`chats/${chat}/send`, { location: point, from_keyboard: true, reply_to: replyTo }));
      return;
    }
    await attempt(() => post(`chats/${chat}/send`, { press: button.text }));
    folded.delete(chat);
    render();
  }

  function takeDraft() {
    const text = input.value.trim();
    input.value = '';
    grow();
    return text;
  }

  async function send() {
    const text = input.value.trim();
    if (!text) return;
    const chat = state.current, { editing, replyTo } = state;
    const keyboard = citizen().keyboard;
    const answered = replyTo?.message_id ?? (keyboard?.force_reply && !keyboard.hidden ? keyboard.message_id : undefined);
    input.value = '';
    grow();
    Object.assign(state, { editing: null, replyTo: null });
    render();
    const sent = await attempt(() => (editing ? post(`chats/${chat}/edit`, { message_id: editing.message_id, text }) : say(chat, { text, reply_to: answered })));
    if (!sent && state.current === chat && !input.value) { input.value = text; grow(); }
  }

  function keyed(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  }

  function grow() {
    input.style.height = '40px';
    input.style.height = `${Math.min(Math.max(input.scrollHeight, 40), 150)}px`;
  }

  function openCommands() {
    const app = citizen().menu_button;
    if (app?.type === 'web_app') { open(app.web_app.url, '_blank', 'noreferrer,noopener'); return; }
    popover(el('div', { class: 'commands', 'data-testid': 'command-list' }, citizen().commands.map(({ command, description }) =>
      el('button', { type: 'button', 'data-testid': 'command', onclick: () => { closePopover(); attempt(() => say(state.current, { text: `/${command}` })); } }, el('b', {}, `/${command}`), description))));
  }

  on('citizen', () => { const id = citizen()?.keyboard?.message_id; if (id !== folded.lastKeyboard) { folded.delete(state.current); folded.lastKeyboard = id; } render(); });
  on('composer', () => {
    if (state.editing) { input.value = state.editing.message.text ?? state.editing.message.caption ?? ''; grow(); }
    render();
    input.focus();
  });
  on('chat', render);
  on('focus', () => { if (matchMedia('(hover: hover)').matches) input.focus(); });
  changed('composer-ready');
}
