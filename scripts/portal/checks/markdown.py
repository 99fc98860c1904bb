"""Checks of Markdown pages: front matter, headings, blocks."""

from __future__ import annotations

import re

import yaml

from portal.content.blockspec import BLOCKS, DOWNLOAD_GROUPS, BlockSpec
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.pages import Page
from portal.locales import Speaker

say = Speaker("check-content")


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
        issues.add(Code.TRANG_DAU, page.source, line, message, say("front-matter.hint"))
    title, description = page.meta.get("title"), page.meta.get("description")
    if not title:
        issues.add(Code.TRANG_DAU, page.source, 1, *say.fault("no-title"))
    drawn = any(b.name == "document" for b in page.blocks)
    if not description and not drawn:
        issues.add(Code.TRANG_DAU, page.source, 1, *say.fault("no-description"))
    elif description and len(str(description)) > 160:
        issues.add(Code.TRANG_DAU, page.source, 1, *say.fault("description-long", len(str(description))))


def _headings(page: Page, issues: Issues) -> None:
    tops = [line for line, level, _ in page.headings if level == 1]
    if len(tops) != 1:
        line = tops[1] if tops else 0
        issues.add(Code.TIEU_DE, page.source, line, *say.fault("tops", len(tops)))
    before = 0
    for line, level, text in page.headings:
        if before and level > before + 1:
            issues.add(
                Code.TIEU_DE,
                page.source,
                line,
                *say.fault("heading-jumps", text, before, level, "#" * (before + 1)),
            )
        before = level


def _blocks(catalogue: Catalogue, page: Page, issues: Issues) -> None:
    for number, fence in page.unmatched:
        message = say("block-open", fence) if " " in fence else say("block-closed", fence)
        hint = say("fence.hint")
        issues.add(Code.KHOI, page.source, number, message, hint)
    for block in page.blocks:
        spec = BLOCKS.get(block.name)
        if spec is None:
            hint = nearest(block.name, list(BLOCKS)) or say("no-block.hint", ", ".join(BLOCKS))
            issues.add(Code.MA_KHONG_CO, page.source, block.line, say("no-block", block.name), hint)
            continue
        for offset, line in enumerate(page.lines[block.line :], block.line + 1):
            option = _OPTION.match(line)
            if not option:
                break
            _option_value(page, offset, line, issues)
            if option[1] not in spec.options:
                known = ", ".join(spec.options) or say("no-option-at-all")
                issues.add(
                    Code.KHOA_LA, page.source, offset, *say.fault("no-option", block.name, option[1], known)
                )
        _surroundings(page, block.line, spec, issues)
        if not block.argument:
            if spec.required and spec.argument != "none":
                issues.add(Code.THIEU_KHOA, page.source, block.line, *say.fault("block-no-id", block.name))
            continue
        _argument(catalogue, page, block.line, block.name, block.argument, issues)


def _option_value(page: Page, number: int, line: str, issues: Issues) -> None:
    """An option that YAML cannot read would silently leave the block undrawn."""
    try:
        value = next(iter(yaml.safe_load(line.strip()).values()))
    except (yaml.YAMLError, AttributeError):
        value = {}
    if isinstance(value, dict):
        issues.add(Code.KHOI, page.source, number, *say.fault("option-unread", line.strip()))


def _tables(page: Page, issues: Issues) -> None:
    """A bar inside a reference cuts a table's cell in two."""
    for number, line in enumerate(page.lines[page.start :], page.start + 1):
        if line.lstrip().startswith("|") and re.search(r"\[\[[^\]]*\|[^\]]*\]\]", line):
            issues.add(Code.KHOI, page.source, number, *say.fault("bar-in-table"))


def _surroundings(page: Page, line: int, spec: BlockSpec, issues: Issues) -> None:
    """A block needs an empty line before it; a block drawn from data takes no text inside."""
    before = page.lines[line - 2].strip() if line >= 2 else ""
    if before and not before.startswith(("///", "---")):
        issues.add(Code.KHOI, page.source, line, *say.fault("block-glued", spec.name))
    if spec.content:
        return
    for number, text in enumerate(page.lines[line:], line + 1):
        if text.lstrip().startswith("///"):
            return
        if text.strip() and not _OPTION.match(text):
            issues.add(Code.KHOI, page.source, number, *say.fault("block-text", spec.name))
            return


def _argument(
    catalogue: Catalogue, page: Page, line: int, name: str, argument: str, issues: Issues
) -> None:
    kind = BLOCKS[name].argument
    known: dict[str, list[str]] = {
        "document": list(catalogue.documents),
        "module": list(catalogue.quizzes if name == "quiz" else catalogue.modules),
        "lesson": list(catalogue.lessons),
        "criteria": list(catalogue.criteria),
        "procedure": list(catalogue.procedures),
        "form": list(catalogue.forms),
        "course": list(catalogue.courses),
        "page": sorted(catalogue.has_page),
        "downloads": [*catalogue.modules, *catalogue.lessons, *DOWNLOAD_GROUPS],
    }
    message = say("block-no-record", name, argument)
    if kind in known and argument not in known[kind]:
        issues.add(Code.MA_KHONG_CO, page.source, line, message, nearest(argument, known[kind]))
    if name == "compare":
        for part in (p.strip() for p in argument.split(",")):
            if part in catalogue.criteria and catalogue.criteria[part].practice:
                issues.add(Code.TIEU_CHI, page.source, line, *say.fault("compare-practice", part))
    if kind == "facts":
        for part in (p.strip() for p in argument.split(",")):
            if not catalogue.select_facts(part):
                hint = nearest(part, list(catalogue.facts))
                issues.add(Code.MA_KHONG_CO, page.source, line, say("block-no-facts", part), hint)
