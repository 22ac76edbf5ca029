"""How negative M must be for a given precision: e^(-M) >= 1 - M, hence F e^M <= F/(1 - M) <= eps W."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import F, eps, positive, real

M, W = real("M"), positive("W")
one = sp.Integer(1)
bound = F * sp.exp(M) / (sp.exp(M) + W)

claim = Claim(
    id="classical.limit",
    title="Precision of the embedding",
    meaning="The weight that an input gives itself is as small as one likes for M negative enough.",
    kind="lemma",
    provenance="A",
    place="Section 3, helper of Lemma 1",
    symbols=(M, F, W, eps),
    hypotheses={"deep": le(F, eps * W * (1 - M))},
    conclusion=le(bound, eps),
    proof=(
        Use("tangent", "axiom.exp_tangent", at={real("s"): -M}),
        Step("small", le(F * sp.exp(M), eps * W), given=("deep", "tangent")),
        Step("result", le(bound, eps), given=("small",)),
    ),
    witness={M: -one, F: one, W: one, eps: one},
    controls=(
        Control(
            "a third of the precision",
            conclusion=le(3 * bound, eps),
            witness={M: sp.Integer(0), F: one, W: one, eps: one},
        ),
    ),
    expected="proved",
)
