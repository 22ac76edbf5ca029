"""sqrt(t) e^(-t) I_nu(t) does not decrease for nu >= 1/2, since r_nu(t) >= 1 - (nu + 1/2)/t (amos.lower_linear)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order, surface
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import lam, m, nu, positive, schematic, t, x

a, b, c, u, v, w = (positive(name) for name in "abcuvw")
g, dg = schematic("g"), schematic("dg")
one = sp.Integer(1)


def bessel(shift: int, at: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + shift, at)


def scaled(at: sp.Expr) -> sp.Expr:
    return sp.sqrt(at) * sp.exp(-at) * bessel(0, at)


def growth(at: sp.Expr) -> sp.Expr:
    return sp.sqrt(at) * sp.exp(-at) * (bessel(1, at) + (order(m) / at + 1 / (2 * at) - 1) * bessel(0, at))


factor = surface(m) / (2 * sp.pi) ** (order(m) + 1)
peak = normaliser(lam, m) * sp.exp(lam)
bound = normaliser(one, m) * sp.E * lam ** (m / 2)

claim = Claim(
    id="jackson.peak_rate",
    title="Growth of the kernel's peak",
    meaning="The highest value of the kernel grows at most like lambda^(m/2).",
    kind="lemma",
    provenance="R",
    place="Appendix B, end of the proof of Theorem 1",
    symbols=(m, lam),
    hypotheses={"dimension": ge(m, 2), "concentrated": ge(lam, 1)},
    conclusion=le(peak, bound),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: t}, fix=(t,)),
        Use("positive_1", "positive", at={t: one}),
        Use("positive_lam", "positive", at={t: lam}),
        Use("derivative", "axiom.bessel_derivative", at={nu: order(m), x: t}, fix=(t,)),
        Use("amos", "amos.lower_linear", at={nu: order(m), x: t}, given=("dimension",), fix=(t,)),
        Step("slope", Slope(scaled(t), t, growth(t)), given=("derivative",), fix=(t,)),
        Step(
            "gap",
            ge(bessel(1, t) + (order(m) / t + 1 / (2 * t) - 1) * bessel(0, t), 0),
            given=("positive", "amos"),
            fix=(t,),
        ),
        Step("sign", ge(growth(t), 0), given=("gap",), fix=(t,)),
        Use(
            "rise",
            "axiom.monotone",
            at={a: one, b: lam},
            functions={g: sp.Lambda(t, scaled(t)), dg: sp.Lambda(t, growth(t))},
            given=("concentrated", "slope", "sign"),
        ),
        Step("inverse", le(c * u / v, c * u / w), fix=(c, u, v, w), assume=(le(w, v),)),
        Use(
            "quotient",
            "inverse",
            at={c: factor, u: lam ** (m / 2), v: scaled(lam), w: scaled(one)},
            given=("positive_1", "positive_lam", "rise"),
        ),
        Step("result", le(peak, bound), given=("positive_1", "positive_lam", "quotient")),
    ),
    witness={m: sp.Integer(2), lam: sp.Integer(2)},
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(peak, bound / lam),
            witness={m: sp.Integer(2), lam: sp.Integer(4)},
        ),
    ),
    expected="proved",
)
