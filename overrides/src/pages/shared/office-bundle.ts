/**
 * Templates of the downloads, and the bundle that fills and reads office files.
 *
 * Both come as scripts that put themselves into the window: a script tag works on file:// and under a policy of
 * script-src 'self', where fetch does not. Neither is loaded before somebody needs it.
 */

import type { DelegateList } from "../../engines/class/delegates";
import type { FormModel, FormRecord } from "../../engines/forms/model";
import type { openForm } from "../../engines/forms/reading/opening";
import type { Saved } from "../../engines/scoring/saved";
import type { Model } from "../../engines/scoring/scoring";
import { h } from "./dom";

export type FileKind = "xlsx" | "docx";

export const TYPES: Readonly<Record<FileKind, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** What reads and writes office files (entries/forms-office.ts). */
export interface Office {
  readonly open: typeof openForm;
  /** Fills `template` with `records` (not computed); for forms of one record a file, with the first. */
  fill(kind: FileKind, model: FormModel, records: ReadonlyArray<FormRecord>, template: Uint8Array): Promise<Uint8Array>;
  /** Who stands in a list of delegates; rejects with an IntakeError for a file that holds none. */
  delegates(bytes: Uint8Array): Promise<DelegateList>;
  fillScorecard(template: Uint8Array, model: Model, saved: Saved): Promise<Uint8Array>;
  /** Undefined for a file that is none of `model`. */
  readScorecard(bytes: Uint8Array, model: Model): Promise<Saved | undefined>;
}

declare global {
  interface Window {
    portalTemplates?: Record<string, Partial<Record<FileKind, string>>>;
    portalOffice?: Office;
  }
}

/** Address of this bundle while it runs for the first time: <root>/assets/portal/<name>.js. */
const SELF = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI;

/** The address of `path` below the root of the portal, whatever page asks. */
export function fromRoot(path: string): string {
  return new URL(`../../${path}`, SELF).href;
}

const loading = new Map<string, Promise<void>>();

/** Loads the script at `path` below the root, once; a failed try may be repeated. */
export async function once(path: string): Promise<void> {
  const running = loading.get(path) ?? load(fromRoot(path));
  loading.set(path, running);
  try {
    await running;
  } catch (error) {
    loading.delete(path);
    throw error;
  }
}

/** What reads and writes office files, loaded when it is first asked for. Rejects where it cannot be had. */
export async function office(): Promise<Office> {
  if (window.portalOffice === undefined) await once("assets/portal/forms-office.js");
  if (window.portalOffice === undefined) throw new Error("forms-office.js has nothing to offer");
  return window.portalOffice;
}

/** The bytes of template `key`, which the script at `path` below the root brings. Rejects if there are none. */
export async function template(path: string, key: string, kind: FileKind): Promise<Uint8Array> {
  await once(path);
  const coded = window.portalTemplates?.[key]?.[kind];
  if (coded === undefined) throw new Error(`no template ${key}.${kind}`);
  return Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
}

function load(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = h("script", { src: address });
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
    document.head.append(script);
  });
}

/** Offers `contents` as a download. */
export function offer(name: string, contents: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([contents], { type }));
  h("a", { href: address, download: name }).click();
  // Some browsers start reading only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
