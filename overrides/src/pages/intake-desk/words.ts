/** What the editors' page says; editors read Vietnamese. */

import vi from "locales/vi/intake-desk.json";
import { speaker, type Say as Saying } from "../../common/say";

export const say = speaker(vi);
export type Say = Saying<typeof vi>;
export type Key = keyof typeof vi & string;
