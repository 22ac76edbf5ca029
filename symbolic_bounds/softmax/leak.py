"""What the context leaks: the concentration of `softmax.net` makes e^(lam (cos delta - cos rho)) >= N (pi - rho)/(tau
delta), and while rho <= pi/2 the reciprocal of that bounds e^(-lam cos delta).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le, lt
from symbolic_bounds.softmax.net import claim as net
from symbolic_bounds.softmax.net import eta, ratio, rho, spread, tau
from symbolic_bounds.symbols import F, N, T, delta, lam, nonnegative, positive, real

a, b, c = real("a"), real("b"), real("c")
leak, small_leak = F * T * sp.exp(-lam * sp.cos(delta)), F * T * tau * delta / (N * (sp.pi - rho))
acute = le(rho, sp.pi / 2)
point = {
    **{s: net.witness[s] for s in (delta, tau, lam, N)},
    eta: sp.Rational(1, 2),
    F: sp.Integer(1),
    T: sp.Integer(1),
}

claim = Claim(
    id="softmax.leak",
    title="Leak of the context",
    meaning="At the concentration that a net of angle delta needs, T inputs with score zero leak at most "
    "F T tau delta/(N (pi - rho)), as long as rho = (1 + eta) delta is at most pi/2.",
    kind="lemma",
    provenance="A",
    place="helper of softmax.net.classical",
    symbols=(F, T, delta, eta, tau, lam, N),
    hypotheses={"acute": acute, "concentration": net.hypotheses["concentration"]},
    conclusion=le(leak, small_leak),
    proof=(
        Step("edge", lt(rho, sp.pi), given=("acute",)),
        Use("share", "calculus.exp_of_log", at={positive("u"): ratio, real("s"): spread}, given=("edge",)),
        Use(
            "cosine",
            "axiom.cos_decreasing",
            at={nonnegative("a"): rho, nonnegative("b"): sp.pi / 2},
            given=("acute",),
        ),
        Use("light", "calculus.exp_increasing", at={a: -lam * sp.cos(delta), b: -spread}, given=("cosine",)),
        Step("reciprocal", le(sp.exp(-spread), 1 / ratio), given=("edge", "share")),
        Use(
            "lighter",
            "calculus.chain",
            at={a: sp.exp(-lam * sp.cos(delta)), b: sp.exp(-spread), c: 1 / ratio},
            given=("edge", "light", "reciprocal"),
        ),
        Use(
            "result",
            "calculus.scale",
            at={a: sp.exp(-lam * sp.cos(delta)), b: 1 / ratio, nonnegative("q"): F * T},
            given=("edge", "lighter"),
        ),
    ),
    witness=point,
    controls=(
        Control("any concentration", hypotheses={"concentration": None}, witness={**point, lam: sp.Rational(1, 9)}),
    ),
    expected="proved",
)
