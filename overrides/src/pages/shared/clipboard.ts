/** Copying text, also where the newer way is closed: plain http, older browsers. */

import { h } from "./dom";

/** Some browsers never answer a page opened from a disk: then the older way is taken, in ms. */
const PATIENCE = 1000;

export async function copy(text: string): Promise<boolean> {
  try {
    // In this order: where there is no clipboard, nothing is left that would be refused later and heard by nobody.
    await Promise.race([navigator.clipboard.writeText(text), new Promise((_, refuse) => setTimeout(refuse, PATIENCE))]);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

function copyOldWay(text: string): boolean {
  const before = document.activeElement;
  const field = h("textarea", { class: "visually-hidden", readonly: true, "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
