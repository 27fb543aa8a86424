"""The sample publishers as a test of verdicts: what is wrong on purpose is contradicted, and nothing else is."""

from app.assessing import assess
from app.documents import make_document
from app.sample.pieces import find_publishers
from app.statistics import checker


def score() -> dict[str, float]:
    """Precision and recall of `contradicted` over all pieces, and the share of claims with a verdict."""
    check, claims, verdicts, hits, flagged, wanted = checker(), 0, 0, 0, 0, 0
    for piece in (piece for publisher in find_publishers() for piece in publisher.pieces):
        text = "\n\n".join(piece.paragraphs)
        day = piece.published.date().isoformat()
        found = assess(make_document(text, date=day, title=piece.title, language=piece.language), check)
        claims += len(found.checks)
        verdicts += sum(one.verdict != "unverifiable" for one in found.checks)
        spans = [
            (claim.start, claim.end)
            for claim, one in zip(found.analysis.claims, found.checks, strict=True)
            if one.verdict == "contradicted"
        ]
        places = [(text.index(words), text.index(words) + len(words)) for words in piece.wrong]
        flagged += len(spans)
        wanted += len(places)
        hits += sum(any(a < d and c < b for a, b in spans) for c, d in places)
    return {
        "contradicted_precision": hits / flagged if flagged else 0.0,
        "contradicted_recall": hits / wanted,
        "with_verdict": verdicts / claims if claims else 0.0,
    }
