"""``portal new``: what a new record needs, worked out in full before the first file is written.

The register of kinds says what belongs to a record (:class:`portal.content.kinds.Scaffold`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

import yaml

from portal.content.catalogue import KINDS, Catalogue
from portal.content.document_words import document_words, quoted
from portal.content.kinds import Kind, Scaffold
from portal.content.navigation import with_page
from portal.content.references import full_name
from portal.content.scaffolds import frame
from portal.content.writing import write_together
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import candidates
from portal.vietnamese import slugify

say = Speaker("scaffold")


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 160
"""Characters of a page's description."""
NUMBERED = {"modules": "hp", "lessons": "bh"}
"""What stands in numbered folders, and how its ids begin."""
_COMES_WITH = {"facts": "documents"}
"""A kind that has no command of its own → that whose command writes it."""


class ScaffoldError(Exception):
    """Nothing was written; the message says why, and how to write it, for the person at the keyboard."""


@dataclass
class Written:
    """The files with what is written in them, and what is left to do by hand."""

    files: dict[Path, str] = field(default_factory=dict)
    by_hand: list[str] = field(default_factory=list)


def scaffolds() -> dict[str, str]:
    """Field of the catalogue by verb, of every kind that ``portal new`` can write."""
    return {of.scaffold.verb: name for name, of in KINDS.items() if of.scaffold}


def new_record(
    catalogue: Catalogue, paths: Paths, name: str, record_id: str, title: str | None = None
) -> Written:
    """Write a new record of the kind *name* of the catalogue, with all that belongs to it.

    Raises ScaffoldError when the id is taken or badly written, or something it needs is missing; OSError
    when a file cannot be written. Either way nothing is changed.
    """
    return _done(plan_record(catalogue, paths, name, record_id, {"title": title}))


def plan_record(
    catalogue: Catalogue, paths: Paths, name: str, record_id: str, given: Mapping[str, Any]
) -> Written:
    """Return what :func:`new_record` would write; *given*: ``title``, and of a document what its text
    says (``read``). Raises ScaffoldError as that does.
    """
    scaffold = _scaffold(KINDS[name])
    _free_id(catalogue, scaffold, record_id)
    return _planned(catalogue, paths, name, record_id, record_id, given)


def new_numbered(catalogue: Catalogue, paths: Paths, name: str, number: int, title: str) -> Written:
    """Write the folder of a new module or lesson (*name*: its field of the catalogue).

    *title* is its name, or the name of its folder without marks. Raises as :func:`new_record` does.
    """
    of = KINDS[name]
    what, folder = _scaffold(of).what, paths.docs / of.place.partition("/*/")[0]
    taken = {m.number: m for m in getattr(catalogue, name).values()}
    free = next((n for n in range(1, 100) if n not in taken), None)
    if not 1 <= number <= 99:
        raise ScaffoldError(say("number-range", number, free, what))
    if number in taken:
        raise ScaffoldError(say("number-taken-by", number, taken[number].title, free, what))
    if any(folder.glob(f"{number:02d}-*")):
        raise ScaffoldError(say("number-taken", number, free, what))
    slug = slugify(title)
    if not slug:
        raise ScaffoldError(say("no-letters", what))
    given = None if _ID.fullmatch(title) else title
    words = {"title": given, "number": str(number)}
    record_id = f"{NUMBERED[name]}{number:02d}"
    return _done(_planned(catalogue, paths, name, record_id, f"{number:02d}-{slug}", words))


def new_pages(catalogue: Catalogue, paths: Paths) -> Written:
    """Write the page and the line of the navigation of every record that has none."""
    planned = Written()
    config = paths.config.read_text(encoding="utf-8")
    for name, of in KINDS.items():
        if of.scaffold is None or of.page is None:
            continue
        page_frame = Template(frame(of.scaffold.files[f"vi/{of.page}"]))
        for record in getattr(catalogue, name).values():
            page = of.page.format(id=record.id)
            if not (paths.docs / "vi" / page).exists():
                title = full_name(record) if name == "documents" else record.title
                words = {"id": record.id, **_page_words(of.scaffold, title, {})}
                planned.files[paths.docs / "vi" / page] = page_frame.substitute(words)
            config = _listed(config, page, of.scaffold, _alike(catalogue, name, record), planned)
    _with_config(paths, config, planned)
    return _done(planned)


def _scaffold(kind: Kind) -> Scaffold:
    assert kind.scaffold is not None
    return kind.scaffold


def _free_id(catalogue: Catalogue, scaffold: Scaffold, record_id: str) -> None:
    if not _ID.fullmatch(record_id):
        raise ScaffoldError(say("bad-id", record_id, slugify(record_id) or scaffold.example))
    place = catalogue.places.get(record_id)
    if place is not None:
        raise ScaffoldError(say("id-used", record_id, place.path.name, place.line))


def _planned(
    catalogue: Catalogue, paths: Paths, name: str, record_id: str, folder: str, given: Mapping[str, Any]
) -> Written:
    scaffold = _scaffold(KINDS[name])
    words = _words(catalogue, scaffold, record_id, given)
    planned = Written()
    config = paths.config.read_text(encoding="utf-8")
    for place, file in scaffold.files.items():
        path = paths.docs / place.format(id=record_id, folder=folder)
        text = Template(frame(file)).substitute(words)
        if "{" not in place:
            text = _appended(path, record_id, text)
        elif path.exists():
            raise ScaffoldError(say("file-there", path.relative_to(paths.root).as_posix()))
        planned.files[path] = text
        if path.suffix == ".md":
            page = path.relative_to(paths.docs / "vi").as_posix()
            config = _listed(config, page, scaffold, _alike(catalogue, name, words), planned)
    _with_config(paths, config, planned)
    return planned


