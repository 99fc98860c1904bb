/** What a query says about a document and a provision: "đ6 k2 tt25/2023", "242/QĐ-KHVN", "nghị định 20 năm 2014". */

export interface Citation {
  /** Kind as in the data, or null. */
  readonly kind: string | null;
  /** Number of the document without leading zeros, or null. */
  readonly number: number | null;
  readonly year: number | null;
  /** Letters after the dash of the symbol ("khvn", "bgddt"), or "". */
  readonly issuer: string;
  readonly article: string;
  readonly clause: string;
  readonly point: string;
  /** Whether the number came with its kind, year or symbol, and not alone. */
  readonly certain: boolean;
  /** Numbers that stand alone, as "1373" in "học tập suốt đời 1373". */
  readonly bare: readonly number[];
  /** The query without the parts that were understood. */
  readonly rest: string;
}

const YEAR = "(?:19|20)\\d\\d";

/**
 * Reads citations in queries. `kinds` maps names and abbreviations in plain letters to kinds. The grammar:
 * [name] [số] number [/ or "năm" year] [/ or - abbreviation [- issuer]], spaces and dashes anywhere; "điều 6",
 * "đ6", "khoản 2", "k2", "điểm đ" in any order.
 */
export class CitationReader {
  private readonly symbols: RegExp;
  private readonly names: RegExp;

  constructor(private readonly kinds: Readonly<Record<string, string>>) {
    const names = Object.keys(kinds).sort((a, b) => b.length - a.length);
    const all = names.map((name) => name.replace(/ /g, "\\s+")).join("|") || "\\b\\B";
    const codes = names.filter((name) => !name.includes(" ")).join("|") || "\\b\\B";
    const symbol = `(?:\\s*[/-]\\s*(${codes}|qh\\d*)(?:\\s*-\\s*([a-z]+))?|\\s+(${codes})\\s*-\\s*([a-z]+))?`;
    this.symbols = new RegExp(
      `(?:^|[\\s,.;:(])(?:(${all})\\s*(?:so\\s*)?[.:]?\\s*)?(\\d{1,4})(?:\\s*[/-]\\s*(${YEAR})|\\s+nam\\s+(${YEAR})|\\s+(${YEAR})(?=\\D|$))?` +
        `${symbol}(?=[\\s,.;:)?]|$)`,
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
    const best = this.best(text);
    if (!best) {
      const named = this.names.exec(text);
      const kind = named ? (this.kinds[(named[1] ?? "").replace(/\s+/g, " ")] ?? null) : null;
      return { kind, number: null, year: null, issuer: "", article, clause, point, certain: false, bare: bareNumbers(text), rest: text.trim() }; // prettier-ignore
    }
    const rest = `${text.slice(0, best.from)} ${text.slice(best.to)}`;
    return { ...best, article, clause, point, certain: true, bare: [], rest: rest.replace(/\s+/g, " ").trim() };
  }

  private best(text: string) {
    let best = null;
    this.symbols.lastIndex = 0;
    for (let match = this.symbols.exec(text); match; match = this.symbols.exec(text)) {
      const [whole, name, digits, ...more] = match;
      const year = more[0] ?? more[1] ?? more[2];
      const code = more[3] ?? more[5];
      const issuer = more[4] ?? more[6] ?? "";
      const weight = (name ? 2 : 0) + (year ? 2 : 0) + (code ? 2 : 0);
      // "năm 2025" and "2021-2030" are times, not documents.
      if (weight < 2 || (!name && !code && new RegExp(`^${YEAR}$`).test(digits ?? ""))) continue;
      if (best && best.weight >= weight) continue;
      const kind = this.kinds[(name ?? code ?? "").replace(/\s+/g, " ")] ?? (/^qh/.test(code ?? "") ? "luat" : null);
      best = {
        weight,
        kind: kind ?? (code ? (this.kinds[code] ?? null) : null),
        number: Number(digits),
        year: year ? Number(year) : null,
        issuer,
        from: match.index,
        to: match.index + whole.length,
      };
    }
    return best;
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
