"""The lock file: enclosures of the constants, with a second evaluation of each, and the reasons of all changes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from flint import ctx
from mpmath import mp

from proofs.arb import enclose
from proofs.session import closure
from proofs.store import write_atomically
from reports.audit.downstream import users
from reports.console import Problem
from reports.constants.table import CANONICAL, Constant, Parameters, constants
from symbolic_bounds.registry import load

LOCK = Path(__file__).parents[1] / "constants.toml"
_BITS, _DIGITS, _AGREE = 256, 30, Fraction(1, 10**18)
_KEYS = ("name", "lower", "upper", "second", "method")
_LONGEST = 1000  # characters of a reason


@dataclass(frozen=True)
class Enclosed:
    """A constant between two decimals, and its second evaluation."""

    name: str
    lower: str
    upper: str
    second: str
    method: str
    claims: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the second evaluation is within the enclosure, up to its own rounding."""
        low, high, other = Fraction(self.lower), Fraction(self.upper), Fraction(self.second)
        return low - abs(low) * _AGREE <= other <= high + abs(high) * _AGREE


@dataclass(frozen=True)
class Moved:
    """A constant that differs from the lock."""

    name: str
    before: str | None
    after: str | None
    relative: float | None
    claims: tuple[str, ...]  # whose statements rest on it, and all that uses them


def enclosures(at: Parameters = CANONICAL) -> list[Enclosed]:
    """All constants, evaluated in both ways."""
    return [_enclosed(constant) for constant in constants(at)]


def _enclosed(constant: Constant) -> Enclosed:
    ball = enclose(constant.expr, {}, _BITS)
    if not ball.is_finite():
        raise Problem(f"{constant.name} has no value at these parameters")
    with mp.workdps(50):
        second = mp.nstr(mp.mpf(constant.independent()), _DIGITS, min_fixed=-5, max_fixed=30)
    with ctx.workprec(_BITS):
        low, high = _decimal(ball.lower(), up=False), _decimal(ball.upper(), up=True)
    return Enclosed(constant.name, low, high, second, constant.method, constant.claims)


def _decimal(end: Any, *, up: bool) -> str:
    """An end as a decimal of thirty digits, rounded outwards."""
    mantissa, exponent = end.man_exp()
    value = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    if value == 0:
        return "0"
    power = len(str(abs(value.numerator))) - len(str(value.denominator))
    unit = Fraction(10) ** (power - _DIGITS)
    whole = -(-value // unit) if up else value // unit
    digits = str(abs(whole))
    shift = power - _DIGITS
    sign = "-" if whole < 0 else ""
    if shift >= 0:
        return f"{sign}{digits}e{shift}"
    digits = digits.rjust(1 - shift, "0")
    shown = f"{sign}{digits[:shift]}.{digits[shift:]}"
    return shown.rstrip("0").rstrip(".")


def read(path: Path = LOCK) -> tuple[dict[str, Enclosed], list[dict[str, Any]]]:
    """The locked constants, and the changes that were accepted.

    Raises:
        Problem: if the file cannot be read or is not a lock.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found = {entry["name"]: _entry(entry) for entry in data["constant"]}
        for entry in found.values():
            Fraction(entry.lower), Fraction(entry.upper), Fraction(entry.second)
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        raise Problem(f"{path.name} is not a lock of constants: {type(error).__name__}: {error}") from error
    return found, list(data.get("accepted", []))


def _entry(entry: dict[str, Any]) -> Enclosed:
    name, lower, upper, second, method = (str(entry[key]) for key in _KEYS)
    return Enclosed(name, lower, upper, second, method, tuple(map(str, entry["claims"])))


def compared(now: Iterable[Enclosed], locked: dict[str, Enclosed]) -> list[Moved]:
    """What moved: an enclosure that does not meet the locked one, and what is new or gone."""
    found, names = [], set()
    for entry in now:
        names.add(entry.name)
        before = locked.get(entry.name)
        if before is None:
            found.append(Moved(entry.name, None, _middle(entry), None, downstream(entry.claims)))
        elif Fraction(entry.upper) < Fraction(before.lower) or Fraction(entry.lower) > Fraction(before.upper):
            old, new = Fraction(before.lower), Fraction(entry.lower)
            relative = float((new - old) / abs(old)) if old else None
            found.append(Moved(entry.name, _middle(before), _middle(entry), relative, downstream(entry.claims)))
    gone = [entry for name, entry in locked.items() if name not in names]
    return [*found, *(Moved(e.name, _middle(e), None, None, downstream(e.claims)) for e in gone)]


def _middle(entry: Enclosed) -> str:
    return f"{float(Fraction(entry.lower)):.12g}"


def downstream(ids: Iterable[str]) -> tuple[str, ...]:
    """The claims, and all that uses them."""
    claims = load()
    known = [claim_id for claim_id in ids if claim_id in claims]
    closure(claims, known)
    found = dict.fromkeys(known)
    for claim_id in known:
        found |= dict.fromkeys(users(claim_id, claims))
    return tuple(found)


def accept(now: list[Enclosed], reason: str, path: Path = LOCK) -> list[Moved]:
    """Write the constants as they are now, if their second evaluations agree; the file keeps the reason.

    Raises:
        Problem: without a reason, or if a second evaluation disagrees.
    """
    if not reason.strip() or len(reason) > _LONGEST:
        raise Problem(f"a reason of at most {_LONGEST} characters is needed: --accept --reason '...'")
    wrong = [entry.name for entry in now if not entry.agrees]
    if wrong:
        raise Problem(f"the second evaluation disagrees for {', '.join(wrong)}: nothing was written")
    locked, accepted = read(path)
    moved = compared(now, locked)
    if moved or not locked:
        changes = [f"{m.name}: {m.before or 'new'} -> {m.after or 'gone'}" for m in moved] if locked else ["first lock"]
        accepted = [*accepted, {"reason": reason.strip(), "changes": changes}]
        write_atomically(path, _toml(now, accepted))
    return moved


def _toml(now: list[Enclosed], accepted: list[dict[str, Any]]) -> str:
    lines = ["# The constants at canonical parameters: written by `prefixbounds constants --accept --reason ...`.",
             "# `second` is an evaluation by other means, which must lie within the enclosure."]  # fmt: skip
    for entry in now:
        lines += ["", "[[constant]]"]
        lines += [
            f"{key} = {json.dumps(getattr(entry, key))}" for key in ("name", "lower", "upper", "second", "method")
        ]
        lines.append(f"claims = {json.dumps(list(entry.claims))}")
    for change in accepted:
        lines += ["", "[[accepted]]", f"reason = {json.dumps(change['reason'])}"]
        lines.append("changes = [" + ", ".join(json.dumps(text) for text in change["changes"]) + "]")
    return "\n".join(lines) + "\n"
