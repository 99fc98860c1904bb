/** A ranked search as the theme's list of results wants it: one group a page, its best sections first. */

import type { SearchEngine } from "./engine";
import { escapeHtml, Excerpts } from "./excerpt";
import type { Hit, Marks, Reading, SearchData } from "./shapes";

/** One entry of the theme's list. Equal scores in a group are shown unfolded. */
export interface Item {
  readonly location: string;
  readonly title: string;
  readonly text: string;
  readonly score: number;
  /** Words found (true) and missing (false); those found travel to the page in ?h=. */
  readonly terms: Readonly<Record<string, boolean>>;
}

export interface Answer {
  readonly items: readonly (readonly Item[])[];
  /** For the portal's own lines around the list. */
  readonly portal: {
    readonly typed: string;
    readonly reading: Reading | null;
    readonly literal: boolean;
    readonly unknown: readonly string[];
  };
}

/** What the page of documents shows: the registry's documents that match, best first, with their provisions. */
export interface DocumentsAnswer {
  readonly documents: ReadonlyArray<{
    readonly id: string;
    /** Sections of its page; empty where only the document itself matches. */
    readonly provisions: readonly Item[];
  }>;
  readonly portal: Answer["portal"];
}

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
    const { hits, reading, marks, unknown } = this.engine.search(typed);
    const groups = new Map<number, Hit[]>();
    for (const hit of hits) {
      const page = this.data.sections[hit.section]?.[0] ?? 0;
      const group = groups.get(page);
      if (group) {
        if (group.length < SECTIONS && hit.score >= FAR * (group[0]?.score ?? 0)) group.push(hit);
      } else if (groups.size < PAGES) groups.set(page, [hit]);
    }
    const items = [...groups].map(([page, group], at) => this.group(page, group, marks, unknown, at === 0));
    return { items, portal: { typed, reading, literal: isQuoted(typed), unknown } };
  }

  /** The same search among the pages of documents only. */
  documents(typed: string): DocumentsAnswer {
    const own = (section: number): number => this.data.pages[this.data.sections[section]?.[0] ?? -1]?.[2] ?? -1;
    const { hits, reading, marks, unknown } = this.engine.search(typed, DOCUMENT_SECTIONS, (at) => own(at) >= 0);
    const found = new Map<number, Hit[]>();
    for (const hit of hits) {
      const group = found.get(own(hit.section));
      if (group) group.push(hit);
      else found.set(own(hit.section), [hit]);
    }
    const best = hits[0]?.score ?? 0;
    const documents = [...found].filter(([, group]) => (group[0]?.score ?? 0) >= RELATED * best).map(([at, group]) => {
      const top = group[0]?.score ?? 0;
      const near = group.filter((hit) => hit.score >= FAR * top && this.data.sections[hit.section]?.[1] !== "");
      const provisions = near.slice(0, PROVISIONS).map((hit) => this.item(hit, hit.score, marks, unknown));
      return { id: this.data.documents[at]?.id ?? "", provisions };
    });
    return { documents, portal: { typed, reading, literal: isQuoted(typed), unknown } };
  }

  private group(
    page: number,
    hits: readonly Hit[],
    marks: Marks,
    unknown: readonly string[],
    first: boolean,
  ): Item[] {
    const top = hits[0]?.score ?? 0;
    let unfolded = 0;
    const most = (this.data.pages[page]?.[2] ?? -1) >= 0 ? UNFOLDED.document : UNFOLDED.other;
    const items = hits.map((hit, at) => {
      const lead = this.data.sections[hit.section]?.[1] === "";
      const near = at === 0 || (!lead && unfolded < most && hit.score >= NEAR * top);
      if (near && !lead) unfolded += 1;
      return this.item(hit, near ? top : Math.min(hit.score, top * 0.99), marks, unknown, first && at === 0);
    });
    const own = this.firsts.get(page);
    if (own !== undefined && !hits.some((hit) => hit.section === own)) {
      items.push(this.item({ section: own, score: 0, anchor: "" }, 0, marks, []));
    }
    return items;
  }

  private item(hit: Hit, score: number, marks: Marks, unknown: readonly string[], best = false): Item {
    const section = this.data.sections[hit.section];
    if (!section) throw new RangeError(`no section ${hit.section}`);
    const page = this.data.pages[section[0]];
    const anchor = hit.anchor || section[1];
    const terms: Record<string, boolean> = {};
    for (const word of unknown) terms[word] = false;
    for (const word of this.excerpts.terms(section, marks)) terms[word] = true;
    const chips = anchor === "" ? this.chips(page?.[4] ?? -1, page?.[2] ?? -1, section[2]) : "";
    const title = this.excerpts.mark(section[2], marks) + escapeHtml(placeWords(hit.anchor)) + chips;
    const text = this.excerpts.of(section, marks, hit.anchor, best ? 2 : 1);
    const location = (page?.[0] ?? "") + (anchor ? `#${anchor}` : "");
    return { location, title, text, score, terms };
  }

  /** Legal status of the document a page stands for, and its number where the title does not say it. */
  private chips(status: number, own: number, title: string): string {
    const document = this.data.documents[status];
    if (!document) return "";
    const number = own === status && !title.includes(document.number) ? document.number : "";
    const kind = document.status === "het-hieu-luc" ? " search-chip--ended" : "";
    const chip = (text: string, more: string): string =>
      text === "" ? "" : ` <span class="search-chip${more}">${escapeHtml(text)}</span>`;
    return chip(number, "") + chip(document.chip, kind);
  }
}

const isQuoted = (typed: string): boolean => /^\s*["“”].*["“”]\s*$/.test(typed);

/** ", khoản 2, điểm a" for the anchor of a clause or point. */
function placeWords(anchor: string): string {
  const match = /\.khoan-(\d+)(?:\.diem-([a-z]+))?$/.exec(anchor);
  if (!match) return "";
  return `, khoản ${match[1]}${match[2] ? `, điểm ${match[2]}` : ""}`;
}
