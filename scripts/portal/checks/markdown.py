"""Checks of Markdown pages: front matter, headings, blocks."""

from __future__ import annotations

import re

import yaml

from portal.content.blockspec import BLOCKS, DOWNLOAD_GROUPS, BlockSpec
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.pages import Page

_OPTION = re.compile(r"^ {4}([a-z_-]+):")


def check_pages(catalogue: Catalogue, issues: Issues) -> None:
    """Check every page of every language."""
    for page in catalogue.pages:
        _front_matter(page, issues)
        _headings(page, issues)
        _blocks(catalogue, page, issues)
        _tables(page, issues)


def _front_matter(page: Page, issues: Issues) -> None:
    for line, message in page.errors:
        issues.add(Code.TRANG_DAU, page.source, line, message, "Mở và đóng bằng ---, mỗi khóa một dòng.")
    title, description = page.meta.get("title"), page.meta.get("description")
    if not title:
        issues.add(
            Code.TRANG_DAU, page.source, 1, "Thiếu title.", "Thêm dòng “title: …” giữa hai dòng ---."
        )
    drawn = any(b.name == "document" for b in page.blocks)
    if not description and not drawn:
        issues.add(Code.TRANG_DAU, page.source, 1, "Thiếu description.", "Thêm một câu dưới 160 ký tự.")
    elif description and len(str(description)) > 160:
        issues.add(
            Code.TRANG_DAU,
            page.source,
            1,
            f"description dài {len(str(description))} ký tự.",
            "Rút còn 160.",
        )


def _headings(page: Page, issues: Issues) -> None:
    tops = [line for line, level, _ in page.headings if level == 1]
    if len(tops) != 1:
        line = tops[1] if tops else 0
        issues.add(
            Code.TIEU_DE, page.source, line, f"Trang có {len(tops)} tiêu đề #.", "Giữ đúng một dòng #."
        )
    before = 0
    for line, level, text in page.headings:
        if before and level > before + 1:
            issues.add(
                Code.TIEU_DE, page.source, line, f"“{text}” nhảy từ bậc {before} xuống bậc {level}.",
                f"Dùng {'#' * (before + 1)}.",
            )  # fmt: skip
        before = level


def _blocks(catalogue: Catalogue, page: Page, issues: Issues) -> None:
    for number, fence in page.unmatched:
        message = (
            f"“{fence}” mở mà chưa đóng." if " " in fence else f"“{fence}” đóng mà không có khối nào mở."
        )
        hint = "Mỗi khối đóng bằng một dòng chỉ có số gạch như lúc mở; khối ngoài dùng nhiều gạch hơn."
        issues.add(Code.KHOI, page.source, number, message, hint)
    for block in page.blocks:
        spec = BLOCKS.get(block.name)
        if spec is None:
            hint = nearest(block.name, list(BLOCKS)) or "Khối dùng được: " + ", ".join(BLOCKS)
            issues.add(Code.MA_KHONG_CO, page.source, block.line, f"Không có khối /// {block.name}.", hint)
            continue
        for offset, line in enumerate(page.lines[block.line :], block.line + 1):
            option = _OPTION.match(line)
            if not option:
                break
            _option_value(page, offset, line, issues)
            if option[1] not in spec.options:
                known = ", ".join(spec.options) or "khối này không có tùy chọn"
                issues.add(
                    Code.KHOA_LA, page.source, offset, f"/// {block.name} không có tùy chọn “{option[1]}”.",
                    f"Dùng được: {known}.",
                )  # fmt: skip
        _surroundings(page, block.line, spec, issues)
        if not block.argument:
            if spec.required and spec.argument != "none":
                issues.add(
                    Code.THIEU_KHOA, page.source, block.line, f"/// {block.name} thiếu mã.",
                    f"Viết: /// {block.name} | mã",
                )  # fmt: skip
            continue
        _argument(catalogue, page, block.line, block.name, block.argument, issues)


def _option_value(page: Page, number: int, line: str, issues: Issues) -> None:
    """An option that YAML cannot read would silently leave the block undrawn."""
    try:
        value = next(iter(yaml.safe_load(line.strip()).values()))
    except (yaml.YAMLError, AttributeError):
        value = {}
    if isinstance(value, dict):
        issues.add(
            Code.KHOI, page.source, number, f"Tùy chọn không đọc được: {line.strip()}",
            "Chữ có dấu hai chấm hoặc dấu nháy thì đặt cả câu trong dấu nháy đơn.",
        )  # fmt: skip


def _tables(page: Page, issues: Issues) -> None:
    """A bar inside a reference cuts a table's cell in two."""
    for number, line in enumerate(page.lines[page.start :], page.start + 1):
        if line.lstrip().startswith("|") and re.search(r"\[\[[^\]]*\|[^\]]*\]\]", line):
            issues.add(
                Code.KHOI, page.source, number, "Tham chiếu có dấu | nằm trong bảng: ô bảng sẽ bị cắt.",
                "Dùng tham chiếu không có lời riêng, hoặc đưa câu ra ngoài bảng.",
            )  # fmt: skip


def _surroundings(page: Page, line: int, spec: BlockSpec, issues: Issues) -> None:
    """A block needs an empty line before it; a block drawn from data takes no text inside."""
    before = page.lines[line - 2].strip() if line >= 2 else ""
    if before and not before.startswith(("///", "---")):
        issues.add(
            Code.KHOI, page.source, line, f"/// {spec.name} dính liền dòng trên nên không thành khối.",
            "Thêm một dòng trống ở trên.",
        )  # fmt: skip
    if spec.content:
        return
    for number, text in enumerate(page.lines[line:], line + 1):
        if text.lstrip().startswith("///"):
            return
        if text.strip() and not _OPTION.match(text):
            issues.add(
                Code.KHOI, page.source, number, f"/// {spec.name} không nhận chữ ở bên trong.",
                "Tùy chọn phải thụt đúng bốn dấu cách; đoạn văn viết sau dòng ///.",
            )  # fmt: skip
            return


def _argument(
    catalogue: Catalogue, page: Page, line: int, name: str, argument: str, issues: Issues
) -> None:
    kind = BLOCKS[name].argument
    known: dict[str, list[str]] = {
        "document": list(catalogue.documents),
        "module": list(catalogue.quizzes if name == "quiz" else catalogue.modules),
        "criteria": list(catalogue.criteria),
        "procedure": list(catalogue.procedures),
        "form": list(catalogue.forms),
        "course": list(catalogue.courses),
        "page": sorted(catalogue.has_page),
        "downloads": [*catalogue.modules, *DOWNLOAD_GROUPS],
    }
    message = f"/// {name} | {argument}: không có mã này."
    if kind in known and argument not in known[kind]:
        issues.add(Code.MA_KHONG_CO, page.source, line, message, nearest(argument, known[kind]))
    if kind == "facts":
        for part in (p.strip() for p in argument.split(",")):
            if not catalogue.select_facts(part):
                hint = nearest(part, list(catalogue.facts))
                issues.add(
                    Code.MA_KHONG_CO, page.source, line, f"/// facts | {part}: không có dữ kiện nào.", hint
                )
