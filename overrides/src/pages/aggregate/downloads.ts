/** Taking the result away: as Excel, Word or data, into the form on its page, or on paper. */

import type { Store } from "../../common/storage";
import { fileName, nameOf, writeFile } from "../../engines/forms/form-file";
import type { FormModel, FormRecord } from "../../engines/forms/model";
import { h } from "../shared/dom";
import { offer, office, template, TYPES, type FileKind } from "../shared/office-bundle";
import type { Say, Word } from "./words";
/** Buttons for `records` of `model`; `page` is the address of the form's own page, "" when there is none. */
export function takeButtons(say: Say, model: FormModel, records: ReadonlyArray<FormRecord>, store: Store, page: string): HTMLElement {
  const told = h("p", { class: "agg__told", role: "status" });
  const [first] = records;
  const unit = model.fields.find((field) => field.units)?.id ?? "";
  const named = (ending: string): string => fileName(model, first && model.shared === null ? nameOf(model, first, unit) : "", ending);

  const fill = async (kind: FileKind): Promise<void> => {
    told.textContent = say("making");
    let blank: Uint8Array;
    try {
      blank = await template(`tai-ve/mau-${model.id}.js`, model.id, kind);
    } catch {
      told.textContent = say("noTemplate");
      return;
    }
    try {
      offer(named(kind), (await (await office()).fill(kind, model, records, blank)) as BlobPart, TYPES[kind]);
      told.textContent = say("made", named(kind));
    } catch (error) {
      console.error("portal:", error);
      told.textContent = say("failed");
    }
  };
  const save = (): void => {
    offer(named("json"), writeFile(model, records), "application/json");
    told.textContent = say("made", named("json"));
  };
  const open = (): void => {
    if (store.set(`form.${model.id}.incoming`, { form: model.id, version: model.version, records })) location.assign(`${page}#ban-nhap`);
    else told.textContent = say("noStore");
  };
  const button = (word: Word, act: () => void, main = false): HTMLElement => {
    const made = h("button", { type: "button", class: `md-button${main ? " md-button--primary" : ""}` }, say(word));
    made.addEventListener("click", act);
    return made;
  };
  const buttons = [
    button("xlsx", () => void fill("xlsx"), true),
    button("docx", () => void fill("docx")),
    button("json", save),
    page ? button("open", open) : null,
    button("print", () => window.print()),
  ];
  return h("div", { class: "agg__take" }, h("h3", {}, say("take")), h("div", { class: "agg__buttons" }, ...buttons), told);
}
