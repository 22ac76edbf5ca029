"""The smallest heads that are certified: for every Lipschitz target at once, and for one target.

For every 1-Lipschitz target: a net whose covering radius, certified by `hull_radius`, `softmax.net` turns into an error
of at most epsilon; eta and tau cost next to nothing, for lam may be large. For one target: the same construction with a
lower concentration, certified by branch and bound.

`python -m numeric_core.smallest --m 2 --epsilon 0.1 --out FILE` writes the prefix of a cone on the smallest net.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from numeric_core import bounds, catalogue
from numeric_core.branch_and_bound import SupError, field_of, sup_error
from numeric_core.coverings import covered, covering
from numeric_core.fitted import fitted, tuned
from numeric_core.net_search import shorter
from numeric_core.nets import Net, net_of_size
from numeric_core.prefix import Prefix
from numeric_core.prefix_file import check_place
from numeric_core.rows import norm_excess
from numeric_core.special import log_cap_measure
from numeric_core.sphere import Array, require_positive, uniform
from numeric_core.targets import RidgeTarget, Target

MARGIN = 2e-4
"""The net's angle is smaller than epsilon by this part, which is left to eta and tau; lam grows like its inverse."""

SHARPEST = 1e7
"""Beyond lam delta^2 = 1e7 the error of `softmax.net` is a millionth above the covering radius, and hardly falls."""


@dataclass(frozen=True, eq=False)
class UniversalHead:
    """A net and a concentration that serve every Lipschitz target.

    Attributes:
        net: points with their certified covering radius.
        concentration: lam. bound: the error that `softmax.net` promises to every 1-Lipschitz target.
    """

    net: Net
    concentration: float
    bound: float

    def prefix(self, target: Target) -> Prefix:
        """The head for a target: its values at the points."""
        notes = {"claim": "softmax.net", "target": target.name}
        return Prefix(self.net.points, target(self.net.points), self.concentration, "split", metadata=notes)


def promised(net: Net, concentration: float) -> float:
    """The error of `softmax.net` for every 1-Lipschitz target."""
    return bounds.softmax_net(1.0, net.delta, crowd(net, concentration), concentration)


def crowd(net: Net, concentration: float) -> float:
    """The number of points, with their rounding counted as further points."""
    return len(net.points) * math.exp(concentration * float(np.abs(norm_excess(net.points)).max()))


def universal_head(m: int, epsilon: float, seed: int = 0) -> UniversalHead:
    """The shortest prefix known here that is within epsilon of every 1-Lipschitz target on S^m, m <= 3.

    Raises:
        ValueError: if m is not in 1..3 or epsilon is outside what `coverings.covering` reaches.
    """
    return on_net(covering(m, require_positive(epsilon, "epsilon") * (1.0 - MARGIN), seed), epsilon)


def on_net(net: Net, epsilon: float) -> UniversalHead:
    """The head on a net at the least concentration, to a tenth, at which the claim promises epsilon.

    Raises:
        ValueError: if the net is too wide for epsilon.
    """
    lam = least_concentration(lambda lam: promised(net, lam), net, epsilon)
    return UniversalHead(net, lam, promised(net, lam))


def least_concentration(promise: Callable[[float], float], net: Net, epsilon: float) -> float:
    """The first concentration, in steps of a tenth, whose promised error is at most epsilon.

    Raises:
        ValueError: if none does.
    """
    lam = 1.0 / net.delta**2
    while promise(lam) > epsilon:
        lam *= 1.1
        if lam * net.delta**2 > SHARPEST:
            raise ValueError(f"`epsilon`: expected more than a net of angle {net.delta!r} allows, got {epsilon!r}")
    return lam


def certify(target: Target, prefix: Prefix, epsilon: float, max_cells: int = 2_000_000) -> SupError:
    """The sup error of a head, refined until it is known to be at most epsilon, or the work runs out."""
    return sup_error(target, field_of(prefix), goal=epsilon, max_cells=max_cells)


def net_loss(m: int, epsilon: float) -> float:
    """No net of S^m of angle epsilon has fewer points: 1/sigma(epsilon), for m = 2 the bound of Fejes Toth.

    On S^2, N caps that cover have an angle of at least arccos(cot(pi N/(6 (N-2)))/sqrt 3).
    """
    if m == 2:
        n = 4
        while math.acos(1.0 / (math.sqrt(3.0) * math.tan(math.pi * n / (6.0 * (n - 2))))) > epsilon:
            n += 1
        return float(n)
    return math.exp(-float(log_cap_measure(m, epsilon)))


