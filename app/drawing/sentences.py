"""What the checking says, in the language of the interface."""

from app.drawing.frame import language
from app.saying import sentences


def said(text: str) -> str:
    """A reason, an explanation or what is implied."""
    return sentences.said(language(), text)


def question_said(text: str) -> str:
    """A question or the title of a series."""
    return sentences.question_said(language(), text)


def reading_said(text: str) -> str:
    """A reading of a claim: told with its basis as in a reason, or a mere question."""
    told = said(text)
    return question_said(text) if told == text else told


def phrase_said(kind: str, text: str) -> str:
    """A phrase of a kind of the table of sentences."""
    return sentences.phrase_said(language(), kind, text)
