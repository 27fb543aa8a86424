"""English verbs of saying that the tagger takes for nouns: `critics of the scheme note that …`."""

from spacy.tokens import Token

from nlp.quoting.tags import FINITE

NO_VERB_BEHIND = frozenset({"DT", "PRP$", "POS", "IN", "JJ"})


def misread_subject(verb: Token) -> Token | None:
    """Who speaks where the parser took a verb for the noun before it: "| critics of the scheme | note that …"."""
    that = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if that.lower_ != "that" or that.dep_ != "mark" or verb.i == 0 or verb.nbor(-1).tag_ in NO_VERB_BEHIND:
        return None
    root = that.head
    while root.head != root and root.i > verb.i:
        root = root.head
    plural = root.tag_ == "NNS" and root.dep_ == "ROOT" and root.i < verb.i
    return root if plural and not any(token.tag_ in FINITE for token in verb.doc[root.i : verb.i]) else None
