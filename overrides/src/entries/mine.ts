/** Entry of what the pages load that show what somebody has learnt on this device. */

import { storeOf } from "../common/storage";
import { showMine } from "../pages/quiz/my-learning";

showMine(document, storeOf(() => window.localStorage), new Date());
