"""QTI 2.1 packages (IMS Question & Test Interoperability): an item a file, a test, a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from portal.outputs.lms.told import mistakes, paragraphs, point
from portal.questions import Question
from portal.render.archive import packed

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_RULES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
E = ElementMaker(namespace=QTI, nsmap={None: QTI})
M = ElementMaker(namespace=CP, nsmap={None: CP})
Node = Any
"""An element of lxml, which has no types of its own."""


def to_qti(questions: Sequence[Question], identifier: str, title: str) -> bytes:
    """Return the questions as a zipped QTI 2.1 content package."""
    items = {f"items/{question.id}.xml": _text(item(question)) for question in questions}
    test = _test(questions, identifier, title)
    manifest = _manifest(questions, identifier)
    return packed([("imsmanifest.xml", _text(manifest)), ("test.xml", _text(test)), *items.items()])


def item(question: Question) -> Node:
    """Return one question as an assessmentItem."""
    declared, interaction, scoring = _PARTS[question.kind](question)
    body = E.itemBody(*map(E.p, paragraphs(question)), interaction)
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
        *_feedback(question),
        E.modalFeedback(
            question.basis_words, outcomeIdentifier="BASIS", identifier="BASIS", showHide="show"
        ),
        identifier=question.id,
        title=question.id,
        adaptive="false",
        timeDependent="false",
    )


Parts = tuple[Node, Node, Node]


def _choice(question: Question) -> Parts:
    many = question.kind == "multiple"
    right = [c.id for c in question.choices if c.right]
    declared = E.responseDeclaration(
        E.correctResponse(*(E.value(i) for i in right)),
        identifier="RESPONSE",
        cardinality="multiple" if many else "single",
        baseType="identifier",
    )
    options = [E.simpleChoice(c.text, identifier=c.id) for c in question.choices]
    interaction = E.choiceInteraction(
        *options,
        responseIdentifier="RESPONSE",
        maxChoices="0" if many else "1",
        shuffle="false" if question.kind == "true-false" else "true",
    )
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


def _matching(question: Question) -> Parts:
    pairs = [f"L{pair.number} {pair.side.mark.upper()}" for pair in question.pairs]
    declared = E.responseDeclaration(
        E.correctResponse(*(E.value(pair) for pair in pairs)),
        identifier="RESPONSE",
        cardinality="multiple",
        baseType="directedPair",
    )
    lefts = [
        E.simpleAssociableChoice(pair.left, identifier=f"L{pair.number}", matchMax="1")
        for pair in question.pairs
    ]
    sides = [
        E.simpleAssociableChoice(side.text, identifier=side.mark.upper(), matchMax=str(len(pairs)))
        for side in question.sides
    ]
    interaction = E.matchInteraction(
        E.simpleMatchSet(*lefts),
        E.simpleMatchSet(*sides),
        responseIdentifier="RESPONSE",
        shuffle="true",
        maxAssociations=str(len(pairs)),
    )
    return declared, interaction, E.responseProcessing(template=f"{_RULES}match_correct")


def _ordering(question: Question) -> Parts:
    names = [f"S{step.place}" for step in question.ordered]
    declared = E.responseDeclaration(
        E.correctResponse(*(E.value(name) for name in names)),
        identifier="RESPONSE",
        cardinality="ordered",
        baseType="identifier",
    )
    steps = [E.simpleChoice(step.text, identifier=f"S{step.place}") for step in question.steps]
    interaction = E.orderInteraction(*steps, responseIdentifier="RESPONSE", shuffle="true")
    return declared, interaction, E.responseProcessing(template=f"{_RULES}match_correct")


def _numeric(question: Question) -> Parts:
    declared = E.responseDeclaration(
        E.correctResponse(E.value(point(question.answers[0]))),
        identifier="RESPONSE",
        cardinality="single",
        baseType="float",
    )
    line = E.p(E.textEntryInteraction(responseIdentifier="RESPONSE", expectedLength="12"))
    if question.unit:
        line[0].tail = f" {question.unit}"
    extent = f"{question.tolerance:.10g} {question.tolerance:.10g}"
    given = E.variable(identifier="RESPONSE")
    close = E.equal(given, E.correct(identifier="RESPONSE"), toleranceMode="absolute", tolerance=extent)
    parts = [E.responseIf(close, _score(), _tell("RIGHT"))]
    for n, (text, _) in enumerate(mistakes(question), 1):
        value = E.baseValue(point(text), baseType="float")
        same = E.equal(E.variable(identifier="RESPONSE"), value, toleranceMode="exact")
        parts.append(E.responseElseIf(same, _tell(f"NEAR{n}")))
    parts.append(E.responseElse(_tell("OTHER")))
    return declared, line, E.responseProcessing(E.responseCondition(*parts))


def _short(question: Question) -> Parts:
    declared = E.responseDeclaration(
        E.correctResponse(E.value(question.answers[0])),
        E.mapping(
            *(E.mapEntry(mapKey=text, mappedValue="1", caseSensitive="false") for text in question.answers),
            defaultValue="0",
        ),
        identifier="RESPONSE",
        cardinality="single",
        baseType="string",
    )
    line = E.p(E.textEntryInteraction(responseIdentifier="RESPONSE", expectedLength="40"))
    right = E.gt(E.mapResponse(identifier="RESPONSE"), E.baseValue("0", baseType="float"))
    parts = [E.responseIf(right, _score(), _tell("RIGHT"))]
    for n, (text, _) in enumerate(mistakes(question), 1):
        value = E.baseValue(text, baseType="string")
        same = E.stringMatch(E.variable(identifier="RESPONSE"), value, caseSensitive="false")
        parts.append(E.responseElseIf(same, _tell(f"NEAR{n}")))
    parts.append(E.responseElse(_tell("OTHER")))
    return declared, line, E.responseProcessing(E.responseCondition(*parts))


def _score() -> Node:
    return E.setOutcomeValue(E.baseValue("1", baseType="float"), identifier="SCORE")


def _tell(name: str) -> Node:
    return E.setOutcomeValue(E.multiple(E.baseValue(name, baseType="identifier")), identifier="FEEDBACK")


def _feedback(question: Question) -> Iterator[Node]:
    """What is said of each answer; of pairs and steps, all of it with the basis."""
    told = [(choice.id, choice.feedback) for choice in question.choices]
    if question.otherwise:
        told = [("RIGHT", question.feedback), ("OTHER", question.otherwise)]
        told += [(f"NEAR{n}", feedback) for n, (_, feedback) in enumerate(mistakes(question), 1)]
    for name, feedback in told:
        yield E.modalFeedback(feedback, outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
    for n, feedback in enumerate(question.reasons if question.pairs or question.steps else (), 1):
        yield E.modalFeedback(feedback, outcomeIdentifier="BASIS", identifier=f"PAIR{n}", showHide="hide")


_PARTS = {
    "single": _choice,
    "multiple": _choice,
    "true-false": _choice,
    "matching": _matching,
    "ordering": _ordering,
    "numeric": _numeric,
    "short": _short,
}


def _test(questions: Sequence[Question], identifier: str, title: str) -> Node:
    refs = [E.assessmentItemRef(identifier=q.id, href=f"items/{q.id}.xml") for q in questions]
    section = E.assessmentSection(*refs, identifier=f"{identifier}-s", title=title, visible="true")
    part = E.testPart(
        section, identifier=f"{identifier}-p", navigationMode="nonlinear", submissionMode="individual"
    )
    return E.assessmentTest(part, identifier=identifier, title=title)


def _manifest(questions: Sequence[Question], identifier: str) -> Node:
    resources = [
        M.resource(
            M.file(href=f"items/{q.id}.xml"),
            identifier=f"res-{q.id}",
            type="imsqti_item_xmlv2p1",
            href=f"items/{q.id}.xml",
        )
        for q in questions
    ]
    needs = [M.dependency(identifierref=f"res-{q.id}") for q in questions]
    test = M.resource(
        M.file(href="test.xml"), *needs, identifier="res-test", type="imsqti_test_xmlv2p1", href="test.xml"
    )
    head = M.metadata(M.schema("QTIv2.1 Package"), M.schemaversion("1.0.0"))
    return M.manifest(
        head, M.organizations(), M.resources(test, *resources), identifier=f"manifest-{identifier}"
    )


def _text(node: Node) -> bytes:
    place = f"{QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
    if node.tag == f"{{{QTI}}}assessmentItem" or node.tag == f"{{{QTI}}}assessmentTest":
        node.set(f"{{{_XSI}}}schemaLocation", place)
    return bytes(etree.tostring(node, xml_declaration=True, encoding="UTF-8", pretty_print=True))
