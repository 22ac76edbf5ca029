"""`calculus.cosine_drop` in whichever order the two angles are."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.symbols import nonnegative, real

a, b = nonnegative("a"), nonnegative("b")
change = sp.Abs(sp.cos(a) - sp.cos(b))
room = (a + b) * sp.Abs(a - b) / 2 - change
ordered, turned = le(a - b, 0), gt(a - b, 0)

claim = Claim(
    id="calculus.cosine_change",
    title="How much the cosine changes",
    meaning="The cosines of two angles up to pi differ by at most the angles' mean times their difference.",
    kind="lemma",
    provenance="A",
    place="helper of prefix.bump",
    symbols=(a, b),
    hypotheses={"range": le(a, sp.pi), "other_range": le(b, sp.pi)},
    conclusion=le(change, (a + b) * sp.Abs(a - b) / 2),
    proof=(
        Use("fall", "calculus.cosine_drop", assume=(ordered,)),
        Use("order", "axiom.cos_decreasing", given=("other_range",), assume=(ordered,)),
        Step("falls", ge(room, 0), given=("fall", "order"), assume=(ordered,)),
        Use("rise", "calculus.cosine_drop", at={a: b, b: a}, assume=(turned,)),
        Use("turn", "axiom.cos_decreasing", at={a: b, b: a}, given=("range",), assume=(turned,)),
        Step("rises", ge(room, 0), given=("rise", "turn"), assume=(turned,)),
        Use("either", "axiom.cases", at={real("y"): a - b, real("g"): room}),
        Step("result", le(change, (a + b) * sp.Abs(a - b) / 2), given=("either",)),
    ),
    witness={a: sp.Integer(0), b: sp.Integer(1)},
    controls=(
        Control(
            "half of it",
            conclusion=le(2 * change, (a + b) * sp.Abs(a - b) / 2),
            witness={a: sp.Integer(0), b: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
