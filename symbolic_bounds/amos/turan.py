"""Turan's inequality: the ratios decrease from one order to the next."""

from functools import partial

import sympy as sp

from symbolic_bounds.claim import Box, Claim, Control, Step, Use
from symbolic_bounds.definitions import order, ratio
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.symbols import m, nu, positive, real, x

s, other = positive("s"), real("nu'")


def rising(shift: int, low: sp.Symbol, high: sp.Symbol) -> Use:
    """r_{nu+shift} does not decrease from `low` to `high`."""
    return Use("rise", "amos.increasing", at={nu: order(m) + shift, s: low, x: high}, given=("order", "grid m"))


claim = Claim(
    id="amos.turan",
    title="Turan's inequality for modified Bessel functions",
    meaning="The Bessel ratio of an order is at least the ratio of the next order.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: equivalent to the bound cited there",
    symbols=(nu, x),
    hypotheses={"order": gt(nu, -1)},
    conclusion=ge(ratio(nu, x), ratio(nu + 1, x)),
    proof=(
        Use("ordered", "amos.decreasing", at={other: nu + 1}, given=("order",)),
        Use("positive", "axiom.bessel_positive", given=("order",)),
        Use("positive_next", "axiom.bessel_positive", at={nu: nu + 1}, given=("order",)),
        Step(
            "result",
            ge(ratio(nu, x), ratio(nu + 1, x)),
            given=("positive", "positive_next", "ordered"),
        ),
    ),
    checks=(
        Box(
            "spheres",
            ge(ratio(order(m), x), ratio(order(m) + 1, x)),
            ranges={x: (sp.Rational(1, 1024), sp.Rational(2**20))},
            grid={m: tuple(range(1, 129))},
            increasing=x,
            by=(partial(rising, 0), partial(rising, 1)),
        ),
    ),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    controls=(
        Control(
            "reversed",
            conclusion=le(ratio(nu, x), ratio(nu + 1, x)),
            witness={nu: sp.Integer(0), x: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
