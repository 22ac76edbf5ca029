"""The pictures of the numeric evidence: ratios as strips, errors split into their parts, and two experiments."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from reports.document import Json
from reports.html.figures import Picture
from reports.html.plots import DASHES, INK, SERIES, logarithmic, plot

LEAST = -8  # the power of ten at the left end of a strip
_WIDTH, _HEIGHT, _PAD = 200, 14, 6
_SUM = 0.01  # parts add up to the derived bound if they do so to this share: they are rounded to four digits
_TARGETS = ("cone", "identity", "linear", "signed-square")


def strip(ratios: Sequence[float | None]) -> Markup:
    """One claim's ratios of observed over derived as dots on a logarithmic line that ends in 1."""
    places = sorted({round(_place(ratio)) for ratio in ratios if ratio is not None})
    dots = "".join(f"M{place} 7h0" for place in places)
    known = [ratio for ratio in ratios if ratio is not None]
    words = f"ratios from {min(known):.2g} to {max(known):.2g}" if known else "no ratio"
    return Markup(
        '<svg class="strip" viewBox="0 0 {} {}" role="img" aria-label="{}"><path class="one" d="M{} 0v{}"/>'
        '<path class="dots" d="{}"/></svg>'
    ).format(_WIDTH + 2 * _PAD, _HEIGHT, words, _PAD + _WIDTH, _HEIGHT, dots)


def _place(ratio: float) -> float:
    power = max(math.log10(ratio), LEAST) if ratio > 0 else LEAST
    return _PAD + _WIDTH * (1 - min(power, 0.0) / LEAST)


def split(measured: Sequence[Json]) -> list[Json]:
    """The claims whose derived bound is the sum of parts that are told with every measurement."""
    return [group for group in measured if group["parts"] and all(_adds_up(row) for row in group["rows"])]


def _adds_up(row: Json) -> bool:
    if row["derived"] is None or not row["parts"] or None in row["parts"].values():
        return False
    return abs(sum(row["parts"].values()) - row["derived"]) <= _SUM * row["derived"]


def parts(measured: Sequence[Json]) -> Picture | None:
    """For every such measurement the shares of its bound, and how much of it the head really errs."""
    groups = split(measured)
    rows = [(group["claim"], row) for group in groups for row in group["rows"]]
    if not rows:
        return None
    names = list(dict.fromkeys(name for group in groups for name in group["parts"]))
    words = (
        "Every bar is one head; its whole length is the derived bound, cut into the parts that the proof adds up. "
        "The black mark is the certified error of that head: what is right of it is slack, and the largest part says "
        "where the proof gives it away."
    )
    with plot("parts", words, size=(6.6, 0.75 + 0.2 * len(rows))) as drawn:
        axes = drawn.axes[0]
        for place, (_, row) in enumerate(reversed(rows)):
            _bar(axes, place, row, names)
        firsts = {id(group["rows"][0]) for group in groups}
        labels = [f"{claim if id(row) in firsts else ''}   {_label(row)}" for claim, row in reversed(rows)]
        axes.set_yticks(range(len(rows)), labels, fontsize=8)
        axes.set(xlim=(0, 1), ylim=(-0.6, len(rows) - 0.4), xlabel="share of the derived bound")
        axes.grid(visible=False)
        handles = [Patch(color=SERIES[number], alpha=0.75) for number in range(len(names))]
        drawn.figure.legend(handles, names, loc="outside lower center", ncols=len(names))
    return Picture("error-parts", "Where the bound is spent", drawn.svg, words)


def _bar(axes: Axes, place: int, row: Json, names: Sequence[str]) -> None:
    start = 0.0
    for number, name in enumerate(names):
        share = row["parts"].get(name, 0.0) / row["derived"]
        axes.barh([place], [share], left=start, height=0.6, color=SERIES[number], alpha=0.75)
        start += share
    axes.plot([row["ratio"]] * 2, [place - 0.38, place + 0.38], color=INK, linewidth=2.4)


def _label(row: Json) -> str:
    named = {"lam": "λ"}
    return ", ".join(
        str(v) if isinstance(v, str) else f"{named.get(k, k)} = {v:g}" for k, v in row["parameters"].items()
    )


def experiments(found: Json) -> Picture | None:
    """Left the certified error of direct heads against their number of tokens, right tokens against precision."""
    errors, slopes = found.get("error-vs-length"), found.get("length-slope")
    if not errors or not slopes:
        return None
    dimensions = {row["m"]: row["slope"] for row in slopes}
    fitted = ", ".join(f"{slope:.2f} for m = {m}" for m, slope in dimensions.items())
    words = (
        "Left: direct softmax heads on the sphere of three-dimensional space; the certified error falls like the "
        "promised bound of every 1-Lipschitz target, and the cone almost attains it. Right: the number of tokens of "
        f"certified nets against the precision; the slopes, m by the claim, are {fitted}."
    )
    with plot("experiments", words, panels=2, size=(8.6, 3.1)) as drawn:
        left, right = drawn.axes
        for number, name in enumerate(_TARGETS):
            rows = [row for row in errors if row["target"] == name]
            left.plot([r["n"] for r in rows], [r["error_upper"] for r in rows], marker="o", markersize=3,
                      color=SERIES[number], linestyle=DASHES[number], label=name)  # fmt: skip
        cone = [row for row in errors if row["target"] == "cone"]
        left.plot([r["n"] for r in cone], [r["bound"] for r in cone], color=INK, linewidth=1.0, label="bound, L = 1")
        left.set(xscale="log", yscale="log", xlabel="tokens N", ylabel="certified error")
        for number, (m, slope) in enumerate(dimensions.items()):
            rows = [row for row in slopes if row["m"] == m]
            right.plot([r["epsilon"] for r in rows], [r["n"] for r in rows], marker="o", markersize=3,
                       color=SERIES[number], linestyle=DASHES[number], label=f"m = {m}, slope {slope:.2f}")  # fmt: skip
        right.set(xscale="log", yscale="log", xlabel="ε", ylabel="tokens N")
        right.invert_xaxis()
        for axes in drawn.axes:
            axes.legend()
            logarithmic(axes.xaxis)
            logarithmic(axes.yaxis)
    return Picture("experiments", "The direct head keeps its promise", drawn.svg, words)
