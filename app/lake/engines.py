"""Reading blocks into a lake: one after another here, or side by side on a Ray cluster. It goes on where it stopped."""

import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from app.adding import day_of, first_words, source_of
from app.archive import open_archive
from app.desk import analyse_pending, check_pending
from app.documents import Unread
from app.errors import UnusableInput
from app.lake.files import exists, write_whole
from app.lake.inputs import Block, Given, read_block
from app.lake.tables import write_tables
from ingest.archive import add_source, store_article
from ingest.types import Article
from nlp import pipeline


@dataclass(frozen=True, slots=True)
class Done:
    """A block that is in the lake: how many documents were read, how many claims found, what could not be used."""

    block: str
    read: int
    claims: int
    unread: list[str]


def read_into(lake: str, blocks: Iterable[Block], engine: str = "local") -> Iterator[Done]:
    """Read the blocks that are not yet wholly in a lake. Raises UnusableInput for an unknown engine."""
    if engine not in ENGINES:
        raise UnusableInput(f"unknown engine {engine!r}: use one of {', '.join(ENGINES)}")
    yield from ENGINES[engine]([block for block in blocks if not exists(mark_of(block, lake))], lake)


def mark_of(block: Block, lake: str) -> str:
    """The file that says that a block is done."""
    return f"{lake}/blocks/{block.name}.json"


def assess_block(block: Block, lake: str) -> Done:
    """Read and check the documents of a block, and write them to the lake; the mark comes last."""
    with TemporaryDirectory() as folder, open_archive(Path(folder) / "block.db") as db:
        unread = list(store_given(db, read_block(block)))
        read = analyse_pending(db)
        check_pending(db)
        write_tables(db, lake, block.name)
        done = Done(block.name, read.done, db.table("claims").count, [*unread, *read.failed])
    mark = json.dumps({**asdict(block), **asdict(done)}, ensure_ascii=False)
    write_whole(mark_of(block, lake), mark.encode("utf-8", "replace"))
    return done


def store_given(db: Database, found: Iterable[Given | Unread]) -> Iterator[str]:
    """Store the documents of a block; gives why others could not be."""
    for one in found:
        if isinstance(one, Unread):
            yield f"document {one.line}: {one.error}"
            continue
        document, source = one.document, source_of(one.publisher)
        title = document.title or first_words(document.text)
        told = (str(document.id), source.id, one.url, title, document.text)
        add_source(db, source)
        store_article(db, Article(*told, day_of(document), document.language))


def run_local(blocks: Iterable[Block], lake: str) -> Iterator[Done]:
    """Read the blocks in this process, one after another."""
    return (assess_block(block, lake) for block in blocks)


def run_ray(blocks: Iterable[Block], lake: str) -> Iterator[Done]:
    """Read the blocks on a Ray cluster: the one of RAY_ADDRESS, or as many processes here as there are cores.

    Each worker loads the models once. A worker that dies is replaced and its block read again, by Ray. Raises
    UnusableInput where Ray is not installed.
    """
    try:
        import ray
    except ModuleNotFoundError as error:
        raise UnusableInput("Ray is not installed: pip install 'fulcrum-trade[ray]'") from error
    items = [asdict(block) for block in blocks]
    if not items:
        return
    with redirect_stdout(sys.stderr):  # where Ray tells of workers that died: our output is for programs too
        ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.WARNING)
        logging.getLogger("ray.data").setLevel(logging.WARNING)
        ray.data.DataContext.get_current().enable_progress_bars = False
        most = min(len(items), int(ray.cluster_resources().get("CPU", 1)))
        readers = ray.data.ActorPoolStrategy(min_size=1, max_size=most)
        found = ray.data.from_items(items, override_num_blocks=len(items)).map(
            BlockReader, fn_constructor_args=(lake,), compute=readers, num_cpus=1
        )
        try:
            yield from (Done(**row) for row in found.iter_rows())
        finally:
            ray.shutdown()


class BlockReader:
    """A worker of the cluster."""

    def __init__(self, lake: str) -> None:
        self.lake = lake
        for language in pipeline.LANGUAGES:
            pipeline.load(language)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Read one block."""
        return asdict(assess_block(Block(**row), self.lake))


ENGINES: dict[str, Callable[[Iterable[Block], str], Iterator[Done]]] = {"local": run_local, "ray": run_ray}
