/** Documents, articles and clauses that a query names, how far that lifts their sections, and which are not there. */

import type { Citation, Cited } from "./citation";
import { plain, wordsOf } from "./letters";
import type { Registry } from "./registry";
import type { SearchData, SectionRow } from "./shapes";
import type { Identified, Named, Query, Ranked } from "./slots";

/** Parts of the best score that are added. */
const LIFT = {
  document: 1.2,
  page: 0.8,
  pageWithMore: 0.1,
  article: 1.5,
  /** The wording of an article, where it is there, beside what is told of it. */
  wording: 0.9,
  articleOfKind: 0.8,
  articleAlone: 0.5,
  kind: 0.12,
  successor: 0.5,
} as const;

/**
 * How surely a document is meant: by its number with kind or year; as one of several; by a number alone, large or
 * small; by a name that is the whole query, or stands among other words.
 */
const SURE = { cited: 1, several: 0.25, number: 0.8, small: 0.5, chance: 0.1, called: 0.9, among: 0.55 } as const;

export class Identity {
  private readonly sectionsOf: ReadonlyArray<readonly number[]>;

  constructor(
    private readonly data: SearchData,
    private readonly registry: Registry,
  ) {
    const sections: number[][] = data.documents.map(() => []);
    data.sections.forEach((section, at) => {
      const document = data.pages[section[0]]?.[2] ?? -1;
      sections[document]?.push(at);
    });
    this.sectionsOf = sections;
  }

  /** What a query names; `text` in plain letters. */
  identify(citation: Citation, text: string): Identified {
    const found = new Map<number, Named>();
    const words = wordsOf(text);
    const left = wordsOf(citation.rest);
    const rest = left.length;
    const note = (document: number, sure: number, more: number): void => {
      if (sure > (found.get(document)?.sure ?? 0)) found.set(document, { document, sure, more });
    };
    let missing: Cited | null = null;
    for (const cited of citation.documents) {
      const fitting = this.registry.cited(cited);
      if (fitting.length === 0) missing ??= cited;
      // Of several documents no one is what is looked for.
      for (const at of fitting) note(at, citation.documents.length > 1 ? SURE.several : SURE.cited, rest);
    }
    for (const number of citation.bare) {
      const sure = number >= 100 ? SURE.number : words.length <= 2 ? SURE.small : SURE.chance;
      for (const at of this.registry.numbered(number)) note(at, sure, rest);
    }
    for (const { document, words: own } of this.registry.calledIn(left.join(" "))) {
      note(document, rest > own ? SURE.among : SURE.called, rest - own);
    }
    const named = [...found.values()].sort((a, b) => b.sure - a.sure);
    return { named, missing, lacking: missing ? null : this.lacking(citation, named) };
  }

  /** `found` with the named documents and provisions lifted or added. */
  raise(query: Query, found: Ranked[]): Ranked[] {
    const { citation } = query;
    const { named } = query.identified;
    if (named.length === 0 && citation.article === "" && citation.kind === null) return found;
    const top = found.reduce((most, one) => Math.max(most, one.score), 1);
    const lifts = new Map<number, number>();
    const lift = (section: number, by: number): void => {
      lifts.set(section, Math.max(lifts.get(section) ?? 0, by));
    };
    for (const { document, sure, more } of named) {
      for (const at of this.sectionsOf[document] ?? []) {
        const section = this.data.sections[at];
        if (!section) continue;
        let by: number = LIFT.document;
        const wording = this.isWording(section);
        if (section[1] === "") by += citation.article !== "" || more > 2 || wording ? LIFT.pageWithMore : LIFT.page;
        if (tells(section, citation.article)) by += LIFT.article + (wording ? LIFT.wording : 0);
        lift(at, by * sure);
      }
      for (const next of this.data.documents[document]?.successors ?? []) {
        const page = (this.sectionsOf[next] ?? []).find((at) => this.data.sections[at]?.[1] === "");
        if (page !== undefined) lift(page, LIFT.successor * sure);
      }
    }
    if (named.length === 0) this.raiseByKind(citation, lift);
    const result = found.map((one) => ({ ...one, score: one.score + top * (lifts.get(one.section) ?? 0) }));
    const have = new Set(found.map((one) => one.section));
    for (const [section, by] of lifts) {
      if (named.length > 0 && !have.has(section)) result.push({ section, score: by * top });
    }
    return result;
  }

