/** The program the command starts. */

import { serve } from "./serve";

void serve();
