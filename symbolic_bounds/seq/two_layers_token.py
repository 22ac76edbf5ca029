"""One token of the second layer: its weighted error is small, near or far.

Within rho the token has the query's position, since cos rho > T/(T+1), and its value is off by at most
L sqrt(T+1) 2 sin(theta/2). Beyond rho its weight is at most e^(lam cos rho) and its value off by at most 2F.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import forall, ge, gt, le, lt
from symbolic_bounds.symbols import F, L, N, T, j, lam, natural, nonnegative, real, schematic

theta, v = schematic("theta"), schematic("v")
y, k, rho = real("y"), natural("k"), nonnegative("rho")
a, b = nonnegative("a"), nonnegative("b")
one, zero = sp.Integer(1), sp.Integer(0)
chord = 2 * sp.sqrt(T + 1) * sp.sin(rho / 2)
key, edge = sp.exp(lam * sp.cos(theta(k))), sp.exp(lam * sp.cos(rho))
off = sp.Abs(v(k) - y)
surplus = L * chord * key + 2 * F * edge - key * off
near, far = le(theta(k) - rho, 0), gt(theta(k) - rho, 0)

claim = Claim(
    id="seq.two_layers.token",
    title="One token of the second layer",
    meaning="The weighted error of a token is at most its weight times the error at the angle rho, plus twice "
    "the size of the target times the weight at rho.",
    kind="lemma",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(k, N, T, rho, lam, L, F, y),
    functions=(theta, v),
    hypotheses={
        "index": lt(k, N),
        "range": forall(j, lt(j, N), ge(theta(j), 0)),
        "range_top": forall(j, lt(j, N), le(theta(j), sp.pi)),
        "lipschitz": forall(
            j,
            lt(j, N),
            gt(sp.cos(theta(j)), T / (T + 1)),
            le(sp.Abs(v(j) - y), L * (2 * sp.sqrt(T + 1) * sp.sin(theta(j) / 2))),
        ),
        "bounded": forall(j, lt(j, N), le(sp.Abs(v(j) - y), 2 * F)),
        "edge": le(rho, sp.pi),
        "positions": gt(sp.cos(rho), T / (T + 1)),
    },
    conclusion=le(key * off, L * chord * key + 2 * F * edge),
    proof=(
        Use("at_least", "range", at={j: k}, given=("index",)),
        Use("at_most", "range_top", at={j: k}, given=("index",)),
        Use("size", "bounded", at={j: k}, given=("index",)),
        Use(
            "cosine",
            "axiom.cos_decreasing",
            at={a: theta(k), b: rho},
            given=("at_least", "edge"),
            assume=(near,),
        ),
        Step("same_position", gt(sp.cos(theta(k)), T / (T + 1)), given=("cosine", "positions"), assume=(near,)),
        Use("value", "lipschitz", at={j: k}, given=("index", "same_position"), assume=(near,)),
        Use(
            "sine",
            "axiom.cos_decreasing",
            at={a: sp.pi / 2 - rho / 2, b: sp.pi / 2 - theta(k) / 2},
            given=("at_least", "edge"),
            assume=(near,),
        ),
        Step("error", le(off, L * chord), given=("value", "sine"), assume=(near,)),
        Step("within", ge(surplus, 0), given=("error",), assume=(near,)),
        Use(
            "far_cosine",
            "axiom.cos_decreasing",
            at={a: rho, b: theta(k)},
            given=("at_most",),
            assume=(far,),
        ),
        Use(
            "lighter",
            "calculus.exp_increasing",
            at={real("a"): lam * sp.cos(theta(k)), real("b"): lam * sp.cos(rho)},
            given=("far_cosine",),
            assume=(far,),
        ),
        Use(
            "half_sine",
            "axiom.cos_decreasing",
            at={a: sp.pi / 2 - rho / 2, b: sp.pi / 2},
            given=("edge",),
        ),
        Step("far_value", le(key * off, 2 * F * edge), given=("lighter", "size"), assume=(far,)),
        Step("no_loss", ge(L * chord * key, 0), given=("half_sine",)),
        Use(
            "beyond",
            "calculus.slack",
            at={real("x"): key * off, real("p"): 2 * F * edge, real("r"): L * chord * key},
            assume=(far,),
            given=("far_value",),
        ),
        Use("surplus", "axiom.cases", at={real("y"): theta(k) - rho, real("g"): surplus}),
        Step("result", le(key * off, L * chord * key + 2 * F * edge), given=("surplus",)),
    ),
    witness={k: zero, N: one, T: one, rho: one, lam: one, L: one, F: one, y: zero},
    witness_functions={theta: sp.Lambda(j, 0), v: sp.Lambda(j, 0)},
    controls=(
        Control(
            "only the tokens nearby",
            conclusion=le(key * off, L * chord * key),
            witness={k: zero, N: one, T: one, rho: zero, lam: one, L: one, F: one, y: zero},
            functions={theta: sp.Lambda(j, sp.pi), v: sp.Lambda(j, 1)},
        ),
    ),
    expected="proved",
)
