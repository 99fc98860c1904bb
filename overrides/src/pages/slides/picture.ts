/** Small pictures of slides, for the overview and the speaker's window: copies in the look of the deck, shrunk to their room. */

import { all, h, one } from "../shared/dom";

const HEIGHT = 720;
const WIDTHS = { wide: 1280, narrow: 960 };

/** A room for a slide; `narrow` is 4:3. */
export function pictureRoom(look: string, narrow: boolean): HTMLElement {
  return h("div", { class: `picture ${look}${narrow ? " picture--narrow" : ""}` });
}

/** Fills a room with a slide, or empties it. The copy says nothing to who does not see it. */
export function drawPicture(room: HTMLElement, slide: HTMLElement | undefined): void {
  const frame = slide ? one(".frame", slide) : null;
  if (!slide || !frame) {
    room.replaceChildren();
    return;
  }
  const copy = frame.cloneNode(true) as HTMLElement;
  rename(copy);
  for (const tools of all(".timer__tools", copy)) tools.remove();
  // reveal.js takes all steps of earlier slides for shown, also of questions that were leapt over.
  if (!slide.classList.contains("answered")) for (const step of all(".visible", copy)) step.classList.remove("visible");
  const looks = [...slide.classList].filter((name) => !/^(present|past|future|visible|answered)$/.test(name));
  const shell = h("div", { class: ["picture__slide", ...looks].join(" "), "aria-hidden": "true" });
  for (const [name, value] of Object.entries(slide.dataset)) {
    if (name !== "title" && value !== undefined) shell.dataset[name] = value;
  }
  shell.append(copy);
  room.replaceChildren(shell);
  fitPicture(room);
}

let copies = 0;

/** No id stands twice in a page; what drawings refer to inside themselves (arrow heads) is referred to by its new name. */
function rename(copy: HTMLElement): void {
  copies += 1;
  const fresh = (id: string): string => `${id}--${copies}`;
  for (const drawn of all<Element>("svg *", copy)) {
    for (const { name, value } of Array.from(drawn.attributes)) {
      if (name === "id") drawn.id = fresh(value);
      else if (/href$/.test(name) && value.startsWith("#")) drawn.setAttribute(name, fresh(value));
      else if (value.includes("url(#")) drawn.setAttribute(name, value.replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${fresh(id)})`));
    }
  }
  for (const named of all<Element>("[id]", copy)) if (!named.closest("svg *")) named.removeAttribute("id");
}

/** Shrinks what is drawn to the room as it is now. */
export function fitPicture(room: HTMLElement): void {
  const frame = one(".frame", room);
  if (!frame) return;
  const narrow = room.classList.contains("picture--narrow");
  frame.style.width = `${narrow ? WIDTHS.narrow : WIDTHS.wide}px`;
  frame.style.height = `${HEIGHT}px`;
  frame.style.transform = `scale(${room.clientWidth / (narrow ? WIDTHS.narrow : WIDTHS.wide)})`;
}
