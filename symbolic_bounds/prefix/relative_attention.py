"""A prefix rescales the attention over the context, and does nothing else to it.

The weight of a context token is e^s/(Z + W) with a prefix of mass W and e^s/Z without; the factor Z/(Z + W)
does not depend on the token.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import Both, eq
from symbolic_bounds.symbols import nonnegative, positive, real

s, u, Z, W = real("s"), real("u"), positive("Z"), nonnegative("W")
scaled = eq(sp.exp(s) / (Z + W), Z / (Z + W) * (sp.exp(s) / Z))
ratio = eq(sp.exp(s) / (Z + W) * sp.exp(u), sp.exp(u) / (Z + W) * sp.exp(s))

claim = Claim(
    id="prefix.relative_attention",
    title="Relative attention under a prefix",
    meaning="A prefix multiplies all attention weights of a query over its context by one common factor, so that "
    "their ratios stay as they are.",
    kind="theorem",
    provenance="T",
    place="Section 5, after Petrov et al. (2024)",
    symbols=(s, u, Z, W),
    conclusion=Both((scaled, ratio)),
    proof=(Step("scaled", scaled), Step("ratio", ratio)),
    witness={s: sp.Integer(0), u: sp.Integer(1), Z: sp.Integer(1), W: sp.Integer(1)},
    controls=(
        Control(
            "no factor",
            conclusion=eq(sp.exp(s) / (Z + W), sp.exp(s) / Z),
            witness={s: sp.Integer(0), u: sp.Integer(1), Z: sp.Integer(1), W: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
