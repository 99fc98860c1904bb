/** Vietnamese text and numbers: the twin of scripts/portal/vietnamese (text, numbers, slug). */

export function nfc(text: string): string {
  return text.normalize("NFC");
}

/** Lower case, without tone and vowel marks, đ as d; for keys and comparisons, never for output. */
export function fold(text: string): string {
  // Python drops what has a combining class; of the Mn letters people meet only these have none.
  return text
    .replace(/[đĐðÐ]/g, "d")
    .normalize("NFD")
    .replace(/(?![\u034f\ufe00-\ufe0f])\p{Mn}/gu, "")
    .toLowerCase();
}

/** An ASCII slug: "Đánh giá, công nhận" → "danh-gia-cong-nhan". */
export function slugify(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * `value` rounded to `digits` significant digits as Python's `g` does: of two that are equally near, the
 * even one. toPrecision takes the larger one, and 1234.125 is a rate that forms do compute.
 */
export function significant(value: number, digits: number): number {
  const [mantissa = "", exponent = "0"] = value.toExponential(40).split("e");
  const figures = mantissa.replace(/[-.]/g, "");
  const tie = /^50*$/.test(figures.slice(digits));
  if (!tie || Number(figures.charAt(digits - 1)) % 2 === 1) return Number(value.toPrecision(digits));
  const kept = `${figures.charAt(0)}.${figures.slice(1, digits)}e${exponent}`;
  return Math.sign(value) * Number(kept);
}

/** A number, to fifteen significant digits, with a decimal comma and dots between thousands. */
export function formatNumber(value: number): string {
  const rounded = significant(Math.abs(value), 15);
  // String() would write very small numbers with an exponent; 25 places hold what people meet.
  const plain = rounded > 0 && rounded < 1e-6 ? rounded.toFixed(25).replace(/0+$/, "") : String(rounded);
  const [whole = "0", fraction] = plain.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return (value < 0 ? "-" : "") + grouped + (fraction ? `,${fraction}` : "");
}

/** An ISO date or month as dd/mm/yyyy, mm/yyyy or yyyy; other text unchanged. */
export function formatDate(iso: string): string {
  if (/^\d{4}(-\d{2})?(-\d{2})?$/.test(iso)) return iso.split("-").reverse().join("/");
  return iso.replace(/^(\d{2})-(\d{2})$/, "$2/$1");
}
