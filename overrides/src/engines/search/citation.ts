/** What a query says about documents and provisions: "đ6 k2 tt25/2023", "242/QĐ-KHVN", "nghị định 20 năm 2014". */

/** A document as it is cited. */
export interface Cited {
  /** Kind as in the data, or null. */
  readonly kind: string | null;
  /** Without leading zeros. */
  readonly number: number;
  readonly year: number | null;
  /** Letters after the kind in the symbol, in plain letters ("khvn", "bgddt"), or "". */
  readonly issuer: string;
}

export interface Citation {
  readonly documents: readonly Cited[];
  /** The kind of document spoken of, where no number goes with it. */
  readonly kind: string | null;
  readonly article: string;
  readonly clause: string;
  readonly point: string;
  /** Numbers that stand alone, as "1373" in "học tập suốt đời 1373". */
  readonly bare: readonly number[];
  /** The query without the parts that were understood. */
  readonly rest: string;
}

const YEAR = "(?:19|20)\\d\\d";
/** A number before one of these counts something. */
const COUNTED = /^\s*(?:%|(?:nam|thang|ngay|tuan|xa|ban|nguoi|ho|diem|tuoi|tieu chi|hoc phan|trang|lan|buoi|phut)(?=[\s,.;:)?]|$))/;
/** A number after one of these is a date. */
const DATES = /(?:^|\s)(?:thang|ngay|quy|nam hoc|tu|den)\s*$/;
const END = "(?=[\\s,.;:)?]|$)";
const NEVER = "\\b\\B";

/**
 * Reads citations in queries in plain letters. The grammar: [name[-issuer]] [số] number [/ or "năm" year]
 * [/ or - abbreviation and issuer, or the issuer alone] ["năm" year], with spaces and dashes anywhere; "điều 6", "đ6",
 * "khoản 2", "k2", "điểm đ" in any order.
 */
export class CitationReader {
  private readonly symbols: RegExp;
  private readonly names: RegExp;

  /** `kinds`: names and abbreviations in plain letters → kinds. `issuers`: their letters in symbols, plain. */
  constructor(
    private readonly kinds: ReadonlyMap<string, string>,
    issuers: Iterable<string>,
  ) {
    const names = [...kinds.keys()].sort((a, b) => b.length - a.length);
    const all = names.map((name) => name.replace(/ /g, "\\s+")).join("|") || NEVER;
    const codes = names.filter((name) => !name.includes(" ")).join("|") || NEVER;
    const known = [...issuers].sort((a, b) => b.length - a.length).join("|") || NEVER;
    const issuer = `(?:${known}|qh\\d*)(?:\\s*-\\s*[a-z]+)?`;
    const symbol =
      `\\s*[/-]\\s*(?:(${codes})(?:\\s*[/-]\\s*([a-z]+\\d*)|\\s+(${issuer})(?=[\\s,.;:)?]|$))?|(${issuer}))|/([a-z]{2,})` +
      `|\\s+(?:(${codes})\\s*[-/\\s]\\s*)?(${issuer})`;
    this.symbols = new RegExp(
      `(?:^|[\\s,.;:(])(?:(${all})(?:\\s*-\\s*(${known}))?\\s*(so\\s*)?[.:]?\\s*)?(\\d{1,4})(?:\\.\\d+)?` +
        `(?:\\s*/\\s*(${YEAR})|\\s+nam\\s+(${YEAR})|\\s+(${YEAR})(?=\\D|$))?` +
        `(?:${symbol})?(?:\\s+nam\\s+(${YEAR}))?${END}`,
      "g",
    );
    this.names = new RegExp(`(?:^|\\s)(${all})(?=\\s|$)`);
  }

  /** `query` in plain letters. */
  read(query: string): Citation {
    let text = ` ${query} `;
    const take = (pattern: RegExp): string => {
      const match = pattern.exec(text);
      if (!match) return "";
      text = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
      return match[1] ?? "";
    };
    const article = take(/\s(?:dieu|d)\s*\.?\s*(\d{1,3}[a-z]?)(?=[\s,.;:?]|$)(?!\s*\/)/);
    const clause = take(/\s(?:khoan|k)\s*\.?\s*(\d{1,2})(?=[\s,.;:?])/);
    const point = clause || article ? take(/\sdiem\s+([a-z])(?=[\s,.;:?])/) : "";
    const documents: Cited[] = [];
    let rest = "";
    let done = 0;
    this.symbols.lastIndex = 0;
    for (let match = this.symbols.exec(text); match; match = this.symbols.exec(text)) {
      const end = match.index + match[0].length;
      const cited = this.cited(match, text.slice(0, match.index), text.slice(end));
      if (cited) {
        documents.push(cited);
        rest += `${text.slice(done, match.index)} `;
        done = end;
      }
      // The space that ends one citation begins the next.
      this.symbols.lastIndex = end;
    }
    rest = `${rest}${text.slice(done)}`.replace(/\s+/g, " ").trim();
    const name = documents.length > 0 ? undefined : this.names.exec(text)?.[1];
    const kind = name === undefined ? null : this.kindOf(name);
    return { documents, kind, article, clause, point, bare: documents.length > 0 ? [] : bareNumbers(rest), rest };
  }

  private cited(match: RegExpExecArray, before: string, after: string): Cited | null {
    const [, name, first, so, digits = "", ...more] = match;
    const year = more[0] ?? more[1] ?? more[2] ?? more[10];
    const code = more[3] ?? more[8];
    const certain = more[4] ?? more[5] ?? more[6] ?? more[9] ?? first;
    const issuer = (certain ?? more[7] ?? "").replace(/\s+/g, "");
    const named = name !== undefined || code !== undefined || certain !== undefined;
    // "năm 2025" and "kế hoạch 2022" speak of years.
    if (!so && !code && !issuer && !year && (new RegExp(`^${YEAR}$`).test(digits) || COUNTED.test(after))) return null;
    // So do "2021 2030".
    if (!named && (year === undefined || new RegExp(`^${YEAR}$`).test(digits) || DATES.test(before) || Number(digits) <= 12)) return null;
    const said = this.kindOf(name ?? "") ?? this.kindOf(code ?? "") ?? (/^qh/.test(issuer) ? "luat" : null);
    return { kind: said, number: Number(digits), year: year ? Number(year) : null, issuer };
  }

  private kindOf(name: string): string | null {
    return this.kinds.get(name.replace(/\s+/g, " ")) ?? null;
  }
}

/** Numbers of one to four digits that stand alone and are no year. */
function bareNumbers(text: string): number[] {
  return text
    .split(/\s+/)
    .filter((word) => /^\d{1,4}$/.test(word))
    .map(Number)
    .filter((number) => number < 1900 || number > 2099);
}
