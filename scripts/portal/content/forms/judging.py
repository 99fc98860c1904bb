"""Which of the files that came in can be added up, and why the others cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from portal.content.forms.adding import Entry, same_value
from portal.content.forms.problems import Problem, problems
from portal.content.forms.shapes import FormModel, Plan, Record, Source
from portal.vietnamese import fold


@dataclass
class Verdict:
    """One file: taken or not, of which unit, and what is to be said about it.

    ``code`` is one of nhan, mau-khac, ban-cu, so-sai, khac-chung, trung, trong.
    """

    entry: Entry
    code: str
    unit: str = ""
    why: str = ""
    """The reason in words, empty when the file is taken."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def taken(self) -> bool:
        """Whether the file is added in."""
        return self.code == "nhan"


def judge(plan: Plan, entries: Sequence[Entry]) -> list[Verdict]:
    """Judge *entries* (already of the current version) for adding up by *plan*, in their order.

    A file is left out when it is of another form, empty, has impossible figures, differs from most
    of the others in a field that must be the same (year, commune), or is the second of its unit.
    """
    sources = {s.form.id: s for s in plan.sources}
    verdicts = [_alone(sources.get(e.form), plan, e) for e in entries]
    good = [v for v in verdicts if v.taken]
    _different(sources, good)
    seen: dict[tuple[str, str], str] = {}
    for verdict in good:
        source = sources[verdict.entry.form]
        if not verdict.taken or not source.unit or not verdict.unit:
            continue
        key = (verdict.entry.form, fold(verdict.unit))
        if key in seen:
            verdict.code = "trung"
            verdict.why = f"“{verdict.unit}” đã có trong tệp {seen[key]}."
        seen.setdefault(key, verdict.entry.name)
    return verdicts


def _alone(source: Source | None, plan: Plan, entry: Entry) -> Verdict:
    if source is None:
        return Verdict(entry, "mau-khac", why=f"Mẫu này không cộng vào “{plan.target.title}”.")
    unit = str(same_value(entry, source.unit) or "") if source.unit else ""
    found = [*entry.problems, *(p for r in entry.records for p in problems(source.form, r))]
    if not entry.problems and not any(_something(source.form, r) for r in entry.records):
        return Verdict(entry, "trong", unit, "Tệp chưa điền gì.")
    blocking = [p for p in found if p.blocking]
    if blocking:
        more = f" Còn {len(blocking) - 1} chỗ nữa." if len(blocking) > 1 else ""
        first = str(blocking[0])
        return Verdict(entry, "so-sai", unit, first[0].upper() + first[1:] + more, found)
    if source.unit and not unit:
        label = source.form.field(source.unit).label
        return Verdict(entry, "so-sai", unit, f"{label}: chưa điền.", found)
    return Verdict(entry, "nhan", unit, "", found)


def _something(form: FormModel, record: Record) -> bool:
    """Whether somebody wrote anything that is not a default."""
    for spec in form.fields:
        if not spec.formula and record["fields"].get(spec.id) not in (None, "", [], spec.default):
            return True
    for table in form.tables:
        free = [c for c in table.columns if c.free]
        for row in record["tables"].get(table.id, []):
            if any(row.get(c.id) not in (None, "", [], c.default) for c in free):
                return True
    return False


def _different(sources: dict[str, Source], verdicts: list[Verdict]) -> None:
    names = dict.fromkeys(name for v in verdicts for name in sources[v.entry.form].same)
    for name in names:
        here = [v for v in verdicts if v.taken and name in sources[v.entry.form].same]
        values = [same_value(v.entry, name) for v in here]
        counted = Counter(fold(str(v)) for v in values if v is not None)
        if len(counted) < 2:
            continue
        most = max(counted.values())
        usual = next(v for v in values if v is not None and counted[fold(str(v))] == most)
        for verdict, value in zip(here, values, strict=True):
            if value is not None and fold(str(value)) != fold(str(usual)):
                form = sources[verdict.entry.form].form
                label = form.field(name).label
                verdict.code = "khac-chung"
                verdict.why = f"{label} là “{value}”, các tệp khác là “{usual}”."
