/** Entry of the bundle of the page that receives filled forms and adds them up. */

import { storeOf } from "../common/storage";
import { startAggregators } from "../pages/aggregate/page";

startAggregators(document, storeOf(() => window.localStorage));
