"""How far the kernel's mean cosine is from one, from dimension two on: the linear bound of the ratio r_nu(lambda)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import order
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import mean_cos
from symbolic_bounds.symbols import lam, m, nu, x

loss = 1 - mean_cos(m, lam)

claim = Claim(
    id="conv.mean_cosine.linear",
    title="Mean cosine under the kernel, from dimension two on",
    meaning="From dimension two on the mean of one minus the cosine of the angle is at most m/(2 lambda).",
    kind="lemma",
    provenance="A",
    place="helper of conv.smooth",
    symbols=(m, lam),
    hypotheses={"dimension": ge(m, 2)},
    conclusion=le(loss, m / (2 * lam)),
    proof=(
        Use("resultant", "axiom.mean_cos"),
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Use("linear", "amos.lower_linear", at={nu: order(m), x: lam}, given=("dimension",)),
        Step("result", le(loss, m / (2 * lam)), given=("positive", "resultant", "linear")),
    ),
    witness={m: sp.Integer(2), lam: sp.Integer(1)},
    controls=(
        Control(
            "on the circle",
            hypotheses={"dimension": None},
            witness={m: sp.Integer(1), lam: sp.Integer(4)},
            functions={mean_cos: sp.Lambda((m, lam), sp.besseli((m + 1) / 2, lam) / sp.besseli((m - 1) / 2, lam))},
        ),
    ),
    expected="proved",
)
