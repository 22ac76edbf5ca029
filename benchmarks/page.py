"""Size of the whole report's page, and time to open it in Chromium; the targets are 3 MB and 1 s.

It needs the browser tests' packages (`make setup-dev`) and a Chromium.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_TIMES = 5


def run() -> Iterator[dict[str, str | float | int]]:
    """One row: the page without the numbers' figures, opened anew each time."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or importlib.util.find_spec("playwright") is None:
        yield {"page": "needs playwright (make setup-dev) and a Chromium"}
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only development installs have it

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, "-m", "reports", "report", "--no-numbers", "--out", folder]
        subprocess.run(command, check=True, capture_output=True)
        page = Path(folder) / "index.html"
        browser = playwright.chromium.launch(executable_path=chromium)
        took = []
        for _ in range(_TIMES):
            view = browser.new_page()
            view.goto(page.as_uri())
            took.append(view.evaluate(_LOADED))
            view.close()
        browser.close()
        yield {
            "page": "whole report",
            "MB": page.stat().st_size / 1e6,
            "least ms": min(took),
            "most ms": max(took),
        }
