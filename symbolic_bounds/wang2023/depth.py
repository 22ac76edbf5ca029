"""Depth and prefix length against the precision: two layers always, and a length that grows with L/eps.

The bound of `seq.two_layers.length` is a power of L/eps with the exponent mT; powers increase.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import T, m, nonnegative, positive

C, eta, first, second, fine, coarse = (positive(name) for name in ("C", "eta", "L_1", "L_2", "epsilon_1", "epsilon_2"))
one = sp.Integer(1)


def length(smoothness: sp.Expr, precision: sp.Expr) -> sp.Expr:
    """The prefix length of two attention layers, whatever the precision."""
    return T * C**T * ((1 + eta) * sp.sqrt(T) * smoothness / precision) ** (m * T)


def base(smoothness: sp.Expr, precision: sp.Expr) -> sp.Expr:
    return (1 + eta) * sp.sqrt(T) * smoothness / precision


claim = Claim(
    id="wang2023.depth",
    title="Comparison: depth and adaptivity",
    meaning="With two attention layers for every precision, the prefix length decreases with the precision "
    "asked for and with the smoothness of the target, unlike in Wang et al. (2023).",
    kind="theorem",
    provenance="T",
    place="Section 5, comparison with prior work",
    symbols=(m, T, C, eta, first, second, fine, coarse),
    hypotheses={"smoother": le(first / coarse, second / fine)},
    conclusion=le(length(first, coarse), length(second, fine)),
    proof=(
        Step("bases", le(base(first, coarse), base(second, fine)), given=("smoother",)),
        Use(
            "powers",
            "axiom.power_monotone",
            at={
                positive("a"): base(first, coarse),
                positive("b"): base(second, fine),
                nonnegative("p"): m * T,
            },
            given=("bases",),
        ),
        Use(
            "result",
            "calculus.scale",
            at={
                sp.Symbol("a", real=True): base(first, coarse) ** (m * T),
                sp.Symbol("b", real=True): base(second, fine) ** (m * T),
                nonnegative("q"): T * C**T,
            },
            given=("powers",),
        ),
    ),
    witness=dict.fromkeys((m, T, C, eta, first, second, fine, coarse), one),
    controls=(
        Control(
            "the same length for every precision",
            conclusion=le(length(second, fine), length(first, coarse)),
            witness=dict.fromkeys((m, T, C, eta, first, fine, coarse), one) | {second: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
