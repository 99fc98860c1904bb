"""``/// tests``, ``/// test-desk``, ``/// progress``, ``/// class-results``: tests taken and counted."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree

from portal.content.models import Blueprint
from portal.content.models.base import as_text
from portal.forms.model import aggregate_data
from portal.markdown.blocks.base import DataBlock
from portal.markdown.context import PageContext, address
from portal.markdown.html import append, h
from portal.questions import facts_of

DESK = "kiem-tra/lam-bai.md"
"""The page where tests are taken."""


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
    """What this device knows of the learner: filled by the browser, nothing without it."""

    NAME = "progress"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("section", cls="mine", data_progress="", data_search="none", hidden="")
        box.set("aria-label", context.t("my-progress"))
        review = f"{context.link(DESK)}?de=on-tap"
        box.append(h("a", context.t("test-start"), href=review, cls="mine__desk"))
        box.set("data-modules", " ".join(sorted(quiz.id for quiz in context.catalogue.module_quizzes)))
        return box


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
    box = h("div", h("p", context.t(without), cls="needs-script"), cls=name, data_search="none")
    if context.output == "web":
        box.append(h("p", context.t("opening"), cls="needs-wait"))
    box.set(f"data-{name}", "")
    return box