def _done(planned: Written) -> Written:
    write_together(planned.files)
    return planned


def _with_config(paths: Paths, config: str, planned: Written) -> None:
    if config != paths.config.read_text(encoding="utf-8"):
        planned.files[paths.config] = config


def _listed(config: str, page: str, scaffold: Scaffold, alike: list[str], planned: Written) -> str:
    """The configuration with *page* in its navigation, or as it was and a word on what to add."""
    found = with_page(config, page, scaffold.group, alike)
    if found is None:
        planned.by_hand.append(say("add-line", page, scaffold.group))
    return found or config


def _alike(catalogue: Catalogue, name: str, record: Any) -> list[str]:
    """Pages of the records that stand with *record* in the navigation."""
    of = KINDS[name]
    field_name = {"documents": "kind", "criteria": "status"}.get(name)
    if field_name is None or of.page is None:
        return []
    value = record[field_name] if isinstance(record, dict) else getattr(record, field_name)
    return [
        of.page.format(id=other.id)
        for other in getattr(catalogue, name).values()
        if getattr(other, field_name) == value and not getattr(other, "in_plan", False)
    ]


def _appended(path: Path, record_id: str, entry: str) -> str:
    """The list in *path* with *entry* after its last one; comments and order stay.

    Raises ScaffoldError when the file is no list of entries with dashes.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    node, ids = _entries(path, text)
    if record_id in ids:
        raise ScaffoldError(say("id-in-file", record_id, path.name))
    indent = " " * node.start_mark.column if node is not None else ""
    entry = "".join(f"{indent}{line}" if line.strip() else line for line in entry.splitlines(keepends=True))
    joined = text + ("" if not text or text.endswith("\n") else "\n") + entry
    if _entries(path, joined)[1] != [*ids, record_id]:
        raise ScaffoldError(say("not-added", path.name))
    return joined


def _entries(path: Path, text: str) -> tuple[yaml.Node | None, list[str]]:
    """The list written in *text*, and the ids of its entries."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise ScaffoldError(say("yaml-broken", path.name)) from None
    if node is None:
        return None, []
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise ScaffoldError(say("not-a-list", path.name))
    entries = [one.value if isinstance(one, yaml.MappingNode) else [] for one in node.value]
    return node, [next((str(v.value) for k, v in pairs if k.value == "id"), "") for pairs in entries]


def _words(
    catalogue: Catalogue, scaffold: Scaffold, record_id: str, given: Mapping[str, Any]
) -> dict[str, str]:
    """What stands for the names in the frames."""
    examples = _examples(catalogue)
    for need in scaffold.needs:
        if not examples[need]:
            other = KINDS[_COMES_WITH.get(need, need)].scaffold
            how = f"portal new {other.verb}" if other else say("review-item")
            what = other.what if other else say("reviewed-quiz")
            raise ScaffoldError(say("needs-first", scaffold.what.capitalize(), what, how))
    words = {
        "id": record_id,
        "number": str(given.get("number", "")),
        "day": catalogue.on.isoformat(),
        "document": examples["documents"],
        "fact": examples["facts"],
        "other": examples["documents"] or record_id,
        "criteria": examples["criteria"],
        "form": examples["forms"] or "ma-bieu-mau",
        "quiz": examples["quizzes"],
        "bloom": examples["bloom"],
        "pool": examples["pool"],
        "status": "hien-hanh",
    }
    if scaffold.verb == "document":
        words |= document_words(catalogue, record_id, given.get("title"), given.get("read"))
        return words | _page_words(scaffold, words["heading"], words)
    title = given.get("title") or say("title-frame", scaffold.what)
    return words | {"title": quoted(title)} | _page_words(scaffold, title, words)


def _examples(catalogue: Catalogue) -> dict[str, str]:
    """A record of each kind that others name: real, so that the new file passes at once."""
    in_force = [d for d in catalogue.documents if not catalogue.is_repealed(d)]
    ready = candidates(catalogue.module_quizzes)
    pool = [one for one in ready if one.pool == "kiem-tra"] or ready
    return {
        "documents": next(iter([*in_force, *catalogue.documents]), ""),
        "facts": next((f for f in catalogue.facts if not _of_repealed(catalogue, f)), ""),
        "criteria": next((c.id for c in catalogue.criteria.values() if not c.practice), ""),
        "forms": next(iter(catalogue.forms), ""),
        "quizzes": pool[0].module if pool else "",
        "bloom": pool[0].bloom if pool else "nho",
        "pool": pool[0].pool if pool else "kiem-tra",
    }


def _of_repealed(catalogue: Catalogue, fact: str) -> bool:
    owner = catalogue.fact_owner[fact]
    return owner in catalogue.documents and catalogue.is_repealed(owner)


def _page_words(scaffold: Scaffold, title: str, words: Mapping[str, str]) -> dict[str, str]:
    about = Template(scaffold.about).substitute({**words, "title": title})
    return {
        "heading": title,
        "page_title": quoted(title),
        "description": quoted(about if len(about) <= _LONGEST else title[:_LONGEST]),
        "block": scaffold.verb,
    }
