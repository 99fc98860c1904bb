"""Checks of quiz banks: one defensible key, feedback, citations, no give-aways."""

from __future__ import annotations

import re
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Item, Quiz
from portal.content.references import ReferenceLookupError, numbers_in, numbers_of, resolve
from portal.paths import Paths
from portal.vietnamese import fold

_ALL_OF_ABOVE = re.compile(r"tat ca (cac )?(dap an|phuong an|y) (tren|deu dung)|ca [abc], [abc]")
_NEGATION = re.compile(r"\b(?:nào|gì|ai|đâu) (?:không|chưa)\b|không (?:phải|thuộc|đúng) |ngoại trừ")
_SAYS_REPEALED = re.compile(r"het hieu luc|bai bo|thay the|quy dinh cu|truoc day|khong con")


def check_quizzes(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every bank and every item."""
    for quiz in catalogue.quizzes.values():
        module = catalogue.modules.get(quiz.id)
        if module is None:
            continue
        source = paths.modules / catalogue.module_folders[quiz.id] / "quiz.yml"
        objectives = [o.id for o in module.objectives]
        seen: set[str] = set()
        for item in quiz.items:
            line = catalogue.places[item.id].line if item.id in catalogue.places else 0
            report = _Report(issues, source, line, item)
            if item.id in seen or not item.id.startswith(f"{quiz.id}-c"):
                report.error(f"mã trùng hoặc sai dạng ({quiz.id}-c01…)", "Đặt mã khác.")
            seen.add(item.id)
            if item.objective not in objectives:
                report.error(f"không có mục tiêu “{item.objective}”", nearest(item.objective, objectives))
            _shape(item, report)
            _wording(item, report)
            _citations(catalogue, item, report)
        _balance(quiz, source, issues)


class _Report:
    def __init__(self, issues: Issues, path: Path, line: int, item: Item) -> None:
        self.issues, self.path, self.line, self.item = issues, path, line, item

    def error(self, message: str, hint: str, code: Code = Code.BO_CAU_HOI) -> None:
        self.issues.add(code, self.path, self.line, f"Câu {self.item.id}: {message}.", hint)

    def warn(self, message: str, hint: str) -> None:
        self.issues.warn(Code.BO_CAU_HOI, self.path, self.line, f"Câu {self.item.id}: {message}.", hint)


def _shape(item: Item, report: _Report) -> None:
    ids, right = [o.id for o in item.options], item.correct_ids
    if len(set(ids)) != len(ids):
        report.error("mã phương án trùng nhau", "Dùng a, b, c, d.")
    if len({fold(o.text) for o in item.options}) != len(ids):
        report.error("hai phương án giống nhau", "Sửa một phương án.")
    if item.type in ("single", "true-false") and len(right) != 1:
        report.error(f"có {len(right)} đáp án đúng", "Loại này cần đúng một correct: true.")
    if item.type == "multiple" and not 2 <= len(right) < len(ids):
        report.error(
            f"có {len(right)} trên {len(ids)} đáp án đúng", "Cần từ hai trở lên và ít nhất một sai."
        )
    if item.type == "true-false" and ids != ["dung", "sai"]:
        report.error("câu đúng/sai phải có hai phương án dung, sai", "Đặt id: dung và id: sai.")


def _wording(item: Item, report: _Report) -> None:
    for option in item.options:
        if _ALL_OF_ABOVE.search(fold(option.text)):
            report.error("dùng “tất cả các đáp án trên”", "Thay bằng một phương án cụ thể.")
    if item.type != "true-false" and _NEGATION.search(item.stem) and "**" not in item.stem:
        report.warn("câu hỏi phủ định mà không làm nổi", "Viết **KHÔNG** hoặc hỏi theo chiều khẳng định.")
    if item.type == "single":
        right = max((len(o.text) for o in item.options if o.correct), default=0)
        wrong = max((len(o.text) for o in item.options if not o.correct), default=0)
        if wrong and right > 1.5 * wrong and right > 20:
            report.warn(
                "đáp án đúng dài hơn hẳn các phương án sai", "Rút gọn, hoặc viết phương án sai đầy hơn."
            )


def _citations(catalogue: Catalogue, item: Item, report: _Report) -> None:
    vouched: set[str] = numbers_in(item.stem)
    whole = True
    owners = {catalogue.fact_owner.get(c.split("#")[0], c.split("#")[0]) for c in item.cite}
    for cite in item.cite:
        try:
            target = resolve(cite, catalogue)
        except ReferenceLookupError as problem:
            report.error(f"căn cứ sai: {problem.message.rstrip('.')}", problem.hint, problem.code)
            return
        if target.fact:
            vouched |= numbers_of(catalogue.facts[target.fact])
        else:
            whole = False
        owner = catalogue.fact_owner.get(target.fact) if target.fact else target.document
        if owner in catalogue.documents and catalogue.is_repealed(owner):
            said = " ".join([item.stem, *(o.text + " " + o.feedback for o in item.options)])
            successors = catalogue.documents[owner].superseded_by
            named = any(s in said or s in owners for s in successors)
            if not _SAYS_REPEALED.search(fold(said)) and not named:
                report.error(
                    f"dẫn {catalogue.documents[owner].short} đã hết hiệu lực mà không nói",
                    "Nói rõ là quy định cũ, hoặc dẫn văn bản thay thế.", Code.HET_HIEU_LUC,
                )  # fmt: skip
    if not whole:
        return
    for option in (o for o in item.options if o.correct):
        plain = re.sub(r"\[\[.*?\]\]", "", option.text)
        strange = sorted(numbers_in(plain) - vouched)
        if strange:
            report.error(
                f"đáp án đúng có số {', '.join(strange)} mà căn cứ không có",
                "Sửa số, hoặc thêm dữ kiện vào cite.", Code.SO_LECH,
            )  # fmt: skip


def _balance(quiz: Quiz, source: Path, issues: Issues) -> None:
    positions = [
        next(i for i, o in enumerate(item.options) if o.correct)
        for item in quiz.items
        if item.type == "single" and item.correct_ids
    ]
    for place in sorted(set(positions)):
        if len(positions) >= 8 and positions.count(place) > len(positions) / 2:
            issues.warn(
                Code.BO_CAU_HOI, source, 0,
                f"{positions.count(place)} trên {len(positions)} đáp án đúng đứng ở vị trí {place + 1}.",
                "Đảo thứ tự phương án cho đều.",
            )  # fmt: skip
