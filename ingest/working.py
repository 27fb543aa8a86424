"""Work on hostile bytes in processes of their own, bounded in time and memory.

A worker is `python -m ingest.working`: it reads a pickled call from its input and writes the pickled
result to its output, over and over. When a call takes too long the worker is killed and another takes its
place; when it wants too much memory it gets a MemoryError. Both come back as `UnexpectedContent`.
"""

import logging
import os
import pickle
import resource
import struct
import subprocess
import sys
from collections.abc import Callable
from queue import LifoQueue
from threading import Timer
from types import TracebackType
from typing import IO, Any, ParamSpec, Self, TypeVar

from ingest.errors import IngestError, UnexpectedContent

log = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")
SECONDS = 20.0
MEMORY = 1_500_000_000
"""Bytes of address space that a worker may take, libraries included."""
LENGTH = struct.Struct(">Q")


class Workers:
    """A few workers, started when they are first needed. May be used from many threads."""

    def __init__(self, count: int | None = None, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.seconds, self.memory = seconds, memory
        self.idle: LifoQueue[Worker | None] = LifoQueue()
        for _ in range(count or min(4, os.cpu_count() or 1)):
            self.idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `function`, which has to be importable, gives back; raises what it raises.

        Raises `UnexpectedContent` when it takes too long or too much memory.
        """
        worker = self.idle.get()
        try:
            if worker is None or worker.process.poll() is not None:
                worker = Worker(self.memory)
            result: R = worker.call(self.seconds, (function, args, kwargs))
        except BaseException:
            if worker is not None and worker.process.poll() is not None:
                worker.close()
                worker = None
            raise
        finally:
            self.idle.put(worker)
        return result

    def close(self) -> None:
        """Stop the workers that are idle."""
        for _ in range(self.idle.qsize()):
            worker = self.idle.get()
            if worker is not None:
                worker.close()


class Worker:
    """One process."""

    def __init__(self, memory: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ingest.working", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # so that Ctrl-C stops the program first, which then stops its workers
        )

    def call(self, seconds: float, asked: object) -> Any:
        """Send a call and wait for its result, at most so many seconds."""
        assert self.process.stdin
        assert self.process.stdout
        timer = Timer(seconds, self.process.kill)
        timer.daemon = True
        timer.start()
        try:
            write(self.process.stdin, asked)
            good, result = read(self.process.stdout)
        except (EOFError, OSError) as error:
            self.process.kill()
            self.process.wait()
            raise UnexpectedContent(
                f"reading it took more than {seconds:g} seconds or too much memory; it was given up"
            ) from error
        except BaseException:
            self.process.kill()  # half an answer is in the pipe: nobody may read on from there
            self.process.wait()
            raise
        finally:
            timer.cancel()
        if not good:
            raise result
        return result

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # what was not yet written is for nobody


def write(pipe: IO[bytes], thing: object) -> None:
    """Write one thing to a pipe."""
    data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read(pipe: IO[bytes]) -> Any:
    """Read one thing from a pipe; raises EOFError at its end."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (size,) = LENGTH.unpack(head)
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


def run(asked: tuple[Callable[..., object], tuple[object, ...], dict[str, object]]) -> tuple[bool, object]:
    """The result of a call, or what it raised as something that surely can be sent."""
    function, args, kwargs = asked
    try:
        return True, function(*args, **kwargs)
    except IngestError as error:
        return False, type(error)(str(error))
    except MemoryError:
        return False, UnexpectedContent("reading it takes too much memory; it was given up")
    except RecursionError:
        return False, UnexpectedContent("it is nested too deeply to be read; it was given up")
    except Exception as error:
        # libraries that read hostile bytes stumble in every way there is; none of them may end the worker
        log.debug("a call failed", exc_info=True)
        return False, UnexpectedContent(f"it cannot be read ({error!r:.200})")


def serve() -> None:
    """Answer calls until the input ends; whatever a library prints goes to the errors."""
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    calls, results = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    while True:
        try:
            asked = read(calls)
        except EOFError:
            return
        write(results, run(asked))


if __name__ == "__main__":
    serve()
