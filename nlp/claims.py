"""Claims in a text: what could be checked, who claims it, how it is put, and how much checking is worth."""

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
from nlp.asking.scene import HOME, Scene
from nlp.checkworthiness import checkworthiness
from nlp.lexicon import load_lexicon
from nlp.questions import find_questions
from nlp.quotations import speaker_at
from nlp.statements import Statement, find_statements, has_cue, is_told
from nlp.types import Assertion, Claim, ClaimKind, Interval, Origin

KINDS: dict[str | None, ClaimKind] = {
    "level": "level",
    "change": "change",
    "percent_change": "percent_change",
    "share": "share",
    "rank": "rank",
    "record": "record",
    "ratio": "comparison",
}

TRADE = frozenset(
    ("goods_trade", "services_trade", "goods_and_services_trade", "customs_duties", "gdp", "fdi", None)
)
CHANGES = frozenset({"percent", "%", "pp"})
OF_ONE = frozenset({"jobs", "budget", "prices"})  # matters of one country
SHARES = frozenset({"percent", "%", "pp", "rank", "ratio"})
MILLION = 1e6
GATE_TALK = 0.1  # below it a sentence that names no flow is talk in which a number happens to stand
GATE_FORECAST = 0.2  # check-worthiness of a forecast: below it is a plan that happens to hold a sum


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


def is_kept(scene: Scene, claim: Claim) -> bool:
    """Whether a figure is worth a place among the claims: what cannot be looked up needs an editor's interest."""
    question = claim.question
    if question is None:
        return True
    sentence = scene.around(scene.sentences, claim.start)
    if question.indicator == "tariff_rate":
        return claim.checkworthiness >= GATE_TALK and not has_cue(scene, sentence, "norm")
    if question.indicator not in TRADE:
        return fits(question.indicator, claim.stated) and is_told(scene, sentence, claim.checkworthiness)
    if question.indicator == "goods_trade" and has_cue(scene, sentence, "apart"):
        return False
    if claim.checkworthiness < GATE_TALK and not has_cue(scene, sentence, "flow"):
        return False
    if claim.kind == "prediction" and claim.checkworthiness < GATE_FORECAST:
        return False
    return question.partner is not None or is_large(claim.stated) or has_cue(scene, sentence, "flow")


def fits(indicator: str | None, stated: Interval | None) -> bool:
    """Whether what is counted is what the indicator measures: workers for jobs, and no machines or kilometres."""
    units = load_lexicon("statements")["units"].get(indicator)
    if units is None or stated is None:
        return True
    return stated.unit.lower() in units or stated.unit in CHANGES or (is_money(stated) and "$" in units)


def is_money(stated: Interval) -> bool:
    """Whether a currency is what it is counted in."""
    return len(stated.unit) == 3 and stated.unit.isupper()


def is_large(stated: Interval | None) -> bool:
    """Whether an amount could be trade between countries; a rank or a percentage, which have no amount, too."""
    if stated is None or stated.unit in SHARES:
        return True
    return is_money(stated) and max(abs(stated.low or 0), abs(stated.high or 0)) >= MILLION


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
    if scene.language == "en" or told:
        return asked
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
    if question.indicator == "tariff_rate":
        return "tariff"
    if question.flow == "balance" and question.measure == "level":
        return "balance"
    return KINDS[question.measure] if question.measure else "comparison"
