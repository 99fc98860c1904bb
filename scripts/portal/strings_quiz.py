"""Words around questions and tests, in each language of the portal."""

from __future__ import annotations

QUIZ: dict[str, tuple[str, str]] = {
    "answer_show": ("Xem đáp án", "Show the answer"),
    "case": ("Tình huống", "Case"),
    "choose": ("Chọn…", "Choose…"),
    "class_no_script": (
        "Trang này tính trên máy của anh chị bằng JavaScript, lúc này đang tắt hoặc chưa tải được. "
        "Không có thì dùng bảng chấm in sẵn ở trang Tải về.",
        "This page computes on your device with JavaScript, which is off or has not been loaded. "
        "Without it, use the printed marking grid.",
    ),
    "correct": ("Đáp án đúng:", "Right answer:"),
    "how_matching": ("Chọn vế đúng cho từng dòng.", "Choose what belongs to each line."),
    "how_multiple": ("Chọn mọi đáp án đúng.", "Choose every right answer."),
    "how_numeric": ("Ghi một số.", "Write a number."),
    "how_ordering": ("Xếp theo thứ tự, 1 là đầu tiên.", "Put in order; 1 comes first."),
    "how_short": ("Ghi vài chữ; thiếu dấu cũng được.", "Write a few words; marks may be left out."),
    "how_single": ("Chọn một đáp án.", "Choose one answer."),
    "how_true-false": ("Chọn đúng hoặc sai.", "Choose true or false."),
    "my_progress": ("Việc học của tôi", "My learning"),
    "other_answer": ("Trả lời khác:", "Any other answer:"),
    "question": ("Câu {0}.", "Question {0}."),
    "questions_count": ("{0} câu hỏi", "{0} questions"),
    "test_facts": (
        "{0} câu, {1} phút. Đúng từ {2} câu ({3}%) thì đạt.",
        "{0} questions, {1} minutes. Passed from {2} right ({3}%).",
    ),
    "test_no_script": (
        "Làm bài trên trang cần JavaScript, lúc này đang tắt hoặc chưa tải được. Không có thì tải đề in "
        "ở trang Tải về, hoặc xem câu hỏi cuối mỗi học phần.",
        "Tests on this page need JavaScript, which is off or has not been loaded. "
        "Without it, print a paper test or read a module's questions.",
    ),
    "test_purpose.cuoi-khoa": ("Cuối khóa", "End of the course"),
    "test_purpose.dau-khoa": ("Đầu khóa", "Start of the course"),
    "test_purpose.hoc-phan": ("Sau từng học phần", "After each module"),
    "test_start": ("Làm bài", "Start"),
    "wrong": ("Phương án sai:", "Wrong answer:"),
    "your_answer": ("Trả lời", "Your answer"),
}
