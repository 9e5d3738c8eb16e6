// The filing dialogue in the plain way: read the conversation, take one step, write it, send the reply.
import { Bot, Keyboard } from "grammy";

import { file, readCategories, readConversation, writeConversation } from "./store.js";

/** The webhook's secret. */
export const secret = process.env.WEBHOOK_SECRET;

/** The bot; what it is called is given, so that a start needs no `getMe`. */
export const bot = new Bot(process.env.BOT_TOKEN, {
  client: { apiRoot: process.env.TELEGRAM_API_URL },
  botInfo: {
    id: 42,
    is_bot: true,
    first_name: "Гаряча лінія",
    username: "bench_bot",
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  },
});

const AGREE = "✅ Погоджуюсь";
const NEXT = "➡️ Далі";
const FILE = "✅ Подати звернення";
const CANCEL = "✖️ Скасувати";

const QUESTIONS = [
  { field: "surname", ask: "Крок 1 з 9\nНапишіть, будь ласка, ваше прізвище.", valid: name },
  { field: "name", ask: "Крок 2 з 9\nНапишіть ваше імʼя повністю, як у документах.", valid: name },
  { field: "patronymic", ask: "Крок 3 з 9\nНапишіть ваше імʼя по батькові.", valid: name },
  { field: "residence", ask: "Крок 4 з 9\nНапишіть ваше місце проживання.", valid: (text) => text.length >= 3 },
  { field: "phone", ask: "Крок 5 з 9\nНапишіть ваш номер телефону.", valid: (text) => /^[\d+()\s-]{9,20}$/.test(text) },
  { field: "category", ask: "Крок 6 з 9\nОберіть категорію.", valid: isCategory },
  { field: "substance", ask: "Крок 7 з 9\nОпишіть суть звернення.", valid: (text) => text.length >= 10 },
  { field: "email", ask: "Крок 8 з 9\nНапишіть електронну пошту або натисніть «➡️ Далі».", optional: true, valid: (text) => text.includes("@") },
  { field: "materials", ask: "Крок 9 з 9\nДодайте фото або натисніть «➡️ Далі».", optional: true, valid: () => false },
];

bot.on("message:text", async (ctx) => {
  const update = ctx.update.update_id;
  const conversation = await readConversation(ctx.chat.id);
  if (conversation.last_update >= update) return;
  const reply = await step(conversation, ctx.message.text.trim(), ctx.chat.id);
  conversation.last_update = update;
  await writeConversation(ctx.chat.id, conversation);
  await ctx.reply(reply.text, { parse_mode: "HTML", reply_markup: Keyboard.from(reply.buttons).resized() });
});

async function step(conversation, text, chat) {
  if (text === "/start" || text === CANCEL) {
    conversation.draft = {};
    conversation.step = conversation.consent_at ? 0 : "consent";
    return conversation.consent_at ? ask(0) : consent();
  }
  if (conversation.step === "consent") {
    if (text !== AGREE) return consent();
    conversation.consent_at = new Date().toISOString();
    conversation.step = 0;
    return ask(0);
  }
  if (conversation.step === "summary") {
    if (text !== FILE) return summary(conversation.draft);
    const number = await file(chat, conversation.draft);
    conversation.draft = {};
    conversation.step = "idle";
    return { text: `Ваше звернення зареєстровано. Номер: <b>${number}</b>`, buttons: [["📝 Подати звернення"], ["Мої звернення"]] };
  }
  const question = QUESTIONS[conversation.step];
  if (!question) return { text: "Натисніть /start, щоб подати звернення.", buttons: [["/start"]] };
  if (!(question.optional && text === NEXT)) {
    if (!(await question.valid(text))) return ask(conversation.step);
    conversation.draft[question.field] = text;
  }
  conversation.step += 1;
  if (conversation.step < QUESTIONS.length) return ask(conversation.step);
  conversation.step = "summary";
  return summary(conversation.draft);
}

async function ask(index) {
  const question = QUESTIONS[index];
  const buttons = [[CANCEL]];
  if (question.optional) buttons.unshift([NEXT]);
  if (question.field === "category") {
    buttons.unshift(...(await readCategories()).map((category) => [category.name]));
  }
  return { text: question.ask, buttons };
}

function consent() {
  return {
    text: "👋 Вітаємо! Спершу потрібна ваша згода на обробку персональних даних.\n\nЧи погоджуєтесь ви?",
    buttons: [[AGREE, "Не погоджуюсь"]],
  };
}

function summary(draft) {
  const lines = QUESTIONS.map(({ field }) => `<b>${field}</b>: ${escape(draft[field] ?? "—")}`);
  return { text: `🔎 Перевірте, чи все правильно\n\n${lines.join("\n")}`, buttons: [[FILE], [CANCEL]] };
}

function name(text) {
  return /^[\p{L}'ʼ’ -]{2,60}$/u.test(text);
}

async function isCategory(text) {
  return (await readCategories()).some((category) => category.name === text);
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
