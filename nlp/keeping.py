"""Which figures are worth a place among the claims: what is of no country at large, or nobody could look up, is not."""

from nlp.asking.scene import Scene, Span
from nlp.lexicon import load_lexicon
from nlp.statements import has_cue, is_premise, is_told, is_wish
from nlp.types import Claim, Interval

TRADE = frozenset(
    ("goods_trade", "services_trade", "goods_and_services_trade", "customs_duties", "gdp", "fdi", None)
)
CHANGES = frozenset({"percent", "%", "pp"})
SHARES = frozenset({"percent", "%", "pp", "rank", "ratio"})
PRODUCT = frozenset({"gdp", "growth"})
NATIONAL = frozenset({"jobs", "fdi"})  # which a plant or a region has too, of which no national series tells
MILLION = 1e6
FEW_JOBS = 10_000  # fewer than a country counts
GATE_TALK = 0.05  # below it a sentence that names no flow is talk in which a number happens to stand
GATE_PREMISE = 0.5  # of what a reporter says on the way to a question
GATE_FORECAST = 0.2  # check-worthiness of a forecast: below it is a plan that happens to hold a sum


def is_kept(scene: Scene, claim: Claim) -> bool:
    """Whether a figure is worth a place among the claims: what cannot be looked up needs an editor's interest."""
    question = claim.question
    if question is None:
        return True
    sentence = scene.around(scene.sentences, claim.start)
    if is_premise(claim.claimant) and (
        question.indicator not in TRADE or claim.checkworthiness < GATE_PREMISE
    ):
        return False
    if is_of_part(scene, sentence, claim) or (not claim.figures and is_wish(scene, claim.text.lower())):
        return False
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


def is_of_part(scene: Scene, sentence: Span, claim: Claim) -> bool:
    """Whether something is of less than what its indicator measures: purchases that are 11 percent of a national
    product, the jobs of a plant, the investment in one region or sector."""
    indicator = claim.question.indicator if claim.question else None
    if indicator in PRODUCT:
        told = claim.stated.unit if claim.stated else None
        return claim.question is not None and claim.question.measure == "level" and told in CHANGES
    if claim.kind == "share" and indicator not in TRADE and claim.question and claim.question.of is None:
        return True  # "a third of the inflation is fuel"
    if indicator not in NATIONAL:
        return False
    if indicator == "jobs" and claim.stated is not None and is_few(claim.stated):
        return True
    place = any(one.form == "place" for one in scene.within(scene.countries, sentence))
    return place or bool(scene.within(scene.companies, sentence)) or has_cue(scene, sentence, "local")


def is_few(stated: Interval) -> bool:
    """Whether these are fewer jobs than a country counts."""
    return stated.unit not in CHANGES and max(abs(stated.low or 0), abs(stated.high or 0)) < FEW_JOBS


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
