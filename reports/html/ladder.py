"""The ladder: tables and curves of the prefix length, from the published bound down to the floor."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from reports.document import Json
from reports.evidence import raised
from reports.html.math import inline
from reports.html.plots import DASHES, INK, SERIES, logarithmic, plot

_SHOWN = 10**6  # from here on, a length is shown by its power of ten
_DRAWN = ("published", "cover.packing", "conv.lipschitz")
_BEST, _BEST_SMOOTH = "best, any Lipschitz target", "best, smooth target"
_FLOORS = {"prefix.fixed_keys.floor": "floor, keys fixed", "prefix.floor": "floor, 32 bits a number"}


def groups(ladder: Json) -> list[Json]:
    """The rungs for every Lipschitz target, and those for smooth ones, as rows of a table."""
    return [
        {
            "title": title,
            "smooth": smooth,
            "rows": [_row(rung, ladder[best]) for rung in ladder["rungs"] if rung["smooth"] == smooth],
        }
        for title, smooth, best in (
            ("For every Lipschitz target", False, "best"),
            ("For a target with a bounded second derivative", True, "best_smooth"),
        )
    ]


def _row(rung: Json, best: Sequence[str | None]) -> Json:
    cells = [
        {
            "text": length(at["tokens"], at["log10_tokens"]),
            "formula_only": at["formula_only"],
            "best": rung["bound"] == chosen,
        }
        for at, chosen in zip(rung["at"], best, strict=True)
    ]
    return {**rung, "exponent": inline(rung["exponent"]) if rung["exponent"] else "", "cells": cells}


def length(tokens: int | None, log10: float | None) -> Markup:
    """An upper bound of a length: digits up to a million, then a power of ten, rounded up."""
    if log10 is None:
        return Markup("–")
    if tokens is not None and tokens < _SHOWN:
        return Markup("{}").format(f"{tokens:,}".replace(",", "\u202f"))
    return Markup("10<sup>{:.1f}</sup>").format(math.ceil(log10 * 10) / 10)


def reasons(ladder: Json) -> dict[str, str]:
    """Why a formula is shown where its claim does not apply: the reason, once, with the rungs it concerns."""
    found: dict[str, list[str]] = {}
    for rung in ladder["rungs"]:
        for reason in dict.fromkeys(at["reason"] for at in rung["at"] if at["formula_only"]):
            found.setdefault(reason, []).append(rung["title"])
    return {reason: " and ".join(f"“{title}”" for title in titles) for reason, titles in found.items()}


def picture(ladder: Json) -> Markup:
    """Above all lengths, below the best of them and the floor alone, where they can be told apart."""
    titles = {rung["bound"]: rung["title"] for rung in ladder["rungs"]}
    curves = ladder["curves"]
    words = (
        "The prefix length N over the precision ε, both logarithmic, for m = "
        + ", ".join(str(curve["m"]) for curve in curves)
        + ". Above, the published bound is by far the steepest; below, the best verified bound runs parallel to the "
        "floor, and the one for smooth targets is less steep."
    )
    with plot("ladder", words, panels=len(curves), rows=2, size=(8.6, 5.4)) as drawn:
        above, below = drawn.axes[: len(curves)], drawn.axes[len(curves) :]
        for top, bottom, curve in zip(above, below, curves, strict=True):
            lines = {titles[bound]: curve["rungs"][bound] for bound in _DRAWN} | {_BEST: curve["best"]}
            _lines(top, curve["epsilon"], lines)
            floors = {name: curve["floors"][bound] for bound, name in _FLOORS.items() if bound in curve["floors"]}
            _lines(bottom, curve["epsilon"], {_BEST: curve["best"], _BEST_SMOOTH: curve["best_smooth"]} | floors)
            top.set_title(f"m = {curve['m']}")
            bottom.set_xlabel("ε")
        above[0].set_ylabel("prefix length N")
        below[0].set_ylabel("N, enlarged")
        named = {str(line.get_label()): line for axes in (above[0], below[0]) for line in axes.get_lines()}
        drawn.figure.legend(list(named.values()), list(named), loc="outside lower center", ncols=3)
    return drawn.svg


_STYLES: Mapping[str, tuple[str, int, float]] = {
    _BEST: (SERIES[2], 0, 2.2), _BEST_SMOOTH: (SERIES[4], 3, 1.7),
} | {name: (INK, dash, 1.2) for name, dash in zip(_FLOORS.values(), (0, 2), strict=True)}  # fmt: skip


def _lines(axes: Axes, epsilons: Sequence[str], lines: Mapping[str, Sequence[float | None]]) -> None:
    xs = [float(Fraction(epsilon)) for epsilon in epsilons]
    for number, (name, logs) in enumerate(lines.items()):
        colour, dash, width = _STYLES.get(name, (SERIES[(0, 1, 3)[number % 3]], (0, 1, 4)[number % 3], 1.7))
        ys = [math.nan if value is None else value for value in logs]
        axes.plot(xs, ys, color=colour, linestyle=DASHES[dash], linewidth=width, label=name)
    axes.set(xscale="log", xlim=(max(xs), min(xs)), ylim=(0, None))
    logarithmic(axes.xaxis)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"10{raised(round(value))}"))
