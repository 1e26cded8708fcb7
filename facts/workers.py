"""More processes that do part of the work; the results come in the order of the batches, whoever was first.

Plain pipes, not multiprocessing: that would import the caller's own script anew, which not every script survives.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any, TypeVar

from facts.errors import FactsError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_AHEAD = 2  # batches given out for each process, so that none waits while results are read
_COMMAND = (sys.executable, "-c", "from facts.workers import serve; serve()")
_Process = subprocess.Popen[bytes]


class Workers:
    """So many processes, begun with the first work that is worth it and ended with the block."""

    def __init__(self, number: int) -> None:
        """Begin with no process at all."""
        self._number = number
        self._running: list[_Process] = []
        self._idle: SimpleQueue[_Process] = SimpleQueue()

    def __enter__(self) -> "Workers":
        """Return the workers themselves."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """End the processes."""
        for worker in self._running:
            worker.kill()
            worker.communicate()

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch], *, many: bool) -> Iterator[Result]:
        """Yield what `work`, which must be picklable, makes of each batch, in order; here if there are not `many`."""
        return self._spread(work, batches) if many else map(work, batches)

    def _spread(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        if not self._running:
            self._running = [_begin() for _ in range(self._number)]
            for worker in self._running:
                self._idle.put(worker)
        # A thread for each process, which waits for it and hands it the next batch, whatever this one is busy with.
        threads = ThreadPoolExecutor(self._number)
        waiting: deque[Future[Result]] = deque()
        try:
            for batch in batches:
                waiting.append(threads.submit(self._ask, work, batch))
                if len(waiting) > _AHEAD * self._number:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def _ask(self, work: Callable[[Batch], Result], batch: Batch) -> Result:
        """Return what the first process that is idle makes of a batch."""
        worker = self._idle.get()
        try:
            _send(worker, (work, batch))
            found: Result = _receive(worker)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise FactsError("a process beside this one has ended too soon; was there enough memory?") from None
        finally:
            self._idle.put(worker)
        return found


def _begin() -> _Process:
    # In a session of its own: Ctrl-C at a terminal is for this process, which then ends the others.
    return subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)


def _send(worker: _Process, message: object) -> None:
    assert worker.stdin is not None
    pickle.dump(message, worker.stdin, protocol=5)
    worker.stdin.flush()


def _receive(worker: _Process) -> Any:
    assert worker.stdout is not None
    return pickle.load(worker.stdout)


def _alone() -> IO[bytes]:
    """Return standard output for answers only: what anything else prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def serve() -> None:
    """Answer each (function, batch) from standard input with what the function makes of it, until there is none."""
    coming, going = sys.stdin.buffer, _alone()
    gc.disable()  # what is read and judged holds no cycles, and looking for some takes a fifth of the time
    while True:
        try:
            work, batch = pickle.load(coming)
        except EOFError:
            return
        pickle.dump(work(batch), going, protocol=5)
        going.flush()
