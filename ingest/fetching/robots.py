"""What a site asks robots to do: robots.txt as in RFC 9309, with crawl-delay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

NAME = "fulcrum"
LONGEST = 500_000
"""Bytes of a robots.txt that are read, as the standard asks for at least."""
LONGEST_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site that count for us."""

    rules: tuple[tuple[str, bool], ...] = ()
    """Pattern and whether it allows; the longest that fits decides, allowing when two are as long."""
    delay: float = 0.0
    """Seconds between two requests."""

    def allows(self, url: str) -> bool:
        """Whether the page may be fetched.

        >>> parse_robots("User-agent: *\\nDisallow: /a*.pdf$").allows("https://x.example/a/b.pdf")
        False
        """
        parts = urlsplit(url)
        path = normal(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [(len(pattern), allows) for pattern, allows in self.rules if fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


EVERYTHING = Robots()


def parse_robots(text: str) -> Robots:
    """The rules for us: those of our own group when there is one, else those for everybody."""
    groups = {name: (rules, delay) for name, rules, delay in merge(find_groups(text[:LONGEST]))}
    rules, delay = groups.get(NAME) or groups.get("*") or ([], 0.0)
    return Robots(tuple(rules), min(delay, LONGEST_DELAY))


def find_groups(text: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Groups of user agents, each with its lines."""
    agents: list[str] = []
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon or key == "sitemap":
            continue
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = [], []
            agents.append(value.lower().split("/")[0].strip())
        elif agents:
            lines.append((key, value))
    if agents:
        yield agents, lines


def merge(
    groups: Iterator[tuple[list[str], list[tuple[str, str]]]],
) -> Iterator[tuple[str, list[tuple[str, bool]], float]]:
    """All groups of one agent taken together."""
    merged: dict[str, list[tuple[str, str]]] = {}
    for agents, lines in groups:
        for agent in agents:
            merged.setdefault(agent, []).extend(lines)
    for agent, lines in merged.items():
        rules = [(normal(value), key == "allow") for key, value in lines if key in RULES and value]
        delays = [float(value) for key, value in lines if key == "crawl-delay" and NUMBER.fullmatch(value)]
        yield agent, rules, max(delays, default=0.0)


RULES = ("allow", "disallow")
NUMBER = re.compile(r"\d{1,6}(\.\d{1,6})?")


def normal(path: str) -> str:
    """A path with its escapes written one way."""
    return quote(unquote(path), safe="/*$?=&;:@!'(),+~%")


def fits(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` and a `$` at its end fits the beginning of a path; in linear time."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, part in enumerate(others):
        if ends and number == len(others) - 1:
            return path.endswith(part) and len(path) - len(part) >= place
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not ends or place == len(path)
