/** Entry of the bundle of the page that receives filled forms and adds them up. */

import { startAggregators } from "./forms/aggregate";
import { OFFICE } from "./forms/office";
import { storeOf } from "./storage";

window.portalOffice = OFFICE;
startAggregators(document, storeOf(() => window.localStorage));
