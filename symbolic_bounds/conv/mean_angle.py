"""The kernel's mean angle, by `conv.mean_cosine`: s^2 = (m+1)/lambda is at least 2 (1 - a_1)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import le
from symbolic_bounds.language import mean_angle
from symbolic_bounds.symbols import lam, m, positive

spread = sp.sqrt((m + 1) / lam)
bound = sp.pi / 2 * spread

claim = Claim(
    id="conv.mean_angle",
    title="Mean angle under the kernel",
    meaning="Under the kernel the mean angle is at most (pi/2) sqrt((m+1)/lambda).",
    kind="lemma",
    provenance="A",
    place="helper of conv.lipschitz",
    symbols=(m, lam),
    conclusion=le(mean_angle(m, lam), bound),
    proof=(
        Use("cosine", "conv.mean_cosine"),
        Use("result", "conv.mean_angle.by_cosine", at={positive("s"): spread}, given=("cosine",)),
    ),
    witness={m: sp.Integer(2), lam: sp.Integer(1)},
    controls=(Control("half of it", conclusion=le(2 * mean_angle(m, lam), bound)),),
    expected="proved",
)
