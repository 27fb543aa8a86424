"""
AppError
├── UnusableInput       a text, file, line or option that cannot be worked with; says what and the mend
└── NotFound            no such claim, actor, article, source or series in the archive
"""


class AppError(Exception):
    """Root of everything that `app` raises on purpose. Messages are one line: what, and the mend."""


class UnusableInput(AppError):
    """A text, file, line or option that cannot be worked with."""


class NotFound(AppError):
    """No such claim, actor, article, source or series in the archive."""
