"""Words made fit for every format: without what no file can hold, and without what turns a page around."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

Thing = TypeVar("Thing")
# What XML cannot hold: control characters and lone surrogates.
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Embeddings, overrides and isolates would turn the direction of what stands after them on the line.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def tidy(thing: Thing) -> Thing:
    """`thing` with every text in it made fit: a report goes through here before any format sees it.

    >>> tidy(("a\\x00b", 1, "\\u202egnp.exe"))
    ('a\ufffdb', 1, 'gnp.exe')
    """
    return cast("Thing", tidied(thing))


def tidied(thing: Any) -> Any:
    """A text, a tuple or a dataclass with its texts made fit; anything else as it is."""
    if isinstance(thing, str):
        return UNHELD.sub("\N{REPLACEMENT CHARACTER}", thing).translate(TURNING)
    if isinstance(thing, tuple):
        return tuple(map(tidied, thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{one.name: tidied(getattr(thing, one.name)) for one in fields(thing)})
    return thing
