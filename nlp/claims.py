"""Claims in a text: what could be checked, who claims it, how it is put, and how much checking is worth."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.asking.asked import Asked
from nlp.asking.manner import find_assertion
from nlp.asking.scene import Scene, lay_out
from nlp.checkworthiness import checkworthiness
from nlp.questions import find_questions
from nlp.quotations import speaker_at
from nlp.types import Assertion, Claim, ClaimKind

KINDS: dict[str | None, ClaimKind] = {
    "level": "level",
    "change": "change",
    "percent_change": "percent_change",
    "share": "share",
    "rank": "rank",
    "record": "record",
    "ratio": "comparison",
}


@Language.component("fulcrum_claims", assigns=["doc._.claims"])
def set_claims(doc: Doc) -> Doc:
    """Leave the claims of the text on the doc."""
    doc._.claims = tuple(find_claims(doc))
    return doc


def find_claims(doc: Doc) -> Iterator[Claim]:
    """The claims of the text, in order; several in one sentence where it states several things."""
    scene = lay_out(doc)
    asked = sorted(find_questions(scene), key=lambda one: (one.span.start, one.span.end))
    for number, one in enumerate(asked, start=1):
        yield make_claim(doc, scene, one, f"c{number}")


def make_claim(doc: Doc, scene: Scene, asked: Asked, id: str) -> Claim:
    """One question as the claim of somebody."""
    start, end, question = asked.span.start, asked.span.end, asked.question
    place = asked.figure.start if asked.figure else start
    sentence = scene.around(scene.sentences, place)
    assertion = find_assertion(scene, asked.span, sentence, question.period, place)
    quotation = speaker_at(doc, place)
    index = next((n for n, figure in enumerate(scene.figures) if figure is asked.figure), None)
    return Claim(
        id=id,
        start=start,
        end=end,
        text=scene.text[start:end],
        claimant=quotation.speaker if quotation else None,
        checkworthiness=checkworthiness(scene.text[sentence.start : sentence.end]),
        kind=kind_of(asked, assertion),
        assertion=assertion,
        figures=() if index is None else (index,),
        question=question,
        stated=asked.stated,
        approximation=asked.figure.approximation if asked.figure else "exact",
        origins=asked.origins,
    )


def kind_of(asked: Asked, assertion: Assertion) -> ClaimKind:
    """The kind of a claim, by what it measures."""
    question = asked.question
    if assertion == "predicted":
        return "prediction"
    if question.indicator == "tariff_rate":
        return "tariff"
    if question.flow == "balance" and question.measure == "level":
        return "balance"
    return KINDS[question.measure]
