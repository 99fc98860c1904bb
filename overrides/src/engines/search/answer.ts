/** A ranked search as the list of results wants it: one group a page, its best sections first. */

import type { SearchEngine } from "./engine";
import { escapeHtml, Excerpts } from "./excerpt";
import { STROKED } from "./letters";
import type { Answer, DocumentsAnswer, Item, Status, Told } from "./reply";
import type { Hit, Outcome, SearchData } from "./shapes";
import { say } from "./words";

const DOCUMENT_SECTIONS = 400;
const PROVISIONS = 5;
const PAGES = 15;
const SECTIONS = 6;
/** Sections shown at once: of a document, whose articles are read together; of any other page, whose entries stand alone. */
const UNFOLDED = { document: 3, other: 1 };
/** A section is unfolded when it comes near the best of its page, and not shown at all when it is far behind. */
const NEAR = 0.6;
const FAR = 0.4;
/** Documents this far behind the best only share a common word with the query. */
const RELATED = 0.2;

export class Answers {
  private readonly excerpts: Excerpts;
  private readonly data: SearchData;
  private readonly firsts = new Map<number, number>();

  constructor(private readonly engine: SearchEngine) {
    this.data = engine.library.data;
    this.excerpts = new Excerpts(engine.library);
    this.data.sections.forEach((section, at) => {
      if (section[1] === "") this.firsts.set(section[0], at);
    });
  }

  to(typed: string): Answer {
    const outcome = this.engine.search(typed);
    const groups = new Map<number, Hit[]>();
    for (const hit of outcome.hits) {
      const page = this.data.sections[hit.section]?.[0] ?? 0;
      const group = groups.get(page);
      if (group) {
        if (group.length < SECTIONS && hit.score >= FAR * (group[0]?.score ?? 0)) group.push(hit);
      } else if (groups.size < PAGES) groups.set(page, [hit]);
    }
    const items = [...groups].map(([page, group], at) => this.group(page, group, outcome, at === 0));
    return { items, portal: told(typed, outcome) };
  }

  /** The same search among the pages of documents only. */
  documents(typed: string): DocumentsAnswer {
    const own = (section: number): number => this.data.pages[this.data.sections[section]?.[0] ?? -1]?.[2] ?? -1;
    const outcome = this.engine.search(typed, DOCUMENT_SECTIONS, (at) => own(at) >= 0);
    const found = new Map<number, Hit[]>();
    for (const hit of outcome.hits) {
      const group = found.get(own(hit.section));
      if (group) group.push(hit);
      else found.set(own(hit.section), [hit]);
    }
    const best = outcome.hits[0]?.score ?? 0;
    const documents = [...found].filter(([, group]) => (group[0]?.score ?? 0) >= RELATED * best).map(([at, group]) => {
      const [first] = group;
      const near = group.filter((hit) => hit.score >= FAR * (first?.score ?? 0) && this.data.sections[hit.section]?.[1] !== "");
      const to = first ? this.address(first) : "";
      const provisions = near.slice(0, PROVISIONS).map((hit) => this.item(hit, hit.score, to, outcome));
      return { id: this.data.documents[at]?.id ?? "", provisions };
    });
    return { documents, portal: told(typed, outcome) };
  }

  private group(page: number, hits: readonly Hit[], outcome: Outcome, first: boolean): Item[] {
    const top = hits[0]?.score ?? 0;
    const to = hits[0] ? this.address(hits[0]) : "";
    let unfolded = 0;
    const most = (this.data.pages[page]?.[2] ?? -1) >= 0 ? UNFOLDED.document : UNFOLDED.other;
    const items = hits.map((hit, at) => {
      const lead = this.data.sections[hit.section]?.[1] === "";
      const near = at === 0 || (!lead && unfolded < most && hit.score >= NEAR * top);
      if (near && !lead) unfolded += 1;
      return this.item(hit, near ? top : Math.min(hit.score, top * 0.99), to, outcome, first && at === 0);
    });
    const own = this.firsts.get(page);
    if (own !== undefined && !hits.some((hit) => hit.section === own)) {
      items.push(this.item({ section: own, score: 0, anchor: "" }, 0, to, { ...outcome, unknown: [] }));
    }
    return items;
  }

  /** Where a hit is, below the site's root. */
  private address(hit: Hit): string {
    const section = this.data.sections[hit.section];
    const anchor = hit.anchor || (section?.[1] ?? "");
    return (this.data.pages[section?.[0] ?? -1]?.[0] ?? "") + (anchor ? `#${anchor}` : "");
  }

  private item(hit: Hit, score: number, best: string, { marks, unknown }: Pick<Outcome, "marks" | "unknown">, lead = false): Item {
    const section = this.data.sections[hit.section];
    if (!section) throw new RangeError(`no section ${hit.section}`);
    const page = this.data.pages[section[0]];
    const address = this.address(hit);
    // What people type becomes a name here: there is nothing to inherit it from.
    const terms: Record<string, boolean> = Object.create(null);
    for (const word of unknown) terms[word] = false;
    for (const word of this.excerpts.terms(section, marks)) terms[word] = true;
    const ofPage = !address.includes("#");
    const status = ofPage ? this.status(page?.[4] ?? -1) : undefined;
    const number = ofPage && page?.[2] === page?.[4] ? this.number(page?.[4] ?? -1, section[2]) : "";
    const title =
      this.excerpts.mark(section[2], marks) + escapeHtml(placeWords(hit.anchor, section[4])) + chip(number, "") + chips(status);
    const text = this.excerpts.of(section, marks, hit.anchor, lead ? 2 : 1);
    return { location: address, title, text, score, terms, best, ...(status ? { status } : {}) };
  }

  /** The number of a document where its title does not say it. */
  private number(document: number, title: string): string {
    const number = this.data.documents[document]?.number ?? "";
    return title.includes(number) ? "" : number;
  }

  private status(document: number): Status | undefined {
    const row = this.data.documents[document];
    return row && { legal: row.chip, sure: row.sure, ended: row.status === "het-hieu-luc" };
  }
}

const told = (typed: string, { literal, reading, absent, unknown }: Outcome): Told => ({
  typed,
  literal,
  unknown,
  ...(absent ? { absent } : {}),
  ...(reading ? { reading } : {}),
});

const chip = (text: string, more: string): string =>
  text === "" ? "" : ` <span class="search-chip${more}">${escapeHtml(text)}</span>`;

const chips = (status: Status | undefined): string =>
  status ? chip(status.legal, status.ended ? " search-chip--ended" : "") + chip(status.sure, " search-chip--check") : "";

/** ", khoản 2, điểm a" for the anchor of a clause or point of `article`; ", Điều 9" before it where it is of another. */
function placeWords(anchor: string, article: string): string {
  const match = /^(?:[a-z][a-z0-9-]*\.)*dieu-(\d+[a-z]?)(?:\.khoan-(\d+))?(?:\.diem-([a-z]+))?$/.exec(anchor);
  if (!match) return "";
  const [, own = "", clause, point] = match;
  const parts = [own === article ? "" : say("article", own), clause ? say("clause", clause) : "", point ? say("point", point === "dd" ? STROKED : point) : ""];
  return parts.filter((part) => part !== "").map((part) => `, ${part}`).join("");
}
