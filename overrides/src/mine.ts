/** Entry of what the pages load that show what somebody has learnt on this device. */

import { showMine } from "./quiz/mine";
import { storeOf } from "./storage";

showMine(document, storeOf(() => window.localStorage), new Date());
