"""A split head whose keys are a net of the sphere approximates every Lipschitz function, at the rate of the net.

The concentration makes N (pi - rho)/(tau delta) at most e^(lam (cos delta - cos rho)); the rest is
`softmax.near_and_far` with the reach pi.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import L, N, delta, j, lam, natural, nonnegative, positive, real, schematic

theta, v, W, V = (schematic(name) for name in ("theta", "v", "W", "V"))
y, n = real("y"), natural("n")
eta, tau = positive("eta"), positive("tau")

rho = (1 + eta) * delta
key = sp.exp(lam * sp.cos(theta(j)))
ratio = N * (sp.pi - rho) / (tau * delta)
spread = lam * (sp.cos(delta) - sp.cos(rho))
error = sp.Abs(V(N) / W(N) - y)
zero, one = sp.Integer(0), sp.Integer(1)
point = {L: one, delta: one, eta: one, tau: one, lam: sp.Integer(2), N: one, n: zero, y: zero}

claim = Claim(
    id="softmax.net",
    title="Split head on a net of keys",
    meaning="A split head whose N keys form a net of angle delta, with the target's own values there, is within "
    "L delta (1 + eta + tau) of an L-Lipschitz target once the concentration is large enough.",
    kind="theorem",
    provenance="A",
    place="Section 3, sharpens Theorem 2",
    symbols=(L, delta, eta, tau, lam, N, n, y),
    functions=(theta, v, W, V),
    hypotheses={
        "edge": lt(rho, sp.pi),
        "range": forall(j, lt(j, N), ge(theta(j), 0)),
        "range_top": forall(j, lt(j, N), le(theta(j), sp.pi)),
        "lipschitz": forall(j, lt(j, N), le(sp.Abs(v(j) - y), L * theta(j))),
        "net": lt(n, N),
        "near": le(theta(n), delta),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + key)),
        "total": forall(j, eq(V(j + 1), V(j) + key * v(j))),
        "concentration": le(sp.log(ratio), spread),
    },
    conclusion=le(error, L * delta * (1 + eta + tau)),
    proof=(
        Use(
            "share",
            "calculus.exp_of_log",
            at={positive("u"): ratio, real("s"): spread},
            given=("edge",),
        ),
        Use(
            "bound",
            "softmax.near_and_far",
            at={nonnegative("rho"): rho, nonnegative("reach"): sp.pi},
            given=("edge",),
        ),
        Step("result", le(error, L * delta * (1 + eta + tau)), given=("bound",)),
    ),
    witness=point,
    witness_functions={
        theta: sp.Lambda(j, 1),
        v: sp.Lambda(j, 1),
        W: sp.Lambda(j, j * sp.exp(2 * sp.cos(1))),
        V: sp.Lambda(j, j * sp.exp(2 * sp.cos(1))),
    },
    controls=(
        Control(
            "without the angle of the net",
            conclusion=le(error, L * delta * tau),
            witness={**point, tau: sp.Rational(1, 2)},
        ),
    ),
    expected="proved",
)
