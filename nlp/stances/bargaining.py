"""Whether something is bargained over where a stance stands: over tariffs and goods, not in war or relief."""

import re
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.types import Stance

NEAR = 300  # characters on both sides of a stance in which it is told what is at stake
STRUGGLE = 1.5  # words of bargaining that weigh as much as one of war, relief or crime


@cache
def bargaining() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of bargaining, and words of other matters: war, relief, crime."""
    table = load_lexicon("leverage")["bargaining"]
    one, other = (
        re.compile(rf"(?<!\w)(?:{'|'.join(table[name])})", re.IGNORECASE) for name in ("words", "elsewhere")
    )
    return one, other


def is_bargaining(text: str, stance: Stance) -> bool:
    """Whether something is bargained over near a stance, and not fought over, given or nursed.

    Different words of either kind are weighed. That nothing else is near counts as one word of bargaining:
    "Mexico blinked first" by itself is about trade, in the middle of a briefing it need not be. The stance's
    own words are no struggle ("Moscow uses gas as a weapon").
    """
    first, last = max(0, stance.start - NEAR), stance.end + NEAR
    bargain, elsewhere = bargaining()
    whole = first == 0 and last >= len(text)
    traded = {word.lower() for word in bargain.findall(text, first, last)}
    fought = {
        word.lower()
        for start, end in ((first, stance.start), (stance.end, last))
        for word in elsewhere.findall(text, start, end)
    }
    return whole + len(traded) > STRUGGLE * len(fought)


def tells_of_bargaining(text: str) -> bool:
    """Whether a text holds two different words of trade or bargaining: one may be all that a stance consists of."""
    first = bargaining()[0].search(text)
    return first is not None and any(
        word[0].lower() != first[0].lower() for word in bargaining()[0].finditer(text, first.end())
    )
