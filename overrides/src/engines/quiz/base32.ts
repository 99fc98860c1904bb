/** Letters and digits that people can copy: base32 without I, L, O, U, and a checksum. */

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Only the letters of a code, however it was copied: spaces, small letters, O for 0, I or L for 1. */
export function lettersOf(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—._:]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

export function isBase32(letters: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(letters);
}

/** In groups of four. */
export function grouped(letters: string): string {
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** CRC-16/CCITT-FALSE. */
export function checksum(bytes: readonly number[]): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

/** The number of each letter, 0 to 31; letters must be of the alphabet. */
export function symbolsOf(letters: string): number[] {
  return Array.from(letters, (letter) => ALPHABET.indexOf(letter));
}

/** The letters of numbers from 0 to 31. */
export function textOf(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET.charAt(symbol)).join("");
}

export function toBase32(bytes: readonly number[]): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET.charAt((held >> (bits - 5)) & 31);
    held &= 255;
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text;
}

export function fromBase32(text: string): number[] {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    held = (held << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return bytes;
}
