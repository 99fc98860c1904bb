/**
 * What our templates and documents print, as it stands in the files that people send and in the titles of forms: patterns
 * to know it by. Nothing here is shown to anybody; words that are shown stand in scripts/portal/locales.
 */

/** What official documents print, whatever their form: head, date, addressee, signatures, recipients. */
export const OFFICIAL: ReadonlyArray<string> = [
  "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", "Số", ", ngày tháng năm", "Kính gửi", "Nơi nhận",
  "(Ký, ghi rõ họ tên)", "Cộng", "Trung bình", "Nội dung",
];
/** What stands in the line of totals of a table in a document. */
export const TOTALS: ReadonlyArray<string> = ["Cộng", "Trung bình"];
/** What follows the number of a document, and the last of its recipients: "12/BC-…", "- Lưu: VT, …". */
export const BEHIND = /^(\/[\p{L}-]+|- Lưu: .*)$/u;
/** The last of the recipients: where the document is filed. */
export const FILED = /\n(- Lưu: .*)$/;
export const FILED_WORD = "Lưu:";
/** The same as documents of earlier days printed it, with dots. */
export const FILED_DOTTED = /\n- Lưu: [^\n]*…[^\n]*$/;
/** On which side of the sheet somebody signs. */
export const SIDE = / \(bên (trái|phải)\)$/;
/** The name of the office that nobody has filled in, and the day. */
export const ORGANISATION = "Tên cơ quan, tổ chức";
export const DAY = /^[\s,;-]*(ngày tháng năm)?$/;
/** The words before the number of a document, where somebody has typed them too. */
export const NUMBER_BEFORE = /^số:?\s*/i;
/** The title of a form that begins with the kind of document: the kind, and what it is about. */
export const KIND_IN_TITLE = /^(Báo cáo|Biên bản|Tờ trình|Giấy chứng nhận)\s+(.*)$/;
/** Headings of the sheets that are filled in, beside those of the form. */
export const HEADINGS: ReadonlyArray<string> = ["TT", "Cộng", "(Ký, ghi rõ họ tên)", "Máy kiểm tra (không in)"];
/** The line under the title of such a sheet. */
export const UNDER_TITLE = /Ô có dấu \* là ô phải điền\.$/;
/** The sheet that tells how to fill in, in small letters. */
export const GUIDE = "hướng dẫn";
/** How the unit of an indicator begins that is a level and no number. */
export const LEVEL_UNIT = "mức";
