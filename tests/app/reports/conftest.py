"""What the tests of reports share with those of the pages."""

from tests.app.pages.conftest import chromium

__all__ = ["chromium"]
