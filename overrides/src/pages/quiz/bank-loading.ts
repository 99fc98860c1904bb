/** Fetching the banks: the index at once, the sheets of a module when a test asks them. */

import { Bank, type BankData, type ItemSheet, type ModuleSheet } from "../../engines/quiz/bank";
import { SITE } from "../shared/site";
import { runScript } from "../shared/site-script";

/** The site's root, with a slash at the end. */
export function siteRoot(): URL {
  return new URL(SITE);
}

interface Loaded {
  portalBank?: BankData;
  portalSheets?: Record<string, ModuleSheet>;
}

async function run(name: string, root: URL): Promise<Loaded> {
  await runScript(new URL(`quiz/${name}.js`, root).href);
  return window as Loaded;
}

export async function loadBank(root: URL): Promise<Bank> {
  const data = (window as Loaded).portalBank ?? (await run("bank", root)).portalBank;
  if (!data) throw new Error("no bank");
  return new Bank(data);
}

/** The sheets of the modules that `items` come from, by item. */
export async function loadSheets(bank: Bank, items: readonly string[], root: URL): Promise<ReadonlyMap<string, ItemSheet>> {
  const wanted = bank.modulesOf(items).map(async (module) => {
    const sheet = (window as Loaded).portalSheets?.[module] ?? (await run(module, root)).portalSheets?.[module];
    if (!sheet) throw new Error(`no questions of ${module}`);
    return Object.entries(sheet);
  });
  return new Map((await Promise.all(wanted)).flat());
}
