/**
 * Filling the downloads in the browser: who can do it registers here, the web form and others ask here.
 *
 * The downloads come as scripts that put themselves into `window.portalTemplates`: a script tag works
 * on file:// and under a policy of script-src 'self', where fetch does not.
 */

import { h } from "../dom";
import type { FormModel, FormRecord } from "./model";

export type FileKind = "xlsx" | "docx";

export const TYPES: Readonly<Record<FileKind, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** Fills `template` with `records` (not computed); for forms of one record a file, with the first. */
export type Fill = (
  model: FormModel,
  records: ReadonlyArray<FormRecord>,
  template: Uint8Array,
) => Uint8Array | Promise<Uint8Array>;

export const fillers: Partial<Record<FileKind, Fill>> = {};

declare global {
  interface Window {
    portalTemplates?: Record<string, Partial<Record<FileKind, string>>>;
  }
}

/** Address of this bundle while it runs for the first time: <root>/assets/portal/forms.js. */
const SELF = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI;

/** The address of `path` below the root of the portal, whatever page asks. */
export function fromRoot(path: string): string {
  return new URL(`../../${path}`, SELF).href;
}

const loading = new Map<string, Promise<void>>();

/** Loads the script at `path` below the root (once) and returns the bytes of template `key`. Rejects if there are none. */
export async function template(path: string, key: string, kind: FileKind): Promise<Uint8Array> {
  const running = loading.get(path) ?? load(fromRoot(path));
  loading.set(path, running);
  try {
    await running;
  } catch (error) {
    loading.delete(path);
    throw error;
  }
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
