"""From a question and the observations to a check."""

from app.checking.checks import check, check_all, check_question, checker, unasked

__all__ = ["check", "check_all", "check_question", "checker", "unasked"]
