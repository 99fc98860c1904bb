/** Entry of the page of an official text: tools at provisions, contents, marked words, a chosen part. */

import { startContents } from "../pages/fulltext/contents";
import { startRange } from "../pages/fulltext/range";
import { startSelecting } from "../pages/fulltext/selecting";
import { startTools } from "../pages/fulltext/tools";
import { lawOf } from "../pages/fulltext/units";
import { one } from "../pages/shared/dom";

const law = lawOf(document);
if (law) {
  const here = new URL(window.location.href);
  startTools(law);
  startSelecting(law, here);
  startContents(law);
  startRange(law, here);
  one(".law__side", law)?.classList.add("law-ready");
}
