"""What the constants are: expressions of the claims, parameters, and for each a second way to its value.

The second ways are typed here, in mpmath alone: closed forms, series and quadratures that share no code with the
expressions of the claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import mpmath
import sympy as sp
from mpmath import mp

from symbolic_bounds import definitions, rates
from symbolic_bounds.symbols import C_H, C_R, F, L, m

Independent = Callable[[], Any]
_ONE, _EIGHT, _TEN, _TENTH = sp.Integer(1), sp.Integer(8), sp.Integer(10), sp.Rational(1, 10)


@dataclass(frozen=True)
class Parameters:
    """Where the constants are taken."""

    m: sp.Integer = _EIGHT
    L: sp.Rational = _ONE
    C_R: sp.Rational = _ONE
    C_H: sp.Rational = _ONE
    F: sp.Rational = _ONE
    epsilon: sp.Rational = _TENTH
    lam: sp.Rational = _TEN

    def values(self) -> dict[sp.Symbol, sp.Rational]:
        """The values of the paper's letters."""
        return {m: self.m, L: self.L, C_R: self.C_R, C_H: self.C_H, F: self.F}


CANONICAL = Parameters()


@dataclass(frozen=True)
class Constant:
    """One constant: the claims' expression for it, and a second way."""

    name: str
    expr: sp.Expr
    independent: Independent
    method: str  # the second way, in words
    claims: tuple[str, ...]  # whose statements rest on it


def constants(at: Parameters = CANONICAL) -> Iterator[Constant]:
    """All constants at the parameters."""
    yield from _spheres(at)
    yield from _kernel(at)
    yield from _concentrations(at)
    yield from _coverings(at)
    yield from _exponents(at)
    yield from _lengths(at)


def _spheres(at: Parameters) -> Iterator[Constant]:
    typed = {0: lambda: mp.mpf(2), 1: lambda: 2 * mp.pi, 2: lambda: 4 * mp.pi, 3: lambda: 2 * mp.pi**2,
             8: lambda: 32 * mp.pi**4 / 105}  # fmt: skip
    for n in sorted({0, 1, 2, 3, int(at.m)}):
        second = typed.get(n, partial(_area, n))
        yield Constant(f"w_{n}", definitions.surface(sp.Integer(n)), second, "typed closed form",
                       ("sphere.area", "vmf.density"))  # fmt: skip


def _kernel(at: Parameters) -> Iterator[Constant]:
    lam = _number(at.lam)
    for n in sorted({1, 2, int(at.m)}):
        yield Constant(
            f"c({at.lam}), m = {n}", definitions.normaliser(at.lam, sp.Integer(n)), partial(_density, n, lam),
            "quadrature of the kernel's mass", ("vmf.density", "vmf.eigenvalue"),
        )  # fmt: skip
        for k in (1, 2, 3):
            yield Constant(
                f"a_{k}({at.lam}), m = {n}", definitions.eigenvalue(sp.Integer(k), at.lam, sp.Integer(n)),
                partial(_ratio, k, n, lam),
                "power series of the Bessel functions", ("vmf.eigenvalue", "eigen.lower", "eigen.upper"),
            )  # fmt: skip


def _concentrations(at: Parameters) -> Iterator[Constant]:
    users = ("jackson.damping_loss", "jackson.concentration", "jackson.monotone")
    values = at.values()
    for name, expr, second in (
        ("K", rates.degree_bound(at.epsilon), lambda: _degree(at)),
        ("beta", rates.beta(at.epsilon), lambda: _beta(at, _number(at.epsilon))),
        ("p", rates.exponent(at.epsilon), lambda: 1 / _degree(at)),
        ("Lambda", rates.concentration(at.epsilon), lambda: _lambda(at, _number(at.epsilon))),
        ("Lambda at half the precision", rates.concentration(at.epsilon / 2),
         lambda: _lambda(at, _number(at.epsilon) / 2)),
    ):  # fmt: skip
        yield Constant(name, expr.xreplace(values), second, "typed formula, log1p against cancellation", users)


