// Puts the page together and keeps address, tabs and drawer in step.
import { listen } from './api.js';
import { mountChat } from './chat.js';
import { attempt, el, iconButton } from './dom.js';
import { mountPeople } from './people.js';
import { byRecency, changed, on, openChat, receive, reload, state } from './state.js';
import { mountWeather, weatherSummary } from './weather.js';
import { mountLog } from './wirelog.js';

const frame = document.querySelector('.frame');
const drawer = document.querySelector('.drawer');
const drawerButton = document.querySelector('.drawer-button');

/** The address is #telegram, #telegram/<citizen> or #viber. */
async function follow() {
  const [view, id] = location.hash.slice(1).split('/');
  const viber = view === 'viber';
  frame.dataset.view = viber ? 'viber' : 'telegram';
  document.querySelector('.viber').hidden = !viber;
  document.querySelectorAll('[data-tab]').forEach((tab) => tab.setAttribute('aria-selected', String((tab.dataset.tab === 'viber') === viber)));
  if (viber) return;
  let chat = state.citizens.has(Number(id)) ? Number(id) : null;
  if (!chat && !matchMedia('(max-width: 760px)').matches) chat = byRecency()[0]?.id ?? null;
  frame.toggleAttribute('data-chat', Boolean(chat));
  if (chat !== state.current) {
    await attempt(() => openChat(chat));
    changed('focus');
  }
}

const go = (hash) => { if (location.hash === `#${hash}`) follow(); else location.hash = hash; };

function mountDrawer() {
  const weather = el('div', { class: 'drawer-body', role: 'tabpanel' });
  const log = el('div', { role: 'tabpanel', hidden: true, style: { display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 } });
  const tabs = [['Мережа', 'drawer-network', weather], ['Журнал', 'drawer-log', log]].map(([label, testid, panel]) =>
    el('button', { type: 'button', role: 'tab', 'data-testid': testid, onclick: () => choose(panel) }, label));
  drawer.append(el('div', { class: 'drawer-tabs', role: 'tablist' }, tabs, iconButton('close', 'Закрити', { 'data-testid': 'drawer-close', onclick: () => show(false) })), weather, log);
  mountWeather(weather);
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

mountPeople(document.querySelector('.people'), (id) => go(`telegram/${id}`));
mountChat(document.querySelector('.chat'), () => go('telegram'));
mountDrawer();
on('control', () => {
  const text = weatherSummary(state.control);
  const dot = document.querySelector('.weather-dot');
  dot.hidden = !text;
  dot.title = text;
});
document.querySelectorAll('[data-tab]').forEach((tab) => tab.addEventListener('click', () => go(tab.dataset.tab)));
document.querySelector('[data-testid=viber-back]').addEventListener('click', () => go('telegram'));
addEventListener('hashchange', follow);

const offline = document.querySelector('.offline');
listen(receive, async () => {
  offline.hidden = true;
  await attempt(reload);
  await follow();
  document.body.dataset.ready = 'true';
}, () => { offline.hidden = false; });
