/** Why a file cannot be read, in words. */

import kinds from "locales/vi/file-kinds.json";
import words from "locales/vi/intake.json";
import { speaker } from "../common/say";

const say = /* @__PURE__ */ speaker(words);

export type IntakeCode = keyof typeof words;

/** A file that cannot be read at all; the message is for people. */
export class IntakeError extends Error {
  constructor(
    readonly code: IntakeCode,
    ...values: ReadonlyArray<string | number>
  ) {
    super(say(code, ...values));
  }
}

/** A file of another kind, which has a name. */
export function otherKind(kind: keyof typeof kinds): IntakeError {
  return new IntakeError("khac-loai", kinds[kind]);
}
