/** A text as a QR code to be read from the screen. */

import { encode } from "uqr";

import { h } from "./dom";

/** One path, with the quiet zone that scanners need; `label` is what the picture says to who does not see it. */
export function qr(text: string, label: string, look: string): HTMLElement {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  let path = "";
  data.forEach((row, y) => row.forEach((dark, x) => (path += dark ? `M${x} ${y}h1v1h-1z` : "")));
  const shell = h("div", { class: look });
  shell.innerHTML = `<svg role="img" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title></title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
  const title = shell.querySelector("title");
  if (title) title.textContent = label;
  return shell;
}
