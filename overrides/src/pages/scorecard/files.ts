/** What the forms bundle brings to a scorecard once it is loaded: files and paper. The page works without. */

import type { Saved } from "../../engines/scoring/saved";
import type { Model } from "../../engines/scoring/scoring";

export interface ScorecardFiles {
  /** Offers the filled workbook as a download; rejects when there is none. */
  workbook(model: Model, saved: Saved): Promise<void>;
  /** What a filled workbook holds; undefined for any other file. */
  read(bytes: Uint8Array, model: Model): Promise<Saved | undefined>;
  /** Prints the scorecard alone, laid out as offices do. */
  print(model: Model, saved: Saved): void;
}

const EVENT = "portal:scorecard-files";

/** Hands `files` to the scorecard drawn in `section`. */
export function bring(section: Element, files: ScorecardFiles): void {
  section.dispatchEvent(new CustomEvent<ScorecardFiles>(EVENT, { detail: files }));
}

/** Calls `take` when the files are brought to `section`. */
export function whenBrought(section: Element, take: (files: ScorecardFiles) => void): void {
  section.addEventListener(EVENT, (event) => take((event as CustomEvent<ScorecardFiles>).detail));
}
