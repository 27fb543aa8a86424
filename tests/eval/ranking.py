"""`python -m tests.eval.ranking [FILE]`: would a learned ranker find the stances that no frame finds?

A candidate is an ordered pair of countries of a passage with the cues around them; its class is `holds`, `lacks`,
`mutual` or `none`. The ranker speaks only where no frame does, and gives its likeliest candidate above a threshold.
Learned and scored in five folds over `leverage.jsonl` and the `tune` part of `implicit.jsonl`, whole passages apart;
the `blind` part is read by a ranker of all of these. A file of other passages may be named, and is read likewise. Nothing is shipped (docs/decisions.md).
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from nlp.leverage import skeletons
from nlp.pipeline import load
from nlp.stances.parties import find_parties
from nlp.stances.resolving import Resolver
from tests.eval.leverage import f1, load_examples, readings

HERE = Path(__file__).parent
CUES = {
    name: re.compile(rf"(?<!\S)(?:{'|'.join(words)})")
    for name, words in tomllib.loads((HERE / "ranking.toml").read_text("utf-8")).items()
}
MARK = re.compile(r"[@#$&%](\d+)")
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)
DESIGNS = {
    "logistic, cues": (False, lambda: LogisticRegression(C=0.5, max_iter=500, random_state=7)),
    "logistic, cues and words": (True, lambda: LogisticRegression(C=0.5, max_iter=500, random_state=7)),
    "linear SVM, calibrated": (
        True,
        lambda: CalibratedClassifierCV(LinearSVC(C=0.05, random_state=7), cv=3, ensemble=False),
    ),
    "gradient boosting, cues": (False, lambda: GradientBoostingClassifier(n_estimators=60, random_state=7)),
}
Found = tuple[str, str, str]


def marked(text: str, countries: dict[int, str | None], pair: tuple[str, str]) -> str:
    """A skeleton in which the pair stands as A and B, and any other party as X."""
    names = {pair[0]: "A", pair[1]: "B"}
    return MARK.sub(lambda mark: names.get(countries.get(int(mark[1])) or "", "X"), text)


def find_candidates(doc: Any) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Each ordered pair of countries of a text with the sentences that name one of them."""
    parties = find_parties(doc)
    resolver = Resolver(doc, parties)
    told = []
    for skeleton in skeletons(resolver):
        countries = {number: resolver.country(party) for number, party in enumerate(skeleton.parties)}
        told.append((skeleton.text, countries))
    named = {country for _, countries in told for country in countries.values()} - {None, "WLD"}
    for pair in permutations(sorted(named), 2):
        yield pair, [marked(*sentence, pair) for sentence in told if set(pair) & set(sentence[1].values())]


def features(sentences: list[str], *, words: bool) -> dict[str, float]:
    """Cues by where they stand to A and B, who comes first, how far apart, and if wanted the words themselves."""
    seen: dict[str, float] = {}
    for sentence in sentences:
        a, b = (re.search(rf"(?<!\S){name}(?!\S)", sentence) for name in "AB")
        seen[f"order {bool(a)} {bool(b)} {bool(a and b and a.start() < b.start())}"] = 1
        if a and b:
            seen[f"apart {min(abs(a.start() - b.start()) // 30, 4)}"] = 1
        for name, cue in CUES.items():
            for match in cue.finditer(sentence):
                sides = [side(party, match.start()) for party in (a, b)]
                seen[f"{name} A{sides[0]} B{sides[1]}"] = 1
        if words:
            spoken = sentence.split()
            seen |= {f"w {word}": 1 for word in spoken}
            seen |= {f"w {one} {two}": 1 for one, two in pairwise(spoken)}
    return seen


def side(party: re.Match[str] | None, at: int) -> str:
    """Whether a party stands before a cue, behind it or not in its sentence."""
    return "?" if party is None else "<" if party.start() < at else ">"


def label(pair: tuple[str, str], wanted: list[dict[str, Any]]) -> str:
    """What the labels say of an ordered pair."""
    for stance in wanted:
        for holder, over, polarity, _ in readings(stance):
            if pair == (holder, over) or (polarity == "mutual" and pair == (over, holder)):
                return polarity
    return "none"


