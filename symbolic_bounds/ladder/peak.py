"""sqrt(t) e^(-t - b/t) I_nu(t), b = (m+2)^2/8, does not decrease: r_nu >= 1 - (nu + 1/2)/t - b/t^2 by amos.lower_sharp.

For m >= 2 `jackson.peak_rate` has no factor e^b; on the circle the linear bound behind it fails, and b is needed.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order, surface
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import lam, m, nonnegative, nu, positive, real, schematic, t, x

a, b, c, u, v, w, y = (positive(name) for name in "abcuvwy")
g, dg = schematic("g"), schematic("dg")
one = sp.Integer(1)
bend = (m + 2) ** 2 / 8


def bessel(shift: int, at: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + shift, at)


def scaled(at: sp.Expr) -> sp.Expr:
    return sp.sqrt(at) * sp.exp(-at - bend / at) * bessel(0, at)


deficit = bessel(1, t) + (m / (2 * t) - 1 + bend / t**2) * bessel(0, t)
growth = sp.sqrt(t) * sp.exp(-t - bend / t) * deficit
root = sp.sqrt(t**2 + (order(m) + sp.Rational(3, 2)) ** 2)
sharp = t / (m / 2 + root)
factor = surface(m) / (2 * sp.pi) ** (order(m) + 1)
plain = sp.sqrt(lam) * sp.exp(-lam) * bessel(0, lam)
peak = normaliser(lam, m) * sp.exp(lam)
bound = normaliser(one, m) * sp.E * sp.exp(bend) * lam ** (m / 2)

claim = Claim(
    id="ladder.peak",
    title="Growth of the kernel's peak in every dimension",
    meaning="The highest value of the kernel grows at most like lambda^(m/2), on the circle too.",
    kind="lemma",
    provenance="A",
    place="helper of the ladder of prefix lengths",
    symbols=(m, lam),
    hypotheses={"concentrated": ge(lam, 1)},
    conclusion=le(peak, bound),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: t}, fix=(t,)),
        Use("positive_1", "positive", at={t: one}),
        Use("positive_lam", "positive", at={t: lam}),
        Use("derivative", "axiom.bessel_derivative", at={nu: order(m), x: t}, fix=(t,)),
        Use("amos", "amos.lower_sharp", at={nu: order(m), x: t}, fix=(t,)),
        Use(
            "root",
            "calculus.root_order",
            at={nonnegative("a"): sp.sqrt(u**2 + c**2), nonnegative("b"): u + c**2 / (2 * u)},
            fix=(u, c),
        ),
        Step("larger", ge(u / w, u / y), fix=(u, w, y), assume=(le(w, y),)),
        Use("root_here", "root", at={u: t, c: m / 2 + 1}, fix=(t,)),
        Use(
            "by_root",
            "larger",
            at={u: t, w: m / 2 + root, y: t + m / 2 + bend / t},
            given=("root_here",),
            fix=(t,),
        ),
        Use(
            "sharp",
            "calculus.chain",
            at={real("a"): 1 - m / (2 * t) - bend / t**2, real("b"): t / (t + m / 2 + bend / t), real("c"): sharp},
            given=("by_root",),
            fix=(t,),
        ),
        Use(
            "ratio_bound",
            "calculus.chain",
            at={real("a"): 1 - m / (2 * t) - bend / t**2, real("b"): sharp, real("c"): bessel(1, t) / bessel(0, t)},
            given=("positive", "sharp", "amos"),
            fix=(t,),
        ),
        Step("gap", ge(deficit, 0), given=("positive", "ratio_bound"), fix=(t,)),
        Step("slope", Slope(scaled(t), t, growth), given=("derivative",), fix=(t,)),
        Step("sign", ge(growth, 0), given=("gap",), fix=(t,)),
        Use(
            "rise",
            "axiom.monotone",
            at={a: one, b: lam},
            functions={g: sp.Lambda(t, scaled(t)), dg: sp.Lambda(t, growth)},
            given=("concentrated", "slope", "sign"),
        ),
        Use("shrunk", "calculus.exp_increasing", at={real("a"): -bend / lam, real("b"): sp.Integer(0)}),
        Step("dropped", le(w, v), fix=(u, v, w), assume=(le(w, v * u), le(u, 1))),
        Use(
            "at_least",
            "dropped",
            at={u: sp.exp(-bend / lam), v: plain, w: scaled(one)},
            given=("positive_1", "positive_lam", "rise", "shrunk"),
        ),
        Step("inverse", le(c * u / v, c * u / w), fix=(c, u, v, w), assume=(le(w, v),)),
        Use(
            "quotient",
            "inverse",
            at={c: factor, u: lam ** (m / 2), v: plain, w: scaled(one)},
            given=("positive_1", "positive_lam", "at_least"),
        ),
        Step("result", le(peak, bound), given=("positive_1", "positive_lam", "quotient")),
    ),
    witness={m: sp.Integer(1), lam: sp.Integer(2)},
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(peak, bound / lam),
            witness={m: sp.Integer(1), lam: sp.Integer(64)},
        ),
    ),
    expected="proved",
)
