/** Draws what is said around results: what is absent, how a query was read, what went wrong. Leaves results to others. */

import type { Absent, Failure, Place, Reading, Told } from "../../engines/search/reply";
import { h } from "../shared/dom";
import { onDisk, siteFile } from "../shared/site";
import { say } from "./words";

/** Searches again for a text. */
type Ask = (text: string) => void;

const PLACES = [
  ["tra-cuu/van-ban/", "placeDocuments"],
  ["tra-cuu/thuat-ngu/", "placeTerms"],
  ["tra-cuu/hoi-dap/", "placeQuestions"],
] as const;

const link = (label: string, href: string): HTMLAnchorElement => h("a", { href, class: "search-note__link" }, label);

/** A link that searches again. */
export function again(label: string, text: string, ask: Ask): HTMLElement {
  const made = link(label, `?q=${encodeURIComponent(text)}`);
  made.addEventListener("click", (event) => {
    event.preventDefault();
    ask(text);
  });
  return made;
}

const listOf = (places: readonly Place[]): HTMLElement =>
  h("ul", {}, ...places.map(({ label, location }) => h("li", {}, link(label, siteFile(location)))));

function absentNote(absent: Absent, found: number): HTMLElement[] {
  const words = absent.kind === "words";
  const line = h("p", {}, h("strong", {}, say(words ? "absentWords" : "absent", absent.words)));
  if (words && found > 0) line.append(` ${say("nearby")}`);
  const made: HTMLElement[] = [line];
  if (absent.nearest.length > 0) {
    line.append(` ${say(absent.kind === "document" ? "nearestNumber" : "nearest")}`);
    made.push(listOf(absent.nearest));
  }
  if (absent.where) {
    const elsewhere = link(absent.where, `https://${absent.where}/`);
    elsewhere.rel = "noopener external";
    made.push(h("p", {}, `${say("where")} `, elsewhere, "."));
  }
  return made;
}

const same = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

function readingNote(told: Told, { shown, other }: Reading, ask: Ask): HTMLElement {
  // Read as typed, and another reading is likely too.
  if (other && same(shown, told.typed)) return h("p", {}, `${say("perhaps")} `, again(other.label, other.query, ask));
  const read = h("p", {}, `${say("read")} `, h("strong", {}, shown), ". ");
  if (other) read.append(`${say("or")} `, again(other.label, other.query, ask));
  else read.append(again(say("literal"), `"${told.typed.trim()}"`, ask));
  return read;
}

export function failureNote({ kind }: Pick<Failure, "kind">, retry: HTMLElement): HTMLElement {
  return h("p", {}, `${say(kind === "index" ? "failedIndex" : "failedEngine")} `, retry);
}

/** A link that loads the page anew, for what cannot be mended otherwise. */
export function reload(query: string): HTMLElement {
  return link(say("again"), query);
}

function placesToLook(): HTMLElement {
  return listOf(PLACES.map(([path, label]) => ({ label: say(label), location: onDisk() ? path.replace(/\/$/, ".html") : path })));
}

/** What is absent and how the query was read: the lines above `found` results, whatever these are of. */
export function aboutQuery(told: Told, found: number, ask: Ask): HTMLElement[] {
  const made = told.absent ? absentNote(told.absent, found) : [];
  if (told.literal) {
    const plain = told.typed.replace(/["“”]/g, "").trim();
    made.push(h("p", {}, `${say("quoted")} `, again(say("unquote"), plain, ask)));
  } else if (told.reading) made.push(readingNote(told, told.reading, ask));
  return made;
}

/** The lines above the box's `found` results. */
export function notesOf(told: Told, found: number, ask: Ask): HTMLElement[] {
  if (told.typed.trim() === "") return [];
  if (told.failure) return [failureNote(told.failure, again(say("again"), told.typed, ask))];
  const made = aboutQuery(told, found, ask);
  // Fewer words do not find a document that is not there.
  if (found === 0 && (!told.absent || told.absent.kind === "words")) {
    const unknown = told.unknown.length > 0 ? `${say("unknown", told.unknown.join(", "))} ` : "";
    const none = told.absent ? "" : `${say("none")} ${unknown}`;
    made.push(h("p", {}, none + say("tips")), placesToLook());
  }
  return made;
}
