"""How far the kernel's mean cosine is from one: it is r_nu(lambda), which Amos' bound estimates."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, order
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import mean_cos
from symbolic_bounds.symbols import lam, m, nu, x

loss = 1 - mean_cos(m, lam)

claim = Claim(
    id="conv.mean_cosine",
    title="Mean cosine under the kernel",
    meaning="Under the kernel the mean of one minus the cosine of the angle is at most (m+1)/(2 lambda).",
    kind="lemma",
    provenance="A",
    place="helper of conv.smooth",
    symbols=(m, lam),
    conclusion=le(loss, (m + 1) / (2 * lam)),
    proof=(
        Use("resultant", "axiom.mean_cos"),
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Use("amos", "amos.lower", at={nu: order(m), x: lam}),
        Step("amos_linear", ge(bound_ratio(lam, order(m) + 1), 1 - (m + 1) / (2 * lam))),
        Step("result", le(loss, (m + 1) / (2 * lam)), given=("positive", "resultant", "amos", "amos_linear")),
    ),
    witness={m: sp.Integer(2), lam: sp.Integer(1)},
    controls=(
        Control(
            "half of it",
            conclusion=le(loss, (m + 1) / (4 * lam)),
            witness={m: sp.Integer(2), lam: sp.Integer(4)},
            functions={mean_cos: sp.Lambda((m, lam), sp.besseli((m + 1) / 2, lam) / sp.besseli((m - 1) / 2, lam))},
        ),
    ),
    expected="proved",
)
