"""Two more processes that do part of the work; the results come in the order of the batches, whoever was first.

Plain pipes, not multiprocessing: that would import the caller's own script anew, which not every script survives.
"""

import gc
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_WORKERS = 2
_COMMAND = (sys.executable, "-c", "from checks.workers import serve; serve()")


def spread(work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
    """Yield what `work`, which must be picklable, makes of each batch, in order, by processes of their own."""
    workers = [subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(_WORKERS)]
    try:
        waiting: deque[subprocess.Popen[bytes]] = deque()
        for worker in workers:
            _send(worker, work)
        for place, batch in enumerate(batches):
            if len(waiting) == _WORKERS:
                yield _receive(waiting.popleft())
            worker = workers[place % _WORKERS]
            _send(worker, batch)
            waiting.append(worker)
        while waiting:
            yield _receive(waiting.popleft())
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()


def _send(worker: "subprocess.Popen[bytes]", message: object) -> None:
    assert worker.stdin is not None
    pickle.dump(message, worker.stdin, protocol=5)
    worker.stdin.flush()


def _receive(worker: "subprocess.Popen[bytes]") -> Any:
    assert worker.stdout is not None
    return pickle.load(worker.stdout)


def serve(coming: IO[bytes] | None = None, going: IO[bytes] | None = None) -> None:
    """Answer batches from standard input with what the function that came first makes of them, until there is none."""
    coming, going = coming or sys.stdin.buffer, going or sys.stdout.buffer
    gc.disable()  # claims and facts hold no cycles, and looking for some takes a fifth of the time
    work = pickle.load(coming)
    while True:
        try:
            batch = pickle.load(coming)
        except EOFError:
            return
        pickle.dump(work(batch), going, protocol=5)
        going.flush()
