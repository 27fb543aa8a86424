"""JSON: the report's head, and each claim with its check as the contract has it."""

from app.contract import dumps, plain
from app.reports.items import Report

SUFFIX = "json"
MEDIA_TYPE = "application/json"
TITLE = "JSON"


def render(report: Report) -> bytes:
    """The report as one JSON object."""
    record = plain(report)
    claims = record.pop("items")
    told = {name: getattr(report, name) for name in ("extent", "left_out", "tally", "corrections", "method")}
    whole = {**record, **told, "claims": claims}
    return (dumps(whole, indent=2) + "\n").encode("utf-8", "replace")
