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
    left_out = max(0, report.total - len(report.items))
    whole = {**record, "extent": report.extent, "left_out": left_out, "claims": claims}
    return (dumps(whole, indent=2) + "\n").encode("utf-8", "replace")
