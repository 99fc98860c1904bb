/** The list of keys, in a dialog. */

const ALWAYS: ReadonlyArray<readonly [string, string]> = [
  ["→  Cách  PageDown", "trang sau, hoặc hiện đáp án"],
  ["←  PageUp", "trang trước"],
  ["Home  End", "trang đầu, trang cuối"],
  ["O  Esc", "xem mọi trang một lúc"],
  ["B  .", "tắt màn, bấm lần nữa để mở lại"],
  ["F", "toàn màn hình"],
];

export interface Help {
  toggle(): void;
  fill(keys: ReadonlyArray<readonly [string, string]>): void;
}

export function help(): Help {
  const dialog = document.createElement("dialog");
  dialog.className = "help";
  dialog.setAttribute("aria-labelledby", "bang-phim");
  const title = document.createElement("h2");
  title.id = "bang-phim";
  title.textContent = "Bảng phím";
  const list = document.createElement("dl");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Đóng";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  document.body.append(dialog);
  // Keys pressed in the dialog are the dialog's: Escape closes it and nothing else.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  const open = document.createElement("button");
  open.type = "button";
  open.className = "help-open";
  open.textContent = "Phím (?)";
  open.addEventListener("click", () => dialog.showModal());
  document.body.append(open);
  return {
    toggle: () => (dialog.open ? dialog.close() : dialog.showModal()),
    fill(keys) {
      for (const [key, does] of [...ALWAYS, ...keys]) {
        const name = document.createElement("dt");
        name.textContent = key;
        const words = document.createElement("dd");
        words.textContent = does;
        list.append(name, words);
      }
    },
  };
}
