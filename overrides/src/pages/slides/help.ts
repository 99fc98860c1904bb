/** The list of keys. */

import { h } from "../shared/dom";
import type { Key } from "./keys";
import { type Sheet, sheet } from "./sheet";
import { say } from "./words";

/** Lists `keys`, and the number that goes to a slide. */
export function help(keys: ReadonlyArray<Key>): Sheet {
  const list = h("dl", { class: "keys" });
  const lines: ReadonlyArray<readonly [string, string]> = [...keys.map(({ name, does }) => [name, does] as const), [say("keyNumber"), say("doesNumber")]];
  for (const [name, does] of lines) list.append(h("dt", {}, name), h("dd", {}, does));
  const made = sheet(say("keys"), "keys-sheet");
  made.body.tabIndex = 0;
  made.body.append(list, h("p", { class: "keys__note" }, say("windowsNote")));
  return made;
}
