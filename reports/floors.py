"""The floors in numbers: how many tokens a prefix needs at least, by what is assumed of its numbers.

All count patterns of signs at points of the sphere that are far apart, as many as `cover.rings` places there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy as sp
from flint import ctx

from numeric_core.floors import any_keys_floor, vc_floor
from numeric_core.rings import ring_count
from proofs.arb import decide, enclose
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import le, lt
from symbolic_bounds.rungs import M
from symbolic_bounds.symbols import F, L, eps, m

PRECISION = 256
SHARES = tuple(sp.Rational(1, k) for k in (2, 5, 20, 100))  # of epsilon, spent on comparing with levels
_FIXED = "keys that do not depend on the target, any real numbers"
_NEARLY_RIGHT, _HALVINGS = sp.Rational(157, 100), 40
Values = Mapping[sp.Symbol, sp.Expr]


@dataclass(frozen=True)
class Floor:
    """No prefix of fewer tokens serves every target of the class, if its numbers are as assumed."""

    bound: str
    assumes: str
    tokens: int
    smooth: bool = False  # only for L-Lipschitz functions within (M/2) theta^2 of their tangent planes
    fixed_keys: bool = False  # for heads whose keys are the same for all targets


def floors(at: Values, bits: int) -> tuple[Floor, ...]:
    """The floors at the parameters, from the strongest assumption to none; one token each where none is shown."""
    dimension, slope, error, size = int(at[m]), at[L], at[eps], float(at[F])
    points = separated(dimension, 2 * error / slope)
    any_keys = (
        any_keys_floor(dimension, separated(dimension, (2 + share) * error / slope), float(error), float(share), size)
        for share in SHARES
    )
    return (
        Floor("prefix.fixed_keys.floor", _FIXED, points, fixed_keys=True),
        Floor("prefix.floor", f"numbers of {bits} bits", of_bits(at, bits)),
        Floor("prefix.information_limit.any_keys", "real keys of any size, values up to F", int(max(any_keys))),
        Floor("prefix.information_limit.vc", "any real numbers", int(vc_floor(dimension, points))),
        Floor(
            "prefix.fixed_keys.smooth",
            f"{_FIXED}; those of softmax.net.smooth do depend on it",
            separated(dimension, 2 * bump_radius(at)),
            True,
            True,
        ),
    )


def bump_radius(at: Values) -> sp.Rational:
    """A radius r with 4 epsilon r^2/(1 - cos r)^2 < M and 4 epsilon r/(1 - cos r) < L, nearly the least.

    So steep are the functions of `prefix.fixed_keys.smooth`. A right angle, where nothing below it does: then no two
    points are apart enough.
    """
    low, high = sp.Integer(0), _NEARLY_RIGHT
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        depth = 1 - sp.cos(middle)
        smooth, flat = lt(4 * at[eps] * middle**2, at[M] * depth**2), lt(4 * at[eps] * middle, at[L] * depth)
        if decide(smooth, {}) and decide(flat, {}):
            high = middle
        else:
            low = middle
    return high if high < _NEARLY_RIGHT else sp.pi / 2


def of_bits(at: Values, bits: int) -> int:
    """`prefix.floor`, rounded up: at least one token."""
    return max(1, -(-separated(int(at[m]), 2 * at[eps] / at[L]) // ((int(at[m]) + 2) * bits)))


@lru_cache(maxsize=64)
def separated(dimension: int, apart: sp.Expr) -> int:
    """A lower bound of the largest number of points of the sphere pairwise more than `apart` apart."""
    at = {m: sp.Integer(dimension)}
    if not decide(lt(apart, sp.pi), {}):
        return 1
    by_measure = m * surface(m) / surface(m - 1) / apart**m
    if decide(le(apart, sp.pi / 2), {}):
        by_measure = 1 / cap(apart)
    ball: Any = enclose(by_measure, at, PRECISION)
    with ctx.workprec(PRECISION):
        covered = int(ball.lower().ceil().unique_fmpz())
    return max(covered, ring_count(dimension, float(apart)) or 1)


def cap(angle: sp.Expr) -> sp.Expr:
    """The normalised measure of a cap up to a hemisphere (`axiom.cap_area`)."""
    return sp.betainc_regularized(m / 2, sp.Rational(1, 2), 0, sp.sin(angle) ** 2) / 2
