"""Caps that cover the sphere have at least its measure together."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, lt
from symbolic_bounds.language import cap, covering
from symbolic_bounds.symbols import delta, m

area = sp.betainc_regularized(m / 2, sp.Rational(1, 2), 0, sp.sin(delta) ** 2) / 2

claim = Claim(
    id="cover.lower",
    title="Lower bound of the covering number",
    meaning="To cover the sphere takes at least as many caps as the measure of one goes into the whole.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 6",
    symbols=(m, delta),
    hypotheses={"acute": lt(delta, sp.pi / 2)},
    conclusion=Both((ge(covering(m, delta), 1 / cap(m, delta)), eq(cap(m, delta), area))),
    proof=(
        Use("measure", "axiom.caps_cover", given=("acute",)),
        Step("number", ge(covering(m, delta), 1 / cap(m, delta)), given=("measure",)),
        Use("area", "axiom.cap_area", given=("acute",)),
    ),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    controls=(Control("twice the number", conclusion=ge(covering(m, delta), 2 / cap(m, delta))),),
    expected="proved",
)
