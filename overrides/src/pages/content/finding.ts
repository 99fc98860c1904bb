/**
 * A field that looks through the folded lists beside it while somebody types, with or without marks of tone.
 *
 * What matches is shown in its open box, the rest is away; an empty field folds everything as it was. Rows of tables
 * match by their cells, folded questions by all their words.
 */

import en from "locales/en/finding.json";
import vi from "locales/vi/finding.json";
import { speaker } from "../../common/say";
import { fold } from "../../common/vietnamese";
import { all, one, words } from "../shared/dom";
import { languageAt } from "../shared/language";

interface Item {
  readonly element: HTMLElement;
  readonly text: string;
}

export function startFinding(field: HTMLInputElement, list: HTMLElement): void {
  const say = speaker(vi, en, languageAt(list));
  const said = one(".find__said", list);
  const groups = Array.from(list.children).flatMap((box) => (box instanceof HTMLDetailsElement ? [{ box, items: itemsOf(box) }] : []));
  const look = (): void => {
    const asked = fold(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { box, items } of groups) {
      let here = 0;
      for (const { element, text } of items) {
        const fits = asked.every((word) => text.includes(word));
        element.hidden = !fits;
        if (fits) here += 1;
      }
      found += here;
      box.hidden = here === 0;
      box.open = asked.length > 0 && here > 0;
    }
    if (said) said.textContent = asked.length === 0 ? "" : found > 0 ? say("found", found) : say("none");
  };
  field.addEventListener("input", look);
  // Typed before this script came, or kept by the browser on the way back.
  if (field.value !== "") look();
}

function itemsOf(box: HTMLDetailsElement): Item[] {
  const rows = all("tbody > tr", box);
  const items = rows.length > 0 ? rows : all(":scope > details", box);
  return items.map((element) => ({ element, text: fold(words(element)) }));
}
