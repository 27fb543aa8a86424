"""A run over many sources: threads ask and read, one thread writes."""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, Literal

from sqlite_utils import Database

from ingest.archive import SourceState, Stored, find_sources, record_event
from ingest.collecting.outcomes import is_due, store_failure, store_poll
from ingest.collecting.polling import Polled, poll
from ingest.collecting.reading import Read, read_entries
from ingest.collecting.storing import count_lacking, find_waiting, store_read, utc_now
from ingest.errors import UnexpectedContent
from ingest.fetching import Fetcher
from ingest.links import host_of
from ingest.types import Source
from ingest.working import Workers

THREADS = 8
BATCH = 10
"""Articles that are read and stored together: what a kill may cost."""
MOST_PAGES = 200
"""Articles of one source read in one run; the others wait for the next."""


@dataclass(frozen=True, slots=True)
class PollResult:
    """How the run went for one source; a failure is a result like any other."""

    source: Source
    outcome: Literal["new", "unchanged", "failed"]
    entries: Stored = field(default_factory=Stored)
    articles: int = 0
    """Articles that are new."""
    revised: int = 0
    lacking: int = 0
    """Entries without an article to be had: empty or paywalled pages."""
    unread: int = 0
    """Pages that could not be fetched; most are tried again."""
    error: str | None = None
    warning: str | None = None


Step = Callable[[], Any]
Work = Generator[Step, "Future[Any]", PollResult]


def collect(
    archive: Database,
    fetcher: Fetcher,
    sources: Iterable[str] | None = None,
    *,
    now: bool = False,
    on_result: Callable[[PollResult], None] | None = None,
    threads: int = THREADS,
    workers: Workers | None = None,
) -> Iterator[PollResult]:
    """Poll the sources that are due and read what is new; one result a source, as they come in.

    `sources` are ids, by default all active ones; `now` polls them whether they are due or not. Nothing
    that a source does ends the run. Each feed and each few articles are stored at once, all or nothing,
    so that a run which is killed goes on where it stopped. `workers` are made for the run unless given.
    """
    with ExitStack() as stack:
        pool = stack.enter_context(ThreadPoolExecutor(threads, thread_name_prefix="collect"))
        hands = workers or stack.enter_context(Workers())
        wanted = find_wanted(archive, sources, now=now)
        works = (work(archive, fetcher, hands, state, now=now) for state in wanted)
        for result in drive(works, pool, threads * 2):
            if on_result:
                on_result(result)
            yield result


def find_wanted(archive: Database, sources: Iterable[str] | None, *, now: bool) -> Iterator[SourceState]:
    """The sources to be polled or with articles waiting; the hosts take turns."""
    names, moment = None if sources is None else set(sources), utc_now()
    states = [
        state
        for state in find_sources(archive)
        if (state.source.id in names if names is not None else state.source.status == "active")
        and (now or is_due(state.poll, moment) or find_waiting(archive, state.source, moment, 1))
    ]
    turns: dict[str, int] = {}
    order = {}
    for state in states:
        host = host_of(state.source.url)
        order[state.source.id] = turns[host] = turns.get(host, 0) + 1
    return iter(sorted(states, key=lambda state: order[state.source.id]))


def work(archive: Database, fetcher: Fetcher, workers: Workers, state: SourceState, *, now: bool) -> Work:
    """All that is to be done for one source: yields what a thread shall do, is sent what came of it."""
    source, told = state.source, PollResult(state.source, "unchanged")
    moment = utc_now()
    if now or is_due(state.poll, moment):
        polled = yield partial(poll, fetcher, workers, source, state.poll, moment)
        told = store_answer(archive, state, polled)
    counts: dict[str, int] = {}
    for _ in range(MOST_PAGES // BATCH):
        batch = find_waiting(archive, source, moment, BATCH)
        if not batch:
            break
        done = yield partial(read_entries, fetcher, workers, batch, source.language)
        for name, count in store_read(archive, source, settle(batch, done), moment).items():
            counts[name] = counts.get(name, 0) + count
    warning = tell_lacking(archive, source, counts.get("lacking", 0)) or told.warning
    return PollResult(
        source,
        told.outcome,
        told.entries,
        counts.get("new", 0),
        counts.get("revised", 0),
        counts.get("lacking", 0),
        counts.get("failed", 0),
        told.error,
        warning,
    )


def tell_lacking(archive: Database, source: Source, count: int) -> str | None:
    """Keep as an event that entries came without an article to be had; gives what is told of it."""
    if not count:
        return None
    sorts = ", ".join(f"{number} {state}" for state, number in count_lacking(archive, source).items())
    text = f"{count} {'entry' if count == 1 else 'entries'} without text just now (in all: {sorts})"
    record_event(archive, source.id, "lacking", text)
    return text


def store_answer(archive: Database, state: SourceState, polled: "Future[Polled]") -> PollResult:
    """Store what a source answered, or that it failed."""
    source, moment = state.source, utc_now()
    error = polled.exception()
    if isinstance(error, Exception):
        return PollResult(source, "failed", error=store_failure(archive, source, state.poll, error, moment))
    answer = polled.result()
    stored, warning = store_poll(archive, source, state.poll, answer, moment)
    outcome: Literal["new", "unchanged"] = "new" if stored.new or stored.revised else "unchanged"
    fault = answer.feed.fault if answer.feed else None
    return PollResult(source, outcome, stored, error=fault, warning=warning)


def settle(batch: Iterable[Any], done: "Future[list[Read]]") -> list[Read]:
    """What became of a batch; when reading itself broke down, that is what became of each of them."""
    error = done.exception()
    if isinstance(error, Exception):
        return [Read(waiting, error=UnexpectedContent(f"{waiting.entry.url}: {error}")) for waiting in batch]
    return done.result()


def drive(works: Iterator[Work], pool: ThreadPoolExecutor, most: int) -> Iterator[PollResult]:
    """Run the works side by side, at most so many; their steps run in threads, all else in this one."""
    running: dict[Future[Any], Work] = {}

    def step(current: Work, done: "Future[Any] | None" = None) -> Iterator[PollResult]:
        try:
            asked = current.send(done) if done else next(current)
            running[pool.submit(asked)] = current
        except StopIteration as finished:
            yield finished.value

    while True:
        for fresh in islice(works, max(0, most - len(running))):
            yield from step(fresh)
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            yield from step(running.pop(future), future)
