"""The pieces of the sample publishers, and their feeds and pages as such publishers would write them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

NOTICE = "Sample text, written for the Fulcrum demonstration. Nobody said this."


@dataclass(frozen=True, slots=True)
class Piece:
    """One invented article or statement about real trade figures."""

    slug: str
    title: str
    author: str
    published: datetime
    language: str
    paragraphs: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    """Words of the claims that the statistics contradict."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """One invented publisher with its pieces, newest first."""

    id: str
    name: str
    tagline: str
    country: str | None
    language: str
    official: bool
    feed: str
    """`rss`: summaries that link to pages; `atom`: the full text in the feed."""
    pieces: tuple[Piece, ...]


@cache
def find_publishers() -> tuple[Publisher, ...]:
    """Both sample publishers, read from their TOML files."""
    return tuple(read_publisher(name) for name in ("ledger", "ministry"))


def read_publisher(name: str) -> Publisher:
    """One publisher from `<name>.toml`."""
    tables = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
    described = tables["publisher"]
    pieces = [read_piece(table, described["language"]) for table in tables["piece"]]
    pieces.sort(key=lambda piece: piece.published, reverse=True)
    return Publisher(**{"country": None, **described}, pieces=tuple(pieces))


def read_piece(table: dict[str, Any], language: str) -> Piece:
    """One piece; it was put out at noon UTC of its day."""
    noon = datetime.combine(date.fromisoformat(table["date"]), time(12), UTC)
    paragraphs = tuple(part.strip() for part in table["text"].strip().split("\n\n"))
    given = table.get("language", language)
    return Piece(
        table["slug"], table["title"], table["author"], noon, given, paragraphs, tuple(table.get("wrong", ()))
    )


def make_feed(publisher: Publisher, base: str) -> str:
    """The publisher's feed as XML; `base` is the address its pages are under."""
    return make_rss(publisher, base) if publisher.feed == "rss" else make_atom(publisher, base)


def make_rss(publisher: Publisher, base: str) -> str:
    """RSS 2.0 with summaries."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{base}/{piece.slug}.html</link>"
        f'<guid isPermaLink="false">{guid(publisher, piece)}</guid>'
        f"<pubDate>{format_datetime(piece.published)}</pubDate>"
        f"<description>{escape(piece.paragraphs[0])}</description></item>"
        for piece in publisher.pieces
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(publisher.name)}</title>'
        f"<link>{base}/</link><description>{escape(publisher.tagline)}</description>"
        f"<language>{publisher.language}</language>{items}</channel></rss>"
    )


def make_atom(publisher: Publisher, base: str) -> str:
    """Atom 1.0 with full texts."""
    entries = "".join(
        f'<entry xml:lang="{piece.language}"><id>{guid(publisher, piece)}</id><title>{escape(piece.title)}</title>'
        f'<link rel="alternate" href="{base}/{piece.slug}.html"/><author><name>{escape(piece.author)}</name></author>'
        f"<published>{piece.published.isoformat()}</published><updated>{piece.published.isoformat()}</updated>"
        f'<content type="html">{escape("".join(paragraphs(piece)))}</content></entry>'
        for piece in publisher.pieces
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>tag:fulcrum.example,2026:{publisher.id}</id><title>{escape(publisher.name)}</title>"
        f"<subtitle>{escape(publisher.tagline)}</subtitle><updated>{publisher.pieces[0].published.isoformat()}</updated>"
        f'<link rel="self" href="{base}/feed"/>{entries}</feed>'
    )


def make_page(publisher: Publisher, piece: Piece) -> str:
    """The page of one piece, with the menu and footer that an extractor has to pass over."""
    return (
        f'<!doctype html><html lang="{piece.language}"><head><meta charset="utf-8">'
        f"<title>{escape(piece.title)} | {escape(publisher.name)}</title>"
        f'<meta name="author" content="{escape(piece.author)}">'
        f'<meta property="article:published_time" content="{piece.published.isoformat()}"></head>'
        f'<body><header><nav><a href="feed">Feed</a></nav><p>{escape(publisher.name)}</p></header>'
        f"<main><article><h1>{escape(piece.title)}</h1>{''.join(paragraphs(piece))}</article></main>"
        f"<footer><p>{NOTICE}</p></footer></body></html>"
    )


def paragraphs(piece: Piece) -> Iterator[str]:
    """The paragraphs as HTML."""
    return (f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in piece.paragraphs)


def guid(publisher: Publisher, piece: Piece) -> str:
    """What names a piece for ever, wherever it is served from."""
    return f"tag:fulcrum.example,2026:{publisher.id}:{piece.slug}"
