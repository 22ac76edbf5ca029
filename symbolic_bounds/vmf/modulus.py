"""Mean value inequality for theta -> e^(lambda cos theta), whose slope is at most lambda e^lambda."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, le
from symbolic_bounds.symbols import lam, nonnegative, positive, real, schematic

theta, phi, c = real("theta"), real("phi"), positive("c")
a, b, s, M = real("a"), real("b"), real("s"), nonnegative("M")
g, dg = schematic("g"), schematic("dg")


def kernel(at: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(at))


def slope(at: sp.Expr) -> sp.Expr:
    return -lam * sp.sin(at) * kernel(at)


change = sp.Abs(c * kernel(theta) - c * kernel(phi))

claim = Claim(
    id="vmf.modulus",
    title="Modulus of continuity of the kernel",
    meaning="As a function of the angle the kernel is Lipschitz with constant lambda times its peak.",
    kind="lemma",
    provenance="R",
    place="Appendix B, Lemma 8",
    symbols=(theta, phi, lam, c),
    conclusion=le(change, lam * c * sp.exp(lam) * sp.Abs(theta - phi)),
    proof=(
        Use("increasing", "calculus.exp_increasing", at={a: lam * sp.cos(s), b: lam}, fix=(s,)),
        Step("slope", Slope(kernel(s), s, slope(s)), fix=(s,)),
        Step("steepness", le(sp.Abs(slope(s)), lam * kernel(s)), fix=(s,)),
        Step("bound", le(sp.Abs(slope(s)), lam * sp.exp(lam)), given=("increasing", "steepness"), fix=(s,)),
        Use(
            "mean_value",
            "axiom.mean_value",
            at={a: theta, b: phi, M: lam * sp.exp(lam)},
            functions={g: sp.Lambda(s, kernel(s)), dg: sp.Lambda(s, slope(s))},
            given=("slope", "bound"),
        ),
        Step("result", le(change, lam * c * sp.exp(lam) * sp.Abs(theta - phi)), given=("mean_value",)),
    ),
    witness={theta: sp.Integer(0), phi: sp.Integer(1), lam: sp.Integer(1), c: sp.Integer(1)},
    controls=(
        Control(
            "without the factor lambda",
            conclusion=le(change, c * sp.exp(lam) * sp.Abs(theta - phi)),
            witness={theta: sp.Rational(2, 5), phi: sp.Rational(3, 5), lam: sp.Integer(4), c: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