def prepare(examples: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The passages as read: labels, what the frames find, candidates."""
    read = []
    for example in examples:
        doc = load(example["language"])(example["text"], disable=["fulcrum_claims"])
        frames = {(stance.holder, stance.over, stance.polarity) for stance in doc._.leverage}
        read.append(example | {"frames": frames, "candidates": list(find_candidates(doc))})
    return read


def learn(passages: list[dict[str, Any]], design: str) -> Any:
    """A ranker of the candidates of some passages."""
    words, model = DESIGNS[design]
    rows = [
        (features(sentences, words=words), label(pair, passage["leverage"]))
        for passage in passages
        for pair, sentences in passage["candidates"]
    ]
    return make_pipeline(DictVectorizer(sparse=False), model()).fit(
        [row[0] for row in rows], [row[1] for row in rows]
    )


def rank(ranker: Any, passage: dict[str, Any], design: str) -> tuple[float, Found] | None:
    """The likeliest stance of a passage where no frame finds one."""
    if passage["frames"] or not passage["candidates"]:
        return None
    pairs = [pair for pair, _ in passage["candidates"]]
    rows = [features(sentences, words=DESIGNS[design][0]) for _, sentences in passage["candidates"]]
    return max(
        (chance, (*pair, kind))
        for pair, chances in zip(pairs, ranker.predict_proba(rows), strict=True)
        for kind, chance in zip(ranker.classes_, chances, strict=True)
        if kind != "none"
    )


def right(found: Found, wanted: dict[str, Any]) -> bool:
    """Whether a found stance is a labelled one."""
    return any(
        found[2] == polarity
        and (found[:2] == (holder, over) or (polarity == "mutual" and found[1::-1] == (holder, over)))
        for holder, over, polarity, _ in readings(wanted)
    )


def told(passages: list[dict[str, Any]], ranked: list[Any], threshold: float) -> str:
    """Presence and stance F1, precision and invented stances, in one line."""
    hit = missed = invented = seen = alarms = unseen = 0
    for passage, guess in zip(passages, ranked, strict=True):
        left = set(passage["frames"]) | ({guess[1]} if guess and guess[0] >= threshold else set())
        wanted = passage["leverage"]
        seen, alarms = seen + bool(left and wanted), alarms + bool(left and not wanted)
        unseen += bool(wanted and not left)
        for stance in wanted:
            same = next((found for found in sorted(left) if right(found, stance)), None)
            hit, missed = hit + bool(same), missed + (not same)
            left.discard(same or ("", "", ""))
        pairs = {frozenset(reading[:2]) for stance in wanted for reading in readings(stance)}
        # a guess of the ranker is never a restatement: where it is wrong it counts
        guessed = guess[1] if guess and guess[0] >= threshold else None
        invented += sum(found == guessed or frozenset(found[:2]) not in pairs for found in left)
    precision = hit / max(hit + invented, 1)
    return (
        f"presence {f1(seen, alarms, unseen):.3f}  stance {f1(hit, invented, missed):.3f}  "
        f"precision {precision:.3f}  invented {invented}"
    )


def compare(parts: dict[str, list[dict[str, Any]]], ranked: dict[str, list[Any]], name: str) -> None:
    """Print a design at every threshold over every part."""
    for threshold in THRESHOLDS if name != "frames alone" else (2.0,):
        for part, passages in parts.items():
            title = name if threshold > 1 else f"{name} {threshold}"
            print(f"{title:32} {part:9} {told(passages, ranked[part], threshold)}", flush=True)


def main() -> None:
    """Read every passage once, then learn, rank and score each design."""
    implicit = [json.loads(line) for line in (HERE / "implicit.jsonl").read_text("utf-8").splitlines()]
    known = prepare(load_examples() + [row for row in implicit if row["split"] == "tune"])
    cut = len(load_examples())
    parts = {"leverage": known[:cut], "implicit": known[cut:]}
    parts["blind"] = prepare([row for row in implicit if row["split"] == "blind"])
    if len(sys.argv) > 1:  # passages of somebody else, that nothing is learned from
        foreign = Path(sys.argv[1]).read_text("utf-8").splitlines()
        parts["foreign"] = prepare([json.loads(line) for line in foreign])
    compare(parts, {part: [None] * len(passages) for part, passages in parts.items()}, "frames alone")
    for design in DESIGNS:
        guesses: list[Any] = [None] * len(known)
        for train, test in GroupKFold(5, shuffle=True, random_state=7).split(known, groups=range(len(known))):
            ranker = learn([known[number] for number in train], design)
            for number in test:
                guesses[number] = rank(ranker, known[number], design)
        whole = learn(known, design)
        ranked = {"leverage": guesses[:cut], "implicit": guesses[cut:]}
        for part in parts.keys() - ranked.keys():
            ranked[part] = [rank(whole, passage, design) for passage in parts[part]]
        compare(parts, ranked, design)


if __name__ == "__main__":
    main()
