/** Entry of the bundle that reports a class; the page of class results loads it when somebody opens that part. */

import { SessionReport } from "../pages/class/session-report";

window.portalClassReport = (place, given) => {
  const report = new SessionReport(place, given);
  return (entries) => report.show(entries);
};