def _coverings(at: Parameters) -> Iterator[Constant]:
    yield Constant("Phi", rates.covering_constant(at.m), lambda: _phi(int(at.m)), "typed formula",
                   ("cover.upper", "jackson.prefix_length"))  # fmt: skip
    half, delta = sp.Rational(1, 2), sp.Rational(1, 10)
    for n in sorted({2, int(at.m)}):
        area = sp.betainc_regularized(sp.Integer(n) / 2, half, 0, sp.sin(delta) ** 2) / 2
        yield Constant(f"least N at 1/10, m = {n}", 1 / area, partial(_inverse_cap, n, 10),
                       "quadrature of sin^(m-1)", ("cover.lower",))  # fmt: skip
        halved = sp.betainc_regularized(sp.Integer(n) / 2, half, 0, sp.sin(delta / 2) ** 2) / 2
        yield Constant(f"packing N at 1/10, m = {n}", 1 / halved, partial(_inverse_cap, n, 20),
                       "quadrature of sin^(m-1)", ("cover.packing",))  # fmt: skip
        yield Constant(f"C_m, m = {n}", _packing(sp.Integer(n)), partial(_typed_packing, n),
                       "2 m pi^(m-1) times the integral of sin^(m-1)", ("cover.packing",))  # fmt: skip


def _exponents(at: Parameters) -> Iterator[Constant]:
    n, typed = at.m, int(at.m)
    rungs = {
        "published": (4 * n**2 + 14 * n + 10, lambda: 2 * (typed + 1) * (2 * typed + 5), "jackson.prefix_length_rate"),
        "sine": (2 * n**2 + 7 * n + 5, lambda: (typed + 1) * (2 * typed + 5), "cover.upper.sine"),
        "packing": (n * (2 * n + 5), lambda: 2 * typed**2 + 5 * typed, "cover.packing"),
        "tight modulus": (n * (2 * n + 3), lambda: 2 * typed**2 + 3 * typed, "vmf.modulus.tight"),
        "Lipschitz": (n * (n + 2), lambda: (typed + 1) ** 2 - 1, "conv.lipschitz"),
        "net": (n, lambda: typed, "softmax.net"),
    }  # fmt: skip
    for name, (expr, second, claim) in rungs.items():
        yield Constant(f"exponent, {name}", expr + sp.Integer(0), second, "typed, in another form", (claim,))


def _lengths(at: Parameters) -> Iterator[Constant]:
    """log10 of the prefix length by every rung: all of the error split as the claims do."""
    values, ten, n = at.values(), sp.log(10), int(at.m)
    lam = rates.concentration(at.epsilon / 2)
    near = at.L**2 * sp.pi**2 * (at.m + 1) / at.epsilon**2  # conv.lipschitz for half the precision
    angle = rates.cap_angle(lam, at.epsilon)
    tight = rates.cap_angle(near, at.epsilon)
    one = mp.mpf(1)
    rungs: dict[str, tuple[sp.Expr, Independent, str]] = {
        "published": (
            rates.prefix_length(lam, at.epsilon), lambda: _log_length(at, _lam2(at)), "jackson.prefix_length"
        ),
        "packing": (_packing(at.m) / angle**at.m, lambda: _log_packing(at, _lam2(at)), "cover.packing"),
        "Lipschitz": (_packing(at.m) / tight**at.m, lambda: _log_packing(at, _near(at)), "conv.lipschitz"),
        "net": (
            _packing(at.m) * (sp.Rational(6, 5) * at.L / at.epsilon) ** at.m,
            lambda: mp.log10(_typed_packing(n) * (one * 6 / 5 * _number(at.L) / _number(at.epsilon)) ** n),
            "softmax.net",
        ),
    }  # fmt: skip
    for name, (expr, second, claim) in rungs.items():
        shown = sp.log(expr.xreplace(values)) / ten
        yield Constant(f"log10 N, {name}", shown, second, "typed, in logarithms, by asymptotic series", (claim,))


def _packing(n: sp.Expr) -> sp.Expr:
    """C_m of `cover.packing`."""
    ratio = definitions.surface(n) / definitions.surface(n - 1)
    return ratio * n * 2**n * (sp.pi / 2) ** (n - 1)


def _number(value: sp.Rational) -> Any:
    return mp.mpf(int(value.p)) / int(value.q)


def _area(n: int) -> Any:
    """n + 1 times the volume of the ball."""
    return (n + 1) * mp.pi ** (mp.mpf(n + 1) / 2) / mp.gamma(mp.mpf(n + 3) / 2)


