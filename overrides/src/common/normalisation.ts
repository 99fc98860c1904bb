/** Signs people type in the place of those we know: digits and spaces of any script, other commas, dashes, percent signs. */

import { nfc } from "./vietnamese";

/** Shown as nothing: zero-width spaces and joiners, soft hyphens, marks of direction. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;
/** Control characters that separate count as spaces too: pasted text brings them. */
const SPACES = /[\s\x1c-\x1f\x85]+/g;
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;
const OTHER_SIGNS: Readonly<Record<string, string>> = {
  "−": "-", "–": "-", "‐": "-", "‑": "-", "‒": "-", "－": "-", "﹣": "-",
  "，": ",", "﹐": ",", "٫": ",", "．": ".", "﹒": ".", "٬": ".", "％": "%", "﹪": "%", "٪": "%", "／": "/", "⁄": "/",
};
const SIGNS = new RegExp(`[${Object.keys(OTHER_SIGNS).join("")}]`, "g");
const ONLY_KNOWN = /^[\x20-\x7e]*$/;

/** `text` in NFC with runs of any spaces as one, none at the ends of lines; what is invisible is left out. */
export function oneSpaced(text: string): string {
  if (ONLY_KNOWN.test(text)) return text.replace(/ {2,}/g, " ").trim();
  return nfc(text).replace(INVISIBLE, "").replace(SPACES, " ").trim();
}

/** `text` with 0 to 9 for digits of any script, and the signs numbers and days are written with. */
export function knownSigns(text: string): string {
  if (ONLY_KNOWN.test(text)) return text;
  return text.replace(OTHER_DIGITS, digit).replace(SIGNS, (sign) => OTHER_SIGNS[sign] ?? sign);
}

/** `text` without any spaces, in known signs: what a number or a day is read from. */
export function unspaced(text: string): string {
  return knownSigns(oneSpaced(text)).replace(/ /g, "");
}

/** The value of a digit: digits of a script stand in a row of ten, from nought on. */
function digit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
