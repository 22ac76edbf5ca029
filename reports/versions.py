"""Which programs a verdict rests on, and in which version."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("sympy", "mpmath", "python-flint", "z3-solver", "cvc5", "numpy", "scipy")


def own_version() -> str:
    """The version of this program."""
    return installed("prefixbounds") or "(not installed)"


def installed(package: str) -> str | None:
    """The version of a package, or None if it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def engines() -> dict[str, str]:
    """Versions by name: this program, Python, and every engine; "missing" for one that is not there."""
    found = {"prefixbounds": own_version(), "python": platform.python_version()}
    return found | {name: installed(name) or "missing" for name in PACKAGES}
