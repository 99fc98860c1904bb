"""Checks of the rules of forms: they compare numbers that exist, can fail, and their words read well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.content.issues import Code, Issues, nearest
from portal.content.models import Form
from portal.content.models.form import Column, FormField, FormRule, FormTable
from portal.forms.formulas import (
    FormulaError,
    Name,
    Node,
    Number,
    String,
    calls,
    leaves,
    names,
    parse_comparison,
)
from portal.forms.model import told_at
from portal.forms.shapes import NUMBERS
from portal.locales import Speaker

say = Speaker("check-forms")


_LONGEST = 120
"""Letters of the words of a rule: with a label before them they fit a text constant of a spreadsheet."""
_OPPOSITE = {"<=": ">=", ">=": "<=", "<": ">", ">": "<", "=": "="}


def check_rules(form: Form, path: Path, issues: Issues) -> None:
    """Check every rule of *form*."""
    seen: set[str] = set()
    for rule in form.rules:
        where = say("place-rule", rule.id)
        if rule.id in seen:
            issues.add(Code.TRUNG_MA, path, 0, *say.fault("rule-same", where))
        seen.add(rule.id)
        for message, hint in _words(rule):
            issues.add(Code.SAI_GIA_TRI, path, 0, f"{where}: {message}", hint)
        table = next((t for t in form.tables if t.id == rule.in_), None)
        if rule.in_ is not None and table is None:
            hint = nearest(rule.in_, [t.id for t in form.tables])
            issues.add(Code.MA_KHONG_CO, path, 0, say("rule-no-table", where, rule.in_), hint)
            continue
        try:
            left, sign, right = parse_comparison(rule.must)
        except FormulaError as error:
            issues.add(Code.CONG_THUC, path, 0, *say.fault("rule-unread", where, rule.must, error))
            continue
        for message, hint in _Scope(form, table).faults(left, sign, right):
            issues.add(Code.CONG_THUC, path, 0, f"{where}: {message}", hint)


def _words(rule: FormRule) -> Iterator[tuple[str, str]]:
    words = rule.words.strip()
    if words.isascii():
        yield say.fault("rule-words-ascii")
    elif words != rule.words or words[0].isupper() or words[-1] in ".!?:;":
        yield say.fault("rule-words-inside")
    if len(words) > _LONGEST:
        yield say.fault("rule-words-long", len(words), _LONGEST)


class _Scope:
    """What a rule can read: the cells of a row and the fields; outside tables also whole columns."""

    def __init__(self, form: Form, table: FormTable | None) -> None:
        self.form = form
        self.single: dict[str, FormField | Column] = {f.id: f for f in form.fields if f.type != "table"}
        self.single |= {c.id: c for c in (table.columns if table else [])}
        self.whole = set() if table else {f"{t.id}.{c.id}" for t in form.tables for c in t.columns}
        self.whole |= set() if table else {t.id for t in form.tables}

    def faults(self, left: Node, sign: str, right: Node) -> list[tuple[str, str]]:
        """Return messages and hints: what cannot be read, else what makes the rule useless."""
        unread = [fault for side in (left, right) for fault in (*self._names(side), *self._rows(side))]
        return unread or list(self._useless(left, sign, right))

    def _names(self, side: Node) -> Iterator[tuple[str, str]]:
        alone = leaves(side)
        for name in names(side):
            if name in alone and name in self.single:
                if self.single[name].type not in NUMBERS:
                    yield say.fault("rule-not-number", name)
            elif name in alone or name not in self.whole:
                known = self.single if name in alone else self.whole
                yield say("rule-nothing", name), nearest(name, sorted(known))

    def _rows(self, side: Node) -> Iterator[tuple[str, str]]:
        for call in calls(side):
            if call.function == "row":
                table = (
                    call.arguments[0].value.partition(".")[0] if isinstance(call.arguments[0], Name) else ""
                )
                given = [str(r["id"]) for t in self.form.tables if t.id == table for r in t.rows or []]
                wanted = call.arguments[-1]
                if not isinstance(wanted, String) or wanted.value not in given:
                    words = wanted.value if isinstance(wanted, String) else ""
                    yield say("rule-no-row", table, words), nearest(words, given)

    def _useless(self, left: Node, sign: str, right: Node) -> Iterator[tuple[str, str]]:
        """Nothing to point at, nothing that can fail, a limit that is there already."""
        if not told_at(left, right)[0]:
            yield say.fault("rule-nowhere")
        elif left == right:
            yield say.fault("rule-alike")
        for one, other, way in ((left, right, sign), (right, left, _OPPOSITE[sign])):
            if isinstance(one, Name) and isinstance(other, Number) and one.value in self.single:
                spec = self.single[one.value]
                limit = {"<=": spec.max, ">=": spec.min}.get(way)
                if limit is not None and (limit <= other.value if way == "<=" else limit >= other.value):
                    yield say.fault("rule-limited", one.value)
