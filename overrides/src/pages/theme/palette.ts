/**
 * Light and dark: the scheme somebody has chosen on this device, else that of the device itself. A line at the start of
 * the body (base.html) has set it before the first drawing; here are the buttons, and what changes while a page is open.
 */

import type { Store } from "../../common/storage";
import { all } from "../shared/dom";

const KEY = "scheme";

export function startPalette(page: Document, store: Store): void {
  const show = (scheme: string): void => page.body.setAttribute("data-md-color-scheme", scheme);
  const buttons = all<HTMLButtonElement>("[data-portal-scheme]", page);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const wanted = button.dataset["portalScheme"] ?? "default";
      show(wanted);
      store.set(KEY, wanted);
      // Styles hide the pressed button; the focus goes to the one that takes its place.
      buttons.find((other) => other.parentElement === button.parentElement && other !== button)?.focus();
    });
  }
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => {
    if (store.get(KEY) === undefined) show(dark.matches ? "slate" : "default");
  });
}
