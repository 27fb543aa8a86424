"""What the stages of naming hand on. Offsets are characters of the text, end exclusive."""

from dataclasses import dataclass
from typing import Literal

from nlp.types import ActorKind

RoleKind = Literal["office", "offices", "group", "government", "public", "company", "speaker", "speakers"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name an actor, before it is settled who is the same."""

    start: int
    end: int
    id: str
    name: str
    kind: ActorKind
    country: str | None
    head: str = ""
    """For a role what it is at bottom ("minister"), whatever the language."""
    bare: bool = False
    """Whether a role says no more than its head: "the minister"."""
    role: str = ""
    """For a person named beside a role: that role's id."""
    guessed: bool = False
    """Whether a role's country is told by the sentence around it only."""


@dataclass(frozen=True, slots=True)
class Role:
    """A noun of a role with its modifiers, as tokens `start`-`end`; `first`-`last` is the noun itself."""

    start: int
    end: int
    first: int
    last: int
    kind: RoleKind
    head: str
    article: str
    """The determiner before it, in small letters."""
