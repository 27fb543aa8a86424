"""Check-worthiness, cross-validated on the labelled sentences that the model is trained from.

The sentences written for its mistakes in real documents are told apart (`hard`): they are harder by design, and a
figure over all of them would fall with every mistake that is written down.
"""

from nlp.training.checkworthiness import load_hard, load_sentences, measure, train


def score() -> dict[str, float]:
    """Average precision, F1 at 0.5, and one less the Brier score; of the hard sentences too, and of all together."""
    texts, labels, _ = load_sentences()
    hard, chances = load_hard(), train(texts, labels)[1]["chances"]
    plain, harder, whole = (
        measure(chances[chosen], labels[chosen]) for chosen in (~hard, hard, hard | ~hard)
    )
    return {
        "precision": plain["precision"],
        "f1": plain["f1"],
        "calibration": 1 - plain["brier"],
        "hard_precision": harder["precision"],
        "all_precision": whole["precision"],
    }
