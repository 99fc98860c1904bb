/** Entry of the panel that keeps the portal on the device. */

import "../pages/offline/panel";
