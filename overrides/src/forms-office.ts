/** Entry of the bundle that reads and writes office files; pages of forms load it when somebody first needs it. */

import { OFFICE } from "./forms/office";

window.portalOffice = OFFICE;
