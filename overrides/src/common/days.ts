/** Days as they are kept and as people read them. */

/** The local day of `now` as yyyy-mm-dd; toISOString would give yesterday before seven in the morning here. */
export function day(now: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** yyyy-mm-dd as dd/mm/yyyy. */
export function readableDay(at: string): string {
  return at.split("-").reverse().join("/");
}
