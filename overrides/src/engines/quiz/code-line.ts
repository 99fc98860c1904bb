/** A line as people write it into a notebook, a message or a table: a name before or after a code, or none. Pure. */

export interface CodeLine {
  readonly name: string;
  readonly code: string;
}

/** Shapes of codes, the likelier first: long in groups, long in one, short in one or two groups. */
const SHAPES = [
  /[0-9A-Za-z]{4}(?:[ -][0-9A-Za-z]{4}){3,}(?:[ -]?[0-9A-Za-z]{1,4})?/,
  /[0-9A-Za-z]{18,}/,
  /[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}/,
  /[0-9A-Za-z]{4} [0-9A-Za-z]{4}/,
];

/**
 * The code of a line and the name beside it; null for an empty line. `good` says whether a code is one: words of a
 * name may look like a short code ("Minh Hanh"). Where nothing is, the likeliest stands for what was meant.
 */
export function readLine(line: string, good: (code: string) => boolean): CodeLine | null {
  const text = line.normalize("NFC").replace(/[–—−]/g, "-").trim();
  if (text === "") return null;
  const found = SHAPES.flatMap((shape) => matches(shape, text));
  const taken = found.find(({ code }) => good(code)) ?? found[0];
  if (!taken) return { name: "", code: text };
  const rest = `${text.slice(0, taken.from)} ${text.slice(taken.from + taken.code.length)}`;
  return { name: rest.replace(/[\s:;,|\t"]+/g, " ").trim(), code: taken.code };
}

/** Every place where `shape` fits between signs that are no letters; places may overlap. */
function matches(shape: RegExp, text: string): Array<{ from: number; code: string }> {
  const whole = new RegExp(`(^|[^\\p{L}\\p{N}])(${shape.source})(?![\\p{L}\\p{N}])`, "gu");
  const found: Array<{ from: number; code: string }> = [];
  for (let match = whole.exec(text); match; match = whole.exec(text)) {
    const from = match.index + (match[1]?.length ?? 0);
    found.push({ from, code: match[2] ?? "" });
    whole.lastIndex = from + 1;
  }
  return found;
}
