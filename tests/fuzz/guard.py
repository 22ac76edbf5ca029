"""A watch over the readers: code that runs, files that are touched, time and memory."""

from __future__ import annotations

import resource
import signal
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

SECONDS = 5  # of processor time, so that a busy machine finds what an idle one does
_PATIENCE = 12  # how much longer anything may take by the clock
MEMORY = 3 << 30
_FORBIDDEN = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "subprocess.", "socket.", "pty.",
              "ctypes.", "webbrowser.", "os.remove", "os.rename", "os.mkdir", "shutil.")  # fmt: skip
_LIBRARY = tuple(
    str(Path(path)) for path in {*sysconfig.get_paths().values(), *(p for p in sys.path if "site-packages" in p)}
)
_armed = False
_hooked = False
seen: list[str] = []


class CodeRan(BaseException):
    """Something ran, or touched a file, while a text was read. Not an Exception: nobody may catch it."""


class TooSlow(BaseException):
    """A text took too long."""


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if not _armed:
        return
    bad = event.startswith(_FORBIDDEN)
    if event in ("exec", "compile") and _own_code():
        return
    if event == "exec":  # loading a module of a library runs its code object, which is no text
        bad = not str(getattr(args[0], "co_filename", "")).startswith((*_LIBRARY, "<frozen"))
    elif event == "compile":
        bad = not str(args[1]).startswith(_LIBRARY)
    elif event == "open":
        mode = str(args[1] or "r")
        bad = not str(args[0]).startswith(_LIBRARY) or any(letter in mode for letter in "wax+")
    if bad:
        what = f"{event} {args!r:.200}"
        seen.append(what)
        raise CodeRan(what)


def _own_code() -> bool:
    """Whether a library runs text of its own: no part of it comes from what is read.

    mpmath makes a summation loop from its template and the types of the arguments; sympy's assumptions may ask
    `nsimplify` of a number, which reads back the digits that mpmath has written.
    """
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name, file = frame.f_code.co_name, frame.f_code.co_filename
        if file.startswith(_LIBRARY) and (name in ("nsimplify_real", "make_hyp_summator")):
            return True
        frame = frame.f_back
    return False


@contextmanager
def watched(seconds: int = SECONDS) -> Iterator[None]:
    """No code, no files, and an end within `seconds` of processor time; something that waits ends, too."""
    global _armed, _hooked
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True

    def stop(*_: object) -> None:
        raise TooSlow(f"more than {seconds} s")

    previous = [signal.signal(number, stop) for number in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(_PATIENCE * seconds)
    _armed = True
    try:
        yield
    finally:
        _armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        for number, handler in zip((signal.SIGPROF, signal.SIGALRM), previous, strict=True):
            signal.signal(number, handler)


def limit_memory() -> None:
    """Bound the address space of this process."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
