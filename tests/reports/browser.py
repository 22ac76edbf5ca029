"""A headless Chromium of the system, and the pages that the browser tests open."""

import os
import shutil
from pathlib import Path

import pytest

from tests.reports.conftest import program

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIDTHS = (390, 1400)


def chromium() -> str:
    """The path of a Chromium; in CI it must be there, elsewhere the test is skipped without it."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium: CI must install it, see the target `browser` of the Makefile")
    if found is None:
        pytest.skip("no Chromium on this machine: install the package `chromium` to run the browser tests")
    return found


def build(folder: Path, *args: str) -> Path:
    """The page that `prefixbounds report` writes."""
    done = program("report", "--out", folder, *args, timeout=280)
    assert done.returncode in (0, 1), done.stderr
    return folder / "index.html"


def watch(page):
    """What the page says on the console, and what it asks of the network."""
    seen = []
    page.on("console", lambda message: seen.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("request", lambda request: seen.append(request.url) if not local(request.url) else None)
    return seen


def local(url: str) -> bool:
    return url.startswith(("file:", "data:"))


def sideways(page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
