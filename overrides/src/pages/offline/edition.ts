/**
 * “Bản này có mới nhất không?”: says which edition is being read, and asks the site which is the newest.
 *
 * Only the page at the portal's own address knows the newest edition. A copy on a disk or on the laptop of a class
 * leads there, with what it is in the address.
 */

import { formatDate } from "../../common/vietnamese";
import { all, h } from "../shared/dom";
import { qr } from "../shared/qr";
import { asQuery, compared, tellOf, told, type Edition, type Told } from "./compare";

declare global {
  // Set by phien-ban.js, which scripts/portal/offline/edition.py writes.
  // eslint-disable-next-line no-var
  var portalEdition: Edition | undefined;
}

const ROOT = document.currentScript instanceof HTMLScriptElement ? new URL("../../", document.currentScript.src).href : "";
const PAGE = "tai-ve/ban-nay/";
const KINDS = { mang: "bản trên mạng", "day-du": "bản đầy đủ chép về máy tính", nhe: "bản nhẹ chép về máy tính" };

/** Answers with the newest edition, past every cache. */
async function newest(): Promise<Edition> {
  const response = await fetch(`${ROOT}phien-ban.json`, { cache: "no-store" });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as Edition;
}

function paragraph(...parts: ReadonlyArray<Node | string>): HTMLElement {
  return h("p", {}, ...parts);
}

/** What the comparison of `copy` comes to; `called`: how the copy is named at the head of a sentence. */
function verdict(copy: Told, found: Edition, called: string): HTMLElement[] {
  const { state, parts } = compared(copy, found);
  const [its, newer] = [formatDate(copy.day), formatDate(found.day)];
  const where = parts.length > 0 ? `Khác ở: ${parts.join(", ")}.` : "";
  if (state === "same") {
    const since = its === newer ? "" : ` Bản trên mạng dựng lại ngày ${newer}, nội dung không đổi.`;
    return [paragraph(h("strong", {}, `${called} là bản mới nhất.`), since)];
  }
  const get = paragraph("Lấy bản mới ở trang ", h("a", { href: `${ROOT}tai-ve/` }, "Tải về"), ".");
  if (state === "older") return [paragraph(h("strong", {}, `Đã có bản mới hơn, dựng ngày ${newer}.`), ` ${called} dựng ngày ${its}. ${where}`), get];
  if (state === "sameDay") return [paragraph(h("strong", {}, `${called} khác bản đang ở trên mạng`), `, tuy hai bản cùng dựng ngày ${its}. ${where}`), get];
  return [paragraph(h("strong", {}, `${called} dựng ngày ${its}, sau bản đang ở trên mạng (${newer}).`), ` ${where}`)];
}

/** The page is at the portal's own address: the network knows. */
async function askNetwork(place: HTMLElement, own: Edition): Promise<void> {
  const asked = told(window.location.search);
  if (asked === null) {
    place.append(paragraph("Địa chỉ này thiếu một phần nên chưa so được. Xin mở lại trang này ở bản cần xem, rồi bấm “So với bản trên mạng”."));
    return;
  }
  place.append(paragraph("Đang hỏi bản trên mạng…"));
  try {
    const found = await newest();
    place.lastChild?.remove();
    place.append(...(asked ? verdict(asked, found, "Bản anh chị vừa xem") : verdict(tellOf(own), found, "Bản đang đọc")));
  } catch {
    place.lastChild?.remove();
    place.append(paragraph("Chưa hỏi được bản trên mạng nên chưa biết có bản mới hơn hay không. Xem lại mạng rồi tải lại trang này."));
  }
}

/** The page is a copy: it cannot know, and leads to where it is known. */
function leadToSite(place: HTMLElement, own: Edition): void {
  const address = `${own.site}${PAGE}${asQuery(own)}`;
  place.append(
    paragraph("Bản chép không tự biết đã có bản mới hơn hay chưa. Khi có mạng, bấm nút dưới đây, hoặc quét mã bằng điện thoại có mạng: trang trên mạng sẽ trả lời."),
    paragraph(h("a", { href: address, class: "md-button md-button--primary" }, "So với bản trên mạng")),
    qr(address, "Mã QR dẫn tới trang so sánh trên mạng", "edition__qr"),
    paragraph(`Địa chỉ của cổng: ${own.site}`),
  );
}

function start(place: HTMLElement): void {
  const own = globalThis.portalEdition;
  if (own === undefined) return;
  const elsewhere = own.kind === "mang" && ROOT !== own.site;
  place.replaceChildren(paragraph(`Đang đọc: ${elsewhere ? `bản đặt ở ${ROOT}` : KINDS[own.kind]}, dựng ngày ${formatDate(own.day)}, số bản ${own.version}.`));
  if (ROOT === own.site) void askNetwork(place, own);
  else leadToSite(place, own);
}

for (const place of all("[data-edition]", document)) {
  const script = h("script", { src: `${ROOT}phien-ban.js` });
  script.addEventListener("load", () => start(place));
  document.head.append(script);
}
