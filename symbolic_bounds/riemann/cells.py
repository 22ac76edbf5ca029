"""Errors of the cells add up, by induction over the cells."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import N, j, nonnegative, schematic

w, integral, sample = schematic("w"), schematic("i"), schematic("s")
W, V, S = schematic("W"), schematic("V"), schematic("S")
D = nonnegative("D")
inside = lt(j, N)
zero, one = sp.Integer(0), sp.Integer(1)
point = {N: one, D: one}

claim = Claim(
    id="riemann.cells",
    title="Riemann sums cell by cell",
    meaning="If every cell's integral differs from its sample by at most D times its measure, the sums differ by at "
    "most D times the whole measure.",
    kind="lemma",
    provenance="A",
    place="helper of Appendix B, Lemma 7",
    symbols=(N, D),
    functions=(w, integral, sample, W, V, S),
    hypotheses={
        "measure_0": eq(W(0), 0),
        "integral_0": eq(V(0), 0),
        "sum_0": eq(S(0), 0),
        "measure": forall(j, inside, eq(W(j + 1), W(j) + w(j))),
        "integral": forall(j, inside, eq(V(j + 1), V(j) + integral(j))),
        "sum": forall(j, inside, eq(S(j + 1), S(j) + sample(j))),
        "cell": forall(j, inside, le(sp.Abs(integral(j) - sample(j)), D * w(j))),
    },
    conclusion=le(sp.Abs(V(N) - S(N)), D * W(N)),
    proof=(
        Induct(
            "above",
            j,
            le(V(j) - S(j), D * W(j)),
            start=zero,
            stop=N,
            base=("measure_0", "integral_0", "sum_0"),
            step=("measure", "integral", "sum", "cell"),
        ),
        Induct(
            "below",
            j,
            ge(V(j) - S(j), -D * W(j)),
            start=zero,
            stop=N,
            base=("measure_0", "integral_0", "sum_0"),
            step=("measure", "integral", "sum", "cell"),
        ),
        Use("above_all", "above", at={j: N}),
        Use("below_all", "below", at={j: N}),
        Step("result", le(sp.Abs(V(N) - S(N)), D * W(N)), given=("above_all", "below_all")),
    ),
    witness=point,
    witness_functions={
        w: sp.Lambda(j, 1),
        integral: sp.Lambda(j, 1),
        sample: sp.Lambda(j, 0),
        W: sp.Lambda(j, j),
        V: sp.Lambda(j, j),
        S: sp.Lambda(j, 0),
    },
    controls=(Control("half the error", conclusion=le(sp.Abs(V(N) - S(N)), D * W(N) / 2), witness=point),),
    expected="proved",
)
