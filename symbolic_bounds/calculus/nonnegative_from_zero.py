"""A function that starts at zero, or above, and does not decrease is non-negative."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, forall, ge, le
from symbolic_bounds.symbols import positive, schematic, t, x

C, p, c = positive("C"), positive("p"), positive("c")
a, b, y = positive("a"), positive("b"), sp.Symbol("y", real=True)
g, dg = schematic("g"), schematic("dg")
start = sp.Min(c, x)

claim = Claim(
    id="calculus.nonnegative_from_zero",
    title="Non-negativity from the behaviour at zero",
    meaning="A function on the positive axis that does not decrease and is at least -C t^p near zero is >= 0.",
    kind="lemma",
    provenance="A",
    place="helper of the Riccati barriers",
    symbols=(C, p, c, x),
    functions=(g, dg),
    hypotheses={
        "slope": forall(t, Slope(g(t), t, dg(t))),
        "sign": forall(t, ge(dg(t), 0)),
        "near_zero": forall(t, le(t, c), ge(g(t), -C * t**p)),
    },
    conclusion=ge(g(x), 0),
    proof=(
        Use(
            "rise",
            "axiom.monotone",
            at={a: t, b: x},
            fix=(t,),
            assume=(le(t, start),),
            given=("slope", "sign"),
        ),
        Step("above", ge(g(x), -C * t**p), given=("near_zero", "rise"), fix=(t,), assume=(le(t, start),)),
        Use("result", "axiom.vanishing", at={y: g(x), c: start}, given=("above",)),
    ),
    witness={C: sp.Integer(1), p: sp.Integer(1), c: sp.Integer(1), x: sp.Integer(1)},
    witness_functions={g: sp.Lambda(t, t), dg: sp.Lambda(t, 1)},
    controls=(
        Control(
            "a start below zero",
            hypotheses={"near_zero": None},
            witness={C: sp.Integer(1), p: sp.Integer(1), c: sp.Integer(1), x: sp.Integer(1)},
            functions={g: sp.Lambda(t, -1), dg: sp.Lambda(t, 0)},
        ),
        Control(
            "values that fall",
            hypotheses={"sign": None},
            witness={C: sp.Integer(1), p: sp.Integer(1), c: sp.Integer(1), x: sp.Integer(2)},
            functions={g: sp.Lambda(t, t - t**2), dg: sp.Lambda(t, 1 - 2 * t)},
        ),
        Control(
            "values that do not follow their slope",
            hypotheses={"slope": None},
            witness={C: sp.Integer(1), p: sp.Integer(1), c: sp.Integer(1), x: sp.Integer(2)},
            functions={g: sp.Lambda(t, t - t**2), dg: sp.Lambda(t, 1)},
        ),
    ),
    expected="proved",
)
