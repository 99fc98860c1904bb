/** Entry of the bundle that reads QR codes from pixels; the page of class results loads it when somebody first scans. */

import jsQR from "jsqr";

window.portalQr = (pixels, width, height) => jsQR(pixels, width, height)?.data ?? null;
