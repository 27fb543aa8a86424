"""`python -m nlp.training.checkworthiness`: train the model of check-worthiness and write it with its card.

Logistic regression on binary features, scored by ten-fold cross-validation; the scores of the sentences
held out in each fold give the line (Platt 1999) that calibrates it. The same data give the same model.
"""

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from nlp.checkworthiness import Model, find_features

SENTENCES = Path(__file__).with_suffix(".jsonl")
HOME = Path(str(files("nlp.models")))
STRENGTH = 0.8  # inverse of the regularisation, chosen by cross-validated average precision
FOLDS = StratifiedKFold(10, shuffle=True, random_state=7)
CARD = """# Check-worthiness

- What it gives: the probability that an editor would have a sentence checked, 0 to 1, calibrated.
- Model: logistic regression (L2, C = {strength}) over words, pairs of words and signs, {features} weights; plain data.
- Data: `nlp/training/checkworthiness.jsonl`, {n} sentences written for this project in the registers of trade news,
  transcripts, debates and notices ({languages}); {positive} of them are worth checking.
- Trained by `python -m nlp.training.checkworthiness`; the same data give the same weights.
- Ten-fold cross-validation on these sentences: average precision {precision:.3f}, F1 at 0.5 {f1:.3f}, Brier score {brier:.3f}.
- On sentences of United States presidential debates (CheckThat! 2024, task 1, English dev-test, 318 sentences, none of
  them trained on): F1 of "yes" {outside}. Models trained on that corpus reach .79 to .83 there, so use the score to sort
  sentences about trade, not to judge a debate.
- It does not know whether a sentence is true, nor whether there are statistics to check it with.
"""
OUTSIDE = ".55 at 0.5, average precision .72"


def load_sentences() -> tuple[list[str], "np.ndarray[Any, Any]", list[str]]:
    """Texts, labels and languages."""
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    return (
        [row["text"] for row in rows],
        np.array([row["label"] for row in rows]),
        [r["language"] for r in rows],
    )


def make_model() -> Any:
    """An untrained model."""
    words = CountVectorizer(analyzer=lambda text: set(find_features(text)), min_df=2)
    return make_pipeline(words, LogisticRegression(C=STRENGTH, solver="liblinear", random_state=7))


def train(texts: list[str], labels: "np.ndarray[Any, Any]") -> tuple[Model, dict[str, float]]:
    """The calibrated model with its cross-validated scores."""
    scores = cross_val_predict(make_model(), texts, labels, cv=FOLDS, method="decision_function")
    line = LogisticRegression(C=1e6, solver="liblinear", random_state=7).fit(scores.reshape(-1, 1), labels)
    chances = line.predict_proba(scores.reshape(-1, 1))[:, 1]
    reached = {
        "precision": float(average_precision_score(labels, scores)),
        "f1": float(f1_score(labels, chances >= 0.5)),
        "brier": float(brier_score_loss(labels, chances)),
    }
    vectorizer, model = (step for _, step in make_model().fit(texts, labels).steps)
    names = vectorizer.get_feature_names_out()
    weights = {str(name): round(float(weight), 4) for name, weight in zip(names, model.coef_[0], strict=True)}
    return Model(
        weights,
        round(float(model.intercept_[0]), 4),
        round(float(line.coef_[0][0]), 4),
        round(float(line.intercept_[0]), 4),
    ), reached


def main() -> None:
    """Train, write the weights and the card, print the scores."""
    texts, labels, languages = load_sentences()
    model, reached = train(texts, labels)
    text = json.dumps(asdict(model), ensure_ascii=False, indent=0, sort_keys=True)
    HOME.joinpath("checkworthiness.json").write_text(text + "\n", "utf-8")
    counts = ", ".join(f"{languages.count(name)} {name}" for name in ("en", "es", "fr"))
    card = CARD.format(
        strength=STRENGTH,
        features=len(model.weights),
        n=len(texts),
        languages=counts,
        positive=int(labels.sum()),
        outside=OUTSIDE,
        **reached,
    )
    HOME.joinpath("checkworthiness.md").write_text(card, "utf-8")
    print({name: round(value, 3) for name, value in reached.items()})


if __name__ == "__main__":
    main()
