"""What is not code: words, names and codes, one TOML file a matter, each with its source."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """The tables of `nlp/lexicon/<name>.toml`, read once. Do not change what you get."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