  /** The anchor of the clause or point (or further article) that the query names inside a section, or "". */
  place(query: Query, section: number): string {
    const { article, clause, point } = query.citation;
    const row = this.data.sections[section];
    if (!row || article === "" || !tells(row, article)) return "";
    const anchors = row[5].map(([, anchor]) => anchor);
    const inside = `dieu-${article}.khoan-${clause}`;
    const wanted = [point ? `${inside}.diem-${point}` : "", clause ? inside : "", `dieu-${article}`];
    const found = wanted.map((one) => one && anchors.find((anchor) => isPlace(anchor, one)));
    return found.find((anchor) => anchor) ?? "";
  }

  /** Whether a section is of the page that holds the wording of a document. */
  private isWording(section: SectionRow): boolean {
    return /^van-ban\/[^/]+\/toan-van/.test(this.data.pages[section[0]]?.[0] ?? "");
  }

  /** The provision asked for, where the one document named tells of articles but not of this one. */
  private lacking({ article, clause, point }: Citation, named: readonly Named[]): Identified["lacking"] {
    const sure = named.filter((one) => one.sure >= SURE.among);
    const document = sure[0]?.document;
    if (article === "" || document === undefined || sure.length > 1) return null;
    const telling: SectionRow[] = [];
    for (const at of this.sectionsOf[document] ?? []) {
      const row = this.data.sections[at];
      if (row && tells(row, article)) telling.push(row);
    }
    if (telling.length === 0) return { document, part: "article" };
    if (clause === "" || telling.some((row) => hasClause(row, article, Number(clause), this.isWording(row)))) {
      const inside = `dieu-${article}.khoan-${clause}.diem-`;
      const points = telling.flatMap((row) => row[5].map(([, anchor]) => anchor)).filter((one) => one.includes(inside));
      return point !== "" && points.length > 0 && !points.some((one) => isPlace(one, inside + point)) ? { document, part: "point" } : null;
    }
    return { document, part: "clause" };
  }

  private raiseByKind(citation: Citation, lift: (section: number, by: number) => void): void {
    this.data.documents.forEach((row, document) => {
      const ofKind = citation.kind === row.kind;
      for (const at of this.sectionsOf[document] ?? []) {
        const section = this.data.sections[at];
        if (!section) continue;
        if (citation.article !== "" && section[4] === citation.article) {
          if (citation.documents.length === 0) lift(at, ofKind ? LIFT.articleOfKind : citation.kind ? 0 : LIFT.articleAlone);
        } else if (ofKind) lift(at, LIFT.kind);
      }
    });
  }
}

/** Whether an address is that of `place`, also of one in what a document issues. */
function isPlace(anchor: string, place: string): boolean {
  return anchor === place || anchor.endsWith(`.${place}`);
}

function startsPlace(anchor: string, place: string): boolean {
  return anchor.startsWith(place);
}

/** Whether a section is an article, or tells of it together with others. */
function tells(row: SectionRow, article: string): boolean {
  return article !== "" && (row[4] === article || row[5].some(([, anchor]) => anchor.split(".")[0] === `dieu-${article}`));
}

/**
 * Whether a section tells of a clause: by its own place, within a range ("Khoản 1–3"), or because what it tells of the
 * article is not cut into clauses. The wording of an article has those it has.
 */
function hasClause(row: SectionRow, article: string, clause: number, wording: boolean): boolean {
  if (row[5].some(([, anchor]) => (wording ? isPlace : startsPlace)(anchor, `dieu-${article}.khoan-${clause}`))) return true;
  if (wording) return !row[5].some(([, anchor]) => anchor.includes(".khoan-"));
  const blocks = row[3].split("\n");
  if (!/^(?:khoan|diem) /.test(plain(blocks[0] ?? ""))) return true;
  return blocks.some((block) => {
    const said = /^khoan ([\d, –-]+)/.exec(plain(block))?.[1] ?? "";
    return said.split(",").some((part) => {
      const [from = NaN, to = from] = part.split(/[–-]/).map(Number);
      return clause >= from && clause <= to;
    });
  });
}
