"""x^(-nu) I_nu(x) does not decrease."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, ge, gt, le
from symbolic_bounds.symbols import nu, positive, schematic, t, x

a, b = positive("a"), positive("b")
g, dg = schematic("g"), schematic("dg")
s = positive("s")
scaled, rise = t ** (-nu) * sp.besseli(nu, t), t ** (-nu) * sp.besseli(nu + 1, t)

claim = Claim(
    id="bessel.scaled_increasing",
    title="Growth of the scaled Bessel function",
    meaning="The modified Bessel function divided by the power that it starts with does not decrease.",
    kind="lemma",
    provenance="A",
    place="helper of the Riccati barriers",
    symbols=(nu, s, x),
    hypotheses={"order": gt(nu, -1), "range": le(s, x)},
    conclusion=le(s ** (-nu) * sp.besseli(nu, s), x ** (-nu) * sp.besseli(nu, x)),
    proof=(
        Use("derivative", "axiom.bessel_derivative", at={x: t}, fix=(t,)),
        Use("positive", "axiom.bessel_positive", at={nu: nu + 1, x: t}, fix=(t,), given=("order",)),
        Step("slope", Slope(scaled, t, rise), given=("derivative",), fix=(t,)),
        Step("sign", ge(rise, 0), given=("positive",), fix=(t,)),
        Use(
            "result",
            "axiom.monotone",
            at={a: s, b: x},
            functions={g: sp.Lambda(t, scaled), dg: sp.Lambda(t, rise)},
            given=("range", "slope", "sign"),
        ),
    ),
    witness={nu: sp.Integer(0), s: sp.Integer(1), x: sp.Integer(2)},
    controls=(
        Control(
            "it increases, and does not decrease",
            conclusion=ge(s ** (-nu) * sp.besseli(nu, s), x ** (-nu) * sp.besseli(nu, x)),
            witness={nu: sp.Integer(0), s: sp.Integer(1), x: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
