"""Which code made a reading or a check: a name with a hash, so that what is out of date is done again."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGES = {
    "nlp": ("*.py", "*.toml", "models/*"),
    "app/checking": ("*.py", "*.toml"),
    "ingest/statistics/snapshot": ("*",),
}
ROOT = Path(__file__).resolve().parent.parent


@cache
def code_version(package: str) -> str:
    """`nlp 0.1.0+3f2a9c01`: the package, the release and a hash of its code and lexicons."""
    digest = hashlib.sha256()
    folder = ROOT / package
    for file in sorted(
        {file for pattern in PACKAGES[package] for file in folder.rglob(pattern) if file.is_file()}
    ):
        if "__pycache__" in file.parts:
            continue
        digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return f"{package} {version('fulcrum-trade')}+{digest.hexdigest()[:8]}"
