"""Softmax heads on nets that are built for the asked precision: their points counted, their radius certified.

The claims bound the number of points of a net; a net that was built has as many as it has. Its covering radius comes
from the facets of its hull (`numeric_core.hull_radius`), with rounding counted; the claims `softmax.net` and
`softmax.net.smooth` then give the error. So much is floating point with error bounds, not a proof in the kernel.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numeric_core.nets import Net

ROOT, FOLDER = Path(__file__).resolve().parents[1], Path("examples/heads")
QUICK, MOST = 1200, 20_000  # points that take seconds, and minutes
SMALL = 100  # so few are cheap enough to look for fewer
ROUND_DOWN = 1.0 - 1e-15
WHERE = {1: math.pi, 2: 4.7, 3: 8.7}  # about so many points, over delta^m, has a net that is built on S^m


@dataclass(frozen=True)
class Built:
    """A head on a net: its tokens and concentration, the net's points and certified covering radius."""

    tokens: int
    concentration: float
    points: int
    radius: float


def for_lipschitz(m: int, lipschitz: float, epsilon: float, thorough: bool) -> Built | str:
    """A head within epsilon of every target of that Lipschitz constant, or the reason why there is none here."""
    from numeric_core.smallest import MARGIN, promised

    wanted = epsilon / lipschitz * ROUND_DOWN
    return _head(m, wanted * (1.0 - MARGIN), thorough, lambda net: lambda lam: promised(net, lam), wanted, 1)


def for_smooth(m: int, lipschitz: float, second: float, epsilon: float, share: float, thorough: bool) -> Built | str:
    """The same with two tokens a point, for targets within M theta^2/2 of their tangent planes.

    Args:
        share: of epsilon, for the error L t^2/3 of the slopes.
    """
    from numeric_core.bounds import softmax_net_smooth
    from numeric_core.smallest import MARGIN, crowd

    t = math.sqrt(3.0 * share * epsilon / lipschitz) * ROUND_DOWN
    angle = math.sqrt(2.0 * (1.0 - share) * epsilon / second) * (1.0 - MARGIN)

    def promise(net: Net) -> Callable[[float], float]:
        return lambda lam: softmax_net_smooth(lipschitz, second, net.delta, crowd(net, lam), lam, t)

    return _head(m, angle, thorough, promise, epsilon * ROUND_DOWN, 2)


def _head(
    m: int, angle: float, thorough: bool, promise: Callable[[Net], Callable[[float], float]], epsilon: float, each: int
) -> Built | str:
    from numeric_core.smallest import least_concentration

    angle = min(angle, 1.0)
    if m not in WHERE:
        return "nets are built on S^1, S^2 and S^3 only"
    expected = WHERE[m] / angle**m
    if expected > MOST:
        return f"nets are built up to {MOST} points"
    if m > 1 and expected > QUICK and not thorough:
        return f"a net of about {round(expected, -2):.0f} points takes minutes; --build builds it"
    try:
        net = _net(m, angle, thorough)
        lam = least_concentration(promise(net), net, epsilon)
    except ValueError as error:
        return str(error)
    return Built(each * len(net.points), lam, len(net.points), net.delta)


@cache
def _net(m: int, angle: float, thorough: bool) -> Net:
    """The smallest net found: the one in the repository if it fits, or one that is built."""
    from numeric_core.coverings import covering
    from numeric_core.hull_radius import hull_covering_radius
    from numeric_core.nets import Net
    from numeric_core.prefix import Prefix

    attempts = 12 if thorough else 3 if WHERE[m] / angle**m <= SMALL else 0
    kept = ROOT / FOLDER / "every-target.npz"
    if m == 2 and kept.exists():
        points = Prefix.load(kept).points
        stored = Net(points, hull_covering_radius(points))
        if stored.delta <= angle and len(points) * angle**m <= WHERE[m] * 1.1:
            return stored
    return covering(m, angle, attempts=attempts, rounds=120 if thorough else 40)
