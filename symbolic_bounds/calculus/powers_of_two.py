"""If p were above q, then 2^p >= 2^(q+1), by induction, which is more than 2^q."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.symbols import j, natural, real

p, q = natural("p"), natural("q")

claim = Claim(
    id="calculus.powers_of_two",
    title="Order of exponents",
    meaning="Of two powers of two the smaller one has the smaller exponent.",
    kind="lemma",
    provenance="A",
    place="helper of prefix.information_limit",
    symbols=(p, q),
    hypotheses={"order": le(2**p, 2**q)},
    conclusion=le(p, q),
    proof=(
        Induct("powers", j, ge(2**j, 2 * 2**q), start=q + 1),
        Step("low", ge(q - p, 0), assume=(le(p - q, 0),)),
        Use("larger", "powers", at={j: p}, assume=(gt(p - q, 0),)),
        Step("high", ge(q - p, 0), given=("order", "larger"), assume=(gt(p - q, 0),)),
        Use("cases", "axiom.cases", at={real("y"): p - q, real("g"): q - p}),
        Step("result", le(p, q), given=("cases",)),
    ),
    witness={p: sp.Integer(1), q: sp.Integer(2)},
    controls=(Control("strictly", conclusion=le(p + 1, q), witness={p: sp.Integer(1), q: sp.Integer(1)}),),
    expected="proved",
)
