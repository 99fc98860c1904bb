/** What box and look-up page say around results, in the language of the page. */

import en from "locales/en/search.json";
import vi from "locales/vi/search.json";
import { speaker } from "../../common/say";
import { portalSearch } from "./portal-search";

export const say = speaker(vi, en, document.documentElement.lang);

/** Why there is no answer yet. */
export function waitingWords(): string {
  const search = portalSearch();
  if (search?.open) return say("searching");
  return search && search.bytes > 0 ? say("openingSize", Math.round(search.bytes / 1024)) : say("opening");
}
