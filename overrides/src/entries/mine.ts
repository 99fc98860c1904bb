/** Entry of what the pages load that show what somebody has learnt on this device. */

import { storeOf } from "../common/storage";
import { startMine } from "../pages/learning/start";

startMine(document, storeOf(() => window.localStorage), new Date());
