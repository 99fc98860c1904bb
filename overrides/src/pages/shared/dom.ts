/** Building and asking of elements, in as few words as the other modules need. */

type Child = Node | string | null;

/** A new element with attributes (true = present, false = absent) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: ReadonlyArray<Child>
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

export function all<T extends Element = HTMLElement>(selector: string, under: ParentNode): T[] {
  return Array.from(under.querySelectorAll<T>(selector));
}

export function one<T extends Element = HTMLElement>(selector: string, under: ParentNode): T | null {
  return under.querySelector<T>(selector);
}

/** Visible text with runs of white space made one. */
export function words(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
