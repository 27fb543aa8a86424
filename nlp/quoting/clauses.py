"""English clauses with the dependency tree: which one a reporting verb governs, and where it ends."""

from collections.abc import Iterator

from spacy.tokens import Token

from nlp.quoting import nouns
from nlp.quoting.page import Page
from nlp.quoting.tags import FINITE, SUBJECTS
from nlp.quoting.types import Cue

CLAUSES = frozenset({"ccomp"})
RUNS_ON = frozenset({"prep", "advmod", "npadvmod", "advcl", "prt", "dobj", "dep", "conj"})
DEPTH = 6


def find_clauses(page: Page, cue: Cue) -> Iterator[tuple[int, int]]:
    """The clauses behind a cue that tell what is said, as tokens start and end."""
    verb = page.doc[cue.head]
    told = [child for child in verb.rights if governs(page, cue, child)]
    told = [child for child in told if child is told[0] or child.dep_ != "xcomp"]
    reached = cue.end
    if not told and (late := late_clause(page, cue)) is not None:
        yield late.left_edge.i, clause_end(page, verb, late.head)
        return
    for child in told or addressed_clause(page, cue):
        start, end = max(child.left_edge.i, cue.end), clause_end(page, verb, child)
        if end > reached:
            yield start, end
        reached = max(reached, end)


def late_clause(page: Page, cue: Cue) -> Token | None:
    """The subject that opens a clause which the parser hung on a day or place: "said after the storm | she would sail"."""
    if "say" not in cue.kinds:
        return None
    for child in page.doc[cue.head].rights:
        subject = next((part for part in child.lefts if part.dep_ in SUBJECTS), None)
        led = child.left_edge.i == cue.end and child.left_edge.dep_ == "prep"
        marked = any(part.dep_ == "mark" for part in child.lefts)
        if child.dep_ == "advcl" and led and subject is not None and not marked:
            commas = any(page.is_delimiter(index) for index in range(cue.end, subject.left_edge.i))
            return None if commas else subject
    return None


def addressed_clause(page: Page, cue: Cue) -> list[Token]:
    """The clause that the parser hung on those who were told it: "told a meeting of growers that …"."""
    listeners = [child for child in page.doc[cue.head].rights if child.dep_ == "dobj"]
    if cue.lemma not in page.word("addressing") or not listeners:
        return []
    return [child for child in listeners[0].rights if child.dep_ in ("relcl", "acl") and is_marked(child)]


def is_marked(clause: Token) -> bool:
    """Whether a clause opens with the "that" of what is said, which is no part of it."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def governs(page: Page, cue: Cue, child: Token) -> bool:
    """Whether a child of the cue is the clause that it reports."""
    if "noun" in cue.kinds:
        marked = is_marked(child)
        if page.doc[cue.head].lower_ in page.word("promising"):
            marked |= any(token.tag_ == "TO" and token.dep_ == "aux" for token in child.children)
        return child.dep_ in ("acl", "ccomp", "relcl") and marked
    if "mood" in cue.kinds:
        return child.dep_ == "ccomp" and child.left_edge.i == cue.end and is_statement(page, cue, child)
    infinitive = any(token.tag_ == "TO" and token.dep_ == "aux" for token in child.children)
    if child.dep_ == "ccomp" and not infinitive:
        gap = page.doc[cue.end + 1 : child.left_edge.i + 3]  # "agreed to terms which give growers access"
        if any(
            token.lower_ == "which" or (token.lower_ == "who" and token.i < child.left_edge.i)
            for token in gap
        ):
            return False
        return bool(cue.kinds & {"say", "show", "think"}) and is_statement(page, cue, child)
    threat = cue.lemma == "threaten" and child.lower_ in page.word("harming")
    purpose = any(
        part.dep_ == "prep" and part.lower_ == "to" and part.i < child.i for part in page.doc[cue.head].rights
    )  # "agreed to a plan to strengthen"
    told = child.dep_ in ("xcomp", "ccomp") and infinitive and "intend" in cue.kinds
    return told and not (threat or purpose or asks_for_thing(page, cue, child))


def asks_for_thing(page: Page, cue: Cue, child: Token) -> bool:
    """Whether an infinitive tells what a thing is for, and not what somebody should do: "urged talks | to end it"."""
    between = [part for part in page.doc[cue.head].rights if part.dep_ == "dobj" and part.i < child.i]
    between += [part for part in child.lefts if part.dep_ == "nsubj"]
    means = page.word("means")
    return any(
        nouns.is_abstract(page, part) or part.ent_type_ == "MONEY" or part.lower_ in means for part in between
    )


def is_statement(page: Page, cue: Cue, clause: Token) -> bool:
    """Whether a clause behind a cue is finite and no relative one ("promised money that they lack")."""
    edge = clause.left_edge
    finite = clause.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.children)
    if not (finite or clause.tag_ in ("VB", "NN", "NNS", "NNP", "JJ")):
        return False
    if edge.lower_ in page.word("wh") and not cue.kinds & {"say"}:
        return False
    ruled = any(child.dep_ in (*SUBJECTS, "expl", "mark") for child in clause.lefts)
    apart = clause.tag_ in FINITE or page.doc[edge.i - 1].text == ","
    if finite and apart and not ruled and edge.lower_ not in page.word("wh"):
        return False  # "concluded talks on means to end it", "also announced today, will bring"
    if edge.lower_ in page.word("complementizers") and edge.dep_ != "mark":
        return False
    if edge.lower_ in page.word("referring"):
        return False  # "until the emergency declared herein has terminated"
    addressed = cue.lemma in page.word("addressing")
    before = page.doc[edge.i - 1]
    noun = before.i > cue.head and before.tag_ in ("NN", "NNS") and before.lower_ not in page.word("temporal")
    return addressed or not (
        noun and before.dep_ in ("dobj", "pobj") and edge.lower_ in page.word("relatives")
    )


def clause_end(page: Page, verb: Token, clause: Token) -> int:
    """Where a reported clause ends: what hangs on the cue behind it without a comma belongs to it too."""
    end = clause.right_edge.i + 1
    for child in verb.rights:
        if child.left_edge.i < end:
            continue
        gap = page.doc[end : child.left_edge.i]
        joined = child.dep_ in CLAUSES or (
            child.dep_ in RUNS_ON and not any(token.text == "," for token in gap)
        )
        if not joined or (child.dep_ == "conj" and not repeats(child)):
            break
        end = max(end, child.right_edge.i + 1)
    return end


def repeats(clause: Token) -> bool:
    """Whether a further clause is reported by the same cue ("and that …")."""
    return clause.left_edge.lower_ == "that" or is_marked(clause)


def argument_end(page: Page, cue: Cue, index: int) -> int:
    """Where the part of a cue's clause ends that holds a token behind it."""
    token = page.doc[index]
    for _ in range(DEPTH):
        if token.head.i == cue.head or token.head == token:
            break
        token = token.head
    return max(index + 1, token.right_edge.i + 1) if token.head.i == cue.head else index + 1
