/** What all parts of a page know of the engine they share. */

import type { Answers, Kind } from "../../engines/search/protocol";

export interface PortalSearch {
  /** Bytes of the index as they travel, 0 while unknown and where nothing travels. */
  readonly bytes: number;
  /** Whether the engine has answered from its index. */
  readonly open: boolean;
  /** Whether the engine itself never came; only loading the page anew helps. */
  readonly lost: boolean;
  /** Asks; a question that a newer one of its kind overtakes gets no answer. */
  ask(kind: Kind, text: string): void;
  listen<K extends Kind>(kind: K, heard: (answer: Answers[K]) => void): void;
}

/** Scripts of a page are built apart, and meet here; null where the page has no search. */
export const portalSearch = (): PortalSearch | null => (window as { portalSearch?: PortalSearch }).portalSearch ?? null;
