/** What box and look-up page say around results. */

import { portalSearch } from "./portal-search";

const vi = {
  read: "Hiểu là:",
  or: "Hay là:",
  perhaps: "Có phải anh chị tìm:",
  literal: "Tìm đúng chữ đã gõ",
  quoted: "Đang tìm đúng chữ trong ngoặc kép.",
  unquote: "Tìm cả cách viết gần giống",
  absent: "Cổng chưa có {0}.",
  absentWords: "Không trang nào có cụm “{0}”.",
  nearestNumber: "Số gần nhất:",
  nearest: "Gần nhất:",
  nearby: "Các trang dưới đây chỉ trùng một vài chữ.",
  where: "Anh chị có thể tìm ở",
  none: "Không thấy trang nào khớp.",
  tips: "Anh chị thử bớt chữ, gõ số văn bản (ví dụ 1373), hoặc gõ không dấu.",
  unknown: "Không trang nào có chữ: {0}.",
  opening: "Đang mở chỉ mục…",
  openingSize: "Đang mở chỉ mục, {0} KB…",
  slow: "Mạng đang chậm, anh chị chờ thêm một chút.",
  searching: "Đang tìm…",
  failedIndex: "Chưa tải được chỉ mục tìm kiếm. Anh chị kiểm tra mạng rồi thử lại.",
  failedEngine: "Máy tìm kiếm gặp lỗi với câu này, không phải do mạng. Anh chị thử lại, hoặc gõ cách khác.",
  again: "Thử lại",
  empty: "Gõ để bắt đầu tìm",
  found: "Tìm thấy {0} trang",
  more: "{0} mục khác trong trang này",
  missing: "Thiếu:",
  shared: "Đã sao chép địa chỉ của kết quả này.",
  notShared: "Trình duyệt không cho chép thẳng. Địa chỉ của kết quả này đang ở trên thanh địa chỉ.",
};

const en: typeof vi = {
  read: "Read as:",
  or: "Or:",
  perhaps: "Did you mean:",
  literal: "Search exactly as typed",
  quoted: "Searching exactly for the words in quotation marks.",
  unquote: "Search similar spellings too",
  absent: "This portal does not have {0}.",
  absentWords: "No page has the words “{0}”.",
  nearestNumber: "Nearest numbers:",
  nearest: "Nearest:",
  nearby: "The pages below share only some of the words.",
  where: "You may look at",
  none: "No page matches.",
  tips: "Try fewer words, or the number of a document (such as 1373).",
  unknown: "No page has: {0}.",
  opening: "Opening the index…",
  openingSize: "Opening the index, {0} KB…",
  slow: "The network is slow; please wait a little more.",
  searching: "Searching…",
  failedIndex: "The search index could not be loaded. Check the network and try again.",
  failedEngine: "The search met a fault of its own, not of the network. Try again, or use other words.",
  again: "Try again",
  empty: "Type to start searching",
  found: "Pages found: {0}",
  more: "{0} more on this page",
  missing: "Missing:",
  shared: "The address of these results is copied.",
  notShared: "The browser does not allow copying. The address of these results is in the address bar.",
};

export type Word = keyof typeof vi;

export const isEnglish = (): boolean => document.documentElement.lang === "en";

export function say(word: Word, value: string | number = ""): string {
  return (isEnglish() ? en : vi)[word].replace("{0}", () => String(value));
}

/** Why there is no answer yet. */
export function waitingWords(): string {
  const search = portalSearch();
  if (search?.open) return say("searching");
  return search && search.bytes > 0 ? say("openingSize", Math.round(search.bytes / 1024)) : say("opening");
}
