"""
NlpError
├── ModelMissing        no language model is installed where one is needed
├── UnknownLanguage     a language that no reader knows
└── UnreadableText      text that cannot be analysed (binary, lone surrogates, too long)
"""


class NlpError(Exception):
    """Root of everything that `nlp` raises on purpose."""


class ModelMissing(NlpError):
    """The spaCy model is not installed: run `make setup`."""


class UnknownLanguage(NlpError):
    """The language is not one of en, es, fr."""


class UnreadableText(NlpError):
    """The text is binary, holds lone surrogates, or is over the size limit."""
