/** Entry of what pages load that can be heard. */

import { storeOf } from "../common/storage";
import { startListening } from "../pages/listen/listen";

startListening(document, window.speechSynthesis, storeOf(() => window.localStorage));
