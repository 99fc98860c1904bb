"""Words of courses, slides and what a trainer takes along, in each language of the portal."""

from __future__ import annotations

TRAINING: dict[str, tuple[str, str]] = {
    "agenda": ("Chương trình gợi ý", "Suggested agenda"),
    "agenda.bai-cuoi": ("Làm bài: {0}", "Test: {0}"),
    "agenda.bai-dau": ("Làm bài: {0}", "Test: {0}"),
    "agenda.be-mac": ("Tổng kết, trao giấy chứng nhận", "Closing, certificates"),
    "agenda.danh-gia": ("Ghi phiếu đánh giá lớp", "Evaluation forms"),
    "agenda.diem-danh": ("Điểm danh", "Roll call"),
    "agenda.don-tiep": ("Đón tiếp, điểm danh, phát tài liệu", "Arrival, roll call, handouts"),
    "agenda.hoi-dap": ("Hỏi đáp", "Questions"),
    "agenda.khai-mac": ("Khai mạc, giới thiệu lớp", "Opening"),
    "agenda.nghi": ("Nghỉ giải lao", "Break"),
    "agenda_day": ("Ngày thứ {0}, {1}", "Day {0}, {1}"),
    "agenda_give": ("Phát, làm", "Hand out"),
    "agenda_minutes": ("Phút", "Minutes"),
    "agenda_time": ("Giờ", "Time"),
    "agenda_what": ("Việc", "What"),
    "present": ("Trình chiếu", "Present"),
    "files_day": ("Ngày soát", "Checked"),
    "files_kind": ("Loại", "Type"),
    "files_sha": ("SHA-256", "SHA-256"),
    "files_size": ("Cỡ", "Size"),
    "files_title": ("Tệp", "File"),
    "kit_copies.each": ("mỗi người một bản", "one each"),
    "kit_copies.few": ("cho người mắt kém", "for weak eyes"),
    "kit_copies.one": ("cho người phụ trách", "for whoever is in charge"),
    "kit_copies.quarter": ("mỗi mã đề, chia đều bốn mã", "of each of four variants"),
    "kit_file.handout": ("Tài liệu phát tay", "Handout"),
    "kit_file.key": ("Đáp án, bảng chấm", "Key, marking grid"),
    "kit_file.large": ("Tài liệu phát tay chữ lớn", "Handout in large print"),
    "kit_file.slides": ("Trang chiếu kèm ghi chú", "Slides with notes"),
    "kit_file.test": ("Đề kiểm tra", "Test"),
    "kit_head.copies": ("Số bản", "Copies"),
    "kit_head.files": ("Tệp", "Files"),
    "kit_head.what": ("In gì", "What"),
    "kit_modules": ("Dạy học phần nào", "Modules taught"),
    "kit_papers": ("Giấy tờ của lớp", "Papers of the class"),
    "kit_people": ("Số người dự:", "People:"),
    "kit_sum": (
        "{{0}} học phần, {{1}} phút dạy, khoảng {{2}} buổi.",
        "{{0}} modules, {{1}} minutes, about {{2}} half-days.",
    ),
    "part.chieu": ("buổi chiều", "afternoon"),
    "part.sang": ("buổi sáng", "morning"),
    "offline_title": ("Dùng khi mất sóng", "Use without network"),
    "offline_waits": (
        "Khi JavaScript chạy, trình duyệt giữ được cả cổng để dùng lúc mất sóng. "
        "Cách khác: tải sách điện tử, hoặc bản chép cho máy tính.",
        "With JavaScript running, a browser can keep the whole portal. "
        "Or take the e-book, or the copy for computers.",
    ),
    "package_full": ("Bản đầy đủ cho máy tính", "Full copy for computers"),
    "package_full_holds": (
        "Mọi trang và mọi tệp tải về, trừ gói cho hệ thống học trực tuyến. Chép vào USB cho cả lớp thì "
        "dùng bản này.",
        "All pages and all downloads but the packages for learning systems; for USB sticks.",
    ),
    "package_light": ("Bản nhẹ cho máy tính", "Light copy for computers"),
    "package_light_holds": (
        "Mọi trang, mọi câu hỏi, tìm kiếm, biểu mẫu Word và Excel. Tài liệu phát tay, trang chiếu, sách "
        "thì cần mạng.",
        "All pages, quizzes, search, forms in Word and Excel; handouts, slides and books need the network.",
    ),
    "edition_day": (
        "Bản đang đọc dựng ngày {0}. Bản trên mạng ở địa chỉ:",
        "This copy was built on {0}. The portal is at:",
    ),
    "browsers": (
        "Mọi thứ trên cổng chạy được từ {0} trở lên, cả bản không cần mạng. Trình duyệt cũ hơn "
        "vẫn đọc được các trang và tải được tệp.",
        "Everything works from {0} on, without network too. Older browsers still show the pages and "
        "download the files.",
    ),
    "opening": ("Đang mở…", "Opening…"),
}
