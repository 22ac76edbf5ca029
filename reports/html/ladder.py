"""The ladder: how the prefix length grows as ε falls, from the published bound down to the floor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reports.document import Json
from reports.html.math import inline
from reports.html.plots import DASHES, INK, SERIES, plot

DIMENSIONS = (1, 2, 8)


@dataclass(frozen=True)
class Rung:
    """A bound on the prefix length N = O((1/ε)^exponent), and the claim that states it."""

    claim: str
    name: str
    latex: str
    exponent: Callable[[int], float]
    kind: str = "verified"  # or "published", or "floor"
    note: str = ""


RUNGS = (
    Rung("jackson.prefix_length", "as published", "4m^2 + 14m + 10", lambda m: 4 * m**2 + 14 * m + 10, "published"),
    Rung("cover.upper.sine", "caps counted by their sine", "2m^2 + 7m + 5", lambda m: 2 * m**2 + 7 * m + 5),
    Rung("cover.packing", "covering by packing", "m(2m + 5)", lambda m: m * (2 * m + 5)),
    Rung("vmf.modulus.tight", "sharp modulus of the kernel", "m(2m + 3)", lambda m: m * (2 * m + 3)),
    Rung("conv.lipschitz", "no harmonics: the mean angle", "m(m + 2)", lambda m: m * (m + 2)),
    Rung(
        "conv.smooth", "the same, for smooth f", "m(m + 3)/2", lambda m: m * (m + 3) / 2,
        note="needs a bounded second derivative",
    ),
    Rung("softmax.net", "a net, no kernel", "m", lambda m: m),
    Rung("core.fixed_concentration", "core head, any fixed λ", "m", lambda m: m, note="the values grow"),
    Rung(
        "softmax.net.smooth", "a net with slopes, for smooth f", "m/2", lambda m: m / 2,
        note="needs a bounded second derivative",
    ),
    Rung("prefix.information_limit", "no prefix can be shorter", "m", lambda m: m, "floor", "for Lipschitz f"),
)  # fmt: skip


def rows(by_id: Mapping[str, Json]) -> list[Json]:
    """The rungs with their exponents, and the verdicts of their claims where these were verified."""
    return [
        {
            "claim": rung.claim,
            "name": rung.name,
            "exponent": inline(rung.latex),
            "exponents": [f"{rung.exponent(m):g}" for m in DIMENSIONS],
            "kind": rung.kind,
            "note": rung.note,
            "verdict": by_id[rung.claim]["verdict"] if rung.claim in by_id else "",
        }
        for rung in RUNGS
    ]


def picture() -> Markup:
    """Growth factors: what halving ε, again and again, does to N."""
    words = (
        "By what factor N grows, on a logarithmic scale, as ε falls from 1 to 1/1000, for m = 1, 2 and 8: steepest "
        "for the published bound, and parallel to the floor for the direct net. The table above has the slopes."
    )
    chosen = [rung for rung in RUNGS if rung.claim in _DRAWN]
    with plot("ladder", words, panels=len(DIMENSIONS), size=(8.6, 3.2)) as drawn:
        for axes, m in zip(drawn.axes, DIMENSIONS, strict=True):
            for number, rung in enumerate(chosen):
                colour, width = (INK, 1.0) if rung.kind == "floor" else (SERIES[number], 1.7)
                ends = [0.0, 3.0 * rung.exponent(m)]
                dash = DASHES[number % len(DASHES)]
                axes.plot([1.0, 1e-3], ends, color=colour, linewidth=width, linestyle=dash, label=rung.name)
            axes.set(xscale="log", title=f"m = {m}", xlabel="ε", xlim=(1.0, 1e-3))
        drawn.axes[0].set_ylabel("log₁₀ of the growth of N")
        handles, labels = drawn.axes[0].get_legend_handles_labels()
        drawn.figure.legend(handles, labels, loc="outside lower center", ncols=3)
    return drawn.svg


_DRAWN = (
    "jackson.prefix_length", "cover.packing", "conv.lipschitz", "conv.smooth", "softmax.net",
    "prefix.information_limit",
)  # fmt: skip
