/**
 * “Bản này có mới nhất không?”: says which edition is being read, and asks the site which is the newest.
 *
 * Only the page at the portal's own address knows the newest edition. A copy on a disk or on the laptop of a class
 * leads there, with what it is in the address.
 */

import vi from "locales/vi/edition.json";
import { speaker } from "../../common/say";
import { formatDate } from "../../common/vietnamese";
import { all, h } from "../shared/dom";
import { qr } from "../shared/qr";
import { asQuery, compared, tellOf, told, type Edition, type Told } from "./compare";

declare global {
  // Set by phien-ban.js, which scripts/portal/offline/edition.py writes.
  // eslint-disable-next-line no-var
  var portalEdition: Edition | undefined;
}

const ROOT = document.currentScript instanceof HTMLScriptElement ? new URL("../../", document.currentScript.src).href : "";
const PAGE = "tai-ve/ban-nay/";
const KINDS = { mang: "kindNetwork", "day-du": "kindFull", nhe: "kindLight" } as const;

const say = speaker(vi);

/** Answers with the newest edition, past every cache. */
async function newest(): Promise<Edition> {
  const response = await fetch(`${ROOT}phien-ban.json`, { cache: "no-store" });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as Edition;
}

function paragraph(...parts: ReadonlyArray<Node | string>): HTMLElement {
  return h("p", {}, ...parts);
}

/** What the comparison of `copy` comes to; `called`: how the copy is named at the head of a sentence. */
function verdict(copy: Told, found: Edition, called: string): HTMLElement[] {
  const { state, parts } = compared(copy, found);
  const [its, newer] = [formatDate(copy.day), formatDate(found.day)];
  const where = parts.length > 0 ? say("differs", parts.join(", ")) : "";
  if (state === "same") {
    const since = its === newer ? "" : ` ${say("rebuilt", newer)}`;
    return [paragraph(h("strong", {}, say("newest", called)), since)];
  }
  const get = paragraph(say("getBefore"), h("a", { href: `${ROOT}tai-ve/` }, say("downloads")), ".");
  if (state === "older") return [paragraph(h("strong", {}, say("older", newer)), ` ${say("olderIs", called, its)} ${where}`), get];
  if (state === "sameDay") return [paragraph(h("strong", {}, say("sameDay", called)), `${say("sameDayIs", its)} ${where}`), get];
  return [paragraph(h("strong", {}, say("newer", called, its, newer)), ` ${where}`)];
}

/** The page is at the portal's own address: the network knows. */
async function askNetwork(place: HTMLElement, own: Edition): Promise<void> {
  const asked = told(window.location.search);
  if (asked === null) {
    place.append(paragraph(say("halfAddress")));
    return;
  }
  place.append(paragraph(say("asking")));
  try {
    const found = await newest();
    place.lastChild?.remove();
    place.append(...(asked ? verdict(asked, found, say("seen")) : verdict(tellOf(own), found, say("own"))));
  } catch {
    place.lastChild?.remove();
    place.append(paragraph(say("unasked")));
  }
}

/** The page is a copy: it cannot know, and leads to where it is known. */
function leadToSite(place: HTMLElement, own: Edition): void {
  const address = `${own.site}${PAGE}${asQuery(own)}`;
  place.append(
    paragraph(say("cannotKnow")),
    paragraph(h("a", { href: address, class: "md-button md-button--primary" }, say("compare"))),
    qr(address, say("code"), "edition__qr"),
    paragraph(say("address", own.site)),
  );
}

function start(place: HTMLElement): void {
  const own = globalThis.portalEdition;
  if (own === undefined) return;
  const elsewhere = own.kind === "mang" && ROOT !== own.site;
  place.replaceChildren(paragraph(say("reading", elsewhere ? say("kindAt", ROOT) : say(KINDS[own.kind]), formatDate(own.day), own.version)));
  if (ROOT === own.site) void askNetwork(place, own);
  else leadToSite(place, own);
}

for (const place of all("[data-edition]", document)) {
  const script = h("script", { src: `${ROOT}phien-ban.js` });
  script.addEventListener("load", () => start(place));
  document.head.append(script);
}
