/**
 * A file opened to go on with in the form on its page: saved there, or one of our Excel and Word files. What
 * does not fit stays as it was typed, so that nobody loses it and the check can tell.
 */

import type { Pace } from "../../../common/slices";
import { IntakeError } from "../../../office/intake-error";
import { kindOf } from "../../../office/sniffing";
import { readFile, type Opened } from "../form-file";
import type { FormModel } from "../model";
import { sentence } from "../validation";
import { readFormFile } from "./submission";
import { say } from "./words";
import type { Models } from "./xlsx/workbook";

/** Problems that are told at once; the check tells all. */
const TOLD = 3;

/** `notes` are sentences in Vietnamese on what was opened. */
export async function openForm(name: string, bytes: Uint8Array, model: FormModel, pace: Pace): Promise<Opened & { readonly notes?: string[] }> {
  let other = "";
  const models: Models = {
    of: (form, version) => {
      if (form !== model.id) other = form.slice(0, 80);
      if (other !== "") throw new IntakeError("mau-la", other);
      if (version < 1) throw new IntakeError("khong-ban");
      if (version > model.version) throw new IntakeError("ban-moi", version, model.version);
      return model;
    },
    titled: (title) => (title === model.title ? { form: model.id, version: model.version } : undefined),
  };
  try {
    if (kindOf(bytes) === "json") {
      const saved = readFile(new TextDecoder().decode(bytes), model);
      if ("records" in saved || saved.refused !== "otherVersion") return saved;
    }
    const file = await readFormFile(name, bytes, models, pace);
    const records = file.entry.typed ?? file.entry.records;
    if (records.length === 0) return { refused: "emptyFile", values: [] };
    const told = file.entry.problems.map(sentence);
    const more = told.length > TOLD ? [say("morePlaces", told.length - TOLD)] : [];
    return { records, notes: [...file.warnings, ...told.slice(0, TOLD), ...more] };
  } catch (error) {
    if (other !== "") return { refused: "otherForm", values: [other] };
    if (error instanceof IntakeError) return { refused: "unreadable", values: [error.message] };
    throw error;
  }
}
