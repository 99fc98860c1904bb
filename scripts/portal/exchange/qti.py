"""QTI 2.1 packages (IMS Question & Test Interoperability): an item a file, a test, a manifest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from portal.content.quizzes.entries import Choice, Entry
from portal.exchange.packing import pack

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_RULES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
E = ElementMaker(namespace=QTI, nsmap={None: QTI})
M = ElementMaker(namespace=CP, nsmap={None: CP})
Node = Any
"""An element of lxml, which has no types of its own."""


def to_qti(entries: list[Entry], identifier: str, title: str) -> bytes:
    """Return the questions as a zipped QTI 2.1 content package."""
    items = {f"items/{entry.id}.xml": _text(item(entry)) for entry in entries}
    test = _test(entries, identifier, title)
    manifest = _manifest(entries, identifier)
    return pack({"imsmanifest.xml": _text(manifest), "test.xml": _text(test), **items})


def item(entry: Entry) -> Node:
    """Return one question as an assessmentItem."""
    declared, interaction, scoring = _PARTS[entry.kind](entry)
    stem = [E.p(part) for part in entry.text.split("\n\n")]
    body = E.itemBody(*stem, interaction)
    return E.assessmentItem(
        declared,
        E.outcomeDeclaration(
            E.defaultValue(E.value("0")), identifier="SCORE", cardinality="single", baseType="float"
        ),
        E.outcomeDeclaration(
            E.defaultValue(E.value("BASIS")),
            identifier="BASIS",
            cardinality="single",
            baseType="identifier",
        ),
        E.outcomeDeclaration(identifier="FEEDBACK", cardinality="multiple", baseType="identifier"),
        body,
        scoring,
        *_feedback(entry),
        E.modalFeedback(entry.basis, outcomeIdentifier="BASIS", identifier="BASIS", showHide="show"),
        identifier=entry.id, title=entry.id, adaptive="false", timeDependent="false",
    )  # fmt: skip


Parts = tuple[Node, Node, Node]


def _choice(entry: Entry) -> Parts:
    many = entry.kind == "multiple"
    right = [c.id for c in entry.choices if c.right]
    declared = E.responseDeclaration(
        E.correctResponse(*(E.value(i) for i in right)),
        identifier="RESPONSE", cardinality="multiple" if many else "single", baseType="identifier",
    )  # fmt: skip
    options = [E.simpleChoice(c.text, identifier=c.id) for c in entry.choices]
    interaction = E.choiceInteraction(
        *options, responseIdentifier="RESPONSE", maxChoices="0" if many else "1",
        shuffle="false" if entry.kind == "true-false" else "true",
    )  # fmt: skip
    chosen = E.variable(identifier="RESPONSE")
    told = E.setOutcomeValue(chosen if many else E.multiple(chosen), identifier="FEEDBACK")
    return declared, interaction, E.responseProcessing(_all_right(), told)


def _all_right() -> Node:
    return E.responseCondition(
        E.responseIf(
            E.match(E.variable(identifier="RESPONSE"), E.correct(identifier="RESPONSE")),
            E.setOutcomeValue(E.baseValue("1", baseType="float"), identifier="SCORE"),
        )
    )


def _matching(entry: Entry) -> Parts:
    rights = list(dict.fromkeys([*(right for _, right, _ in entry.pairs), *entry.extras]))
    pairs = [f"L{n} R{rights.index(right) + 1}" for n, (_, right, _) in enumerate(entry.pairs, 1)]
    declared = E.responseDeclaration(
        E.correctResponse(*(E.value(pair) for pair in pairs)),
        identifier="RESPONSE", cardinality="multiple", baseType="directedPair",
    )  # fmt: skip
    lefts = [
        E.simpleAssociableChoice(left, identifier=f"L{n}", matchMax="1")
        for n, (left, _, _) in enumerate(entry.pairs, 1)
    ]
    sides = [
        E.simpleAssociableChoice(right, identifier=f"R{n}", matchMax=str(len(pairs)))
        for n, right in enumerate(rights, 1)
    ]
    interaction = E.matchInteraction(
        E.simpleMatchSet(*lefts), E.simpleMatchSet(*sides),
        responseIdentifier="RESPONSE", shuffle="true", maxAssociations=str(len(pairs)),
    )  # fmt: skip
    return declared, interaction, E.responseProcessing(template=f"{_RULES}match_correct")


def _ordering(entry: Entry) -> Parts:
    names = [f"S{place}" for _, place, _ in entry.pairs]
    declared = E.responseDeclaration(
        E.correctResponse(*(E.value(name) for name in names)),
        identifier="RESPONSE", cardinality="ordered", baseType="identifier",
    )  # fmt: skip
    steps = [
        E.simpleChoice(text, identifier=name) for name, (text, _, _) in zip(names, entry.pairs, strict=True)
    ]
    interaction = E.orderInteraction(*steps, responseIdentifier="RESPONSE", shuffle="true")
    return declared, interaction, E.responseProcessing(template=f"{_RULES}match_correct")


def _numeric(entry: Entry) -> Parts:
    declared = E.responseDeclaration(
        E.correctResponse(E.value(_point(entry.answers[0]))),
        identifier="RESPONSE", cardinality="single", baseType="float",
    )  # fmt: skip
    line = E.p(E.textEntryInteraction(responseIdentifier="RESPONSE", expectedLength="12"))
    if entry.unit:
        line[0].tail = f" {entry.unit}"
    extent = f"{entry.tolerance:.10g} {entry.tolerance:.10g}"
    given = E.variable(identifier="RESPONSE")
    close = E.equal(
        given, E.correct(identifier="RESPONSE"), toleranceMode="absolute", tolerance=extent
    )  # fmt: skip
    parts = [E.responseIf(close, _score(), _tell("RIGHT"))]
    for n, mistake in enumerate(entry.mistakes, 1):
        value = E.baseValue(_point(mistake.text), baseType="float")
        same = E.equal(E.variable(identifier="RESPONSE"), value, toleranceMode="exact")
        parts.append(E.responseElseIf(same, _tell(f"NEAR{n}")))
    parts.append(E.responseElse(_tell("OTHER")))
    return declared, line, E.responseProcessing(E.responseCondition(*parts))


def _short(entry: Entry) -> Parts:
    declared = E.responseDeclaration(
        E.correctResponse(E.value(entry.answers[0])),
        E.mapping(
            *(E.mapEntry(mapKey=text, mappedValue="1", caseSensitive="false") for text in entry.answers),
            defaultValue="0",
        ),
        identifier="RESPONSE", cardinality="single", baseType="string",
    )  # fmt: skip
    line = E.p(E.textEntryInteraction(responseIdentifier="RESPONSE", expectedLength="40"))
    right = E.gt(E.mapResponse(identifier="RESPONSE"), E.baseValue("0", baseType="float"))
    parts = [E.responseIf(right, _score(), _tell("RIGHT"))]
    for n, mistake in enumerate(entry.mistakes, 1):
        value = E.baseValue(mistake.text, baseType="string")
        same = E.stringMatch(E.variable(identifier="RESPONSE"), value, caseSensitive="false")
        parts.append(E.responseElseIf(same, _tell(f"NEAR{n}")))
    parts.append(E.responseElse(_tell("OTHER")))
    return declared, line, E.responseProcessing(E.responseCondition(*parts))


def _score() -> Node:
    return E.setOutcomeValue(E.baseValue("1", baseType="float"), identifier="SCORE")


def _tell(name: str) -> Node:
    return E.setOutcomeValue(E.multiple(E.baseValue(name, baseType="identifier")), identifier="FEEDBACK")


def _point(text: str) -> str:
    return text.replace(",", ".")


def _feedback(entry: Entry) -> Iterator[Node]:
    """What is said of each answer; of pairs and steps, all of it with the basis."""
    told = [Choice("", c.right, c.feedback, c.id) for c in entry.choices]
    if entry.otherwise:
        told = [Choice("", True, entry.feedback, "RIGHT"), Choice("", False, entry.otherwise, "OTHER")]
        told += [Choice("", False, m.feedback, f"NEAR{n}") for n, m in enumerate(entry.mistakes, 1)]
    for one in told:
        yield E.modalFeedback(
            one.feedback, outcomeIdentifier="FEEDBACK", identifier=one.id, showHide="show"
        )  # fmt: skip
    for n, (_, _, feedback) in enumerate(entry.pairs, 1):
        yield E.modalFeedback(feedback, outcomeIdentifier="BASIS", identifier=f"PAIR{n}", showHide="hide")


_PARTS = {
    "single": _choice, "multiple": _choice, "true-false": _choice, "matching": _matching,
    "ordering": _ordering, "numeric": _numeric, "short": _short,
}  # fmt: skip


def _test(entries: list[Entry], identifier: str, title: str) -> Node:
    refs = [E.assessmentItemRef(identifier=e.id, href=f"items/{e.id}.xml") for e in entries]
    section = E.assessmentSection(*refs, identifier=f"{identifier}-s", title=title, visible="true")
    part = E.testPart(
        section, identifier=f"{identifier}-p", navigationMode="nonlinear", submissionMode="individual"
    )  # fmt: skip
    return E.assessmentTest(part, identifier=identifier, title=title)


def _manifest(entries: list[Entry], identifier: str) -> Node:
    resources = [
        M.resource(
            M.file(href=f"items/{e.id}.xml"), identifier=f"res-{e.id}", type="imsqti_item_xmlv2p1",
            href=f"items/{e.id}.xml",
        )
        for e in entries
    ]  # fmt: skip
    needs = [M.dependency(identifierref=f"res-{e.id}") for e in entries]
    test = M.resource(
        M.file(href="test.xml"), *needs, identifier="res-test", type="imsqti_test_xmlv2p1", href="test.xml"
    )  # fmt: skip
    head = M.metadata(M.schema("QTIv2.1 Package"), M.schemaversion("1.0.0"))
    return M.manifest(
        head, M.organizations(), M.resources(test, *resources), identifier=f"manifest-{identifier}"
    )  # fmt: skip


def _text(node: Node) -> bytes:
    place = f"{QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
    if node.tag == f"{{{QTI}}}assessmentItem" or node.tag == f"{{{QTI}}}assessmentTest":
        node.set(f"{{{_XSI}}}schemaLocation", place)
    return bytes(etree.tostring(node, xml_declaration=True, encoding="UTF-8", pretty_print=True))
