/** Entry of the bundle of the page that receives filled forms and adds them up. */

import { startAggregators } from "./forms/aggregate";
import { storeOf } from "./storage";

startAggregators(document, storeOf(() => window.localStorage));
