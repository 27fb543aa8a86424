"""
IngestError
├── SourceUnreachable      the publisher did not answer in time, or refused; try again later
├── AddressRefused         the address is private, malformed or not http(s)
├── TooLarge               more bytes than a feed or an article may have
├── UnexpectedContent      it answered with something that is no feed or no article
├── ArchiveError           the archive cannot be opened, written or is from a newer version
└── StatisticsError        a provider's answer, a snapshot or a data file that does not hold together
"""


class IngestError(Exception):
    """Root of everything that `ingest` raises on purpose. Messages name the input and the mend."""


class SourceUnreachable(IngestError):
    """The publisher did not answer in time, or refused.

    `status` is what it answered, when it answered; `retry_after` the seconds it asks us to wait.
    """

    def __init__(self, message: str, *, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class AddressRefused(IngestError):
    """The address is private, malformed or not http(s)."""


class TooLarge(IngestError):
    """More bytes than a feed or an article may have."""


class UnexpectedContent(IngestError):
    """It answered with something that is no feed or no article."""


class ArchiveError(IngestError):
    """The archive cannot be opened, written, or is from a newer version."""


class StatisticsError(IngestError):
    """A provider's answer, a snapshot or a data file that does not hold together."""
