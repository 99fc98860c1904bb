/** Ways in which people type a phrase other than it is written; each pure, with its own seeded choice. */

export type Random = () => number;

/** A small seeded generator (mulberry32): numbers from 0 to below 1. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TONES = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"] as const;
const TELEX_TONES: Readonly<Record<string, string>> = { "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j" };
const VNI_TONES: Readonly<Record<string, string>> = { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  "\u0302": ["", "6"], // Telex doubles the letter.
  "\u0306": ["w", "8"],
  "\u031b": ["w", "7"],
};
const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;

export function bare(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
}

/** Each word as the keys a typist presses, the tone at the end of the word. */
function keys(text: string, tones: Readonly<Record<string, string>>, column: 0 | 1): string {
  return text
    .split(" ")
    .map((word) => {
      let typed = "";
      let tone = "";
      for (const letter of word.normalize("NFD")) {
        const shape = SHAPES[letter];
        if (tones[letter]) tone = tones[letter] ?? "";
        else if (shape) typed += column === 0 && shape[0] === "" ? typed.slice(-1) : shape[column];
        else if (letter === "đ") typed += column === 0 ? "dd" : "d9";
        else typed += letter;
      }
      return typed + tone;
    })
    .join(" ");
}

/** A word of the phrase changed by `change`, which returns null where it does not apply. */
function one(text: string, random: Random, change: (word: string) => string | null): string | null {
  const words = text.split(" ");
  const order = words.map((_, at) => at).sort(() => random() - 0.5);
  for (const at of order) {
    const changed = change(words[at] ?? "");
    if (changed === null || changed === words[at]) continue;
    words[at] = changed;
    return words.join(" ");
  }
  return null;
}

function wrongTone(word: string, random: Random): string | null {
  const parts = word.normalize("NFD");
  const tone = TONES.find((mark) => parts.includes(mark));
  if (!tone) return null;
  return parts.replace(tone, pick(TONES.filter((mark) => mark !== tone), random)).normalize("NFC");
}

/** "hòa" → "hoà": the tone on the last of oa, oe, uy at the end of a word. */
function oldTone(word: string): string | null {
  const parts = word.normalize("NFD");
  const match = /^(.*)(o(?=.[ae]$)|u(?=.y$))([\u0300\u0301\u0303\u0309\u0323])(a|e|y)$/.exec(parts);
  if (!match || /q$/.test(match[1] ?? "")) return null;
  return `${match[1]}${match[2]}${match[4]}${match[3]}`.normalize("NFC");
}

/** "kỹ" → "kĩ", "lí" → "lý": i and y after a single consonant at the end of a word. */
function otherY(word: string): string | null {
  const parts = word.normalize("NFD");
  const match = /^([hklmstq]u?)(i|y)([\u0300\u0301\u0303\u0309\u0323]?)$/.exec(parts);
  if (!match || (match[1] === "qu" ? false : match[1]?.length !== 1)) return null;
  return `${match[1]}${match[2] === "i" ? "y" : "i"}${match[3]}`.normalize("NFC");
}

function slip(word: string, random: Random): string | null {
  const plain = bare(word);
  if (plain.length < 4) return null;
  const at = 1 + Math.floor(random() * (plain.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return plain.slice(0, at) + plain.slice(at + 1);
  if (kind === 1) return plain.slice(0, at) + plain.charAt(at) + plain.slice(at);
  const swapped = plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
  return swapped === plain ? null : swapped;
}

const REGIONAL = [["s", "x"], ["x", "s"], ["ch", "tr"], ["tr", "ch"], ["gi", "d"], ["d", "gi"], ["r", "d"], ["l", "n"], ["n", "l"]] as const;

function regional(word: string, random: Random): string | null {
  const fits = REGIONAL.filter(([from]) => word.startsWith(from) && !/^(ng|nh|gi[^aeouăâêôơưy]?$)/.test(word));
  if (fits.length === 0) return null;
  const [from, to] = pick(fits, random);
  return to + word.slice(from.length);
}

/** Name → distortion; null where the phrase has nothing that could be distorted so. */
export const DISTORTIONS: Readonly<Record<string, (text: string, random: Random) => string | null>> = {
  marks: (text) => text,
  "no-marks": (text) => bare(text),
  "half-marks": (text, random) => {
    const words = text.split(" ");
    const changed = words.map((word, at) => (at % 2 === (random() < 0.5 ? 0 : 1) || at === 0 ? bare(word) : word));
    return changed.join(" ") === text ? null : changed.join(" ");
  },
  "wrong-tone": (text, random) => one(text, random, (word) => wrongTone(word, random)),
  "old-tone": (text, random) => one(text, random, oldTone),
  "i-y": (text, random) => one(text, random, otherY),
  nfd: (text) => (text.normalize("NFD") === text ? null : text.normalize("NFD")),
  spaces: (text) => `\u00a0${text.replace(/ /g, "\u00a0 ")}\u200b`,
  capitals: (text) => text.toUpperCase(),
  telex: (text) => (bare(text) === text ? null : keys(text, TELEX_TONES, 0)),
  vni: (text) => (bare(text) === text ? null : keys(text, VNI_TONES, 1)),
  slip: (text, random) => one(text, random, (word) => slip(word, random)),
  regional: (text, random) => one(text, random, (word) => regional(word, random)),
  together: (text, random) => {
    const words = bare(text).split(" ");
    const at = Math.floor(random() * (words.length - 1));
    return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)].join(" ");
  },
  "half-typed": (text) => {
    const last = text.slice(text.lastIndexOf(" ") + 1);
    return last.length < 3 ? null : text.slice(0, text.length - Math.floor(last.length / 2));
  },
};
