"""The core head with any concentration, however small: exact on polynomials up to the tail of the kernel's series.

The head sum_k xi_k e^{lam <x, b_k>}, xi_k = c(lam) sigma_k q~(b_k), has keys of norm lam whatever the accuracy. q~ =
sum Y_j/a_j(lam) undoes the kernel's smoothing, and (b_k, sigma_k) is a positive quadrature rule of degree 2n + s
(`core.fixed_concentration`). The a_j fall faster than geometrically, so the values grow like n^n and cancel: everything
here is computed with mpmath at a precision that their size determines.

The target is the cone arccos <x, e> on S^1 and S^2, whose harmonics are known in closed form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mpmath as mp
import numpy as np

from numeric_core.sphere import Array, require_count, require_positive

Number = Any
"""An mpmath number: the package has no types."""

EXTRA_DIGITS = 30


def zonal_basis(m: int, n: int, t: Number) -> list[Number]:
    """P_0(t), .., P_n(t) with P_j(1) = 1: cos(j arccos t) for m = 1, Legendre's polynomials for m = 2."""
    values = [mp.mpf(1), mp.mpf(t)]
    for j in range(1, n):
        above = 2 * t * values[j] - values[j - 1]
        values.append(above if m == 1 else ((2 * j + 1) * t * values[j] - j * values[j - 1]) / (j + 1))
    return values[: n + 1]


def harmonics(m: int, j: int) -> int:
    """The dimension d_j of the harmonics of degree j on S^m, m = 1 or 2."""
    return (1 if j == 0 else 2) if m == 1 else 2 * j + 1


