"""Functions to be approximated on S^m, with the constants that the bounds need.

A catalogue target is made of ridge functions, so that its constants are proved and it has a rigorous Taylor
expansion on every cell. A user's own function is known by its values and its Lipschitz constant; where
that constant is an estimate, its type says so and no result that uses it is called certified.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from numeric_core.profiles import Profile
from numeric_core.sphere import Array

UNIT = 2.0**-53


@dataclass(frozen=True)
class Stated:
    """A constant that is proved, or vouched for by the user."""

    value: float


@dataclass(frozen=True)
class Estimated:
    """A constant guessed from samples: useful for planning, never for a certificate."""

    value: float
    samples: int


Constant = Stated | Estimated


@dataclass(frozen=True, eq=False)
class Expansion:
    """f(c + h) = value + gradient.h + h.hessian.h/2 up to remainder, componentwise, for |h| <= r.

    Holds for c + h on the sphere. Shapes (M, p), (M, p, D), (M, p, D, D), (M, p) with D = m + 1; `remainder`
    bounds the truncation and the rounding of all the other entries.
    """

    value: Array
    gradient: Array
    hessian: Array
    remainder: Array


class Target(ABC):
    """A function f: S^m -> R^p. Norms of values are Euclidean.

    Attributes:
        name: as on the command line.
        m, p: dimensions of the sphere and of the values.
        lipschitz: L with |f(x) - f(y)| <= L d(x, y).
        sup: F with |f| <= F.
        second: M with |f''| <= M along geodesics, inf if there is none.
        harmonic_sup: C_H, a bound for the sup norms of the harmonic projections, where known.
        harmonics: degree -> sup norm of the projection, where f is a finite sum of harmonics.
    """

    name: str
    m: int
    p: int
    lipschitz: Constant
    sup: Constant
    second: float = math.inf
    harmonic_sup: float | None = None
    harmonics: Mapping[int, float] | None = None

    @abstractmethod
    def __call__(self, x: Array) -> Array:
        """Values (M, p) at unit rows x (M, m+1)."""

    @abstractmethod
    def expand(self, centre: Array, radius: Array) -> Expansion:
        """Taylor expansions about centres (M, m+1), valid within chord distance radius (M,)."""

    @property
    def certified(self) -> bool:
        """Whether every constant is stated."""
        return isinstance(self.lipschitz, Stated) and isinstance(self.sup, Stated)


@dataclass(frozen=True, eq=False)
class Ridge:
    """weight * phi(<x, direction>) in one component; direction (m+1,) is a unit vector."""

    component: int
    direction: Array
    profile: Profile
    weight: float = 1.0


@dataclass(eq=False)
class RidgeTarget(Target):
    """A sum of ridge functions; constants default to sums of the ridges' own (2-norm over components)."""

    name: str
    ridges: tuple[Ridge, ...]
    lipschitz: Constant = field(default=Stated(-1.0))
    sup: Constant = field(default=Stated(-1.0))
    second: float = -1.0
    harmonic_sup: float | None = None
    harmonics: Mapping[int, float] | None = None

    def __post_init__(self) -> None:
        if not self.ridges:
            raise ValueError("`ridges`: expected at least one ridge function")
        self.m = len(self.ridges[0].direction) - 1
        self.p = 1 + max(ridge.component for ridge in self.ridges)
        # A negative constant is the mark for "derive it"; a caller who knows better states a smaller one.
        if self.lipschitz.value < 0:
            self.lipschitz = Stated(self._summed(lambda phi: phi.angular_slope))
        if self.sup.value < 0:
            self.sup = Stated(self._summed(lambda phi: phi.sup))
        if self.second < 0:
            self.second = self._summed(lambda phi: phi.angular_curvature)

    def _summed(self, constant: Callable[[Profile], float]) -> float:
        total = np.zeros(self.p)
        for ridge in self.ridges:
            total[ridge.component] += abs(ridge.weight) * constant(ridge.profile)
        return float(np.linalg.norm(total))

    @property
    def ambient_slope(self) -> float:
        """Bound of the ambient gradient, the L of `softmax.net.smooth`."""
        return self._summed(lambda phi: phi.slope)

    @property
    def ambient_curvature(self) -> float:
        """M2 with |f(x) - f(b) - <g_b, x-b>| <= M2 d(x,b)^2/2, g the ambient gradient (|t-t'| <= d)."""
        return self._summed(lambda phi: phi.curvature)

    def __call__(self, x: Array) -> Array:
        values = np.zeros((len(x), self.p))
        for ridge in self.ridges:
            t = np.clip(x @ ridge.direction, -1.0, 1.0)
            values[:, ridge.component] += ridge.weight * ridge.profile.jet(t)[0]
        return values

    def expand(self, centre: Array, radius: Array) -> Expansion:
        count, dim = centre.shape
        out = Expansion(
            np.zeros((count, self.p)),
            np.zeros((count, self.p, dim)),
            np.zeros((count, self.p, dim, dim)),
            np.zeros((count, self.p)),
        )
        for ridge in self.ridges:
            a, i, w = ridge.direction, ridge.component, ridge.weight
            t = np.clip(centre @ a, -1.0, 1.0)
            value, first, second, remainder = _profile_jet(ridge.profile, t, radius, dim)
            out.value[:, i] += w * value
            out.gradient[:, i] += (w * first)[:, None] * a
            out.hessian[:, i] += (w * second)[:, None, None] * np.outer(a, a)
            out.remainder[:, i] += abs(w) * remainder
        return out


def _profile_jet(phi: Profile, t: Array, radius: Array, dim: int) -> tuple[Array, Array, Array, Array]:
    """Taylor coefficients of phi at t and a remainder bound for arguments within `radius` of t.

    Third order where phi''' is bounded, else second order with phi'' dropped, else the Lipschitz bound with
    the angle across a chord r, 2 arcsin(r/2); a remainder above the Lipschitz bound is not worth its order.
    Rounding: the jet errs by
    `ulps` units of its scales; t itself errs by (dim + 3) units, which moves the value by phi' times it.
    """
    low, high = np.maximum(t - radius - 1e-14, -1.0), np.minimum(t + radius + 1e-14, 1.0)
    third, curved = phi.third_bound(low, high), phi.second_bound(low, high)
    value, first, second = phi.jet(t)
    s0, s1, s2 = phi.scales(t)
    steep = phi.angular_slope * 2.0 * np.arcsin(np.minimum(radius / 2.0, 1.0)) * (1.0 + 1e-9)
    cubic = third * radius**3 / 6.0 <= steep
    quadratic = cubic | (curved * radius**2 / 2.0 <= steep)
    second = np.where(cubic, second, 0.0)
    first = np.where(quadratic, first, 0.0)
    with np.errstate(invalid="ignore"):
        truncation = np.where(cubic, third * radius**3 / 6.0, np.where(quadratic, curved * radius**2 / 2.0, steep))
    shift = 2.0 * UNIT * (dim + 3.0)
    rounding = UNIT * phi.ulps * (s0 + np.where(quadratic, s1, 0.0) * radius + np.where(cubic, s2, 0.0) * radius**2)
    rounding += np.where(quadratic, shift * (np.abs(first) + np.abs(second) * radius), 0.0)
    # Without phi' the value may sit where phi' is unbounded: a shift of t by e moves the angle by sqrt(2e).
    rounding += np.where(quadratic, 0.0, phi.angular_slope * 2.0 * math.sqrt(2.0 * shift))
    return value, first, second, truncation * (1.0 + 1e-9) + rounding
