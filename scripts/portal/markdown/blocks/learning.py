"""``/// tests``, ``/// test-desk``, ``/// progress``, ``/// own-paper``, ``/// class-results``: tests."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree

from portal.content.models import Blueprint
from portal.content.models.base import as_text
from portal.forms.model import aggregate_data
from portal.markdown.blocks.base import DataBlock, filled_in
from portal.markdown.context import PageContext, address
from portal.markdown.html import append, h
from portal.questions import facts_of
from portal.questions.learning import entry_test

TESTS, DESK = "kiem-tra/index.md", "kiem-tra/lam-bai.md"
"""The pages where tests are listed and where they are taken."""


class TestsBlock(DataBlock):
    """Lists the tests by purpose, each with a link that starts it."""

    NAME = "tests"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("div", cls="tests")
        for purpose in ("dau-khoa", "hoc-phan", "cuoi-khoa"):
            tests = [t for t in context.catalogue.tests.values() if t.purpose == purpose]
            if not tests:
                continue
            box.append(h("h2", context.t(f"test-purpose.{purpose}"), id=purpose))
            box.append(h("ul", [_card(context, test) for test in tests], cls="tests__list"))
        return box


def _card(context: PageContext, test: Blueprint) -> etree.Element:
    card = h("li", h("h3", test.title, id=f"bai-{test.id}"), cls="card test", data_test=test.id)
    append(card, h("p", test.summary), h("p", facts_of(test, context.language), cls="test__facts"))
    links = h("p", cls="test__links")
    if context.output == "web":
        start = h("a", context.t("test-start"), href=f"{context.link(DESK)}?de={test.id}", cls="md-button")
        start.set("aria-describedby", f"bai-{test.id}")
        append(links, start)
    for download in context.downloads:
        if download.subject == test.id and download.listed:
            file = context.link(f"tai-ve/{download.file}")
            append(links, " ", h("a", f"{download.title.split(':')[0]} ({download.kind})", href=file))
    return append(card, h("p", cls="test__mine", hidden=""), links)


class TestDeskBlock(DataBlock):
    """The place where a test is taken; without scripts it says what else there is."""

    NAME = "test-desk"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        return _place(context, "desk", "test-no-script")


class ProgressBlock(DataBlock):
    """Where to begin, for newcomers and without scripts; where to go on, for those this device knows."""

    NAME = "progress"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        # Beside the tests every module is listed, too.
        whole = " mine--whole" if context.page == TESTS else ""
        box = h("section", cls=f"mine{whole}", data_progress="", data_waiting="", data_search="none")
        box.set("aria-label", context.t("my-progress"))
        box.append(h("h2", context.t("begin")))
        first = next(iter(sorted(context.catalogue.modules.values(), key=lambda m: m.number)), None)
        page = first and context.catalogue.page_of(first.id)
        links = h("p", cls="mine__next")
        entry = entry_test(context.catalogue)
        if entry and context.output == "web":
            box.append(h("p", context.t("begin-entry", entry.title, facts_of(entry, context.language))))
            start = f"{context.link(DESK)}?de={entry.id}"
            append(
                links, h("a", context.t("begin-test"), href=start, cls="md-button md-button--primary"), " "
            )
        if first and page:
            words = context.t("begin-module", first.number)
            append(links, h("a", words, href=context.link(page), cls="md-button"))
        return append(box, links)


class OwnPaperBlock(DataBlock):
    """The sheet of somebody who has passed an end test alone; made, printed and kept in the browser."""

    NAME = "own-paper"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        return _place(context, "own-paper", "own-paper-no-script")


class ClassResultsBlock(DataBlock):
    """The page where a trainer adds up the results of a class."""

    NAME = "class-results"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = _place(context, "class-results", "class-no-script")
        form = context.catalogue.certificate
        page = form and context.catalogue.page_of(form.id)
        if form and form.certificate and page:
            told = {"form": form.id, "version": form.version, "page": address(page)}
            places = {"number": form.certificate.number, "name": form.certificate.name}
            box.set("data-certificate", json.dumps(told | places))
        report = context.catalogue.session_report
        page = report and context.catalogue.page_of(report.id)
        if report and report.session_report and page and context.output == "web":
            told = {"target": report.id, "page": address(page)}
            box.set("data-report", json.dumps(told | {"places": report.session_report.model_dump()}))
            box.set("data-report-forms", as_text(aggregate_data(context.catalogue, report.id)))
        return box


def _place(context: PageContext, name: str, without: str) -> etree.Element:
    box = h("div", filled_in(context, context.t(without)), cls=name, data_search="none")
    box.set(f"data-{name}", "")
    return box
