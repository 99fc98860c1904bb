/** Words of the panel that keeps the portal on the device, in the language of the text around it. */

const vi = {
  take: "Tải cả cổng về máy",
  takeAll: "Tải cả cổng về máy (khoảng {0})",
  takeRest: "Tải phần còn thiếu (khoảng {0})",
  stop: "Dừng",
  remove: "Gỡ khỏi máy",
  bar: "Đã tải được bao nhiêu",
  some: "Các học phần đã mở thì mất sóng vẫn đọc được. Bấm một lần khi có mạng để giữ cả cổng: học phần, văn bản, tiêu chí, biểu mẫu, câu hỏi, tìm kiếm.",
  all: "Cả cổng đã có trên máy này, bản dựng ngày {0}. Mất sóng vẫn dùng được.",
  holes: "Trên máy còn thiếu {0} tệp.",
  going: "Đã tải {0} trên {1} tệp, {2} trên {3}.",
  stopped: "Đã dừng. Phần đã tải vẫn giữ.",
  failed: "{0} tệp chưa tải được. Xem lại mạng rồi bấm tải tiếp; phần đã có không tải lại.",
  full: "Máy đã hết chỗ nên chưa giữ được hết. Xóa bớt ảnh, tệp cũ rồi bấm tải tiếp.",
  broken: "Trình duyệt dừng giữa chừng. Bấm tải tiếp; phần đã có không tải lại.",
  removed: "Đã gỡ. Chỉ còn giữ phần tối thiểu.",
  forbidden: "Trình duyệt này không cho giữ trang trên máy, thường là vì đang mở ở chế độ riêng tư (ẩn danh). Mở lại ở cửa sổ thường.",
  unable: "Trình duyệt này không giữ được trang trên máy. Dùng Chrome, Edge, Firefox hay Safari bản mới hơn, hoặc tải sách điện tử.",
  insecure: "Trang đang mở qua địa chỉ http nên trình duyệt không cho giữ trên máy. Mở bằng địa chỉ https, hoặc chép bản ngoại tuyến.",
  local: "Anh chị đang dùng bản chép về máy: mọi trang đều mở được khi không có mạng.",
};

type Words = Readonly<Record<keyof typeof vi, string>>;

const en: Words = {
  take: "Keep the whole portal on this device",
  takeAll: "Keep the whole portal on this device (about {0})",
  takeRest: "Fetch what is missing (about {0})",
  stop: "Stop",
  remove: "Remove from this device",
  bar: "How much has been fetched",
  some: "Modules you have opened can be read without network. Press once while online to keep everything: modules, documents, criteria, forms, questions, search.",
  all: "The whole portal is on this device, built on {0}. It works without network.",
  holes: "{0} files are missing on this device.",
  going: "{0} of {1} files fetched, {2} of {3}.",
  stopped: "Stopped. What was fetched is kept.",
  failed: "{0} files could not be fetched. Check the network and go on; nothing is fetched twice.",
  full: "This device is full, so not everything could be kept. Make room and go on.",
  broken: "The browser stopped half-way. Go on; nothing is fetched twice.",
  removed: "Removed. Only the least is kept.",
  forbidden: "This browser keeps nothing on the device, usually because the window is private. Use an ordinary window.",
  unable: "This browser cannot keep pages. Use a newer Chrome, Edge, Firefox or Safari, or take the e-book.",
  insecure: "The page was opened over http, so the browser keeps nothing. Use the https address or the offline copy.",
  local: "You are using a copy on this device: every page opens without network.",
};

export type Say = (key: keyof Words, ...values: ReadonlyArray<string | number>) => string;

export function speak(element: Element): Say {
  const language = (element.closest("[lang]") ?? document.documentElement).getAttribute("lang") ?? "vi";
  const table: Words = /^en\b/i.test(language) ? en : vi;
  return (key, ...values) => table[key].replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? ""));
}
