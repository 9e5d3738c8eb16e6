// Elements in a line each.

type Child = Node | string | false | null;

/** An element with attributes and children; `true` for an attribute without a value. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(attribute, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== false && child !== null));
  return element;
}

/** A button that does something. */
export function button(text: string, look: 'main' | 'plain', act: () => void): HTMLButtonElement {
  const element = el('button', { type: 'button', class: look }, text);
  element.addEventListener('click', act);
  return element;
}
