/** What a result shows of a section: the blocks that hold most of the words looked for, with these marked. */

import { clean, formOf } from "./letters";
import type { Library } from "./library";
import type { Marks, SectionRow } from "./shapes";

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;
/** Letters of a block that are shown. */
const LENGTH = 260;
/** Sections whose blocks are kept ready; a person who refines a query meets the same ones again. */
const KEPT = 400;
/** A word in more than this part of the sections is common. */
const COMMON = 0.15;
/** Forms handed to the page for marking. */
const MOST_TERMS = 10;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

interface Word {
  readonly from: number;
  readonly to: number;
  readonly id: number;
}

interface Block {
  readonly text: string;
  readonly words: readonly Word[];
}

interface Run {
  from: number;
  to: number;
  readonly ids: number[];
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}

export class Excerpts {
  private readonly blocks = new Map<SectionRow, readonly Block[]>();
  private readonly ids = new Map<string, number>();

  constructor(private readonly library: Library) {}

  /** `text` as HTML with the words of `marks` in <mark>; words that stand together share one. */
  mark(text: string, marks: Marks): string {
    let html = "";
    let done = 0;
    for (const { from, to } of this.runs(this.block(text), marks)) {
      html += `${escapeHtml(text.slice(done, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
      done = to;
    }
    return html + escapeHtml(text.slice(done));
  }

  /** The best blocks of a section, at most `most`, as paragraphs; the block of `anchor` alone where one is given. */
  of(section: SectionRow, marks: Marks, anchor: string, most = 1): string {
    const blocks = this.read(section);
    const place = section[5].find(([, name]) => name === anchor);
    const chosen = place ? blocks.slice(place[0], place[0] + 1) : this.choose(blocks, marks, most);
    return chosen.map((block) => `<p>${this.mark(this.cut(block, marks), marks)}</p>`).join("");
  }

  /** Words of the title and the text that are marked there, as they are written. */
  terms(section: SectionRow, marks: Marks): string[] {
    const found = new Map<string, string>();
    for (const block of [this.block(section[2]), ...this.read(section)]) {
      for (const { from, to } of this.runs(block, marks)) {
        for (const word of block.text.slice(from, to).match(TOKEN) ?? []) {
          if (!found.has(word.toLowerCase())) found.set(word.toLowerCase(), word);
        }
        if (found.size >= MOST_TERMS) return [...found.values()].slice(0, MOST_TERMS);
      }
    }
    return [...found.values()];
  }

  /**
   * Where marked words stand in `text`, neighbours as one. A common word that stands alone is left out, unless
   * nothing else was asked for: "so" in "ho so" is not every "số".
   */
  private runs({ text, words }: Block, marks: Marks): Run[] {
    const found: Run[] = [];
    for (const { from, to, id } of words) {
      const wanted = marks.get(id);
      if (!wanted) continue;
      const form = this.library.form(clean(text.slice(from, to)));
      if (!form || !wanted.forms.has(form)) continue;
      const last = found[found.length - 1];
      if (last && text.slice(last.to, from).trim() === "") {
        last.to = to;
        last.ids.push(id);
      } else found.push({ from, to, ids: [id] });
    }
    const rare = (id: number): boolean => (this.library.keys[id]?.documents ?? 0) <= this.library.size * COMMON;
    const counts = (id: number): boolean => marks.get(id)?.light === false;
    if (marks.size === 1) return found;
    return found.filter(({ ids }) => ids.some(counts) && (ids.length > 1 || ids.some(rare)));
  }

  private choose(blocks: readonly Block[], marks: Marks, most: number): Block[] {
    const worth = (block: Block): number => {
      const ids = new Set<number>();
      for (const run of this.runs(block, marks)) for (const id of run.ids) ids.add(id);
      let sum = 0;
      for (const id of ids) sum += this.library.rarity(this.library.keys[id]?.documents ?? 0);
      return sum;
    };
    const ranked = blocks.map((block, at) => ({ block, at, worth: worth(block) })).filter((one) => one.worth > 0);
    if (ranked.length === 0) return blocks.slice(0, 1);
    ranked.sort((a, b) => b.worth - a.worth || a.at - b.at);
    const best = ranked[0]?.worth ?? 0;
    return ranked
      .slice(0, most)
      .filter((one) => one.worth > best / 2)
      .sort((a, b) => a.at - b.at)
      .map((one) => one.block);
  }

  /** A long block from a little before its first wanted word. */
  private cut(block: Block, marks: Marks): string {
    const { text } = block;
    if (text.length <= LENGTH) return text;
    const first = this.runs(block, marks)[0]?.from ?? 0;
    const start = first < LENGTH / 2 ? 0 : text.lastIndexOf(" ", Math.min(first - 60, text.length - LENGTH)) + 1;
    const limit = start + LENGTH;
    const end = limit >= text.length ? text.length : text.lastIndexOf(" ", limit);
    return (start > 0 ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
  }

  private read(section: SectionRow): readonly Block[] {
    const kept = this.blocks.get(section);
    if (kept) return kept;
    const blocks = section[3].split("\n").map((text) => this.block(text));
    if (this.blocks.size >= KEPT) this.blocks.clear();
    this.blocks.set(section, blocks);
    return blocks;
  }

  private block(text: string): Block {
    const words: Word[] = [];
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
      words.push({ from: match.index, to: match.index + match[0].length, id: this.idOf(match[0]) });
    }
    return { text, words };
  }

  private idOf(word: string): number {
    let id = this.ids.get(word);
    if (id === undefined) {
      id = this.library.key(formOf(clean(word)).key)?.id ?? -1;
      this.ids.set(word, id);
    }
    return id;
  }
}
