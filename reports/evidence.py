"""Numeric evidence: real heads under the derived bounds, as rows of the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from reports.console import console
from reports.document import Json
from reports.progress import progress

if TYPE_CHECKING:
    from numeric_core.probes import ProbeResult

DIGITS = 4  # significant; the last bits of sums depend on the number of threads
NOISE = 1e-12  # what is observed below is round-off: it is at most this
_PLACES = 13  # after the point, for the same reason


def evidence(ids: Iterable[str], *, seed: int = 0, size: float = 1.0) -> list[Json]:
    """The results of the probes of these claims, with progress."""
    from numeric_core.probes import iterate_probes, probes

    known = set(ids)
    wanted = [claim_id for claim_id in probes() if claim_id in known]
    found: list[ProbeResult] = []
    if not wanted:
        return []
    with progress("measuring", len(wanted)) as done:
        for claim_id, results in iterate_probes(wanted, seed=seed, size=size):
            found.extend(results)
            done(claim_id)
    return [_row(result) for result in found]


def experiment(name: str, *, seed: int = 0, size: float = 1.0) -> list[Json]:
    """The rows of an experiment without the digits that are noise.

    Raises:
        KeyError: if there is none of the name.
    """
    from numeric_core.experiments import experiments

    rows = experiments()[name](seed, size)
    return [{k: v if isinstance(v, str) else rounded(v) for k, v in row.items()} for row in rows]


def _row(result: ProbeResult) -> Json:
    """A measurement without the digits that are noise, so that two runs tell the same."""
    lower, upper, derived = (rounded(v) for v in (result.observed_lower, result.observed_upper, result.derived))
    if upper is not None and upper < NOISE <= result.derived:
        lower, upper = 0.0, NOISE
    return {
        "claim": result.claim,
        "parameters": {k: v if isinstance(v, str) else rounded(v) for k, v in result.parameters.items()},
        "observed": [lower, upper],
        "derived": derived,
        "ratio": rounded(upper / derived if upper is not None and derived else result.ratio),
        "holds": result.holds,
        "certified": result.certified,
        "parts": {name: rounded(value) for name, value in result.parts.items()},
    }


def show_evidence(numeric: list[Json]) -> None:
    """Observed against derived, one line a measurement."""
    out = console()
    if not numeric:
        out.print("\nNo head can test these claims.")
        return
    width = max(len(row["claim"]) for row in numeric)
    heading = f"\n{'claim':{width}}  {'observed':>9} {'derived':>9} {'ratio':>6}  shown      at"
    out.print(heading, style="bold", soft_wrap=True)
    for row in numeric:
        shown = ("certified" if row["certified"] else "sampled  ") if row["holds"] else "EXCEEDED "
        at = ", ".join(f"{name}={value}" for name, value in row["parameters"].items())
        seen, bound, ratio = (number(v) for v in (row["observed"][1], row["derived"], row["ratio"]))
        out.print(f"{row['claim']:{width}}  {seen:>9} {bound:>9} {ratio:>6}  {shown}  {at}", soft_wrap=True)


def rounded(value: float) -> float | int | None:
    """A number to `DIGITS` significant digits, and at most `_PLACES` places; None if it is not finite."""
    if isinstance(value, int):
        return value
    shown = round(float(f"{value:.{DIGITS - 1}e}"), _PLACES)
    return shown if abs(shown) < float("inf") else None


def groups(numeric: list[Json], by_id: Mapping[str, Json]) -> list[Json]:
    """One entry for every claim that was measured, in the order of the paper."""
    order = list(by_id)
    made = []
    for claim_id, part in groupby(numeric, key=lambda r: r["claim"]):
        rows = list(part)
        ratios = [r["ratio"] for r in rows if r["ratio"] is not None]
        made.append(
            {
                "claim": claim_id,
                "rows": rows,
                "columns": _columns(rows, "parameters"),
                "parts": _columns(rows, "parts"),
                "tightest": max(ratios, default=None),
                "loosest": min(ratios, default=None),
                "holds": all(r["holds"] for r in rows),
                "certified": sum(r["certified"] for r in rows),
            }
        )
    return sorted(made, key=lambda g: order.index(g["claim"]) if g["claim"] in by_id else len(order))


def _columns(rows: list[Json], key: str) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row[key]))


def number(value: float | str | None) -> str:
    """A number for a table."""
    if value is None:
        return "∞"
    if isinstance(value, str):
        return value
    if value == int(value) and abs(value) < 100_000:
        return f"{value:.0f}"
    if 1e-3 <= abs(value) < 1e5:
        return f"{value:.4g}"
    mantissa, _, power = f"{value:.2e}".partition("e")
    return f"{mantissa}·10{raised(int(power))}"


def raised(power: int) -> str:
    """An exponent in raised digits."""
    return str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
