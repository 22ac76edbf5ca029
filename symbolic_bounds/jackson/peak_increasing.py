"""The highest value c(lambda) e^lambda of the kernel does not decrease with the concentration.

Its reciprocal is a constant times lambda^(-nu) e^(-lambda) I_nu, whose slope has the sign of I_{nu+1} - I_nu.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order, surface
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import m, nu, positive, schematic, t, x

a, b, s, u = positive("a"), positive("b"), positive("s"), positive("u")
c, low, high = positive("c"), positive("low"), positive("high")
g, dg = schematic("g"), schematic("dg")


def shape(at: sp.Expr) -> sp.Expr:
    return at ** (-order(m)) * sp.exp(-at) * sp.besseli(order(m), at)


def growth(at: sp.Expr) -> sp.Expr:
    return at ** (-order(m)) * sp.exp(-at) * (sp.besseli(order(m), at) - sp.besseli(order(m) + 1, at))


def peak(at: sp.Expr) -> sp.Expr:
    return normaliser(at, m) * sp.exp(at)


factor = surface(m) / (2 * sp.pi) ** (order(m) + 1)

claim = Claim(
    id="jackson.peak_increasing",
    title="The peak of the kernel",
    meaning="The highest value of the kernel does not decrease with the concentration.",
    kind="lemma",
    provenance="T",
    place="Section 4, remark on smoothness and prefix length",
    symbols=(m, s, u),
    hypotheses={"range": le(s, u)},
    conclusion=le(peak(s), peak(u)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: t}, fix=(t,)),
        Use("positive_s", "positive", at={t: s}),
        Use("positive_u", "positive", at={t: u}),
        Use("derivative", "axiom.bessel_derivative", at={nu: order(m), x: t}, fix=(t,)),
        Use("below_one", "amos.below_one", at={nu: order(m), x: t}, fix=(t,)),
        Step("slope", Slope(-shape(t), t, growth(t)), given=("derivative",), fix=(t,)),
        Step(
            "gap",
            ge(sp.besseli(order(m), t) - sp.besseli(order(m) + 1, t), 0),
            given=("positive", "below_one"),
            fix=(t,),
        ),
        Step("sign", ge(growth(t), 0), given=("gap",), fix=(t,)),
        Use(
            "shape",
            "axiom.monotone",
            at={a: s, b: u},
            functions={g: sp.Lambda(t, -shape(t)), dg: sp.Lambda(t, growth(t))},
            given=("range", "slope", "sign"),
        ),
        Step("inverse", le(c / high, c / low), fix=(c, low, high), assume=(le(-high, -low),)),
        Use(
            "result",
            "inverse",
            at={c: factor, low: shape(u), high: shape(s)},
            given=("positive_s", "positive_u", "shape"),
        ),
    ),
    witness={m: sp.Integer(1), s: sp.Integer(1), u: sp.Integer(2)},
    controls=(
        Control(
            "range dropped",
            hypotheses={"range": None},
            witness={m: sp.Integer(1), s: sp.Integer(2), u: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
