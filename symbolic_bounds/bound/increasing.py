"""s sqrt(t^2 + mu^2) <= t sqrt(s^2 + mu^2) for s <= t, by squaring; powers keep the order of positive numbers."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import k, mu, natural, positive, t

s = positive("s")
u, v, n = positive("u"), positive("v"), natural("n")

claim = Claim(
    id="bound.increasing",
    title="The lower bound of the eigenvalues grows with the concentration",
    meaning="Every power of the bound of Amos does not decrease with its argument.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3 and Figure 5",
    symbols=(s, t, mu, k),
    hypotheses={"range": le(s, t)},
    conclusion=le(bound_ratio(s, mu) ** k, bound_ratio(t, mu) ** k),
    proof=(
        Step("squares", le(s**2 * mu**2, t**2 * mu**2), given=("range",)),
        Step("roots", le(s * sp.sqrt(t**2 + mu**2), t * sp.sqrt(s**2 + mu**2)), given=("squares",)),
        Step("base", le(bound_ratio(s, mu), bound_ratio(t, mu)), given=("range", "roots")),
        Use(
            "result",
            "calculus.power_increasing",
            at={u: bound_ratio(s, mu), v: bound_ratio(t, mu), n: k},
            given=("base",),
        ),
    ),
    witness={s: sp.Integer(1), t: sp.Integer(2), mu: sp.Integer(1), k: sp.Integer(1)},
    controls=(
        Control(
            "range dropped",
            hypotheses={"range": None},
            witness={s: sp.Integer(2), t: sp.Integer(1), mu: sp.Integer(1), k: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
