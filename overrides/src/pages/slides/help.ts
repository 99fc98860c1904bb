/** The list of keys, in a dialog. */

import { say } from "./words";

const ALWAYS: ReadonlyArray<readonly [string, string]> = [
  [say("keyNext"), say("doesNext")],
  [say("keyBack"), say("doesBack")],
  [say("keyEnds"), say("doesEnds")],
  [say("keyAll"), say("doesAll")],
  [say("keyDark"), say("doesDark")],
  [say("keyFull"), say("doesFull")],
];

export interface Help {
  toggle(): void;
  fill(keys: ReadonlyArray<readonly [string, string]>): void;
}

export function help(): Help {
  const dialog = document.createElement("dialog");
  dialog.className = "help";
  dialog.setAttribute("aria-labelledby", "bang-phim");
  const title = document.createElement("h2");
  title.id = "bang-phim";
  title.textContent = say("keys");
  const list = document.createElement("dl");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = say("close");
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  document.body.append(dialog);
  // Keys pressed in the dialog are the dialog's: Escape closes it and nothing else.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  const open = document.createElement("button");
  open.type = "button";
  open.className = "help-open";
  open.textContent = say("openKeys");
  open.addEventListener("click", () => dialog.showModal());
  document.body.append(open);
  return {
    toggle: () => (dialog.open ? dialog.close() : dialog.showModal()),
    fill(keys) {
      for (const [key, does] of [...ALWAYS, ...keys]) {
        const name = document.createElement("dt");
        name.textContent = key;
        const words = document.createElement("dd");
        words.textContent = does;
        list.append(name, words);
      }
    },
  };
}
