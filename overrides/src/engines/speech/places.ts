/** Finds prepared sentences in the text of a page, whatever spaces and line breaks stand there. */

/** Where a sentence stands in the text: from the first letter to behind the last. */
export type Place = readonly [start: number, end: number];

const SPACES = /\s/;

/**
 * The places of `shown` in `text`, one after the other; null for a sentence that is not found behind the last one.
 *
 * White space does not count: marks of sources that the page shows and the sentence leaves out leave spaces behind.
 */
export function placesOf(shown: readonly string[], text: string): Array<Place | null> {
  const letters: string[] = [];
  const at: number[] = [];
  for (let n = 0; n < text.length; n += 1) {
    const letter = text[n] ?? "";
    if (SPACES.test(letter)) continue;
    letters.push(letter);
    at.push(n);
  }
  const whole = letters.join("");
  let from = 0;
  return shown.map((sentence) => {
    const wanted = sentence.replace(/\s+/g, "");
    const found = wanted === "" ? -1 : whole.indexOf(wanted, from);
    if (found < 0) return null;
    from = found + wanted.length;
    return [at[found] ?? 0, (at[from - 1] ?? 0) + 1];
  });
}
