// What the page knows about Viber; citizens and the open chat are shared with Telegram.
import { get, post } from '../api.js';
import { attempt } from '../dom.js';
import { changed, state } from '../state.js';

export const viber = {
  bot: null, webhook: { url: '', pending: 0, failing: false, last_error: null }, control: {}, paid: 0,
  people: new Map(), messages: new Map(), unread: new Map(),
};
let looking = false;

/** The Viber account of the chosen citizen. */
export const account = () => viber.people.get(state.current) ?? null;

/** The messages of a chat, oldest first. */
export function viberMessages(chatId) {
  return [...(viber.messages.get(chatId)?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
}

/** Reads everything anew. */
export async function reloadViber() {
  const fresh = await get('viber/state');
  Object.assign(viber, { bot: fresh.bot, webhook: fresh.webhook, control: fresh.control, paid: fresh.paid });
  viber.people = new Map(fresh.people.map((one) => [one.id, one]));
  viber.messages.clear();
  if (state.current) await loadChat(state.current);
  for (const kind of ['people', 'viber-chat', 'viber-person', 'viber-control', 'viber-webhook']) changed(kind);
}

async function loadChat(chatId) {
  const { messages } = await get(`viber/chats/${chatId}/messages`);
  viber.messages.set(chatId, new Map(messages.map((item) => [item.message_id, item])));
}

/** Opens a chat, or with null shows the list alone. */
export async function openViberChat(chatId) {
  state.current = chatId;
  viber.unread.delete(chatId);
  if (chatId && !viber.people.has(chatId)) {
    viber.people.set(chatId, { last: null, ...await get(`viber/chats/${chatId}`) });
  }
  if (chatId && !viber.messages.has(chatId)) await loadChat(chatId);
  for (const kind of ['people', 'viber-chat', 'viber-person', 'log']) changed(kind);
  look();
}

/** Tells Viber that the person sees the chat, if there is anything new to see. */
export async function look() {
  const fresh = viberMessages(state.current).some((item) => item.origin === 'bot' && item.delivery === 'delivered');
  if (looking || !fresh || state.view !== 'viber' || document.hidden) return;
  looking = true;
  await attempt(() => post(`viber/chats/${state.current}/seen`));
  looking = false;
}

/** Takes in one event of the live feed. */
export function receiveViber(event) {
  handlers[event.type]?.(event);
}

const handlers = {
  viber_message({ chat_id: chatId, item }) {
    const chat = viber.messages.get(chatId);
    const isNew = !chat?.has(item.message_id);
    chat?.set(item.message_id, item);
    const person = viber.people.get(chatId);
    if (person && item.message_id >= (person.last?.message_id ?? 0)) {
      const elsewhere = chatId !== state.current || state.view !== 'viber';
      if (elsewhere && item.origin === 'bot' && item.message_id > (person.last?.message_id ?? 0)) {
        viber.unread.set(chatId, (viber.unread.get(chatId) ?? 0) + 1);
      }
      person.last = item;
    }
    changed('people');
    if (chatId === state.current) {
      changed('viber-chat', { isNew, origin: item.origin });
      look();
    }
  },
  viber_person({ person }) {
    viber.paid += person.paid - (viber.people.get(person.id)?.paid ?? 0);
    viber.people.set(person.id, { last: null, ...viber.people.get(person.id), ...person });
    changed('people');
    if (person.id === state.current) changed('viber-person');
  },
  viber_control({ control }) {
    viber.control = control;
    changed('viber-control');
  },
  viber_webhook({ webhook }) { viber.webhook = webhook; changed('viber-webhook'); },
};
