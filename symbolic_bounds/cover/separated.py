"""A largest set of separated points is a net, whose caps cover the sphere, and a cap measures at most a flat disc."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import Both, ge, gt, le, lt
from symbolic_bounds.language import cap, covering, packing
from symbolic_bounds.symbols import delta, m, positive, real, x

p, q, u, v = positive("p"), positive("q"), real("u"), real("v")


def points(apart: sp.Expr) -> sp.Expr:
    """At least so many points of the sphere are pairwise more than `apart` from each other."""
    return m * surface(m) / surface(m - 1) / apart**m


claim = Claim(
    id="cover.separated",
    title="Packing number from below, by measure",
    meaning="At least as many points are pairwise more than delta apart as a cap of angle delta fits into the measure "
    "of the sphere, hence at least m w_m/w_(m-1)/delta^m.",
    kind="lemma",
    provenance="A",
    place="helper of the floors for prefixes",
    symbols=(m, delta),
    hypotheses={"range": lt(delta, sp.pi)},
    conclusion=Both(
        (
            gt(cap(m, delta), 0),
            ge(packing(m, delta), 1 / cap(m, delta)),
            ge(packing(m, delta), points(delta)),
        )
    ),
    proof=(
        Use("net", "axiom.packing", given=("range",)),
        Use("measure", "axiom.caps_cover", given=("range",)),
        Use("cap", "cover.cap_upper", at={x: delta}, given=("range",)),
        Step("many", ge(u, 1 / q), fix=(p, q, u, v), assume=(ge(u, v), ge(v * p, 1), le(p, q))),
        Use(
            "by_measure",
            "many",
            at={p: cap(m, delta), q: cap(m, delta), u: packing(m, delta), v: covering(m, delta)},
            given=("net", "measure"),
        ),
        Use(
            "by_disc",
            "many",
            at={p: cap(m, delta), q: 1 / points(delta), u: packing(m, delta), v: covering(m, delta)},
            given=("net", "measure", "cap"),
        ),
    ),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    controls=(
        Control("twice the points", conclusion=ge(packing(m, delta), 2 * points(delta))),
        Control("twice the measure", conclusion=ge(packing(m, delta), 2 / cap(m, delta))),
    ),
    expected="proved",
)
