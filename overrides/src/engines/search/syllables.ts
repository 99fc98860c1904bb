/**
 * Which words are syllables of Vietnamese: onset, rhyme and tone that the spelling lets stand together. It decides
 * whether a word can be a slip; which words the portal uses is not its business.
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const STOPPED = /(?:[cpt]|ch)$/;
const ONSET = /^(?:ngh|ng|nh|n|gh|g|kh|k|ch|c|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x)?/;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const bare = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

/** Rhymes that begin with their vowel; those with e, ê, i, y ask for k, gh, ngh before them. */
const PLAIN =
  "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp " +
  "êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn " +
  "ơp ơt u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu";
/** Rhymes that round the lips first: not after b, m, p, ph, v; after c they are written with q. */
const ROUNDED =
  "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet uân uâng uât uây uê uêch uên uênh uơ uy uya " +
  "uych uyên uyêt uyn uynh uyp uyt uyu";
/** What follows qu. */
const AFTER_Q =
  "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e ec en eng eo et ê êch ên ênh êt êu i ich in inh it ơ ơt ôc y " +
  "ych yên yêt ynh yt";
/** y alone, and with ê where no onset stands before it. */
const ALONE = "y yêm yên yêng yêt yêu";
const BEFORE_Y = /^(?:[hklmnstv]|th)?$/;
/** g and gi share their i: "gì", "gìn", "giếng", "giết". */
const SHARED = words("i iêc iêm iêng iêp iêt in ip");

interface Rhymes {
  readonly plain: ReadonlySet<string>;
  readonly rounded: ReadonlySet<string>;
  readonly afterQ: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

const MARKED: Rhymes = { plain: words(PLAIN), rounded: words(ROUNDED), afterQ: words(AFTER_Q), alone: words(ALONE), shared: SHARED };
const BARE: Rhymes = {
  plain: words(bare(PLAIN)),
  rounded: words(bare(ROUNDED)),
  afterQ: words(bare(AFTER_Q)),
  alone: words(bare(ALONE)),
  shared: words(bare([...SHARED].join(" "))),
};

function fits(text: string, rhymes: Rhymes): boolean {
  const onset = ONSET.exec(text)?.[0] ?? "";
  const rhyme = text.slice(onset.length);
  if (onset === "qu") return rhymes.afterQ.has(rhyme);
  if (onset === "g" && rhyme.startsWith("i")) {
    const rest = rhyme.slice(1);
    return rhymes.shared.has(rhyme) || rhymes.plain.has(rest) || rhymes.rounded.has(rest);
  }
  if (rhyme === "y" ? BEFORE_Y.test(onset) : onset === "" && rhymes.alone.has(rhyme)) return true;
  const front = /^[eêi]/.test(rhyme);
  if (rhymes.plain.has(rhyme)) {
    if (/^(?:k|gh|ngh)$/.test(onset)) return front;
    return !/^(?:c|g|ng)$/.test(onset) || !front;
  }
  return rhymes.rounded.has(rhyme) && !/^(?:b|m|p|ph|v|c|k|gh|ngh)$/.test(onset);
}

/**
 * Whether `word` (cleaned, NFC) is a syllable as it is spelled, the tone on whichever vowel; a word without any marks
 * counts when marks can make it one.
 */
export function isSyllable(word: string): boolean {
  const parts = word.normalize("NFD");
  const tones = parts.match(TONES) ?? [];
  const toneless = parts.replace(TONES, "").normalize("NFC");
  if (tones.length > 1) return false;
  if (tones.length === 0 && bare(word) === word) return fits(word, BARE);
  if (STOPPED.test(toneless) && !/[\u0301\u0323]/.test(tones[0] ?? "")) return false;
  return fits(toneless, MARKED);
}
