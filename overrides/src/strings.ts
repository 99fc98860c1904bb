/** Words the browser code shows, in the language of the text around them. */

const vi = {
  check: "Kiểm tra",
  again: "Làm lại câu này",
  restart: "Làm lại từ đầu",
  chooseOne: "Hãy chọn một đáp án.",
  chooseSome: "Hãy chọn ít nhất một đáp án.",
  right: "Đúng.",
  wrong: "Chưa đúng.",
  markRight: "Chọn đúng",
  markWrong: "Chọn sai",
  missing: "Còn thiếu {0} đáp án đúng.",
  extra: "Có {0} đáp án chọn nhầm.",
  score: "Anh chị đúng {0} trên {1} câu.",
  allRight: "Anh chị đúng cả {1} câu.",
  review: "Xem lại:",
  question: "Câu {0}",
  unsaved: "Máy này không lưu được kết quả. Anh chị vẫn làm bài được, nhưng kết quả sẽ mất khi đóng trang.",
  best: "Kết quả tốt nhất: đúng {0} trên {1} câu, ngày {2}.",
  table: "Bảng: {0}",
  tableUnnamed: "Bảng",
  code: "Đoạn mã",
  today: "Hôm nay",
  inDays: "Còn {0} ngày",
  scoreWho: "Tên xã, đơn vị hoặc người tự chấm",
  scoreYear: "Năm đánh giá",
  scoreGroups: "Thuộc nhóm nào? Bỏ chọn nhóm không phải của mình.",
  scoreYes: "Đạt",
  scoreNo: "Không đạt",
  scoreReaches: "Đạt {0}",
  scoreEvidence: "Minh chứng",
  scoreBad: "Ghi một số từ 0 đến {0}.",
  scoreBadOpen: "Ghi một số từ 0 trở lên.",
  scoreAnswered: "Đã trả lời {0} trên {1}.",
  scoreTotal: "Tổng {0} điểm.",
  scoreReached: "Đang đạt: {0}.",
  scoreNone: "Chưa đạt mức nào.",
  scoreLeft: "Muốn đạt {0}, còn {1} chỗ",
  scoreShort: "Tổng điểm cần từ {0}.",
  scoreNeeds: "cần {0}",
  scorePoints: "từ {0} điểm",
  scorePrint: "In",
  scoreXlsx: "Tải Excel",
  scoreXlsxFailed: "Không ghi được tệp Excel. Anh chị tải lại trang rồi thử lần nữa, hoặc bấm “Lưu thành tệp”.",
  scoreSave: "Lưu thành tệp",
  scoreOpen: "Mở tệp đã lưu",
  scoreClear: "Xóa hết",
  scoreWrongFile: "Tệp này không phải bản tự chấm của bộ tiêu chí đang mở.",
  scoreOpened: "Đã mở tệp.",
};

type Strings = typeof vi;

const en: Strings = {
  check: "Check",
  again: "Try this question again",
  restart: "Start again",
  chooseOne: "Please choose an answer.",
  chooseSome: "Please choose at least one answer.",
  right: "Right.",
  wrong: "Not quite.",
  markRight: "Right",
  markWrong: "Wrong",
  missing: "Right answers still missing: {0}.",
  extra: "Answers that do not belong: {0}.",
  score: "You got {0} of {1} questions right.",
  allRight: "You got all {1} questions right.",
  review: "Look again at:",
  question: "Question {0}",
  unsaved: "This device cannot save your result. You can go on, but it will be lost when you close the page.",
  best: "Best result: {0} of {1} right, on {2}.",
  table: "Table: {0}",
  tableUnnamed: "Table",
  code: "Code",
  today: "Today",
  inDays: "{0} days left",
  scoreWho: "Commune, unit or person scoring",
  scoreYear: "Year assessed",
  scoreGroups: "Which groups? Clear those that are not yours.",
  scoreYes: "Met",
  scoreNo: "Not met",
  scoreReaches: "Meets {0}",
  scoreEvidence: "Evidence",
  scoreBad: "Give a number from 0 to {0}.",
  scoreBadOpen: "Give a number of 0 or more.",
  scoreAnswered: "{0} of {1} answered.",
  scoreTotal: "{0} points in total.",
  scoreReached: "Reached: {0}.",
  scoreNone: "No level reached yet.",
  scoreLeft: "For {0}, {1} left",
  scoreShort: "The total must be at least {0}.",
  scoreNeeds: "needs {0}",
  scorePoints: "at least {0} points",
  scorePrint: "Print",
  scoreXlsx: "Download Excel",
  scoreXlsxFailed: "The Excel file could not be written. Reload the page and try again, or use “Save as a file”.",
  scoreSave: "Save as a file",
  scoreOpen: "Open a saved file",
  scoreClear: "Clear all",
  scoreWrongFile: "This file is not a scorecard of the criteria set on this page.",
  scoreOpened: "File opened.",
};

export type Key = keyof Strings;
export type Say = (key: Key, ...values: ReadonlyArray<string | number>) => string;

/** Returns the function that says things in `language` (a BCP 47 tag); anything but English is Vietnamese. */
export function speaker(language: string): Say {
  const table = /^en\b/i.test(language) ? en : vi;
  return (key, ...values) =>
    table[key].replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
}

/** The same for the text around `element`: a Vietnamese quiz on an English page speaks Vietnamese. */
export function speakerAt(element: Element): Say {
  const holder = element.closest("[lang]") ?? document.documentElement;
  return speaker(holder.getAttribute("lang") ?? "vi");
}
