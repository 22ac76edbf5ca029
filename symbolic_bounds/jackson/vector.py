"""The squares of m + 1 components, each at most eps^2/(m+1), sum to at most eps^2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import eps, j, m, schematic

e, squares = schematic("e"), schematic("S")
share = eps**2 / (m + 1)
point = {m: sp.Integer(1), eps: sp.Integer(2)}

claim = Claim(
    id="jackson.vector",
    title="Vector-valued functions",
    meaning="If each of the m+1 components errs by at most epsilon/sqrt(m+1), the vector errs by at most epsilon.",
    kind="theorem",
    provenance="T",
    place="Corollary 1 of Appendix B",
    symbols=(m, eps),
    functions=(e, squares),
    hypotheses={
        "start": eq(squares(0), 0),
        "next": forall(j, eq(squares(j + 1), squares(j) + e(j) ** 2)),
        "components": forall(j, lt(j, m + 1), le(sp.Abs(e(j)), eps / sp.sqrt(m + 1))),
    },
    conclusion=le(sp.sqrt(squares(m + 1)), eps),
    proof=(
        Step("square", le(e(j) ** 2, share), given=("components",), fix=(j,), assume=(lt(j, m + 1),)),
        Induct(
            "sum",
            j,
            le(squares(j), j * share),
            start=sp.Integer(0),
            stop=m + 1,
            base=("start",),
            step=("next", "square"),
        ),
        Step("no_loss", ge(e(j) ** 2, 0), fix=(j,), squares=(e(j),)),
        Induct("sign", j, ge(squares(j), 0), start=sp.Integer(0), base=("start",), step=("next", "no_loss")),
        Use("sum_all", "sum", at={j: m + 1}),
        Use("sign_all", "sign", at={j: m + 1}),
        Step("result", le(sp.sqrt(squares(m + 1)), eps), given=("sign_all", "sum_all")),
    ),
    witness=point,
    witness_functions={e: sp.Lambda(j, 1), squares: sp.Lambda(j, j)},
    controls=(
        Control(
            "components up to epsilon",
            hypotheses={"components": forall(j, lt(j, m + 1), le(sp.Abs(e(j)), eps))},
            witness={m: sp.Integer(1), eps: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
