"""What the constants are: expressions of the claims at parameters, and for each a second way to its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import sympy as sp
from mpmath import mp

from reports.constants import second
from reports.ladder import claims_of
from symbolic_bounds import definitions, rates
from symbolic_bounds.rungs import RUNGS, M, Rung, eta, kappa, packing_constant, tau
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m

Independent = Callable[[], Any]
_ONE, _EIGHT, _TEN, _TENTH = sp.Integer(1), sp.Integer(8), sp.Integer(10), sp.Rational(1, 10)
_SHARES = {eta: sp.Rational(1, 20), tau: sp.Rational(1, 20), kappa: sp.Rational(1, 100)}  # as `plan` has them


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
        way = typed.get(n, partial(second.area, n))
        yield Constant(f"w_{n}", definitions.surface(sp.Integer(n)), way, "typed closed form",
                       ("sphere.area", "vmf.density"))  # fmt: skip


def _kernel(at: Parameters) -> Iterator[Constant]:
    for n in sorted({1, 2, int(at.m)}):
        yield Constant(
            f"c({at.lam}), m = {n}", definitions.normaliser(at.lam, sp.Integer(n)), partial(second.density, n, at.lam),
            "quadrature of the kernel's mass", ("vmf.density", "vmf.eigenvalue"),
        )  # fmt: skip
        for k in (1, 2, 3):
            yield Constant(
                f"a_{k}({at.lam}), m = {n}", definitions.eigenvalue(sp.Integer(k), at.lam, sp.Integer(n)),
                partial(second.ratio, k, n, at.lam),
                "power series of the Bessel functions", ("vmf.eigenvalue", "eigen.lower", "eigen.upper"),
            )  # fmt: skip


def _concentrations(at: Parameters) -> Iterator[Constant]:
    users = ("jackson.concentration_rate", "jackson.damping_loss", "jackson.concentration", "jackson.monotone")
    for name, expr, way in (
        ("K", rates.degree_bound(at.epsilon), lambda: _degree(at, at.epsilon)),
        ("beta", rates.beta(at.epsilon), lambda: _beta(at)),
        ("p", rates.exponent(at.epsilon), lambda: 1 / _degree(at, at.epsilon)),
        ("Lambda", rates.concentration(at.epsilon), lambda: _lambda(at, at.epsilon)),
        ("Lambda at half the precision", rates.concentration(at.epsilon / 2), lambda: _lambda(at, at.epsilon / 2)),
    ):  # fmt: skip
        yield Constant(name, expr.xreplace(at.values()), way, "typed formula, log1p against cancellation", users)


def _coverings(at: Parameters) -> Iterator[Constant]:
    yield Constant("Phi", rates.covering_constant(at.m), lambda: second.phi(int(at.m)), "typed formula",
                   ("cover.constant_positive", "cover.upper", "cover.upper.sine", "jackson.length_growth",
                    "jackson.monotone", "jackson.prefix_length", "partition.enough"))  # fmt: skip
    half, delta = sp.Rational(1, 2), sp.Rational(1, 10)
    for n in sorted({2, int(at.m)}):
        area = sp.betainc_regularized(sp.Integer(n) / 2, half, 0, sp.sin(delta) ** 2) / 2
        yield Constant(f"least N at 1/10, m = {n}", 1 / area, partial(second.inverse_cap, n, 10),
                       "quadrature of sin^(m-1)", ("cover.lower",))  # fmt: skip
        halved = sp.betainc_regularized(sp.Integer(n) / 2, half, 0, sp.sin(delta / 2) ** 2) / 2
        yield Constant(f"packing N at 1/10, m = {n}", 1 / halved, partial(second.inverse_cap, n, 20),
                       "quadrature of sin^(m-1)", ("cover.packing",))  # fmt: skip
        yield Constant(f"C_m, m = {n}", packing_constant(sp.Integer(n)), partial(second.packing, n),
                       "2 m pi^(m-1) times the integral of sin^(m-1)", ("cover.packing",))  # fmt: skip


def _exponents(at: Parameters) -> Iterator[Constant]:
    for rung in RUNGS:
        yield Constant(
            f"exponent, {rung.bound}", rung.exponent.xreplace({m: at.m}),
            partial(second.EXPONENTS[rung.bound], int(at.m)), "typed, in another form", claims_of(rung.bound)[-1:],
        )  # fmt: skip


def _lengths(at: Parameters) -> Iterator[Constant]:
    """log10 of the prefix length by every rung, at the concentration that the rung takes; M = L."""
    for rung in RUNGS:
        shown = sp.log(_length(rung, at)) / sp.log(10)
        yield Constant(
            f"log10 N, {rung.bound}", shown, partial(_second_length, at, rung.bound),
            "typed, in logarithms, the peak by an asymptotic series", claims_of(rung.bound)[:-1],
        )  # fmt: skip


def _length(rung: Rung, at: Parameters) -> sp.Expr:
    chosen = rung.length if rung.concentration is None else rung.length.xreplace({lam: rung.concentration})
    return chosen.xreplace(at.values() | _SHARES | {M: at.L, eps: at.epsilon, m: at.m})


def _second_length(at: Parameters, bound: str) -> Any:
    L_, F_, precision = (second.number(size) for size in (at.L, at.F, at.epsilon))
    return second.log_lengths(int(at.m), L_, F_, precision, _lambda(at, at.epsilon / 2))[bound]()


def _lambda(at: Parameters, precision: sp.Rational) -> Any:
    return second.concentration(int(at.m), _degree(at, precision), second.number(at.C_H), second.number(precision))


def _degree(at: Parameters, precision: sp.Rational) -> Any:
    return second.degree(second.number(at.L), second.number(at.C_R), second.number(precision))


def _beta(at: Parameters) -> Any:
    return second.beta(_degree(at, at.epsilon), second.number(at.C_H), second.number(at.epsilon))
