// What the page knows, and who wants to hear of changes.
import { get, post } from './api.js';

export const state = {
  view: 'telegram', faults: [], author: null,
  bot: null, webhook: { url: '', pending: 0, failing: false, last_error: null }, control: {}, citizens: new Map(), current: null,
  messages: new Map(), unread: new Map(), action: new Map(), answered: new Set(), traffic: [], replyTo: null, editing: null,
};
const listeners = new Map();
let calmer;

/** Calls `handler` after every change of a kind. */
export function on(kind, handler) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), handler]);
}

/** Announces a change. */
export function changed(kind, detail) {
  for (const handler of listeners.get(kind) ?? []) handler(detail);
}

const recency = (person) => Math.max(person.last?.message.date ?? 0, person.created ?? 0);

/** The citizens, those who wrote or came last first. */
export const byRecency = () => [...state.citizens.values()].sort((a, b) => recency(b) - recency(a));

export const citizen = () => state.citizens.get(state.current) ?? null;

/** People alone, without groups and channels. */
export const persons = () => [...state.citizens.values()].filter((one) => one.kind === 'private');

/** Who writes in a group or channel: the chosen person, else any. */
export const author = () => state.citizens.get(state.author) ?? persons().at(-1) ?? null;

/** What a request has to name in a group; nothing in a private chat. */
export const from = (chatId) => (chatId < 0 && author() ? { from: author().id } : {});

/** Sends as the person whose chat it is, in a group as the chosen one. */
export const say = (chatId, body) => post(`chats/${chatId}/send`, { ...body, ...from(chatId) });

/** Keeps the ordered faults, and forgets those that end by themselves. */
function takeFaults(faults) {
  state.faults = faults.map((fault) => ({ ...fault, ends: fault.left === null ? null : Date.now() + fault.left * 1000 }));
  clearTimeout(calmer);
  const ends = faults.map((fault) => fault.left).filter((left) => left !== null);
  if (ends.length) calmer = setTimeout(async () => { takeFaults((await get('faults')).faults); changed('faults'); }, Math.min(...ends) * 1000 + 100);
}

/** The messages of a chat, oldest first. */
export function chatMessages(chatId) {
  return [...(state.messages.get(chatId)?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
}

/** Reads everything anew. */
export async function reload() {
  const fresh = await get('state');
  Object.assign(state, { bot: fresh.bot, webhook: fresh.webhook, control: fresh.control });
  takeFaults(fresh.faults);
  state.citizens = new Map(fresh.citizens.map((one) => [one.id, one]));
  state.traffic = (await get('traffic')).entries;
  if (state.current && !state.citizens.has(state.current)) state.current = null;
  if (state.current) await loadChat(state.current);
  for (const kind of ['people', 'chat', 'citizen', 'control', 'faults', 'webhook', 'log']) changed(kind);
}

async function loadChat(chatId) {
  const { messages } = await get(`chats/${chatId}/messages`);
  state.messages.set(chatId, new Map(messages.map((item) => [item.message_id, item])));
}

/** Opens a chat, or with null shows the list alone. */
export async function openChat(chatId) {
  Object.assign(state, { current: chatId, replyTo: null, editing: null });
  state.unread.delete(chatId);
  if (chatId && !state.messages.has(chatId)) await loadChat(chatId);
  for (const kind of ['people', 'chat', 'citizen', 'log']) changed(kind);
}

/** Takes in one event of the live feed. */
export function receive(event) {
  const handler = handlers[event.type];
  if (handler) handler(event);
}

const handlers = {
  message({ chat_id: chatId, item }) {
    const chat = state.messages.get(chatId);
    const isNew = !chat?.has(item.message_id);
    chat?.set(item.message_id, item);
    const person = state.citizens.get(chatId);
    if (person && item.message_id >= (person.last?.message_id ?? 0)) {
      if ((chatId !== state.current || state.view !== 'telegram') && item.origin === 'bot' && item.message_id > (person.last?.message_id ?? 0)) {
        state.unread.set(chatId, (state.unread.get(chatId) ?? 0) + 1);
      }
      person.last = item;
    }
    if (item.origin === 'bot' && isNew) state.action.delete(chatId);
    changed('people');
    if (chatId === state.current) changed('chat', { isNew, origin: item.origin });
  },
  deleted({ chat_id: chatId, message_id: messageId }) {
    state.messages.get(chatId)?.delete(messageId);
    changed('chat');
  },
  citizen({ citizen: fresh }) {
    state.citizens.set(fresh.id, { commands: [], last: null, ...state.citizens.get(fresh.id), ...fresh });
    changed('people');
    if (fresh.id === state.current) changed('citizen');
  },
  action({ chat_id: chatId, action }) {
    const mark = { action };
    state.action.set(chatId, mark);
    changed('action');
    setTimeout(() => {
      if (state.action.get(chatId) === mark) state.action.delete(chatId);
      changed('action');
    }, 5000);
  },
  callback_answered(event) {
    state.answered.add(event.id);
    changed('callback', event);
  },
  control({ control }) {
    state.control = control;
    changed('control');
  },
  faults({ faults }) { takeFaults(faults); changed('faults'); },
  webhook({ webhook }) { state.webhook = webhook; changed('webhook'); },
  traffic({ entry }) {
    state.traffic.push(entry);
    if (state.traffic.length > 500) state.traffic.shift();
    changed('log');
  },
  traffic_cleared() { state.traffic = []; changed('log'); },
  commands() { reload(); },
};
