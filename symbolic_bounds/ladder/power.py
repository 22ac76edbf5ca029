"""The exponent of a prefix length that is a power of the reciprocal of an angle."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, le
from symbolic_bounds.symbols import eps, nonnegative, positive

C, U, r = (positive(name) for name in "CUr")
b, p, t, u, v = nonnegative("b"), nonnegative("p"), positive("t"), positive("u"), positive("v")
length, bound = C * r**p, C * (U**p * eps ** (-b * p))
point = dict.fromkeys((C, U, r, eps, b, p), sp.Integer(1))

claim = Claim(
    id="ladder.power",
    title="Exponent of a prefix length",
    meaning="A prefix length that is the p-th power of something of order epsilon^-b is of order epsilon^-(b p).",
    kind="lemma",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(C, U, r, eps, b, p),
    hypotheses={"order": le(r, U * eps ** (-b))},
    conclusion=le(length, bound),
    proof=(
        Use("powered", "axiom.power_monotone", at={positive("a"): r, positive("b"): U * eps ** (-b)}, given=("order",)),
        Step("exponents", eq((U * eps ** (-b)) ** p, U**p * eps ** (-b * p))),
        Step("scaled", le(C * t, C * v), fix=(t, u, v), assume=(le(t, u), eq(u, v))),
        Use(
            "result",
            "scaled",
            at={t: r**p, u: (U * eps ** (-b)) ** p, v: bound / C},
            given=("powered", "exponents"),
        ),
    ),
    witness=point,
    controls=(
        Control(
            "half of it",
            conclusion=le(length, bound / 2),
            witness=point,
        ),
    ),
    expected="proved",
)
