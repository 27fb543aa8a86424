"""From a question and the observations to a check."""

from app.checking.checks import Checker, check, check_question, checker, unasked

__all__ = ["Checker", "check", "check_question", "checker", "unasked"]
