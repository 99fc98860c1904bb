/** The registry's documents as queries name them: by number, year, issuer and kind, or by name; and which are near. */

import type { Cited, CitationReader } from "./citation";
import { plain, wordsOf } from "./letters";
import type { DocumentRow, SearchData } from "./shapes";

interface Known {
  readonly number: number | null;
  /** Letters after the kind, as its number and its other names write them. */
  readonly issuers: readonly string[];
  /** Names without a number of their own, in plain letters. */
  readonly names: readonly string[];
}

const NEAREST = 3;

/** Whether an issuer as cited may be one of a document: "bgd" is "bgddt", and nothing said is no other. */
function sameIssuer(cited: string, issuers: readonly string[]): boolean {
  if (cited === "" || issuers.length === 0) return true;
  return issuers.some((one) => one.startsWith(cited) || cited.startsWith(one));
}

/** The parts of a symbol after its numbers, in plain letters: "25/2023/TT-BGDĐT" → tt, bgddt. */
function lettersOf(number: string): string[] {
  return plain(number).split(/[-/]/).filter((part) => /^[a-z]/.test(part));
}

export class Registry {
  private readonly known: readonly Known[];

  constructor(
    private readonly data: SearchData,
    reader: CitationReader,
  ) {
    const kinds = new Set(Object.keys(data.wordings.kinds));
    this.known = data.documents.map((row) => {
      const number = /^0*(\d+)/.exec(row.number)?.[1];
      const names = [row.short, ...row.aliases].flatMap((name) => {
        const words = wordsOf(plain(name));
        const folded = words.join(" ");
        const undated = folded.replace(/ (?:19|20)\d\d$/, "");
        // Numbers are read as citations; single words are too common to name a document.
        const own = words.length > 1 && reader.read(plain(name)).documents.length === 0;
        return own ? [folded, ...(/^luat .* /.test(undated) && !/\d/.test(undated) ? [undated] : [])] : [];
      });
      const issuerOf = (name: string): string => lettersOf(name).filter((part) => !kinds.has(part)).join("-");
      const issuers = [row.number, ...row.aliases.filter((name) => /^\d/.test(name))].map(issuerOf).filter((one) => one !== "");
      return { number: number ? Number(number) : null, issuers, names };
    });
  }

  /** The letters of issuers in the numbers of documents, for reading citations. */
  static issuers(data: SearchData): Set<string> {
    const kinds = new Set(Object.keys(data.wordings.kinds));
    return new Set(data.documents.flatMap((row) => lettersOf(row.number).filter((part) => !kinds.has(part))));
  }

  /** The documents that fit a citation, as indexes. */
  cited(cited: Cited): number[] {
    return this.indexes((known, row) => {
      if (cited.number !== known.number) return false;
      if (cited.kind !== null && cited.kind !== row.kind) return false;
      if (cited.year !== null && row.year > 0 && cited.year !== row.year) return false;
      // A year in the symbol tells even where the day of issue is not known.
      if (cited.year !== null && row.year === 0 && !row.number.includes(`/${cited.year}/`)) return false;
      return sameIssuer(cited.issuer, known.issuers);
    });
  }

  numbered(number: number): number[] {
    return this.indexes((known) => known.number === number);
  }

  /** Documents whose name stands in `text` (plain words between spaces), with the words of the longest name. */
  calledIn(text: string): Array<{ readonly document: number; readonly words: number }> {
    return this.known.flatMap(({ names }, document) => {
      const said = names.filter((name) => text.includes(` ${name} `)).map((name) => wordsOf(name).length);
      return said.length > 0 ? [{ document, words: Math.max(...said) }] : [];
    });
  }

  /** Documents with the nearest numbers: the same number first, then of the same kind and issuer. */
  nearest(cited: Cited): number[] {
    const far = (at: number): number => {
      const known = this.known[at];
      const row = this.data.documents[at];
      if (!row || known?.number === undefined || known.number === null) return Infinity;
      const apart = Math.abs(known.number - cited.number);
      if (apart === 0) return cited.kind === row.kind ? 0 : 1;
      if (cited.kind !== null && cited.kind !== row.kind) return Infinity;
      const other = !sameIssuer(cited.issuer, known.issuers);
      const years = cited.year !== null && row.year > 0 ? Math.abs(cited.year - row.year) : 0;
      return 2 + apart + (other ? 10_000 : 0) + Math.min(years, 50);
    };
    return this.known
      .map((_, at) => ({ at, far: far(at) }))
      .filter((one) => one.far < Infinity)
      .sort((a, b) => a.far - b.far)
      .slice(0, NEAREST)
      .map((one) => one.at);
  }

  private indexes(fits: (known: Known, row: DocumentRow) => boolean): number[] {
    return this.known.flatMap((known, at) => {
      const row = this.data.documents[at];
      return row && fits(known, row) ? [at] : [];
    });
  }
}
