/** Documents, articles and clauses that a query names, and how far that lifts their sections. */

import type { Citation } from "./citation";
import { plain, wordsOf } from "./letters";
import type { Ranked } from "./rank";
import type { DocumentRow, SearchData } from "./shapes";
import type { Query } from "./slots";

/** Parts of the best score that are added. */
const LIFT = {
  document: 1.2,
  page: 0.8,
  pageWithMore: 0.1,
  article: 1.5,
  articleOfKind: 0.8,
  articleAlone: 0.5,
  kind: 0.12,
  successor: 0.5,
} as const;

interface Named {
  readonly document: number;
  /** How surely the query means it, to 1. */
  readonly sure: number;
  /** Words of the query beside the name. */
  readonly more: number;
}

interface Known {
  readonly number: number | null;
  readonly issuer: string;
  readonly names: readonly string[];
}

export class Identity {
  private readonly known: readonly Known[];
  private readonly sectionsOf: ReadonlyArray<readonly number[]>;

  constructor(private readonly data: SearchData) {
    this.known = data.documents.map(describe);
    const sections: number[][] = data.documents.map(() => []);
    data.sections.forEach((section, at) => {
      const document = data.pages[section[0]]?.[2] ?? -1;
      sections[document]?.push(at);
    });
    this.sectionsOf = sections;
  }

  /** The documents a query names, surest first. */
  named(query: Query): Named[] {
    const found = new Map<number, Named>();
    const words = wordsOf(query.plain).length;
    const rest = wordsOf(query.citation.rest).length;
    const note = (document: number, sure: number, more = rest): void => {
      if (sure > (found.get(document)?.sure ?? 0)) found.set(document, { document, sure, more });
    };
    const { citation } = query;
    const text = ` ${query.plain} `;
    const short = words <= 2;
    this.known.forEach((known, at) => {
      const row = this.data.documents[at];
      if (!row) return;
      if (citation.number !== null && matches(citation, known, row)) note(at, 1);
      if (citation.number === null && known.number !== null && citation.bare.includes(known.number)) {
        note(at, known.number >= 100 ? 0.8 : short ? 0.5 : 0.1);
      }
      const name = known.names.find((one) => text.includes(` ${one} `));
      if (name) note(at, 0.9, words - wordsOf(name).length);
    });
    return [...found.values()].sort((a, b) => b.sure - a.sure);
  }

  /** `found` with the named documents and provisions lifted or added. */
  raise(query: Query, found: Ranked[]): Ranked[] {
    const { citation } = query;
    const named = this.named(query);
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
        if (section[1] === "") by += citation.article !== "" || more > 2 ? LIFT.pageWithMore : LIFT.page;
        if (citation.article !== "" && section[4] === citation.article) by += LIFT.article;
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

  /** The anchor of the clause or point that the query names inside a section, or "". */
  place(query: Query, section: number): string {
    const { article, clause, point } = query.citation;
    const row = this.data.sections[section];
    if (!row || article === "" || clause === "" || row[4] !== article) return "";
    const inside = `${row[1]}.khoan-${clause}`;
    const anchors = row[5].map(([, anchor]) => anchor);
    return [point ? `${inside}.diem-${point}` : "", inside].find((anchor) => anchors.includes(anchor)) ?? "";
  }

  private raiseByKind(citation: Citation, lift: (section: number, by: number) => void): void {
    this.data.documents.forEach((row, document) => {
      const ofKind = citation.kind === row.kind;
      for (const at of this.sectionsOf[document] ?? []) {
        const section = this.data.sections[at];
        if (!section) continue;
        if (citation.article !== "" && section[4] === citation.article) {
          if (citation.number === null) lift(at, ofKind ? LIFT.articleOfKind : citation.kind ? 0 : LIFT.articleAlone);
        } else if (ofKind && citation.number === null) lift(at, LIFT.kind);
      }
    });
  }
}

function describe(row: DocumentRow): Known {
  const match = /^0*(\d+)/.exec(row.number);
  const issuer = plain(row.number).split("-").slice(1).join("-");
  const names = [row.short, ...row.aliases]
    .map((name) => wordsOf(plain(name)).join(" "))
    // Names that hold a number are read as citations; single words are too common to name a document.
    .filter((name) => !/\d/.test(name) && name.includes(" "));
  return { number: match ? Number(match[1]) : null, issuer, names };
}

function matches(citation: Citation, known: Known, row: DocumentRow): boolean {
  if (citation.number !== known.number) return false;
  if (citation.kind !== null && citation.kind !== row.kind) return false;
  if (citation.year !== null && row.year > 0 && citation.year !== row.year) return false;
  if (citation.issuer === "" || known.issuer === "") return true;
  return known.issuer.startsWith(citation.issuer) || citation.issuer.startsWith(known.issuer);
}
