"""Work in a process of its own, so that it can be ended and runs beside other work."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self


class Task:
    """A call in a forked process; its result must be plain data. Use it in a `with`, which ends the process."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        context: Any = multiprocessing.get_context("fork")  # inherits the claims, and imports nothing anew
        self._receiver, sender = context.Pipe(duplex=False)
        # It is no daemon, since an engine may start a process of its own.
        self._process: BaseProcess = context.Process(target=_work, args=(function, arguments, sender))
        self._process.start()
        sender.close()

    def result(self, seconds: float) -> Any:
        """What the function returned; None if it raised, crashed or is not done after `seconds`."""
        try:
            return self._receiver.recv() if self._receiver.poll(max(seconds, 0)) else None
        except EOFError:
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.kill()
        self._process.join()
        self._receiver.close()


def _work(function: Callable[..., Any], arguments: tuple[Any, ...], sender: Connection) -> None:
    try:
        sender.send(function(*arguments))
    except Exception:  # noqa: BLE001 - no answer is an answer, and the caller says so
        sender.close()
