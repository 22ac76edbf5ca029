"""Calls that may never return, made in a process that can be ended."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any


def in_time(function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float) -> Any:
    """What the function returns, or None if it raises, crashes or does not return in time."""
    # A fork needs no new import of the slow libraries.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(method)
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(function, arguments, sender), daemon=True)
    process.start()
    sender.close()
    try:
        return receiver.recv() if receiver.poll(seconds) else None
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()
        receiver.close()


def _work(function: Callable[..., Any], arguments: tuple[Any, ...], sender: Connection) -> None:
    try:
        sender.send(function(*arguments))
    except Exception:  # noqa: BLE001 - solvers raise almost anything, and no answer is an answer
        sender.close()
