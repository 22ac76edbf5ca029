"""(m+1)^(m+2) against 16^(m-1): by induction, as (k+1)^(k+1) >= 2 k^(k+1) by another one, Bernoulli's inequality."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import counting, j, m, positive

k, a, b = counting("k"), positive("a"), positive("b")


def fours(index: sp.Expr) -> sp.Expr:
    return 4 ** (2 * index - 2)


claim = Claim(
    id="partition.growth",
    title="Growth of a power",
    meaning="From m = 8 on (m+1)^(m+2) is at least 16^(m-1).",
    kind="lemma",
    provenance="A",
    place="step of partition.enough",
    symbols=(m,),
    hypotheses={"dimension": ge(m, 8)},
    conclusion=le(fours(m), (m + 1) ** (m + 2)),
    proof=(
        Use("doubled", "partition.doubled", at={k: j + 1}, fix=(j,), assume=(ge(j, 8),)),
        Step("scaled", ge((j + 2) * a, 20 * b), fix=(j, a, b), assume=(ge(j, 8), ge(a, 2 * b))),
        Use(
            "next",
            "scaled",
            at={a: (j + 2) ** (j + 2), b: (j + 1) ** (j + 2)},
            given=("doubled",),
            fix=(j,),
            assume=(ge(j, 8),),
        ),
        Induct("all", j, le(fours(j), (j + 1) ** (j + 2)), start=sp.Integer(8), step=("next",)),
        Use("result", "all", at={j: m}, given=("dimension",)),
    ),
    witness={m: sp.Integer(8)},
    controls=(Control("the other way round", conclusion=ge(fours(m), (m + 1) ** (m + 2)), witness={m: sp.Integer(8)}),),
    expected="proved",
)