def _ratio(k: int, n: int, lam: Any) -> Any:
    return _bessel(k + mp.mpf(n - 1) / 2, lam) / _bessel(mp.mpf(n - 1) / 2, lam)


def _inverse_cap(n: int, parts: int) -> Any:
    return 1 / _cap(n, mp.mpf(1) / parts)


def _bessel(nu: Any, x: Any) -> Any:
    return mpmath.nsum(lambda i: (x / 2) ** (2 * i + nu) / (mp.gamma(i + 1) * mp.gamma(i + nu + 1)), [0, 400],
                       method="direct")  # fmt: skip


def _density(n: int, lam: Any) -> Any:
    """1 over the mass of e^(lam t): an integral over the angle, where nothing is singular."""
    mass = mp.quad(lambda a: mp.exp(lam * mp.cos(a)) * mp.sin(a) ** (n - 1), mp.linspace(0, mp.pi, 9))
    whole = mp.quad(lambda a: mp.sin(a) ** (n - 1), mp.linspace(0, mp.pi, 5))
    return whole / mass


def _degree(at: Parameters) -> Any:
    return 1 + 4 * _number(at.L) * _number(at.C_R) / _number(at.epsilon)


def _beta(at: Parameters, eps: Any) -> Any:
    degree = 1 + 4 * _number(at.L) * _number(at.C_R) / eps
    return 1 - eps / (2 * _number(at.C_H) * degree)


def _lambda(at: Parameters, eps: Any) -> Any:
    """2 (nu + K) rho/(1 - rho^2) = (nu + K)/sinh(-log rho)."""
    degree = 1 + 4 * _number(at.L) * _number(at.C_R) / eps
    log_rho = mp.log1p(-eps / (2 * _number(at.C_H) * degree)) / degree
    return ((_number(at.m) - 1) / 2 + degree) / mp.sinh(-log_rho)


def _lam2(at: Parameters) -> Any:
    return _lambda(at, _number(at.epsilon) / 2)


def _near(at: Parameters) -> Any:
    return (mp.pi * _number(at.L) / _number(at.epsilon)) ** 2 * (_number(at.m) + 1)


def _phi(n: int) -> Any:
    d = mp.mpf(n + 1)
    return mp.e * d * (mp.log(d * mp.log(d)) + 5)


def _cap(n: int, delta: Any) -> Any:
    part = mp.quad(lambda a: mp.sin(a) ** (n - 1), [0, delta])
    return part / mp.quad(lambda a: mp.sin(a) ** (n - 1), mp.linspace(0, mp.pi, 5))


def _typed_packing(n: int) -> Any:
    whole = mp.quad(lambda a: mp.sin(a) ** (n - 1), mp.linspace(0, mp.pi, 5))
    return 2 * n * mp.pi ** (n - 1) * whole


def _log_peak(n: int, lam: Any) -> Any:
    """log(c e^lam), by the asymptotic series of the Bessel function."""
    nu, term, total = mp.mpf(n - 1) / 2, mp.mpf(1), mp.mpf(1)
    for i in range(1, 40):
        term *= -(4 * nu**2 - (2 * i - 1) ** 2) / (8 * i * lam)
        total += term
    log_scaled = mp.log(total) - mp.log(2 * mp.pi * lam) / 2
    log_area = mp.log(2) + (nu + 1) * mp.log(mp.pi) - mp.loggamma(nu + 1)
    return log_area + nu * mp.log(lam) - (nu + 1) * mp.log(2 * mp.pi) - log_scaled


def _log_length(at: Parameters, lam: Any) -> Any:
    n, eps = int(at.m), _number(at.epsilon)
    base = mp.log(3 * mp.pi * (_number(at.L) + lam * _number(at.F)) / eps) + _log_peak(n, lam)
    return (mp.log(_phi(n)) + 2 * (n + 1) * base) / mp.log(10)


def _log_packing(at: Parameters, lam: Any) -> Any:
    n, eps = int(at.m), _number(at.epsilon)
    log_angle = mp.log(eps) - mp.log(6 * (_number(at.L) + lam * _number(at.F))) - _log_peak(n, lam)
    return (mp.log(_typed_packing(n)) - n * log_angle) / mp.log(10)
