"""The constants as the report lists them: an enclosure for people, and what moved since the lock."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import lru_cache

from reports.constants.lock import Enclosed, Moved, compared, downstream, enclosures, read
from reports.document import Json

_DIGITS = 12  # of an enclosure for people; the ends in full are beside it


def listed(known: Collection[str]) -> list[Json]:
    """The constants on which a claim that is known rests, each with its enclosure and what rests on it."""
    found, moved = _evaluated()
    return [
        {
            "name": entry.name,
            "enclosure": enclosure(entry.lower, entry.upper),
            "lower": entry.lower,
            "upper": entry.upper,
            "second": entry.second,
            "method": entry.method,
            "agrees": entry.agrees,
            "moved": _words(moved.get(entry.name)),
            "claims": [claim for claim in entry.claims if claim in known],
            "downstream": [claim for claim in downstream(entry.claims) if claim in known],
        }
        for entry in found
        if any(claim in known for claim in entry.claims)
    ]


@lru_cache(maxsize=1)
def _evaluated() -> tuple[tuple[Enclosed, ...], dict[str, Moved]]:
    found = tuple(enclosures())
    return found, {move.name: move for move in compared(found, read()[0])}


def enclosure(lower: str, upper: str) -> str:
    """Both ends, rounded outwards to a few digits; one number where they are the same."""
    if Decimal(lower) == Decimal(upper):
        return _plain(Decimal(lower))
    low = Context(prec=_DIGITS, rounding=ROUND_FLOOR).create_decimal(lower)
    high = Context(prec=_DIGITS, rounding=ROUND_CEILING).create_decimal(upper)
    return f"[{_plain(low)}, {_plain(high)}]"


def _plain(value: Decimal) -> str:
    """Digits without an exponent where these are few."""
    return f"{value:f}" if -_DIGITS < value.adjusted() < _DIGITS else f"{value:e}"


def _words(move: Moved | None) -> str:
    if move is None:
        return ""
    if move.before is None:
        return "not in the lock"
    size = "" if move.relative is None else f" ({move.relative:+.3g} of it)"
    return f"was {move.before}, is {move.after}{size}"
