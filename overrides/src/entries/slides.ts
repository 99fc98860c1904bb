/** The page of a deck: presents it, or shows the speaker's view of another window that does. */

import { speakerToken } from "../pages/slides/address";
import { deckPage } from "../pages/slides/deck";
import { present } from "../pages/slides/present";
import { speak } from "../pages/slides/speaker";

const page = deckPage();
const token = speakerToken();
if (page && token !== "" && window.opener) speak(page, window.opener as Window, token);
else if (page) present(page);
