"""The numeric evidence, gathered by claim, and its plot."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup

from reports.document import Json
from reports.html.plots import INK, SERIES, plot


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
    return f"{mantissa}·10{_raised(int(power))}"


def _raised(power: int) -> str:
    return str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def picture(measured: list[Json]) -> Markup:
    """For every claim the range of observed over derived."""
    words = (
        "Observed over derived for every measured claim, on a logarithmic scale: 1 is a tight bound, right of it lies "
        "a violation. Each dot is one measurement."
    )
    with plot("ratios", words, size=(5.2, 0.9 + 0.21 * len(measured))) as drawn:
        axes = drawn.axes[0]
        for place, group in enumerate(reversed(measured)):
            ratios = [max(r["ratio"], 1e-8) for r in group["rows"] if r["ratio"] is not None]
            axes.plot(ratios, [place] * len(ratios), "o", markersize=3.2, color=SERIES[0], alpha=0.75)
        axes.axvline(1.0, color=INK, linewidth=1.0)
        axes.set(xscale="log", xlabel="observed ÷ derived", ylim=(-0.7, len(measured) - 0.3), xlim=(None, 3.0))
        axes.set_yticks(range(len(measured)), [g["claim"] for g in reversed(measured)])
    return drawn.svg
