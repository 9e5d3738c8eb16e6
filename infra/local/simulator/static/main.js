// Puts the page together and keeps address, tabs and drawer in step.
import { listen } from './api.js';
import { mountChat } from './chat.js';
import { attempt, el, iconButton } from './dom.js';
import { inOrder, mountPeople } from './people.js';
import { changed, on, openChat, receive, reload, state } from './state.js';
import { mountViberChat } from './viber/chat.js';
import { openViberChat, receiveViber, reloadViber, viber } from './viber/state.js';
import { mountViberWeather, viberWeather } from './viber/weather.js';
import { mountWeather, weatherSummary } from './weather.js';
import { mountLog } from './wirelog.js';

const frame = document.querySelector('.frame');
const middle = document.querySelector('.middle');
const drawer = document.querySelector('.drawer');
const drawerButton = document.querySelector('.drawer-button');
const phone = matchMedia('(max-width: 760px)');
// Only the open messenger is in the document, so that both may name their parts alike.
const views = {
  telegram: { chat: el('section', { class: 'chat', 'aria-label': 'Чат у Telegram' }), weather: el('div', { class: 'weather' }), open: openChat, focus: 'focus' },
  viber: { chat: el('section', { class: 'chat viber', 'data-testid': 'viber-frame', 'aria-label': 'Чат у Viber' }), weather: el('div', { class: 'weather' }), open: openViberChat, focus: 'viber-focus' },
};
let followed = null;

/** The address is #telegram, #telegram/<citizen>, #viber or #viber/<citizen>. */
async function follow() {
  const [name, id] = location.hash.slice(1).split('/');
  state.view = name === 'viber' ? 'viber' : 'telegram';
  const view = views[state.view];
  frame.dataset.view = state.view;
  document.querySelectorAll('[data-tab]').forEach((tab) => tab.setAttribute('aria-selected', String(tab.dataset.tab === state.view)));
  if (middle.firstChild !== view.chat) {
    middle.replaceChildren(view.chat);
    drawer.querySelector('.drawer-body').replaceChildren(view.weather);
  }
  let chat = inOrder().some((one) => one.id === Number(id)) ? Number(id) : null;
  if (!chat && !phone.matches) chat = inOrder()[0]?.id ?? null;
  frame.toggleAttribute('data-chat', Boolean(chat));
  changed('view');
  showWeather();
  if (`${state.view}/${chat}` === followed) return;
  followed = `${state.view}/${chat}`;
  await attempt(() => view.open(chat));
  changed(view.focus);
}

const go = (hash) => { if (location.hash === `#${hash}`) follow(); else location.hash = hash; };

function mountDrawer() {
  const weather = el('div', { class: 'drawer-body', role: 'tabpanel' });
  const log = el('div', { role: 'tabpanel', hidden: true, style: { display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 } });
  const tabs = [['Мережа', 'drawer-network', weather], ['Журнал', 'drawer-log', log]].map(([label, testid, panel]) =>
    el('button', { type: 'button', role: 'tab', 'data-testid': testid, onclick: () => choose(panel) }, label));
  drawer.append(el('div', { class: 'drawer-tabs', role: 'tablist' }, tabs, iconButton('close', 'Закрити', { 'data-testid': 'drawer-close', onclick: () => show(false) })), weather, log);
  mountWeather(views.telegram.weather);
  mountViberWeather(views.viber.weather);
  const renderLog = mountLog(log);
  const choose = (panel) => {
    [weather, log].forEach((one, i) => { one.hidden = one !== panel; tabs[i].setAttribute('aria-selected', String(one === panel)); });
    renderLog();
  };
  const show = (open) => {
    drawer.hidden = !open;
    drawerButton.setAttribute('aria-expanded', String(open));
    localStorage.setItem('drawer', open ? 'open' : 'closed');
  };
  choose(weather);
  drawerButton.addEventListener('click', () => show(drawer.hidden));
  show(localStorage.getItem('drawer') === 'open' && innerWidth > 1180);
}

/** The dot on the drawer's button: the open messenger's network is not as usual. */
function showWeather() {
  const text = state.view === 'viber' ? viberWeather(viber.control) : weatherSummary(state.control);
  const dot = document.querySelector('.weather-dot');
  dot.hidden = !text;
  dot.title = text;
}

/** Unread messages of each messenger on its tab. */
function showCounts() {
  const sum = (counts) => [...counts.values()].reduce((total, count) => total + count, 0);
  document.querySelectorAll('[data-tab]').forEach((tab) => {
    const count = sum(tab.dataset.tab === 'viber' ? viber.unread : state.unread), badge = tab.querySelector('.tab-count');
    badge.hidden = !count;
    badge.textContent = count;
  });
}

mountPeople(document.querySelector('.people'), (id) => go(`${state.view}/${id}`));
mountChat(views.telegram.chat, () => go('telegram'));
mountViberChat(views.viber.chat, () => go('viber'));
mountDrawer();
on('control', showWeather);
on('viber-control', showWeather);
on('faults', showWeather);
on('people', showCounts);
document.querySelectorAll('[role=tablist]').forEach((list) => list.addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], tabs = [...list.querySelectorAll('[role=tab]')];
  if (!step || !tabs.includes(document.activeElement)) return;
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
}));
drawer.addEventListener('keydown', (event) => { if (event.key === 'Escape') { drawer.querySelector('[data-testid=drawer-close]').click(); drawerButton.focus(); } });
document.querySelectorAll('[data-tab]').forEach((tab) => tab.addEventListener('click', () => go(state.current && !phone.matches ? `${tab.dataset.tab}/${state.current}` : tab.dataset.tab)));
addEventListener('hashchange', follow);

const offline = document.querySelector('.offline');
listen((event) => { receive(event); receiveViber(event); }, async () => {
  offline.hidden = true;
  await attempt(reload);
  await attempt(reloadViber);
  await follow();
  document.body.dataset.ready = 'true';
}, () => { offline.hidden = false; });
