"""Work in a process of its own, so that it can be ended and runs beside other work.

Time is processor time: a busy machine makes an answer late, and does not change it.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

_PATIENCE = 8  # how much longer than its processor time a process may take


class Task:
    """A call in a forked process; its result must be plain data. Use it in a `with`, which ends the process."""

    def __init__(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> None:
        self._patience = 2 + _PATIENCE * seconds
        context: Any = multiprocessing.get_context("fork")  # inherits the claims, and imports nothing anew
        self._receiver, sender = context.Pipe(duplex=False)
        # It is no daemon, since an engine may start a process of its own.
        self._process: BaseProcess = context.Process(target=_work, args=(seconds, function, arguments, sender))
        self._process.start()
        sender.close()

    def result(self) -> Any:
        """What the function returned; None if it raised, crashed or used up its time."""
        try:
            return self._receiver.recv() if self._receiver.poll(self._patience) else None
        except EOFError:
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.kill()
        self._process.join()
        self._receiver.close()


def _work(seconds: float, function: Callable[..., Any], arguments: tuple[Any, ...], sender: Connection) -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        sender.send(function(*arguments))
    except Exception:  # noqa: BLE001 - no answer is an answer, and the caller says so
        sender.close()
