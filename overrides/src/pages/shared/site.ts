/** Where the site lies. Scripts of the portal are classic ones, all in assets/portal; each asks as it starts. */

const script = typeof document === "undefined" ? null : document.currentScript;

/** The address of the folder of the site, with a slash at its end; "" outside a page. */
export const SITE = script instanceof HTMLScriptElement ? new URL("../../", script.src).href : "";

/** The address of a file below the root of the site, or of a script of the portal. */
export const siteFile = (path: string): string => new URL(path, SITE).href;

/** Opened from a disk: nothing can be fetched, no worker can start, folders need their file. */
export const onDisk = (): boolean => window.location.protocol === "file:";

/** This page below the root of the site, a folder with a slash at the end, the same on the web and in a folder. */
export const pageBelowSite = (): string => decodeURI(window.location.pathname.slice(new URL(SITE).pathname.length)).replace(/index\.html$/, "");

/** The address of a page below the root of the site; `folder` of one that has a folder of its own, with a slash at the end. */
export function pageAddress(folder: string, rest = ""): string {
  return siteFile(onDisk() ? `${folder}index.html${rest}` : `${folder}${rest}`);
}