def _queries(target: Target, count: int) -> Array:
    """Random points and those of the catalogue's directions, where the targets have their kinks."""
    queries = uniform(target.m, count, np.random.default_rng(0))
    if isinstance(target, RidgeTarget):
        poles = np.array([ridge.direction for ridge in target.ridges])
        queries = np.concatenate([poles, -poles, queries])
    return queries


def on_a_net(target: Target, epsilon: float) -> tuple[Prefix, SupError]:
    """The shortest head found with the target's values on `nets.net_of_size`, and its certified error.

    Raises:
        ValueError: if epsilon is not positive, or 100,000 points are not enough.
    """
    require_positive(epsilon, "epsilon")
    queries, n = _queries(target, 4000), target.m + 2
    while n < 100_000:
        prefix, error = tuned(target, net_of_size(target.m, n).points, queries)
        if error <= 0.98 * epsilon:
            found = certify(target, prefix, epsilon)
            if found.interval.upper <= epsilon:
                return prefix, found
        # The error falls like n^(-1/m) at best: half of that step cannot jump over the first size that does.
        n = max(n + 1, math.floor(n * max(1.03, min(2.0, (error / epsilon) ** (target.m / 2)))))
    raise ValueError(f"`epsilon`: expected a larger one, got {epsilon!r}")


def fitted_to(
    target: Target, epsilon: float, seed: int = 0, most: int = 12, restarts: int = 4
) -> tuple[Prefix, SupError]:
    """The shortest head found when its keys are fitted to the target too, and its certified error.

    Args:
        most: tokens at which the search ends. restarts: random starts for each number of tokens.
    Raises:
        ValueError: if epsilon is not positive, or more than `most` tokens would be needed.
    """
    require_positive(epsilon, "epsilon")
    queries = _queries(target, 3000)
    for n in range(2, most + 1):
        prefix, error = fitted(target, n, queries, seed, restarts)
        if error <= 0.99 * epsilon:
            found = certify(target, prefix, epsilon)
            if found.interval.upper <= epsilon:
                return prefix, found
    raise ValueError(f"`epsilon`: expected one that {most} tokens reach, got {epsilon!r}")


def main(arguments: list[str] | None = None) -> None:
    """Write the prefix of a catalogue target."""
    parser = argparse.ArgumentParser(prog="python -m numeric_core.smallest", description=__doc__)
    parser.add_argument("--m", type=int, default=2)
    parser.add_argument("--epsilon", type=float, default=0.1)
    parser.add_argument("--target", choices=catalogue.names(), default="cone")
    parser.add_argument("--keys", choices=("universal", "searched", "net", "fitted"), default="universal")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="A prefix whose net --keys searched shortens.")
    parser.add_argument("--tries", type=int, default=100, help="How long --keys searched looks for each point less.")
    parser.add_argument("--restarts", type=int, default=4, help="Random starts of --keys fitted, for each length.")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    try:
        check_place(given.out)
        _built(given).save(given.out)
    except (ValueError, OSError) as error:
        parser.error(str(error))


def _built(given: argparse.Namespace) -> Prefix:
    f = catalogue.target(given.target, given.m)
    if given.keys == "net":
        return on_a_net(f, given.epsilon)[0]
    if given.keys == "fitted":
        return fitted_to(f, given.epsilon, given.seed, restarts=given.restarts)[0]
    if f.lipschitz.value > 1.0:
        raise ValueError(f"--target: expected a 1-Lipschitz target, got {f.name} with L = {f.lipschitz.value:g}")
    if given.keys == "universal":
        return universal_head(given.m, given.epsilon, given.seed).prefix(f)
    if given.start is None:
        raise ValueError("--start: expected a prefix to begin with")
    net = covered(Prefix.load(given.start).points)
    while (fewer := shorter(net, given.epsilon * (1.0 - MARGIN), given.tries, given.seed)) is not None:
        net = fewer
    return on_net(net, given.epsilon).prefix(f)


if __name__ == "__main__":
    main()
