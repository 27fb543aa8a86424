"""What is kept beside the claims so that pages are quick: brought up to date by whoever has written."""

from sqlite_utils import Database

from app.columns import keep_columns
from app.disagreeing import keep_disagreements


def keep_up(db: Database) -> None:
    """Make anew what changes of the claims have put out of date; until then reading is right, and slower."""
    keep_columns(db)
    keep_disagreements(db)
