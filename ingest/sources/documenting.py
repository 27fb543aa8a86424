"""The table of sources in the documentation: `python -m ingest.sources.documenting > docs/sources.md`."""

from collections.abc import Iterator
from itertools import groupby

from ingest.sources.catalogue import Listed, find_listed

HEAD = """# Sources

What `ingest/sources/official/` (a file each) and `ingest/sources/catalogue.toml` (the news) list. **None of these addresses was called when the list was made**:
they are the publishers' own, and the status is what people who poll them have reported. `fulcrum sources` shows how they really do; a feed that fails says why, and is never dropped.

- **active**: polled by `fulcrum collect`.
- **unconfirmed**: seen in one place only; polled when named (`fulcrum collect --source ID`).
- **blocked**: the site turns robots away; save pages in a browser and use `fulcrum add FILE`.
- **dead**: no such feed any more; kept so that nobody looks for it again.

Feeds of newspapers mostly carry summaries, and their pages may be paywalled: such entries are kept and marked, and
are not counted as articles. Terms are those of the publishers; what is collected stays on your machine.
"""
COLUMNS = "| Feed | Address | Language | Topics | Status |\n| --- | --- | --- | --- | --- |"


def make_document() -> str:
    """The whole page."""
    groups = groupby(find_listed(), key=lambda listed: listed.source.publisher)
    return "\n".join([HEAD, *(line for name, group in groups for line in section(name, list(group)))])


def section(name: str, group: list[Listed]) -> Iterator[str]:
    """One publisher."""
    first = group[0].source
    kind = "official" if first.official else "news and analysis"
    yield f"## {name}\n"
    yield f"{first.homepage} ({', '.join(filter(None, (first.country, kind)))}). {first.terms}\n"
    yield COLUMNS
    for listed in group:
        source = listed.source
        status = f"{source.status}. {source.note}" if source.note else source.status
        told = (source.name, f"`{source.url}`", source.language, ", ".join(listed.topics), status)
        yield f"| {' | '.join(told)} |"
    yield ""


if __name__ == "__main__":
    print(make_document(), end="")
