/** Entry of a module inside a learning system. */

import "../pages/scorm/sco";
