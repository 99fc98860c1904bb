/** The program the command starts. */

import { serve } from "./forms";

void serve();
