/** The registry's documents as queries name them: by number, year, issuer and kind, or by name; and which are near. */

import type { Cited, CitationReader } from "./citation";
import { plain, wordsOf } from "./letters";
import type { DocumentRow, SearchData, Short } from "./shapes";
import { say } from "./words";

interface Known {
  readonly number: number | null;
  /** Letters after the kind, as its number and its other names write them. */
  readonly issuers: readonly string[];
  /** Names without a number of their own, in plain letters. */
  readonly names: readonly string[];
  /** Names of laws without their year, which must be all that is asked for: other laws change them. */
  readonly undated: readonly string[];
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
  private readonly kinds: ReadonlySet<string>;
  private readonly kindNames: ReadonlyMap<string, readonly string[]>;
  private readonly shorts: ReadonlyMap<string, readonly Short[]>;

  constructor(
    private readonly data: SearchData,
    reader: CitationReader,
  ) {
    const { wordings } = data;
    const kinds = new Set(Object.keys(wordings.kinds));
    this.kinds = kinds;
    this.kindNames = new Map(Object.entries(wordings.kindNames));
    this.shorts = new Map(Object.entries(wordings.abbreviations));
    this.known = data.documents.map((row) => {
      const number = /^0*(\d+)/.exec(row.number)?.[1];
      const names = [row.short, ...row.aliases].flatMap((name) => {
        const words = wordsOf(plain(name));
        const folded = words.join(" ");
        // Numbers are read as citations; single words are too common to name a document.
        const own = words.length > 1 && reader.read(plain(name)).documents.length === 0;
        return own ? [folded] : [];
      });
      const undated = names.map((name) => name.replace(/ (?:19|20)\d\d$/, "")).filter((name) => /^luat \D+ \D+$/.test(name));
      const issuerOf = (name: string): string => lettersOf(name).filter((part) => !kinds.has(part)).join("-");
      const issuers = [row.number, ...row.aliases.filter((name) => /^\d/.test(name))].map(issuerOf).filter((one) => one !== "");
      return { number: number ? Number(number) : null, issuers, names, undated };
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

  /** Documents whose name stands in `text` (plain words with a space between), with the words of the longest name. */
  calledIn(text: string): Array<{ readonly document: number; readonly words: number }> {
    return this.known.flatMap(({ names, undated }, document) => {
      const found = [...names.filter((name) => ` ${text} `.includes(` ${name} `)), ...undated.filter((name) => name === text)];
      const said = found.map((name) => wordsOf(name).length);
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
      // The same number of another kind is mentioned last.
      if (apart === 0) return cited.kind === null || cited.kind === row.kind ? 0 : 9_000;
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

  /** A citation as a person would write it, as far as it says: "Quyết định 2548/QĐ-UBND". `query` in plain letters. */
  cite({ kind, number, year, issuer }: Cited, query: string): string {
    const [name = say("document"), short = ""] = (kind !== null && this.kindNames.get(kind)) || [];
    const known = this.data.documents.map((row) => row.number).find((one) => lettersOf(one).join("-").endsWith(issuer));
    const letters = issuer === "" ? "" : (writtenIn(known ?? "", issuer) ?? this.shorts.get(issuer)?.[0]?.[0] ?? issuer).replace(/^[a-z\u0111-]+$/, (one) => one.toUpperCase());
    const code = kind === "luat" || kind === "cong-van" ? "" : short.toUpperCase();
    const slashed = letters !== "" || new RegExp(`/\\s*${year}`).test(query);
        const digits = number < 10 && slashed && year !== null ? `0${number}` : String(number);
    const dated = year === null ? digits : slashed ? `${digits}/${year}` : say("dated", digits, year);
    // The Party writes 71-NQ/TW where the state writes 50/NQ-CP.
    const symbol = letters === "" ? "" : code === "" ? `/${letters}` : /^\d+-/.test(known ?? "") ? `-${code}/${letters}` : `/${code}-${letters}`;
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${dated}${symbol}`;
  }

  /** How texts speak of a document, as words in a row: its number and year, or its kind and number. */
  mentions({ kind, number, year }: Cited): string[] {
    if (year !== null) return [`${number} ${year}`, `0${number} ${year}`];
    return [...((kind !== null && this.kindNames.get(kind)) || [])].flatMap((name) => [`${name} ${number}`, say("numbered", name, number)]);
  }

  isKind(word: string): boolean {
    return this.kinds.has(plain(word));
  }

  private indexes(fits: (known: Known, row: DocumentRow) => boolean): number[] {
    return this.known.flatMap((known, at) => {
      const row = this.data.documents[at];
      return row && fits(known, row) ? [at] : [];
    });
  }
}

/** The letters of an issuer as a number writes them: "bgddt" in 25/2023/TT-BGDĐT is BGDĐT. */
function writtenIn(number: string, issuer: string): string | null {
  const letters = number.replace(/^[\d./-]+/, "");
  const parts = [letters, ...letters.split(/[-/]/), ...letters.split("/").slice(1)];
  return parts.find((part) => plain(part) === issuer) ?? null;
}
