"""Many articles out of few: copies of read and checked passages with other figures, days and claimants."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ingest.archive import add_source
from ingest.types import Source

BATCH = 20_000
CLAIMANTS = 5_000
TABLES = ("articles", "analyses", "figures", "quotations", "stances", "claims", "checks")
LEDGER = Source("s", "Ledger", "https://example.org/feed", "The Ledger")


def quoted(names: list[str], table: str = "") -> str:
    """Columns for SQL: some are words of it."""
    before = f"{table}." if table else ""
    return ", ".join(f'{before}"{name}"' for name in names)


def fill(db: Database, small: Database, size: int) -> None:
    """Copies of the templates, `size` articles in all, in batches of a transaction each."""
    add_source(db, LEDGER)
    people = ({"id": f"person-{n}", "name": f"Person {n}", "kind": "person"} for n in range(CLAIMANTS))
    db.table("actors").insert_all(people)
    db.table("actors").insert_all(small.table("actors").rows, ignore=True)
    templates = find_templates(small)
    for start in range(0, size, BATCH):
        rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        for number in range(start, min(size, start + BATCH)):
            for table, row in make_copy(templates[number % len(templates)], number):
                rows[table].append(tuple(row.values()))
        with db.atomic():
            for table, found in rows.items():
                columns = templates[0]["columns"][table]
                marks = ", ".join("?" * len(columns))
                db.conn.executemany(f"insert into {table} ({quoted(columns)}) values ({marks})", found)
    db.execute("analyze")


def find_templates(small: Database) -> list[dict[str, Any]]:
    """The rows of each article by table, without their numbers."""
    columns = {
        table: [c.name for c in small.table(table).columns if c.name != "number" or table == "figures"]
        for table in TABLES
    }
    owner = {"articles": "id", "checks": "(select article from claims where claims.id = checks.claim)"}
    return [
        {"columns": columns}
        | {
            table: list(small.query(
                f"select {quoted(names, table)} from {table}"
                f" where {owner.get(table, 'article')} = ?", [article["id"]],
            ))
            for table, names in columns.items()
        }
        for article in small.table("articles").rows
    ]  # fmt: skip


def make_copy(template: dict[str, Any], number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of one more article like the template."""
    chance = random.Random(number)
    day = (date(2016, 1, 1) + timedelta(days=chance.randrange(3_900))).isoformat()
    article = template["articles"][0]
    text = other_digits(article["text"], template["figures"], chance)
    told = {"id": f"a{number}", "text": text, "published": f"{day}T08:00:00Z", "fingerprint": f"f{number}"}
    yield "articles", article | told
    for table in TABLES[1:]:
        for place, row in enumerate(template[table]):
            own = {
                "article": f"a{number}",
                "date": day,
                "text": text[row.get("start", 0) : row.get("end", 0)],
            }
            own |= {"id": f"{table}{number}-{place}", "claim": f"claims{number}-{place}"}
            if table == "claims" and number % 3:
                own["claimant"] = f"person-{chance.randrange(CLAIMANTS)}"
            yield table, row | {name: value for name, value in own.items() if name in row}


def other_digits(text: str, figures: list[dict[str, Any]], chance: random.Random) -> str:
    """The text with other digits in its figures."""
    letters = list(text)
    for figure in figures:
        for at in range(figure["start"], figure["end"]):
            if letters[at].isdigit() and letters[at] != "0":
                letters[at] = chance.choice("123456789")
    return "".join(letters)
