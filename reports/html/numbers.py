"""The plot of the numeric evidence."""

from __future__ import annotations

from markupsafe import Markup

from reports.document import Json
from reports.html.plots import INK, SERIES, plot


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
