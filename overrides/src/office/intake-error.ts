/** Why a file cannot be read, in words. */

/** The names that the programs give their menus and kinds of files. */
const saveAs = (program: string, type: string, office: string): string =>
  `Mở tệp rồi lưu sang dạng mới và gửi tệp mới: ${program}: bấm F12 (Save As), ở ô Save as type chọn “${type}”; LibreOffice: Ctrl+Shift+S, ở ô File type chọn “${office}”.`;
const AS_WORKBOOK = saveAs("Excel", "Excel Workbook (*.xlsx)", "Excel 2007–365 (.xlsx)");
const AS_DOCUMENT = saveAs("Word", "Word Document (*.docx)", "Word 2007–365 (.docx)");
const AGAIN = "Xin người gửi gửi lại tệp gốc.";
const FRESH = "Hãy tải mẫu mới từ cổng, chép số sang rồi gửi lại.";
const KEEP_OUT = `Có thể là tệp gây hại nên không mở. ${AGAIN}`;

export const WORDS = {
  rong: `Tệp không có nội dung (0 byte). ${AGAIN}`,
  "qua-lon": "Tệp nặng {0} MB, quá mức nhận là {1} MB. Bỏ hình ảnh và trang tính thừa rồi gửi lại.",
  "khac-loai": "Tệp này là {0}, không phải biểu mẫu đã điền (.xlsx, .ods, .docx, .json). Hãy điền vào mẫu tải từ cổng rồi gửi tệp ấy.",
  "xls-cu": `Tệp này là Excel đời cũ (.xls). ${AS_WORKBOOK}`,
  xlsb: `Tệp này là bảng tính dạng .xlsb. ${AS_WORKBOOK}`,
  "doc-cu": `Tệp này là văn bản Word đời cũ (.doc). ${AS_DOCUMENT}`,
  odt: `Tệp này là tài liệu OpenDocument (.odt, .odp). ${AS_DOCUMENT}`,
  "loi-tat": "Tệp này là lối tắt (shortcut), chỉ trỏ tới tệp thật trên máy của người gửi. Xin người gửi gửi chính tệp ấy.",
  "mat-khau":
    "Tệp có mật khẩu nên không đọc được. Excel, Word: mở tệp, vào File > Info > Protect Workbook (Protect Document) > Encrypt with Password, xóa hết mật khẩu, bấm OK, lưu rồi gửi lại; LibreOffice: Ctrl+Shift+S, bỏ chọn “Save with password”; tệp nén: giải nén rồi gửi các tệp bên trong.",
  hong: `Tệp bị hỏng hoặc tải về chưa hết. ${AGAIN}`,
  "nen-la": `Tệp nén bất thường: mở ra sẽ quá lớn. ${KEEP_OUT}`,
  "xml-la": `Trong tệp có khai báo (DTD) mà bảng tính thường không có. ${KEEP_OUT}`,
  "nhieu-dong":
    "Trang tính “{0}” có hơn {1} dòng có chữ; biểu mẫu không bao giờ dài như vậy, có thể số đã dán nhầm chỗ. Hãy chép các dòng cần gửi sang mẫu mới.",
  "khong-cong":
    "Tệp này không phải mẫu của cổng: không có trang ẩn _cong. Hãy tải mẫu từ cổng, chép số sang rồi gửi lại; đừng xóa các trang ẩn của mẫu.",
  "bang-cham": "Tệp này là bảng tự chấm, không phải biểu mẫu: mở nó ở trang chấm của bộ tiêu chí.",
  "mau-la": "Cổng không có biểu mẫu “{0}”. Hãy tải mẫu từ cổng, chép số sang rồi gửi lại.",
  "ban-cu": "Mẫu cũ (bản {0}), nay là bản {1}, các ô không còn khớp.{2} Tải mẫu mới rồi chép số sang.",
  "khong-ban": `Tệp không ghi theo bản nào của mẫu. ${FRESH}`,
  "ban-moi": "Tệp theo bản {0} của mẫu, còn cổng ở đây mới có bản {1}. Hãy cập nhật cổng rồi đọc lại.",
  "mat-o": `Tệp không còn ô: {0}. Có thể dòng hoặc cột đã bị xóa. ${FRESH}`,
  "mat-ten": `Phần mềm lưu tệp này đã bỏ tên các ô của mẫu nên không biết số nào thuộc ô nào. Mở tệp gốc bằng Excel hoặc LibreOffice, lưu dạng .xlsx rồi gửi lại; không còn tệp gốc thì tải mẫu mới từ cổng, chép số sang.`,
  "word-la": `Tệp Word này không phải mẫu của cổng, hoặc đã mất các dấu nhận ra mẫu. ${FRESH}`,
  "mat-o-word": `Tệp Word không còn nhận ra chỗ điền: {0}. Có thể phần mềm soạn thảo đã bỏ dấu các ô khi lưu, hoặc dòng đã bị xóa. Hãy mở mẫu Word tải từ cổng, chép số sang, lưu bằng Word rồi gửi lại; hoặc điền trên trang biểu mẫu rồi bấm Lưu.`,
  "zip-rong": "Tệp nén không có tệp nào để đọc.",
  "zip-sau": "Tệp nén nằm trong {0} lớp tệp nén khác. Hãy giải nén rồi gửi lại.",
  "khong-mo": "Không mở được tệp: có thể tệp vừa bị xóa, bị chuyển đi, hoặc anh chị không có quyền đọc.",
  "khong-ten": "Không thấy tên nào trong tệp: mỗi dòng ghi một tên, hoặc để tên ở cột đầu.",
  "khong-chu": "Tệp này không phải chữ UTF-8. Hãy lưu lại dạng .xlsx, hoặc .txt với mã UTF-8.",
  giong: "Giống hệt tệp {0}.",
  json: "Tệp dữ liệu (.json) không đúng dạng: {0}. Hãy lưu lại từ biểu mẫu trên cổng.",
};

export type IntakeCode = keyof typeof WORDS;

/** A file that cannot be read at all; the message is for people. */
export class IntakeError extends Error {
  constructor(
    readonly code: IntakeCode,
    ...values: ReadonlyArray<string | number>
  ) {
    super(fill(WORDS[code], values));
  }
}

/** Labels that are named; more are counted. */
const NAMED = 5;

/** “Số hộ”, “Số người” và 3 ô khác. */
export function named(labels: Iterable<string>): string {
  const all = Array.from(new Set(labels), (label) => `“${label}”`);
  return all.slice(0, NAMED).join(", ") + (all.length > NAMED ? ` và ${all.length - NAMED} ô khác` : "");
}

function fill(words: string, values: ReadonlyArray<string | number>): string {
  return words.replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? ""));
}
