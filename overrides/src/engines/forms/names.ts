/**
 * Who is meant by a name. Identity is exact: "Bản Cọ" and "Bản Cò" are two villages. What only looks alike is
 * taken for a name of a list when nothing written speaks against it and it fits one name alone; else it is
 * suggested to people. Knows no forms.
 */

import words from "locales/vi/forms.json";
import { isPlainer, looseKey, nameKey } from "../../common/name-keys";
import { speaker } from "../../common/say";
import { fold } from "../../common/vietnamese";

/** Kinds of unit a name may begin with, without marks. */
const KIND = /^(xa|phuong|thi tran|dac khu|thon|ban|tieu khu|to dan pho|to|khu pho|khu|ap|buon|lang|xom) (?=.)/;

/** What a name may mean on a list. */
export interface Meaning {
  /** The name of the list, undefined when it is none, or several. */
  readonly name?: string;
  /** Names that look alike and may be meant. */
  readonly near: ReadonlyArray<string>;
}

/** A list of names that is asked many times. */
export class Names {
  private readonly exact = new Map<string, string>();
  /** By key without marks, with and without the kind of unit. */
  private readonly alike = new Map<string, string[]>();

  constructor(names: ReadonlyArray<string>) {
    for (const name of names) {
      const key = nameKey(name);
      if (this.exact.has(key)) continue;
      this.exact.set(key, name);
      for (const loose of forms(looseKey(name))) this.alike.set(loose, [...(this.alike.get(loose) ?? []), name]);
    }
  }

  meaning(text: string): Meaning {
    const name = this.exact.get(nameKey(text));
    if (name !== undefined) return { name, near: [] };
    const near = Array.from(new Set(forms(looseKey(text)).flatMap((loose) => this.alike.get(loose) ?? [])));
    const fitting = near.filter((one) => fits(text, one, isPlainer));
    // Of several that fit, one may fit mark by mark: the kind of unit alone was left out.
    const marked = fitting.filter((one) => fits(text, one, (written, listed) => written === listed));
    const [only] = fitting.length === 1 ? fitting : marked.length === 1 ? marked : [];
    return only === undefined ? { near } : { name: only, near: [] };
  }
}

/** A name as it is, and without its kind of unit: "Tô Hiệu" begins with what may be one. */
function forms(key: string): string[] {
  const kind = kindOf(key);
  return kind === "" ? [key] : [key, key.split(" ").slice(kind.split(" ").length).join(" ")];
}

function kindOf(key: string): string {
  return KIND.exec(fold(key))?.[1] ?? "";
}

/** Whether nothing in `text` speaks against `name` when compared by `same`; other kinds of unit do. */
function fits(text: string, name: string, same: (written: string, listed: string) => boolean): boolean {
  const [written, listed] = [nameKey(text), nameKey(name)];
  return forms(written).some((one, n) => forms(listed).some((other, m) => same(one, other) && (n + m < 2 || kindOf(written) === kindOf(listed))));
}

/** "gần giống “Xã A”, “Xã B”", "" when nothing is near. */
export function nearWords(near: ReadonlyArray<string>): string {
  return near.length > 0 ? speaker(words)("near", near.map((name) => `“${name}”`).join(", ")) : "";
}
