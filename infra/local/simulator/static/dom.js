// Building elements without a framework: el(), icons, and small conveniences.

const PATHS = {
  back: 'M15 5l-7 7 7 7', plus: 'M12 5v14M5 12h14', close: 'M6 6l12 12M18 6L6 18', down: 'M6 9l6 6 6-6',
  send: 'M4 12l16-8-6 16-3-7z M11 13l9-9', clip: 'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.400 3.400 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L14.500 7.500',
  keyboard: 'M3 6h18v12H3z M7 10h.01M12 10h.01M17 10h.01M8 14h8', menu: 'M4 7h16M4 12h16M4 17h16',
  dots: 'M12 6h.01M12 12h.01M12 18h.01', photo: 'M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15.500 9h.01',
  album: 'M7 3h14v13H7z M3 8v13h14 M7 13l4-4 4 4', video: 'M3 6h12v12H3z M15 10l6-3v10l-6-3', circle: 'M12 3a9 9 0 1 0 .01 0 M10 8.500l5.500 3.500-5.500 3.500z',
  mic: 'M9 4a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0z M5 11a7 7 0 0 0 14 0M12 18v3', music: 'M9 18V5l10-2v13 M9 18a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0M19 16a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0',
  file: 'M6 3h8l4 4v14H6z M14 3v4h4', weight: 'M5 20l2-11h10l2 11z M9 9a3 3 0 1 1 6 0', pin: 'M12 21s7-6.500 7-11.500a7 7 0 0 0-14 0C5 14.500 12 21 12 21z M12 7.500a2 2 0 1 0 .01 0',
  person: 'M12 4a4 4 0 1 0 .01 0 M4 20c1-4 4-6 8-6s7 2 8 6', smile: 'M12 3a9 9 0 1 0 .01 0 M8.500 14.500c1.800 2.300 5.200 2.300 7 0M9 9.500h.01M15 9.500h.01', poll: 'M5 20V11M12 20V4M19 20v-6',
  forward: 'M13 6l7 6-7 6v-4c-5 0-8 1.500-9 5 0-6 3-9.500 9-9.500z', upload: 'M12 16V4M7 9l5-5 5 5M4 20h16', play: 'M8 5l11 7-11 7z', pause: 'M8 5v14M16 5v14',
  tick: 'M4 13l4.500 4.500L19 7', ticks: 'M1.500 13l4 4.500L15 7M10.500 16l1.500 1.500L22 7', clock: 'M12 4a8 8 0 1 0 .01 0 M12 8v4.500l3 1.500', alert: 'M12 3a9 9 0 1 0 .01 0 M12 7.500v5.500M12 16.500h.01', phone: 'M6 3h4l1.500 5-2.500 1.500a12 12 0 0 0 5.500 5.500l1.500-2.500 5 1.500v4a2 2 0 0 1-2 2C11 20 4 13 4 5a2 2 0 0 1 2-2z',
  dice: 'M4 4h16v16H4z M8.500 8.500h.01M15.500 15.500h.01M15.500 8.500h.01M8.500 15.500h.01M12 12h.01', group: 'M9 5a3.200 3.200 0 1 0 .01 0 M3 19c.700-3.200 3-5 6-5s5.300 1.800 6 5 M16 6a2.600 2.600 0 0 1 .500 5.100 M17.500 14.200c1.800.600 3 2.200 3.500 4.800',
  desktop: 'M3 5h18v11H3z M8 20h8M12 16v4', mobile: 'M7 3h10v18H7z M11 18h2', link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1 M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
};

/** An element with properties, attributes, listeners and children; null children are left out. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.className = value;
    else if (name === 'style') Object.assign(node.style, value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A line icon by name. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows an icon; the label is for the tooltip and screen readers. */
export function iconButton(name, label, properties = {}) {
  return el('button', { type: 'button', 'aria-label': label, title: label, ...properties, class: `round ${properties.class ?? ''}` }, icon(name));
}

/** A short notice at the bottom of the page. */
export function toast(text, bad = false) {
  const node = el('div', { class: `toast${bad ? ' bad' : ''}`, 'data-testid': 'toast' }, text);
  document.querySelector('.toasts').append(node);
  setTimeout(() => node.remove(), bad ? 6000 : 4000);
}

/** Runs an action of the user and shows its failure. */
export async function attempt(action) {
  try {
    return await action();
  } catch (problem) {
    toast(problem.message, true);
    return undefined;
  }
}
