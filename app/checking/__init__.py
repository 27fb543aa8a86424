"""A question and the observations -> a check."""
