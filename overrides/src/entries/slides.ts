/** The page of a deck: presents it, or shows the speaker's view of another window that does. */

import { present } from "../pages/slides/present";
import { SPEAKER, speak } from "../pages/slides/speaker";

if (new URLSearchParams(location.search).has(SPEAKER) && window.opener) speak(window.opener as Window);
else present();
