"""The figures of the paper, redrawn from the program, and the pictures of what fails."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from markupsafe import Markup
from matplotlib.axes import Axes
from numpy.typing import NDArray

from reports.document import Json
from reports.html.plots import DASHES, INK, MUTED, SERIES, logarithmic, plot


@dataclass(frozen=True)
class Picture:
    """A drawn figure and the words below it."""

    key: str
    title: str
    svg: Markup
    caption: str


def of_paper() -> list[Picture]:
    """Figures 2, 3 and 5."""
    return [figure_2(), figure_3(), figure_5()]


def figure_2(name: str = "fig2") -> Picture:
    """Dot product against distance, in the plane and on the circle: by the program's own counterexample."""
    words = (
        "Left, in the plane: p = (3, 0) has the larger dot product with x = (1, 0), though q = (1, 0) is x itself. "
        "Right, on the unit circle: the larger the dot product, the smaller the distance."
    )
    with plot(name, words, panels=2, size=(5.4, 2.7)) as drawn:
        plane, circle = drawn.axes
        _arrows(plane, {"p": (3.0, 0.0, SERIES[1]), "x = q": (1.0, 0.0, SERIES[0])})
        plane.set(xlim=(-0.4, 3.6), ylim=(-1.3, 1.3), title="in the plane")
        plane.text(1.0, -0.75, "⟨x,q⟩ = 1\ndistance 0", ha="center", color=SERIES[0])
        plane.text(3.0, -0.75, "⟨x,p⟩ = 3\ndistance 2", ha="center", color=SERIES[1])
        turn = np.linspace(0.0, 2.0 * math.pi, 200)
        circle.plot(np.cos(turn), np.sin(turn), color=MUTED, linewidth=0.8)
        near, far = (math.cos(0.7), math.sin(0.7)), (math.cos(2.1), math.sin(2.1))
        _arrows(circle, {"x": (1.0, 0.0, INK), "q": (*near, SERIES[0]), "p": (*far, SERIES[1])})
        circle.set(xlim=(-1.4, 1.5), ylim=(-1.3, 1.3), title="on the circle")
        circle.text(0.0, -0.55, "⟨x,q⟩ > ⟨x,p⟩\nq is closer", ha="center")
        for axes in drawn.axes:
            axes.set_aspect("equal")
            axes.axis("off")
    return Picture("fig-2", "Figure 2: dot product and closeness", drawn.svg, words)


def _arrows(axes: Axes, points: dict[str, tuple[float, float, str]]) -> None:
    for name, (x, y, colour) in points.items():
        style = {"arrowstyle": "-|>", "color": colour, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (x, y), (0.0, 0.0), arrowprops=style)
        axes.annotate(name, (x, y), (4, 5), textcoords="offset points", color=colour)


def figure_3() -> Picture:
    """The kernel for several concentrations on the sphere of three dimensions."""
    from numeric_core.special import log_c

    words = (
        "The kernel c(λ) exp(λ cos θ) on the sphere of three-dimensional space (m = 2), by the angle θ from its "
        "centre, for λ = 0.5, 2, 8 and 32: the larger λ, the more it gathers at its centre."
    )
    theta = np.linspace(-math.pi, math.pi, 401)
    with plot("fig3", words) as drawn:
        axes = drawn.axes[0]
        for number, lam in enumerate((0.5, 2.0, 8.0, 32.0)):
            kernel = np.exp(float(log_c(2, lam)) + lam * np.cos(theta))
            axes.plot(theta, kernel, color=SERIES[number], linestyle=DASHES[number], label=f"λ = {lam:g}")
        axes.set(xlabel="angle θ", ylabel="kernel", yscale="log", ylim=(1e-4, 1e2))
        axes.set_xticks([-math.pi, -math.pi / 2, 0, math.pi / 2, math.pi], ["−π", "−π/2", "0", "π/2", "π"])
        logarithmic(axes.yaxis)
        axes.legend(loc="upper right")
    return Picture("fig-3", "Figure 3: the kernel", drawn.svg, words)


def figure_5() -> Picture:
    """Eigenvalues and the lower bound."""
    from numeric_core.bounds import eigen_deficit
    from numeric_core.special import log_eigenvalue

    words = (
        "The eigenvalues a of the kernel by degree k (dots) and their lower bound B(λ, ν+k) to the power k (lines), "
        "at m = 2 for λ = 5, 50 and 500. No dot lies below its line."
    )
    degrees = range(1, 31)
    with plot("fig5", words) as drawn:
        axes = drawn.axes[0]
        for number, lam in enumerate((5.0, 50.0, 500.0)):
            exact = [math.exp(float(log_eigenvalue(2, k, lam))) for k in degrees]
            lower = [1.0 - eigen_deficit(2, k, lam) for k in degrees]
            axes.plot(degrees, lower, color=SERIES[number], linestyle=DASHES[number], label=f"λ = {lam:g}")
            axes.plot(degrees, exact, color=SERIES[number], marker="o", markersize=2.6, linestyle="none")
        axes.set(xlabel="degree k", ylabel="eigenvalue and bound", ylim=(0, 1.02), xlim=(0, 31))
        axes.legend(loc="upper right")
    return Picture("fig-5", "Figure 5: the eigenvalues and their lower bound", drawn.svg, words)