def cone_series(m: int, n: int) -> tuple[list[Number], Number]:
    """Coefficients of arccos t in P_0, .., P_n, and the exact sup of what is left out.

    arccos t = pi/2 - sum over odd j of c_j P_j(t), c_j > 0, so that the rest is largest at t = 1. m = 1: c_j = 4/(pi
    j^2). m = 2: c_j = (pi/2)(u_{(j-1)/2} - u_{(j+1)/2}), u_k = (binom(2k, k)/4^k)^2, and the sum telescopes.
    """

    def u(k: int) -> Number:
        return (mp.binomial(2 * k, k) / mp.mpf(4) ** k) ** 2

    coefficients = [mp.pi / 2]
    for j in range(1, n + 1):
        if j % 2 == 0:
            coefficients.append(mp.mpf(0))
        else:
            coefficients.append(-4 / (mp.pi * j * j) if m == 1 else -mp.pi / 2 * (u((j - 1) // 2) - u((j + 1) // 2)))
    rest = mp.fsum(coefficients)  # the value of the partial sum at t = 1, where the cone is 0
    return coefficients, rest


def eigenvalues(m: int, n: int, lam: Number) -> list[Number]:
    """a_0(lam), .., a_n(lam) at the working precision (`vmf.eigenvalue`)."""
    order = mp.mpf(m - 1) / 2
    base = mp.besseli(order, lam)
    return [mp.besseli(order + j, lam) / base for j in range(n + 1)]


def quadrature(m: int, degree: int) -> tuple[list[list[Number]], list[Number]]:
    """A positive rule of S^m, m = 1 or 2, exact up to the degree: its points, and its weights, whose sum is 1."""
    turns = [2 * mp.pi * k / (degree + 1) for k in range(degree + 1)]
    circle = [(mp.cos(turn), mp.sin(turn)) for turn in turns]
    if m == 1:
        return [list(point) for point in circle], [mp.mpf(1) / (degree + 1)] * (degree + 1)
    points, weights = [], []
    for node, weight in _gauss_legendre((degree + 2) // 2):
        ring = mp.sqrt((1 - node) * (1 + node))
        points += [[ring * c, ring * s, node] for c, s in circle]
        weights += [weight / (2 * (degree + 1))] * (degree + 1)
    return points, weights


def _gauss_legendre(count: int) -> list[tuple[Number, Number]]:
    rule = []
    for start in np.polynomial.legendre.leggauss(count)[0]:
        x = mp.mpf(float(start))
        for _ in range(4 + int(mp.log(mp.mp.dps, 2))):  # each step doubles the digits
            value, below = _legendre_pair(count, x)
            slope = count * (x * value - below) / (x * x - 1)
            x -= value / slope
        value, below = _legendre_pair(count, x)
        slope = count * (x * value - below) / (x * x - 1)
        rule.append((x, 2 / ((1 - x * x) * slope**2)))
    return rule


def _legendre_pair(n: int, x: Number) -> tuple[Number, Number]:
    values = zonal_basis(2, n, x)
    return values[n], values[n - 1]


@dataclass(frozen=True, eq=False)
class FixedHead:
    """A core head for the cone about the last axis, at a given concentration.

    Attributes:
        m, n, s: sphere, degree of the polynomial, and the rule's further degrees: it is exact up to 2n + s.
        lam: the concentration. digits: decimal digits computed with.
        points: b_k. values: xi_k = c(lam) sigma_k q~(b_k).
        polynomial: coefficients of Q in P_j. polynomial_error: sup |f - Q|, exact.
        tail: the claim's bound for sup |Q - head|. sharp_tail: the same without the factor sqrt(sum d_j).
    """

    m: int
    n: int
    s: int
    lam: float
    digits: int
    points: list[list[Number]]
    values: list[Number]
    polynomial: list[Number]
    polynomial_error: Number
    tail: Number
    sharp_tail: Number

    @property
    def largest_value(self) -> float:
        """Log10 of e^lam max |xi_k|: the size of the terms that cancel."""
        with mp.workdps(self.digits):
            return float((mp.log(max(abs(v) for v in self.values)) + self.lam) / mp.log(10))

    def __call__(self, x: list[Number]) -> Number:
        """The head at one unit vector of mpmath numbers."""
        with mp.workdps(self.digits):
            lam = mp.mpf(self.lam)
            return mp.fsum(v * mp.exp(lam * mp.fdot(x, b)) for v, b in zip(self.values, self.points, strict=True))

    def in_float64(self, x: list[Number]) -> float:
        """The same sum in float64: what cancellation leaves of it."""
        points = np.array([[float(c) for c in b] for b in self.points])
        values = np.array([float(v) for v in self.values])
        return float(values @ np.exp(self.lam * (points @ np.array([float(c) for c in x]))))

    def errors(self, x: list[Number]) -> tuple[Number, Number]:
        """|Q - head| and |f - head| at one unit vector."""
        with mp.workdps(self.digits):
            t = min(max(x[-1], mp.mpf(-1)), mp.mpf(1))
            head, basis = self(x), zonal_basis(self.m, self.n, t)
            return abs(mp.fdot(self.polynomial, basis) - head), abs(mp.acos(t) - head)


def fixed_head(m: int, n: int, s: int, lam: float) -> FixedHead:
    """The head for the cone on S^m, m = 1 or 2.

    Raises:
        ValueError: if m is not 1 or 2, n or s is not an integer >= 1, or lam is not positive.
    """
    if m not in (1, 2):
        raise ValueError(f"`m`: expected 1 or 2, got {m!r}")
    n, s, lam = require_count(n, "n"), require_count(s, "s"), require_positive(lam, "lam")
    with mp.workdps(30):
        lost = -mp.log10(eigenvalues(m, n, mp.mpf(lam))[n]) + mp.mpf(lam)
    digits = int(lost) + 2 * EXTRA_DIGITS
    with mp.workdps(digits):
        rate = mp.mpf(lam)
        polynomial, rest = cone_series(m, n)
        a = eigenvalues(m, n, rate)
        sharpened = [c / eigenvalue for c, eigenvalue in zip(polynomial, a, strict=True)]
        points, weights = quadrature(m, 2 * n + s)
        peak = 1 / mp.besseli(0, rate) if m == 1 else rate / mp.sinh(rate)
        values = [peak * w * mp.fdot(sharpened, zonal_basis(m, n, b[-1])) for b, w in zip(points, weights, strict=True)]
        sharp = _size(m, polynomial) * _kernel_tail(m, n, s, rate)
        tail = sharp * mp.sqrt(sum(harmonics(m, j) for j in range(n + 1)))
    return FixedHead(m, n, s, lam, digits, points, values, polynomial, rest, tail, sharp)


def _size(m: int, polynomial: list[Number]) -> Number:
    """The L^2 norm of sum c_j P_j: the mean of P_j^2 is 1/d_j."""
    return mp.sqrt(mp.fsum(c * c / harmonics(m, j) for j, c in enumerate(polynomial)))


def _kernel_tail(m: int, n: int, s: int, lam: Number) -> Number:
    """Sum over j > n + s of d_j prod_{i=n}^{j-1} lam/(2 (i + nu + 1)), rounded up by twice its last term."""
    nu, total, product, j = mp.mpf(m - 1) / 2, mp.mpf(0), mp.mpf(1), n
    while True:
        product *= lam / (2 * (j + nu + 1))
        j += 1
        term = harmonics(m, j) * product
        if j > n + s:
            total += term
            # From here every further term is less than half of the one before.
            if j > 2 * lam + 4 and term < total * mp.mpf(10) ** -20:
                return total + 2 * term


def sample_vectors(m: int, count: int, seed: int = 0) -> list[list[Number]]:
    """Both poles and random unit vectors, exact to the working precision."""
    drawn: Array = np.random.default_rng(seed).standard_normal((count, m + 1))
    vectors = [[mp.mpf(0)] * m + [mp.mpf(sign)] for sign in (1, -1)]
    for row in drawn:
        entries = [mp.mpf(float(c)) for c in row]
        norm = mp.sqrt(mp.fdot(entries, entries))
        vectors.append([c / norm for c in entries])
    return vectors
