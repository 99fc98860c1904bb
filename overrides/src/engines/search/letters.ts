/**
 * Vietnamese words as keys and forms. A key is what is left without marks (đ as d, y after a consonant as i);
 * a form adds which letters carry which marks, and the tone as one number, wherever it was placed: "hoà" and
 * "hòa" are one form, "qui" and "quy" one key.
 */

const TONES: Readonly<Record<string, number>> = {
  "\u0301": 1,
  "\u0300": 2,
  "\u0309": 3,
  "\u0303": 4,
  "\u0323": 5,
};
const SHAPES: Readonly<Record<string, string>> = { "\u0302": "a", "\u0306": "b", "\u031b": "c" };
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** The letter that is a letter of its own, not a marked d. */
export const STROKED = "đ";
const Y_AS_I = /^(qu|[bcdghklmnpqrstvx]{1,3})y$/;

export interface Form {
  readonly key: string;
  /** Place and shape of each marked letter, as in "1a0d". */
  readonly marks: string;
  /** 0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. */
  readonly tone: number;
}

/** Lower case in NFC, with plain spaces and dashes, nothing invisible, and the Icelandic eth as đ. */
export function clean(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u3000]+/g, " ")
    .replace(/[Ðð]/g, "đ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .toLowerCase();
}

/** The words of a cleaned text. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Cleaned text without any marks, for patterns written in plain letters. */
export function plain(text: string): string {
  return clean(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d");
}

/** The form of one cleaned word. */
export function formOf(word: string): Form {
  let key = "";
  let marks = "";
  let tone = 0;
  for (const letter of word.normalize("NFD")) {
    const shape = SHAPES[letter];
    if (TONES[letter]) tone = TONES[letter] ?? 0;
    else if (shape) marks += key.length - 1 + shape;
    else if (letter === "đ") {
      marks += key.length + "d";
      key += "d";
    } else if (!/\p{M}/u.test(letter)) key += letter;
  }
  const merged = Y_AS_I.exec(key);
  return { key: merged ? `${merged[1]}i` : key, marks, tone };
}

/** Whether a form carries anything beyond plain letters. */
export function isMarked(form: Form): boolean {
  return form.tone > 0 || form.marks !== "";
}

/** Whether what was typed may be `word`: the same letters, and no marks but its own. */
export function mayBe(typed: string, word: string): boolean {
  const [a, b] = [formOf(typed), formOf(word)];
  return a.key === b.key && (!isMarked(a) || agreement(a, b, false) >= 0.93);
}

/** Whether a half-typed form may become `longer`: the marks it has stay. */
export function mayBecome(typed: Form, longer: Form): boolean {
  const there = marksOf(longer);
  return (typed.tone === 0 || typed.tone === longer.tone) && marksOf(typed).every((mark) => there.includes(mark));
}

function marksOf(form: Form): string[] {
  return form.marks.match(/\d+[abcd]/g) ?? [];
}

/**
 * How well a form in the text (`found`) fits what was typed, both of the same key: 1 the same, a little less where
 * marks were left out (much less in a query that has marks elsewhere: `careful`), least where marks contradict.
 */
export function agreement(typed: Form, found: Form, careful: boolean): number {
  if (typed.tone === found.tone && typed.marks === found.marks) return 1;
  if (!isMarked(typed)) return careful ? 0.75 : 0.97;
  const there = marksOf(found);
  const missing = marksOf(typed).filter((mark) => !there.includes(mark)).length;
  const clashes = missing + (typed.tone > 0 && typed.tone !== found.tone ? 1 : 0);
  if (clashes === 0) return 0.93;
  // Many people do not tell hỏi from ngã.
  if (clashes === 1 && missing === 0 && typed.tone + found.tone === 7 && typed.tone > 2 && found.tone > 2) return 0.8;
  return clashes > 1 ? 0.45 : 0.6;
}
