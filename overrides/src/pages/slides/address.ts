/**
 * The address of a deck: of its query only our own words count, of its hash only slides that there are.
 *
 * reveal.js takes every word of the query for a setting: a link could lay a stranger's picture behind an official deck.
 * So the address is made clean before reveal.js sees it.
 */

export type Format = "wide" | "narrow";

const FORMATS: Readonly<Record<string, Format>> = { "16x9": "wide", "4x3": "narrow" };
const FORMAT = "kho";
const SPEAKER = "nguoi-noi";

/** The format asked for by `?kho=4x3` or `?kho=16x9`. */
export function askedFormat(): Format | undefined {
  return FORMATS[new URLSearchParams(location.search).get(FORMAT) ?? ""];
}

/** The id of the slide that `#/id` names, if there is one in `known`. */
export function askedSlide(known: ReadonlyArray<string>): string | undefined {
  try {
    const id = decodeURIComponent(location.hash.replace(/^#\/?/, ""));
    return known.includes(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a slide into the address, without a step in the history. */
export function showAddress(slide: string): void {
  history.replaceState(null, "", cleaned(`#/${encodeURIComponent(slide)}`));
}

/** Leaves in the address our own words and a slide that there is; false where the page is loaded anew for that. */
export function clean(slide: string | undefined): boolean {
  const wanted = cleaned(slide === undefined ? "" : `#/${encodeURIComponent(slide)}`);
  if (location.href === wanted) return true;
  try {
    history.replaceState(null, "", wanted);
  } catch {
    location.replace(wanted);
    return false;
  }
  return true;
}

function cleaned(hash: string): string {
  const address = new URL(location.href);
  const format = address.searchParams.get(FORMAT) ?? "";
  address.search = format in FORMATS ? `?${FORMAT}=${format}` : "";
  address.hash = hash;
  return address.href;
}

/** The address of the speaker's window; `token` tells the two windows from all others. */
export function speakerAddress(token: string): string {
  const address = new URL(location.href);
  address.search = `?${SPEAKER}=${token}`;
  address.hash = "";
  return address.href;
}

/** The token in the address of a speaker's window; "" in any other. */
export function speakerToken(): string {
  return new URLSearchParams(location.search).get(SPEAKER) ?? "";
}