def of_findings(document: Json) -> dict[str, Picture]:
    """Pictures of what fails, by the claim."""
    shown = {claim["id"] for claim in document["claims"]}
    made = {"dot.closeness.euclidean": lambda: figure_2("said"), "seq.ka.lipschitz": jump, "seq.elementwise": contexts}
    return {claim_id: draw() for claim_id, draw in made.items() if claim_id in shown}


def inner_function(x: Fraction, d: int, digits: int) -> Fraction:
    """The inner function of the representation, from the binary digits of x."""
    total = Fraction(0)
    for place in range(1, digits + 1):
        x *= 2
        if x >= 1:
            x -= 1
            total += Fraction(2, 3 ** (1 + d * (place - 1)))
    return total


def jump() -> Picture:
    """The inner function for d = 2, exactly, at the dyadic points."""
    depth, d = 7, 2
    xs = [Fraction(i, 2**depth) for i in range(2**depth)]
    ys = [inner_function(x, d, depth) for x in xs]
    low, high = ys[2 ** (depth - 1) - 1], ys[2 ** (depth - 1)]
    words = (
        f"The inner function for d = 2. Just below one half it is about {float(low):.3f}, at one half "
        f"{float(high):.3f}: a jump, so no continuous layer is close to it everywhere."
    )
    with plot("ka", words) as drawn:
        axes = drawn.axes[0]
        for half in (slice(0, len(xs) // 2), slice(len(xs) // 2, None)):
            _steps(axes, [float(x) for x in xs[half]], [float(y) for y in ys[half]], 2.0**-depth)
        axes.plot([0.5, 0.5], [float(low), float(high)], color=SERIES[1], linestyle=DASHES[2])
        axes.annotate(
            f"jump of {float(high - low):.3f}", (0.5, float(low + high) / 2), (8, 0), textcoords="offset points",
            color=SERIES[1], va="center",
        )  # fmt: skip
        axes.set(xlabel="x", ylabel="φ(x)", xlim=(0, 1))
    return Picture("pic-jump", "The inner function jumps", drawn.svg, words)


def _steps(axes: Axes, xs: list[float], ys: list[float], width: float) -> None:
    """One horizontal stroke for every piece, as one line with gaps: the function jumps between them."""
    across = [value for x in xs for value in (x, x + width, math.nan)]
    up = [value for y in ys for value in (y, y, math.nan)]
    axes.plot(across, up, color=SERIES[0], linewidth=1.8)


def contexts() -> Picture:
    """Two opposite inputs: the published limit against no suppression, by the split head's distance."""
    words = (
        "Two opposite inputs on the sphere of three-dimensional space, a head of 150 tokens. With H11 = M·I the error "
        "tends to the size of f as M falls; with H11 = 0 it is tiny and does not depend on M."
    )
    strengths = np.arange(0.0, 41.0, 2.0)
    failing, repaired = _context_errors(strengths)
    with plot("contexts", words) as drawn:
        axes = drawn.axes[0]
        axes.plot(strengths, failing, color=SERIES[1], label="H11 = M·I, as published")
        axes.axhline(repaired, color=SERIES[0], linestyle=DASHES[1], label="H11 = 0, repaired")
        axes.set(xlabel="−M", ylabel="error over the split head", yscale="log")
        logarithmic(axes.yaxis)
        axes.legend(loc="center right")
    return Picture("pic-contexts", "Why no M suppresses two opposite inputs", drawn.svg, words)


def _context_errors(strengths: NDArray[np.float64]) -> tuple[list[float], float]:
    """Largest errors over random pairs x, −x, for H11 = −strength·I, and for H11 = 0."""
    from numeric_core.attention import forward
    from numeric_core.catalogue import target
    from numeric_core.classical import ClassicalHead, embed_inputs, prefix_tokens
    from numeric_core.nets import net_of_size
    from numeric_core.prefix import Prefix
    from numeric_core.sphere import uniform

    f, net = target("vector-wave", 2), net_of_size(2, 150)
    prefix = Prefix(net.points, f(net.points), 10.0, "split")
    x = uniform(2, 200, np.random.default_rng(0))
    pairs = np.stack([x, -x], axis=1)
    split = forward(prefix, pairs.reshape(-1, 3)).reshape(pairs.shape)

    def error(head: ClassicalHead) -> float:
        out = np.asarray(head.forward(embed_inputs(pairs), prefix_tokens(prefix)))[..., :3]
        return float(np.linalg.norm(out - split, axis=-1).max())

    failing = [error(ClassicalHead.from_split(prefix, -float(s))) for s in strengths]
    return failing, error(ClassicalHead.from_split(prefix))
