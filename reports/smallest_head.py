"""The smallest heads in the repository for S^2, L = 1 and epsilon = 1/10, certified afresh from their files.

`every-target.npz` stands on a net that serves every 1-Lipschitz target alike: `softmax.net` bounds its error whatever
the values f(b_k) are, and the file holds those of the cone, a hardest target. `cone.npz` serves the cone alone.

Certify what a file holds, or build such files again, by

    cd examples/heads
    prefixbounds head measure every-target.npz --goal 0.1
    python -m numeric_core.smallest --m 2 --epsilon 0.1 --keys fitted --restarts 8 --seed 1 --out cone.npz
    python -m numeric_core.smallest --m 2 --epsilon 0.1 --out 507.npz
    python -m numeric_core.smallest --m 2 --epsilon 0.1 --keys searched --start 507.npz --out every-target.npz

The last is a random search of an hour, and another one may end a point higher or lower; the certificate does not depend
on how a net was found.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import sympy as sp

from reports.built import FOLDER, ROOT
from reports.floors import separated
from reports.plan import Parameters, plan

M, EPSILON, LIPSCHITZ = 2, sp.Rational(1, 10), sp.Integer(1)
FILES = {
    "every-target.npz": "every 1-Lipschitz target, with its values at the same points",
    "cone.npz": "the cone, the distance to a point, alone",
}


def smallest_head(name: str = "every-target.npz", folder: Path = ROOT / FOLDER) -> dict[str, Any]:
    """One head as JSON: its size beside the published length, and its certified error on the file's target.

    `lower` and `upper` enclose the sup error (branch and bound over `cells` cells); `bound` is what a claim promises to
    every 1-Lipschitz target, None where no claim applies. No net of angle epsilon has fewer than `net_floor` points;
    no head whose keys are the same for all targets has fewer than `keys_floor` tokens (`prefix.fixed_keys.floor`).

    Args:
        name: a key of FILES. folder: where the file is.
    Raises:
        ValueError: if the file is missing, is no prefix, or is one of another sphere or of a steeper target.
    """
    from numeric_core import catalogue
    from numeric_core.measure import measure
    from numeric_core.prefix import Prefix
    from numeric_core.smallest import net_loss

    try:
        prefix = Prefix.load(folder / name)
    except OSError as error:
        raise ValueError(f"{FOLDER / name} cannot be read: {error.strerror}") from error
    target = catalogue.target(prefix.metadata.get("target", ""), prefix.m)
    if prefix.m != M or target.lipschitz.value > LIPSCHITZ:
        raise ValueError(f"{FOLDER / name}: expected a head on S^{M} for a 1-Lipschitz target, got {target.name}")
    found = measure(target, prefix, goal=float(EPSILON))
    return {
        "m": M,
        "epsilon": str(EPSILON),
        "lipschitz": str(LIPSCHITZ),
        "tokens": prefix.n,
        "lambda": prefix.concentration,
        "net_floor": math.ceil(net_loss(M, float(EPSILON))),
        "keys_floor": separated(M, 2 * EPSILON / LIPSCHITZ),
        "file": str(FOLDER / name),
        "serves": FILES.get(name, target.name),
        "target": target.name,
        "lower": found.error.lower,
        "upper": found.error.upper,
        "bound": found.bound if math.isfinite(found.bound) else None,
        "cells": found.cells,
        "certified": found.holds,
        "published_log10": _published(),
    }


def smallest_heads(folder: Path = ROOT / FOLDER) -> list[dict[str, Any]]:
    """`smallest_head` for every file, that for all targets first."""
    return [smallest_head(name, folder) for name in FILES]


def _published() -> float | None:
    """Log10 of the published length: its formula at m = 2, which the paper claims for m >= 8 only."""
    one, share = sp.Integer(1), sp.Rational(1, 20)
    asked = Parameters(M, LIPSCHITZ, EPSILON, one, one, one, one, share, share, bits=32)
    return next(step.log10_tokens for step in plan(asked).steps if step.bound == "published")
