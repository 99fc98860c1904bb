/** Words typed in Telex or VNI while the input method was off: "hocj taapj", "ho5c ta65p" → "học tập". */

const TONE_KEYS: Readonly<Record<string, string>> = {
  s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323",
  "1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323",
}; // prettier-ignore
const CIRCUMFLEX = "\u0302";
const BREVE = "\u0306";
const HORN = "\u031b";
const STROKE = "đ";
const VOWEL = /[aeiouy]/;

interface Letter {
  base: string;
  mark: string;
}

const bases = (letters: readonly Letter[]): string => letters.map((letter) => letter.base).join("");

/** Whether w after these letters means ă: "baw", "hoaw", "quaw", but not "luaw" (lưa). */
function meansBreve(letters: readonly Letter[]): boolean {
  return /(^|[^u]|qu)a[^aeiouy]*$/.test(bases(letters));
}

/** Puts the horn where w (or 7) means it: on uo both, else on the last u or o; false where there is none. */
function horn(letters: Letter[]): boolean {
  const text = bases(letters);
  const pair = text.lastIndexOf("uo");
  if (pair >= 0) {
    for (const at of [pair, pair + 1]) {
      const letter = letters[at];
      if (letter) letter.mark = HORN;
    }
    return true;
  }
  const letter = letters[Math.max(text.lastIndexOf("u"), text.lastIndexOf("o"))];
  if (!letter || letter.mark !== "") return false;
  letter.mark = HORN;
  return true;
}

function breve(letters: Letter[]): boolean {
  const letter = letters[bases(letters).lastIndexOf("a")];
  if (!letter || letter.mark !== "") return false;
  letter.mark = BREVE;
  return true;
}

function stroke(letters: Letter[]): boolean {
  const first = letters.find((letter) => letter.base === "d" && letter.mark === "");
  if (!first) return false;
  first.mark = STROKE;
  return true;
}

/** Puts the circumflex on the last of `vowels`, unless it has a mark or an open vowel follows it. */
function circumflex(letters: Letter[], vowels: string): boolean {
  let at = letters.length - 1;
  while (at >= 0 && !vowels.includes(letters[at]?.base ?? "")) at -= 1;
  const letter = letters[at];
  if (!letter || letter.mark !== "" || /[aeo]/.test(bases(letters.slice(at + 1)))) return false;
  letter.mark = CIRCUMFLEX;
  return true;
}

/** The word the letters make, its tone on the last vowel; NFC. */
function compose(letters: readonly Letter[], tone: string): string {
  let last = -1;
  letters.forEach((letter, at) => {
    if (VOWEL.test(letter.base)) last = at;
  });
  // "uwo" puts the horn on u first; ươ always has both.
  const text = bases(letters);
  const pair = text.indexOf("uo");
  const both = pair >= 0 && letters[pair]?.mark === HORN && letters[pair + 1]?.mark === "" && text.length > pair + 2;
  return letters
    .map((letter, at) => {
      if (letter.mark === STROKE) return STROKE;
      return letter.base + (both && at === pair + 1 ? HORN : letter.mark) + (at === last ? tone : "");
    })
    .join("")
    .normalize("NFC");
}

/** The word that Telex keys spell, or null where no key acts. `word` is cleaned. */
export function telex(word: string): string | null {
  if (!/^[a-z]+$/.test(word)) return null;
  const letters: Letter[] = [];
  let tone = "";
  let acted = false;
  for (let i = 0; i < word.length; i++) {
    const key = word.charAt(i);
    const vowelBefore = letters.some((letter) => VOWEL.test(letter.base));
    const next = word.charAt(i + 1);
    // Between vowels it is a tone ("baso" is báo); between a consonant and a vowel it begins a syllable ("hocsinh").
    const between = /[aeiouyw]/.test(word.charAt(i - 1));
    const toneHere = TONE_KEYS[key] !== undefined && vowelBefore && (between || !VOWEL.test(next));
    let used = true;
    if (toneHere) tone = TONE_KEYS[key] ?? "";
    else if (key === "d") used = letters[0]?.base === "d" && stroke(letters);
    else if ("aeo".includes(key)) used = circumflex(letters, key);
    else if (key === "w") {
      used = meansBreve(letters) ? breve(letters) : horn(letters);
      if (!used) {
        letters.push({ base: "u", mark: HORN });
        used = true;
      }
    } else used = false;
    if (used) acted = true;
    else letters.push({ base: key, mark: "" });
  }
  return acted ? compose(letters, tone) : null;
}

/** The word that VNI digits spell, or null where there are none or they do not act. `word` is cleaned. */
export function vni(word: string): string | null {
  if (!/^[a-z]+\d[a-z\d]*$/.test(word)) return null;
  const letters: Letter[] = [];
  let tone = "";
  for (const key of word) {
    if (!/\d/.test(key)) {
      letters.push({ base: key, mark: "" });
      continue;
    }
    let used = false;
    if (key >= "1" && key <= "5") {
      used = letters.some((letter) => VOWEL.test(letter.base));
      tone = TONE_KEYS[key] ?? "";
    } else if (key === "6") used = circumflex(letters, "aeo");
    else if (key === "7") used = horn(letters);
    else if (key === "8") used = breve(letters);
    else if (key === "9") used = stroke(letters);
    if (!used) return null;
  }
  return compose(letters, tone);
}
