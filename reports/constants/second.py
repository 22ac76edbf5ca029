"""Second ways to the constants, in mpmath alone: closed forms, series and quadratures typed by hand.

They share no code with the expressions of the claims: an error in either shows as a disagreement.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import mpmath
import sympy as sp
from mpmath import mp

_SMALL = 30  # a concentration up to which the peak of the kernel is found by quadrature


def number(value: sp.Rational) -> Any:
    """An exact number, rounded once, at the precision of the moment: call it late."""
    return mp.mpf(int(value.p)) / int(value.q)


def area(n: int) -> Any:
    """n + 1 times the volume of the ball."""
    return (n + 1) * mp.pi ** (mp.mpf(n + 1) / 2) / mp.gamma(mp.mpf(n + 3) / 2)


def ratio(k: int, n: int, lam: sp.Rational) -> Any:
    """The eigenvalue of degree k on S^n, by the power series of two Bessel functions."""
    return _bessel(k + mp.mpf(n - 1) / 2, number(lam)) / _bessel(mp.mpf(n - 1) / 2, number(lam))


def _bessel(nu: Any, x: Any) -> Any:
    return mpmath.nsum(lambda i: (x / 2) ** (2 * i + nu) / (mp.gamma(i + 1) * mp.gamma(i + nu + 1)), [0, 400],
                       method="direct")  # fmt: skip


def density(n: int, lam: sp.Rational) -> Any:
    """The normaliser c: 1 over the mass of e^(lam t), an integral over the angle, where nothing is singular."""
    return _whole(n) / mp.exp(number(lam)) / _scaled_mass(n, number(lam))


def _scaled_mass(n: int, lam: Any) -> Any:
    return mp.quad(lambda a: mp.exp(lam * (mp.cos(a) - 1)) * mp.sin(a) ** (n - 1), mp.linspace(0, mp.pi, 9))


def _whole(n: int) -> Any:
    return mp.quad(lambda a: mp.sin(a) ** (n - 1), mp.linspace(0, mp.pi, 5))


def degree(L: Any, C_R: Any, eps: Any) -> Any:
    """K of the paper."""
    return 1 + 4 * L * C_R / eps


def beta(K: Any, C_H: Any, eps: Any) -> Any:
    """The share of each harmonic that must be kept."""
    return 1 - eps / (2 * C_H * K)


def concentration(n: int, K: Any, C_H: Any, eps: Any) -> Any:
    """2 (nu + K) rho/(1 - rho^2) = (nu + K)/sinh(-log rho)."""
    log_rho = mp.log1p(-eps / (2 * C_H * K)) / K
    return ((mp.mpf(n) - 1) / 2 + K) / mp.sinh(-log_rho)


def phi(n: int) -> Any:
    """Rogers' constant in dimension n + 1."""
    d = mp.mpf(n + 1)
    return mp.e * d * (mp.log(d * mp.log(d)) + 5)


def inverse_cap(n: int, parts: int) -> Any:
    """1 over the measure of a cap of angle 1/parts."""
    return _whole(n) / mp.quad(lambda a: mp.sin(a) ** (n - 1), [0, mp.mpf(1) / parts])


def packing(n: int) -> Any:
    """C_m of `cover.packing`."""
    return 2 * n * mp.pi ** (n - 1) * _whole(n)


def log_peak(n: int, lam: Any) -> Any:
    """log(c e^lam), by quadrature, or by the asymptotic series of the Bessel function."""
    if lam < _SMALL:
        return mp.log(_whole(n)) - mp.log(_scaled_mass(n, lam))
    nu, term, total = mp.mpf(n - 1) / 2, mp.mpf(1), mp.mpf(1)
    for i in range(1, 40):
        term *= -(4 * nu**2 - (2 * i - 1) ** 2) / (8 * i * lam)
        total += term
    log_scaled = mp.log(total) - mp.log(2 * mp.pi * lam) / 2
    log_area = mp.log(2) + (nu + 1) * mp.log(mp.pi) - mp.loggamma(nu + 1)
    return log_area + nu * mp.log(lam) - (nu + 1) * mp.log(2 * mp.pi) - log_scaled


EXPONENTS: dict[str, Callable[[int], Any]] = {
    "published": lambda n: 2 * (n + 1) * (2 * n + 5),
    "cover.upper.sine": lambda n: (n + 1) * (2 * n + 5),
    "cover.packing": lambda n: 2 * n**2 + 5 * n,
    "vmf.modulus.tight": lambda n: 2 * n**2 + 3 * n,
    "conv.lipschitz": lambda n: (n + 1) ** 2 - 1,
    "conv.smooth": lambda n: mp.mpf(n * n + 3 * n) / 2,
    "riemann.average": lambda n: n + n,
    "riemann.average.smooth": lambda n: n + mp.mpf(n) / 2,
    "softmax.net": lambda n: n,
    "softmax.net.smooth": lambda n: mp.mpf(n) / 2,
}


def log_lengths(n: int, L: Any, F: Any, eps: Any, jackson: Any) -> dict[str, Callable[[], Any]]:
    """log10 N of every rung, in logarithms; `jackson` is the concentration at half the precision, and M = L."""

    def cells(factor: Any, slope: Any, lam: Any) -> Any:
        """The logarithm of 1 over the angle of the cells."""
        return mp.log(factor * (L + slope * F) / eps) + log_peak(n, lam)

    def tight(lam: Any) -> Any:
        return mp.log(packing(n)) + n * cells(2, mp.sqrt(lam / mp.e), lam)

    def averaged(lam: Any) -> Any:
        reach = lam * (mp.mpf(1) / 2 + mp.pi * F / eps * mp.sqrt((n + 1) / lam)) + 2 * (F + L) / eps
        return mp.log(packing(n)) + n * mp.log(reach)

    def published() -> Any:
        return cells(3 * mp.pi, jackson, jackson)

    lipschitz, smooth = (mp.pi * L / eps) ** 2 * (n + 1), mp.pi**2 * L * (n + 1) / (4 * eps)
    logs: dict[str, Callable[[], Any]] = {
        "published": lambda: mp.log(phi(n)) + 2 * (n + 1) * published(),
        "cover.upper.sine": lambda: mp.log(phi(n)) + (n + 1) * published(),
        "cover.packing": lambda: mp.log(packing(n)) + n * cells(6, jackson, jackson),
        "vmf.modulus.tight": lambda: tight(jackson),
        "conv.lipschitz": lambda: tight(lipschitz),
        "conv.smooth": lambda: tight(smooth),
        "riemann.average": lambda: averaged(lipschitz),
        "riemann.average.smooth": lambda: averaged(smooth),
        "softmax.net": lambda: mp.log(packing(n)) + n * mp.log(mp.mpf(11) / 10 * L / eps),
        "softmax.net.smooth": lambda: mp.log(2 * packing(n)) + mp.mpf(n) / 2 * mp.log(mp.mpf(461) / 792 * L / eps),
    }
    return {bound: partial(_log10, way) for bound, way in logs.items()}


def _log10(natural: Callable[[], Any]) -> Any:
    return natural() / mp.log(10)
