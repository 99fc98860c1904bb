/** Taking files from people: chosen, a whole folder, or dropped; folders are walked through. */

import { bytesOf } from "../../common/blobs";
import type { Incoming } from "../../engines/forms/reading/submission";
import { h } from "../shared/dom";
import type { Say } from "./words";

/** Buttons and a place to drop files on. `take` is called with what came, also when that is nothing. */
export function fileTaker(say: Say, take: (files: ReadonlyArray<Incoming>) => void): HTMLElement {
  const files = picker(say("pick"), { multiple: true, accept: ".xlsx,.xlsm,.ods,.docx,.json,.zip" }, take);
  const zone = h("div", { class: "dropzone" }, ...files);
  if ("webkitdirectory" in HTMLInputElement.prototype) {
    const [input, button] = picker(say("pickFolder"), { webkitdirectory: true }, take);
    button.classList.add("dropzone__folder");
    zone.append(input, button);
  }
  zone.append(h("span", { class: "dropzone__hint" }, say("drop")));
  const over = (on: boolean) => (event: DragEvent): void => {
    event.preventDefault();
    zone.classList.toggle("dropzone--over", on);
  };
  zone.addEventListener("dragenter", over(true));
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    void dropped(event.dataTransfer).then(take);
  });
  return zone;
}

/** A button, and the file input it stands for: inputs cannot be styled alike everywhere. */
export function picker(
  label: string,
  attributes: Readonly<Record<string, string | boolean>>,
  take: (files: ReadonlyArray<Incoming>) => void,
): [HTMLInputElement, HTMLButtonElement] {
  const input = h("input", { type: "file", hidden: true, ...attributes });
  const button = h("button", { type: "button", class: "md-button" }, label);
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const found = Array.from(input.files ?? [], (file) => incoming(file.webkitRelativePath || file.name, file));
    input.value = ""; // The same files can be chosen again after a correction.
    take(found);
  });
  return [input, button];
}

async function dropped(data: DataTransfer | null): Promise<Incoming[]> {
  const items = Array.from(data?.items ?? []);
  // The list of items is emptied as soon as the event is over.
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const loose = Array.from(data?.files ?? [], (file) => incoming(file.name, file));
  if (!entries.some((entry) => entry?.isDirectory)) return loose;
  const found: Incoming[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found;
}

/** A file with the path it had inside what was chosen or dropped. */
function incoming(name: string, file: File): Incoming {
  return { name, size: file.size, bytes: () => bytesOf(file) };
}

async function walk(entry: FileSystemEntry, found: Incoming[]): Promise<void> {
  const name = entry.fullPath.replace(/^\//, "");
  /** What the device does not open is told with the others. */
  const closed: Incoming = { name, size: 0, bytes: () => Promise.reject(new Error("closed")) };
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(null)));
    found.push(file ? incoming(name, file) : closed);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A folder is told in portions, the last of them empty.
    const part = await new Promise<FileSystemEntry[] | null>((resolve) => reader.readEntries(resolve, () => resolve(null)));
    if (part === null) found.push(closed);
    if (part === null || part.length === 0) return;
    for (const child of part) await walk(child, found);
  }
}
