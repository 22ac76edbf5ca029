"""As `conv.mean_angle`, with `conv.mean_cosine.linear`: from dimension two on m takes the place of m + 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import mean_angle
from symbolic_bounds.symbols import lam, m, positive

spread = sp.sqrt(m / lam)
bound = sp.pi / 2 * spread

claim = Claim(
    id="conv.mean_angle.linear",
    title="Mean angle under the kernel, from dimension two on",
    meaning="From dimension two on the mean angle under the kernel is at most (pi/2) sqrt(m/lambda).",
    kind="lemma",
    provenance="A",
    place="helper of conv.lipschitz.linear",
    symbols=(m, lam),
    hypotheses={"dimension": ge(m, 2)},
    conclusion=le(mean_angle(m, lam), bound),
    proof=(
        Use("cosine", "conv.mean_cosine.linear", given=("dimension",)),
        Use("result", "conv.mean_angle.by_cosine", at={positive("s"): spread}, given=("cosine",)),
    ),
    witness={m: sp.Integer(2), lam: sp.Integer(1)},
    controls=(
        Control("half of it", conclusion=le(2 * mean_angle(m, lam), bound)),
        Control("on the circle", hypotheses={"dimension": None}),
    ),
    expected="proved",
)
