"""What a share is of: whose total, and whose part."""

import re
from dataclasses import replace

from nlp.asking import partners
from nlp.asking.scene import Cue, Scene
from nlp.asking.voices import is_ours, speaker_abroad
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Figure, Flow, Question

TOTALS: dict[str, Flow] = {"imports": "imports", "exports": "exports", "total": "total", "buy": "imports"}
TOTAL_OF = re.compile(r"(?:'s?)? (?:(?:total|overall|all|goods|merchandise|of|annual) )*")
OWNED_BEHIND = shape("owner_behind")


def share_question(scene: Scene, figure: Figure, question: Question, cue: Cue) -> Question:
    """A share is of the total of whoever owns it; whose share it is stands beside it."""
    clause = scene.around(scene.clauses, figure.start)
    beside = [m for m in scene.named(clause) if m.country != "WLD"]
    owner = owner_of_total(scene, cue, beside) or (
        speaker_abroad(scene, cue.start) if is_ours(scene, cue) else None
    )
    strangers = [m for m in beside if m.country != (owner or question.reporter)]
    others = {m.country for m in strangers}
    if owner and len(others) > 1:  # a row: "Mexico's share was 15 percent, Canada's 11"
        others = {m.country for m in strangers if m.end <= figure.start}
    if owner and len(others) == 1 and cue.name in TOTALS:
        return replace(question, flow=TOTALS[cue.name], reporter=owner, partner=others.pop(), of="WLD")
    if len(others) == 1:
        return replace(question, partner=others.pop(), of="WLD")
    if question.partner not in (None, "WLD"):
        return replace(question, of="WLD")
    sentence = scene.around(scene.sentences, figure.start)
    partner = partners.rank_subject(scene, clause, sentence, figure.start)
    return replace(question, partner=partner, of="WLD")


def owner_of_total(scene: Scene, cue: Cue, mentions: list[Mention]) -> str | None:
    """Whose total a share is of: right before the noun ("US goods imports"), or right behind it in Spanish and
    French ("importations américaines", "lo que importó Estados Unidos")."""
    for mention in mentions:
        ahead, behind = scene.lower[mention.end : cue.start], scene.lower[cue.end : mention.start]
        if 0 <= cue.start - mention.end < 30 and TOTAL_OF.fullmatch(ahead):
            return mention.country
        if 0 <= mention.start - cue.end < 30 and OWNED_BEHIND.fullmatch(behind):
            return mention.country
    return None
