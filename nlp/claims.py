"""Claims in a text: what could be checked, who claims it, how it is put, and how much checking is worth."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.asking.allowed import find_allowed
from nlp.asking.asked import Asked
from nlp.asking.counts import find_count
from nlp.asking.laying import lay_out
from nlp.asking.manner import find_assertion
from nlp.asking.rivals import find_rivals
from nlp.asking.scene import HOME, Scene, Span
from nlp.checkworthiness import checkworthiness
from nlp.keeping import TRADE, is_kept
from nlp.questions import find_questions
from nlp.quotations import speaker_at
from nlp.statements import Statement, cues, find_statements
from nlp.types import Assertion, Claim, ClaimKind, Origin

KINDS: dict[str | None, ClaimKind] = {
    "level": "level",
    "change": "change",
    "percent_change": "percent_change",
    "share": "share",
    "rank": "rank",
    "record": "record",
    "ratio": "comparison",
}

OF_ONE = frozenset({"jobs", "budget", "prices"})  # matters of one country


AFTER = re.compile(
    r"[;:—]|(?<!\w)(?:after|over|because|since|while|when|but|against|despite|tras|después|por|porque|cuando|pero|contra|pese|hoy|now|"
    r"après|car|quand|mais|contre|malgré|depuis)(?!\w)"
)  # between a threat and a rate: "threatened to retaliate after a 25 percent tariff"


@Language.component("fulcrum_claims", assigns=["doc._.claims"])
def set_claims(doc: Doc) -> Doc:
    """Leave the claims of the text on the doc."""
    doc._.claims = tuple(find_claims(doc))
    return doc


def find_claims(doc: Doc) -> Iterator[Claim]:
    """The claims of the text, in order; several in one sentence where it states several things.

    First come what figures state and official statistics could answer, then, of the other sentences, what the
    model of check-worthiness lets through: these have no question.
    """
    scene = lay_out(doc)
    asked = (make_claim(doc, scene, placed(scene, one)) for one in find_questions(scene))
    claims = [claim for claim in asked if is_kept(scene, claim)]
    places = sorted(place for claim in claims for place in {claim.start, claim.end - 1})
    claims += [make_statement(doc, scene, one) for one in find_statements(doc, scene, places)]
    claims.sort(key=lambda claim: (claim.start, claim.end))
    yield from (replace(claim, id=f"c{number}") for number, claim in enumerate(claims, start=1))


def make_statement(doc: Doc, scene: Scene, one: Statement) -> Claim:
    """One statement as the claim of somebody."""
    inside = scene.within(scene.figures, one.span)
    return Claim(
        id="",
        start=one.span.start,
        end=one.span.end,
        text=scene.text[one.span.start : one.span.end],
        claimant=one.quotation.speaker if one.quotation else None,
        checkworthiness=one.checkworthiness,
        kind=one.kind,
        assertion=one.assertion,
        figures=tuple(n for n, figure in enumerate(doc._.figures) if any(figure is own for own in inside)),
    )


def make_claim(doc: Doc, scene: Scene, asked: Asked) -> Claim:
    """One question as the claim of somebody."""
    start, end, question = asked.span.start, asked.span.end, asked.question
    place = asked.figure.start if asked.figure else start
    sentence = scene.around(scene.sentences, place)
    assertion = find_assertion(scene, asked.span, sentence, question.period, place)
    if question.indicator == "tariff_rate" and assertion == "asserted" and is_pending(scene, sentence, place):
        assertion = "predicted"
    quotation = speaker_at(doc, place)
    index = next((n for n, figure in enumerate(doc._.figures) if figure is asked.figure), None)
    return Claim(
        id="",
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
        origins=(*asked.origins, *find_count(scene, asked)),
        rivals=find_rivals(scene, asked),
        allowed=find_allowed(scene, asked),
    )


def is_pending(scene: Scene, sentence: Span, place: int) -> bool:
    """Whether a tariff is only threatened, proposed or put off, by the words before its rate."""
    ahead = cues("pending", scene.language).finditer(scene.lower, sentence.start, place)
    last = next(reversed(list(ahead)), None)
    return last is not None and not AFTER.search(scene.lower, last.end(), place)


def placed(scene: Scene, asked: Asked) -> Asked:
    """The question on a matter that no series here holds, asked of the country it is of.

    That is the one country the clause names. Where it names none, the home country is only supposed, and in
    Spanish and French nobody is: the jobs that a minister in Mexico counts are not America's.
    """
    question = asked.question
    if question.indicator == "tariff_rate" or (question.indicator in TRADE and not is_supposed(scene, asked)):
        return asked
    clause = scene.around(scene.clauses, asked.figure.start if asked.figure else asked.span.start)
    named = [one for one in scene.named(clause) if one.country != "WLD"]
    countries = {one.country for one in named}
    elsewhere = tuple(one for one in asked.origins if one.slot not in ("reporter", "partner"))
    if question.indicator in OF_ONE and len(countries) == 1 and HOME not in countries:
        origin = Origin("reporter", "clause", named[0].text, named[0].start, named[0].end)
        question = replace(question, reporter=named[0].country, partner=None)
        return replace(asked, question=question, origins=(origin, *elsewhere))
    told = any(one.slot == "reporter" and one.source in ("clause", "sentence") for one in asked.origins)
    if told or (scene.language == "en" and question.indicator != "migration"):
        return asked  # people move between all countries
    return replace(asked, question=replace(question, reporter=None, partner=None), origins=elsewhere)


def is_supposed(scene: Scene, asked: Asked) -> bool:
    """Whether a product or investment told in Spanish or French is only by default of the home country."""
    if asked.question.indicator not in ("gdp", "fdi") or scene.language == "en":
        return False
    return any(one.slot == "reporter" and one.source == "default" for one in asked.origins)


def kind_of(asked: Asked, assertion: Assertion) -> ClaimKind:
    """The kind of a claim, by what it measures."""
    question = asked.question
    if assertion == "predicted":
        return "prediction"
    if question.indicator in ("tariff_rate", "average_tariff"):
        return "tariff"
    if question.flow == "balance" and question.measure == "level":
        return "balance"
    return KINDS[question.measure] if question.measure else "comparison"
