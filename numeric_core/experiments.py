"""Reproducible experiments, as data for the report: `python -m numeric_core.experiments NAME --seed S --out FILE`.

Each experiment is a function (seed, size) -> rows (dicts of numbers and strings); the file holds the rows with
the name, the seed and the size, and is the same for the same arguments, except for the last bits of sums that
threads reorder.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import pkgutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from numeric_core import bounds, catalogue
from numeric_core.branch_and_bound import field_of, sup_error
from numeric_core.construct import ETA, TAU, softmax_prefix, softmax_prefix_for
from numeric_core.experiment import REGISTERED, Experiment, Row, experiment
from numeric_core.nets import Net, covering_radius, delta_net, net_of_size
from numeric_core.partition import equal_measure
from numeric_core.prefix import Prefix
from numeric_core.sphere import Array, clustered, fibonacci, normalised, uniform
from numeric_core.targets import Target


def experiments() -> dict[str, Experiment]:
    """All experiments by name: those below and those of the modules of `numeric_core.experiment`."""
    package = importlib.import_module("numeric_core.experiment")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"numeric_core.experiment.{module.name}")
    return dict(REGISTERED)


def _certified(f: Target, prefix: Prefix, goal: float = 0.0) -> Row:
    found = sup_error(f, field_of(prefix), tolerance=0.05, goal=goal, max_cells=1_500_000)
    return {"error_lower": found.interval.lower, "error_upper": found.interval.upper}


@experiment
def error_vs_length(seed: int, size: float) -> list[Row]:
    """Error of the direct head against N on S^2, for cos (`linear`) and every other catalogue target."""
    rows: list[Row] = []
    lengths = [50, 150, 500, 1500] + ([5000, 15_000] if size > 1 else [])
    for n in lengths:
        net = net_of_size(2, n)
        for name in catalogue.names():
            f = catalogue.target(name, 2)
            if f.p > 1 and n > 500:
                continue  # vector targets cost ten times more cells, for the same law
            prefix = softmax_prefix(f, net)
            promised = bounds.softmax_net(f.lipschitz.value, net.delta, n, prefix.concentration)
            row: Row = {"target": name, "n": n, "delta": net.delta, "lambda": prefix.concentration}
            rows.append(row | _certified(f, prefix) | {"bound": promised})
    return rows


@experiment
def smoothness_vs_length(seed: int, size: float) -> list[Row]:
    """Tokens that suffice for a given epsilon on S^2: harmonics of rising degree, C^{1,1}, and the cone.

    `n_bound` is what `softmax.net` asks for; `n_enough` the least of a geometric grid of nets whose certified
    error is at most epsilon.
    """
    rows: list[Row] = []
    for epsilon in (0.2, 0.1) if size <= 1 else (0.2, 0.1, 0.05):
        for name in ("linear", "harmonic-2", "harmonic-4", "harmonic-8", "signed-square", "cone"):
            f = catalogue.target(name, 2)
            lip = f.lipschitz.value
            asked = softmax_prefix_for(f, epsilon=epsilon)[0].n
            for n in np.geomspace(20, asked, 16).astype(int):
                prefix = softmax_prefix(f, net_of_size(2, int(n)))
                if float(_certified(f, prefix, goal=epsilon)["error_upper"]) <= epsilon:
                    break
            row: Row = {"target": name, "epsilon": epsilon, "lipschitz": lip, "second": _finite(f.second)}
            rows.append(row | {"n_bound": asked, "n_enough": int(n)})
    return rows


def _finite(value: float) -> float | str:
    return value if math.isfinite(value) else "inf"


def lloyd(points: Array, rng: np.random.Generator, rounds: int = 30) -> Array:
    """Points moved to the means of their Voronoi cells (sampled), which evens out their spacing."""
    sample = uniform(points.shape[1] - 1, 200 * len(points), rng)
    for _ in range(rounds):
        owner: NDArray[np.int64] = cKDTree(points).query(sample)[1]
        sums = np.zeros_like(points)
        np.add.at(sums, owner, sample)
        empty = np.linalg.norm(sums, axis=1) < 1e-9
        sums[empty] = points[empty]
        points = normalised(sums)
    return points


@experiment
def placement(seed: int, size: float) -> list[Row]:
    """The cone on S^2 with N = 400 control points placed in five ways, each with its own certified radius."""
    rng = np.random.default_rng(seed)
    n, f = 400, catalogue.target("cone", 2)
    placements = {
        "uniform random": uniform(2, n, rng),
        "fibonacci": fibonacci(n),
        "equal area": equal_measure(2, n).points,
        "clustered": clustered(2, n, rng),
        "optimised": lloyd(uniform(2, n, rng), rng),
    }
    rows: list[Row] = []
    for name, points in placements.items():
        net = Net(points, covering_radius(points, 0.005))
        prefix = softmax_prefix(f, net)
        promised = bounds.softmax_net(1.0, net.delta, n, prefix.concentration)
        row: Row = {"placement": name, "n": n, "delta": net.delta, "lambda": prefix.concentration}
        rows.append(row | _certified(f, prefix) | {"bound": promised})
    return rows


@experiment
def prefix_norm(seed: int, size: float) -> list[Row]:
    """Growth of the prefix's norm: lambda and the core head's coefficients as the kernel error shrinks."""
    rows: list[Row] = []
    for m in (1, 2, 3, 8):
        for lam in np.geomspace(1.0, 1e6, 13):
            peak = bounds.log_kernel_peak(m, float(lam))
            rows.append(
                {
                    "m": m,
                    "lambda": float(lam),
                    "key_norm": float(lam),
                    "log10_kernel_peak": peak / math.log(10.0),
                    "convolution_bound": bounds.conv_lipschitz(m, 1.0, float(lam)),
                }
            )
    for epsilon in (0.5, 0.3, 0.2, 0.1):
        prefix, net = softmax_prefix_for(catalogue.target("cone", 2), epsilon=epsilon)
        rows.append({"m": 2, "epsilon": epsilon, "n": prefix.n, "key_norm": prefix.concentration, "delta": net.delta})
    return rows


@experiment
def length_slope(seed: int, size: float) -> list[Row]:
    """The slope of log N against log 1/epsilon for `softmax.net` with certified nets: it must be m within 5 %."""
    rows: list[Row] = []
    for m, radii in ((1, (0.1, 0.01, 0.001)), (2, (0.2, 0.1, 0.05, 0.025)), (3, (0.2, 0.13, 0.09, 0.06))):
        epsilons = [delta * (1.0 + ETA + TAU) for delta in radii]
        counts = [len(delta_net(m, delta).points) for delta in radii]
        slope = float(np.polyfit(np.log(1.0 / np.array(epsilons)), np.log(counts), 1)[0])
        rows += [
            {"m": m, "epsilon": epsilon, "n": n, "slope": slope} for epsilon, n in zip(epsilons, counts, strict=True)
        ]
    return rows


def main(arguments: list[str] | None = None) -> None:
    """Run one experiment and write its rows as JSON."""
    parser = argparse.ArgumentParser(prog="python -m numeric_core.experiments", description=__doc__)
    parser.add_argument("name", choices=sorted(experiments()))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--size", type=float, default=1.0, help="1 is quick; above 1 adds larger heads")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    rows = REGISTERED[given.name](given.seed, given.size)
    document = {"experiment": given.name, "seed": given.seed, "size": given.size, "rows": rows}
    given.out.write_text(json.dumps(document, indent=1, allow_nan=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
