// Faults on demand: which calls of the bot meet which trouble, and the list of those that still wait.
import { post, remove } from './api.js';
import { button, card, number, valueOf } from './controls.js';
import { attempt, el, iconButton } from './dom.js';
import { on, state } from './state.js';

const KINDS = [
  ['refuse', 'відмовити'], ['late', 'виконати й відповісти пізно'], ['hang', 'не виконати й мовчати'],
  ['lost', 'виконати й загубити відповідь'], ['drop', 'урвати звʼязок до виконання'],
];
const CODES = {
  telegram: [[429, '429 забагато запитів'], [403, '403 бота заблоковано'], ['403d', '403 обліковий запис видалено'], [400, '400 хибний запит'],
    [401, '401 хибний токен'], [500, '500 внутрішній збій'], [502, '502 немає звʼязку']],
  viber: [[12, '12 забагато запитів'], [6, '6 не підписано'], [5, '5 немає у Viber'], [11, '11 пристрій не підходить'], [13, '13 стара версія Viber'],
    [14, '14 версія і поля не разом'], [3, '3 хибний запит'], [2, '2 хибний токен'], [7, '7 бота заблоковано'], [9, '9 бота призупинено'], [10, '10 немає webhook'],
    [15, '15 немає дозволу'], [99, '99 невідомий збій']],
};
const METHODS = {
  telegram: ['sendMessage', 'sendPhoto', 'sendMediaGroup', 'sendDocument', 'editMessageText', 'editMessageReplyMarkup', 'answerCallbackQuery', 'getFile', 'sendChatAction', 'setWebhook'],
  viber: ['send_message', 'broadcast_message', 'get_user_details', 'set_webhook', 'get_account_info'],
};
const DEACTIVATED = 'Forbidden: user is deactivated';

/** The faults that wait in one messenger. */
export const faultsOf = (messenger) => state.faults.filter((fault) => fault.messenger === messenger);

/** One fault in a few words. */
export function faultWords(fault) {
  const [, kind] = KINDS.find(([name]) => name === fault.kind);
  const what = fault.kind === 'refuse' ? `${fault.code}` : kind;
  const often = fault.ends !== null ? `ще ${Math.max(Math.ceil((fault.ends - Date.now()) / 1000), 0)} с` : fault.count === -1 ? 'завжди' : `ще ${fault.count}`;
  return `${fault.method ?? 'усі методи'}: ${what}, ${often}`;
}

/** The card of one messenger. */
export function faultCard(messenger) {
  const select = (testid, label, options) => el('select', { 'data-testid': testid, 'aria-label': label }, options.map(([value, words]) => el('option', { value }, words)));
  const method = select('fail-method', 'Метод', [['', 'будь-який метод'], ...METHODS[messenger].map((name) => [name, name])]);
  const kind = select('fail-kind', 'Що станеться', KINDS);
  const code = select('fail-code', messenger === 'viber' ? 'Статус' : 'Код відмови', CODES[messenger]);
  const count = number('скільки викликів', 'fail-count', 1, 1000);
  const pause = number(messenger === 'telegram' ? 'пауза, с (retry_after)' : 'скільки секунд', 'fail-retry-after', 3, 120);
  const seconds = number('відповідь через, с', 'fail-seconds', 15, 120);
  const mine = el('input', { type: 'checkbox', 'data-testid': 'fail-mine' });
  const codeField = el('label', { class: 'field' }, messenger === 'viber' ? 'статус' : 'код', code);
  const list = el('ul', { class: 'faults', 'aria-label': 'Замовлені збої' });
  kind.addEventListener('change', show);
  show();
  on('faults', render);
  setInterval(() => { if (list.isConnected && faultsOf(messenger).some((fault) => fault.ends !== null)) render(); }, 1000);

  function show() {
    codeField.hidden = kind.value !== 'refuse';
    seconds.hidden = !['late', 'hang'].includes(kind.value);
  }

  function render() {
    const waiting = faultsOf(messenger);
    list.hidden = !waiting.length;
    list.replaceChildren(...waiting.map((fault) => el('li', { 'data-testid': 'fault' }, el('span', {}, faultWords(fault), fault.chat_id ? ' (один чат)' : ''),
      iconButton('close', 'Скасувати збій', { 'data-testid': 'fault-remove', onclick: () => attempt(() => remove(`faults/${fault.id}`)) }))));
  }

  const order = (lasting) => {
    const wish = { messenger, method: method.value || null, kind: kind.value, ...lasting };
    if (mine.checked && state.current) wish.chat_id = state.current;
    if (['late', 'hang'].includes(kind.value)) wish.seconds = valueOf(seconds);
    if (kind.value === 'refuse') {
      wish.code = parseInt(code.value, 10);
      if (wish.code === 429) wish.retry_after = valueOf(pause);
      if (code.value === '403d') wish.description = DEACTIVATED;
    }
    return attempt(() => post('faults', wish));
  };
  return card('Збої викликів від бота', el('label', { class: 'field' }, 'метод', method), el('label', { class: 'field' }, 'що станеться', kind), codeField,
    el('div', { class: 'triple even' }, count, pause, seconds), el('label', { class: 'check' }, mine, 'Лише для цього чату'),
    el('div', { class: 'buttons' }, button('Для наступних викликів', 'fail-next', () => order({ count: valueOf(count) })),
      button('Протягом часу', 'fail-for', () => order({ for: valueOf(pause) }))), list);
}
