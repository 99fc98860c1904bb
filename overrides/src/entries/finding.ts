/** Entry of the field that looks through folded lists. */

import { startFinding } from "../pages/content/finding";
import { all, one } from "../pages/shared/dom";

for (const place of all("[data-find]", document)) {
  const field = one<HTMLInputElement>("input", place);
  if (field && place.parentElement) startFinding(field, place.parentElement);
}
