"""Which code made a reading or a check: a name with a hash, so that what is out of date is done again."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import get_args

from nlp.types import Language

PACKAGES = {
    "nlp": ("*.py", "*.toml", "models/*"),
    "app/checking": ("*.py", "*.toml"),
    "ingest/statistics/snapshot": ("*",),
}
LANGUAGES = get_args(Language)
ROOT = Path(__file__).resolve().parent.parent


@cache
def code_version(package: str, without: tuple[str, ...] = ()) -> str:
    """`nlp 0.1.0+3f2a9c01`: the package, the release and a hash of its code and lexicons.

    Files whose names end in one of `without` are left out of the hash.
    """
    digest = hashlib.sha256()
    folder = ROOT / package
    for file in sorted(
        {file for pattern in PACKAGES[package] for file in folder.rglob(pattern) if file.is_file()}
    ):
        if "__pycache__" in file.parts or file.name.endswith(without):
            continue
        digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return f"{package} {version('fulcrum-trade')}+{digest.hexdigest()[:8]}"


def reader_version(language: str) -> str:
    """The version of what reads a language: a change in the lexicon of another does not make it another."""
    others = tuple(f"_{other}.toml" for other in LANGUAGES if other != language)
    return f"{code_version('nlp', others)} {language}"
