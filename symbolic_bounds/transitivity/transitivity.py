"""The triangle inequality, point by point."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import forall, le
from symbolic_bounds.symbols import eps, real, schematic

f, g, h, s, t = schematic("f"), schematic("g"), schematic("h"), real("s"), real("t")

claim = Claim(
    id="transitivity",
    title="Transitivity of approximation",
    meaning="If h is close to g everywhere and g is close to f, then h is close to f.",
    kind="lemma",
    provenance="T",
    place="Section 2, Lemma 1",
    symbols=(s, eps),
    functions=(f, g, h),
    hypotheses={
        "first": forall(t, le(sp.Abs(f(t) - g(t)), eps / 2)),
        "second": forall(t, le(sp.Abs(g(t) - h(t)), eps / 2)),
    },
    conclusion=le(sp.Abs(f(s) - h(s)), eps),
    proof=(
        Use("near", "first", at={t: s}),
        Use("nearer", "second", at={t: s}),
        Step("result", le(sp.Abs(f(s) - h(s)), eps), given=("near", "nearer")),
    ),
    witness={s: sp.Integer(0), eps: sp.Integer(2)},
    witness_functions={f: sp.Lambda(t, 0), g: sp.Lambda(t, 1), h: sp.Lambda(t, 2)},
    controls=(
        Control(
            "half the precision",
            conclusion=le(sp.Abs(f(s) - h(s)), eps / 2),
            witness={s: sp.Integer(0), eps: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
