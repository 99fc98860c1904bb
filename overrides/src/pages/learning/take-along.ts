/** Taking what was learnt to another device: a file with everything, or a code to be copied by hand. */

import { textOf } from "../../common/blobs";
import type { Store } from "../../common/storage";
import { fromCode, toCode } from "../../engines/learning/progress-code";
import type { CourseData } from "../../engines/learning/schema";
import { fromFile, merge, toFile, type Learning } from "../../engines/quiz/transfer";
import { h, one } from "../shared/dom";
import { knownOn } from "./known";
import { say } from "./words";

/** The part of the page that gives and takes; `again` draws the page's section anew, this part with it. */
export function takeAlong(course: CourseData, store: Store, again: () => void): HTMLElement {
  const known = knownOn(store);
  const told = h("p", { role: "status", class: "mine__told" });
  const take = (theirs: Learning | null, wrong: "badCode" | "badFile"): void => {
    if (theirs === null) {
      told.textContent = say(wrong);
      return;
    }
    const both = merge(knownOn(store), theirs);
    const kept = (["progress", "review", "results", "learning"] as const).map((key) => store.set(key, both[key]));
    again();
    // This part has been drawn anew, open and with the news in it.
    one<HTMLDetailsElement>(".mine__take", document)?.setAttribute("open", "");
    const place = one(".mine__told", document);
    if (place) place.textContent = say(kept.every(Boolean) ? "taken" : "notKept");
  };
  const file = new Blob([toFile(known)], { type: "application/json" });
  const save = h("a", { class: "md-button", href: URL.createObjectURL(file), download: "tien-do-hoc.json" }, say("saveFile"));
  const open = h("input", { type: "file", id: "mine-file", accept: ".json,application/json", class: "visually-hidden" });
  open.addEventListener("change", () => {
    const chosen = open.files?.[0];
    if (chosen) void textOf(chosen).then((text) => take(fromFile(text), "badFile"));
  });
  const field = h("input", { id: "mine-code", autocomplete: "off", spellcheck: "false", autocapitalize: "characters" });
  const enter = h("button", { type: "submit", class: "md-button" }, say("enterButton"));
  const form = h("form", { class: "mine__form" }, h("label", { for: "mine-code" }, say("enter")), field, enter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const written = fromCode(field.value, course);
    take(written && { ...written, review: {}, results: [] }, "badCode");
  });
  return h(
    "details",
    { class: "mine__take" },
    h("summary", {}, say("take")),
    h("p", {}, save, " ", open, h("label", { for: "mine-file", class: "md-button" }, say("openFile"))),
    h("p", {}, say("code"), ": ", h("code", { class: "mine__code" }, toCode(known, course))),
    form,
    told,
  );
}
