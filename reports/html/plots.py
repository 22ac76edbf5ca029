"""Plots as SVG text in the colours of the page, the same bytes every time."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import matplotlib as mpl
from markupsafe import Markup, escape
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from reports.evidence import raised

# Stand-ins that become variables of the style sheet, so that a plot follows light and dark.
INK, MUTED, RULE, PAPER = "#010203", "#010204", "#010205", "#010206"
SERIES = ("#010211", "#010212", "#010213", "#010214", "#010215", "#010216")
_VARIABLES = {INK: "--ink", MUTED: "--muted", RULE: "--rule", PAPER: "--paper"} | {
    colour: f"--series-{i + 1}" for i, colour in enumerate(SERIES)
}
DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)), (0, (8, 3)), (0, (3, 1, 1, 1, 1, 1)))
_LARGEST = 1.35  # pixels for each point
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9.5,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.7,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "text.color": INK,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "axes.grid": True,
    "axes.axisbelow": True,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "legend.handlelength": 2.4,
    "lines.linewidth": 1.6,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "mathtext.default": "regular",
}


class Plot:
    """A figure being drawn; `svg` holds it afterwards."""

    def __init__(self, figure: Figure, axes: list[Axes]) -> None:
        self.figure, self.axes, self.svg = figure, axes, Markup("")


@contextmanager
def plot(
    name: str, words: str, *, panels: int = 1, rows: int = 1, size: tuple[float, float] = (4.7, 3.0)
) -> Iterator[Plot]:
    """Draw on `axes`, row by row; `words` tell a reader who cannot see it what the plot shows."""
    with mpl.rc_context(_STYLE | {"svg.hashsalt": name}):  # type: ignore[arg-type]  # names of settings
        figure = Figure(figsize=size, layout="constrained")
        drawn = Plot(figure, list(figure.subplots(rows, panels, squeeze=False).flat))
        yield drawn
        out = StringIO()
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    drawn.svg = _themed(out.getvalue(), name, words)


def _themed(svg: str, name: str, words: str) -> Markup:
    """The `svg` element alone, with variables for colours, a name for screen readers and its own ids."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
    for colour, variable in _VARIABLES.items():
        body = body.replace(colour, f"var({variable})")
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', body))
    body = re.sub(r' id="([^"]*)"', lambda m: f' id="{name}-{m[1]}"' if m[1] in used else "", body)
    body = re.sub(r'(href="#|url\(#)', rf"\1{name}-", body)
    body = re.sub(r"font: ([\d.]+)px [^;\"]*", r"font-size: \1px", body)
    body = _short(body)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', body)
    if box is None:
        raise ValueError("`svg`: expected a view box")
    limit = f"max-width:{float(box[1]) * _LARGEST:.0f}px"
    opened = f'<svg class="plot" style="{limit}" {box[0]} role="img"><title>{escape(words)}</title>'
    return Markup(re.sub(r"<svg [^>]*>", lambda _: opened, body, count=1))  # noqa: S704 (drawn here)


def _short(body: str) -> str:
    """Without what a browser does not need: comments, spaces, unseen shapes, digits below a hundredth of a point."""
    body = re.sub(r"<!--.*?-->|<style.*?</style>|<defs>\s*</defs>", "", body, flags=re.DOTALL)
    body = re.sub(r"\s+", " ", body).replace("> <", "><").replace("xlink:href", "href")
    body = re.sub(r"(\d+\.\d\d)\d+", r"\1", body)
    body = re.sub(r'(?<= style=")[^"]*', lambda m: re.sub(r"([:;]) ", r"\1", m[0]), body)
    body = re.sub(r'<path d="[^"]*" style="fill:none"/>', "", body)
    return re.sub(r'(?<= d=")[^"]*', lambda m: re.sub(r" ?([A-Za-z]) ?", r"\1", m[0]), body)


def logarithmic(axis: Axis) -> None:
    """Powers of ten as plain text, and no minor ticks."""
    axis.set_major_locator(LogLocator(numticks=7))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(FuncFormatter(lambda value, _: power(value)))


def power(value: float) -> str:
    """A power of ten, up to a thousand in digits."""
    exponent = round(math.log10(value)) if value > 0 else 0
    return f"{10**exponent}" if 0 <= exponent <= 3 else f"10{raised(exponent)}"
