/** Saying things in words that stand in scripts/portal/locales: those of one area, in the language asked for. */

/** The words of an area by key, with {0}, {1}… where something is filled in. */
export type Words = Readonly<Record<string, string>>;

/** Returns what stands under a key, with `values` filled in. */
export type Say<Area extends Words> = (key: keyof Area & string, ...values: ReadonlyArray<string | number>) => string;

export function isEnglish(language: string): boolean {
  return /^en\b/i.test(language);
}

/** Says things in `language` (a BCP 47 tag): in English where there are English words, else in Vietnamese. */
export function speaker<Area extends Words>(vi: Area, en: Partial<Area> = {}, language = "vi"): Say<Area> {
  const words = isEnglish(language) ? { ...vi, ...en } : vi;
  return (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? ""));
}
