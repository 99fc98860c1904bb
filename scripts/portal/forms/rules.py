"""Which rules of a form a filled record breaks, in the words of its check cells.

The twin of ``overrides/src/engines/forms/rules.ts``, which judges files; here for the results in workbooks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portal.forms.compute import columns_of
from portal.forms.evaluation import Column, evaluate, lacks
from portal.forms.exact import is_number
from portal.forms.formulas import leaves
from portal.forms.shapes import FormModel, FormRule, Record, Row
from portal.locales import Speaker

say = Speaker("forms")

_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
    "=": lambda one, other: one == other,
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
}


def breaks(rule: FormRule, values: Row, columns: Mapping[str, Column]) -> bool:
    """Whether one row, or the fields, break *rule*; never when a figure of it is missing."""
    sides = (rule.left, rule.right)
    if any(lacks(side, values, columns) for side in sides):
        return False
    if not all(is_number(values.get(name)) for side in sides for name in leaves(side)):
        return False
    left, right = (evaluate(side, values, columns) for side in sides)
    return is_number(left) and is_number(right) and not _HOLDS[rule.sign](left, right)


def by_line(model: FormModel, rule: FormRule) -> bool:
    """Whether *rule* is judged line by line in a workbook: in a table, or where a line is a record."""
    return rule.table is not None or model.shared is not None


def check_words(model: FormModel, rule: FormRule) -> tuple[str, str]:
    """Return what a check cell says before and after the number of lines, all before without lines."""
    lead = say("mend") if rule.blocking else say("look")
    said = f"{lead}. {rule_words(model, rule)}"
    if not by_line(model, rule):
        return said, ""
    before, _, after = say("broken", said.removesuffix("."), "\n").partition("\n")
    return before, after


def rule_words(model: FormModel, rule: FormRule) -> str:
    """Return a rule as people read it: "Số đăng ký: không được nhiều hơn tổng số."."""
    table, _, column = rule.at.rpartition(".")
    table = table or rule.table or ""
    columns = model.table(table).columns if table else []
    spec = next((c for c in columns if c.id == column), None) or model.field(column)
    return f"{spec.label}: {rule.words}."


def check_result(model: FormModel, rule: FormRule, records: list[Record]) -> str:
    """Return what the check cell of *rule* shows for computed *records*, "" when they keep it."""
    broken = 0
    for record in records:
        rows = record["tables"].get(rule.table, []) if rule.table else [{}]
        columns = {} if rule.table else columns_of(model, record["tables"])
        broken += sum(breaks(rule, record["fields"] | row, columns) for row in rows)
    before, after = check_words(model, rule)
    return "" if not broken else f"{before}{broken}{after}" if by_line(model, rule) else before
