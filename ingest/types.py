"""What ingest brings in. Times are UTC-aware; ids are hashes of what makes a thing unique."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Source:
    """One feed or page of one publisher, as the catalogue or the user describes it."""

    id: str
    name: str
    url: str
    publisher: str
    country: str | None = None
    language: str = "en"
    official: bool = False
    actor: str | None = None
    """The actor whose voice this is (id as in nlp/lexicon), for a government's own site."""
    homepage: str | None = None
    terms: str | None = None
    status: str = "active"
    """`active`, `dead`, `blocked` … as last known; only active ones are polled."""
    note: str | None = None
    kind: str = "feed"
    """`feed` (RSS, Atom, JSON Feed, sitemap), or `listing`: a page whose links are the entries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed, as it came."""

    guid: str
    url: str | None
    title: str
    published: datetime | None
    published_raw: str | None
    author: str | None
    summary: str | None
    content: str | None
    """Full HTML from the feed, where the feed has it."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What a publisher put out: an article, a release, a transcript.

    Nobody edits `text`, since readings are stored as offsets into it. When the publisher changes it,
    a new revision is kept under the same id.
    """

    id: str
    source: str
    url: str | None
    title: str
    text: str
    published: datetime | None
    language: str | None
    author: str | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """One time series of official statistics, named by its SDMX dimensions."""

    id: str
    title: str
    provider: str
    indicator: str
    """goods_trade, services_trade, goods_and_services_trade, gdp, customs_duties …"""
    flow: str | None
    reporter: str
    partner: str | None
    commodity: str | None
    frequency: str
    """A, Q or M."""
    adjustment: str
    """NSA or SA."""
    valuation: str
    """customs, fas, cif, fob, bop, current …"""
    basis: str
    """census, census_consumption, bop, wdi, mts … : figures of two bases are never mixed."""
    unit: str
    url: str
    licence: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One cell: the value in units (not millions), and the day it was published or fetched."""

    series: str
    period: str
    value: float
    vintage: date
