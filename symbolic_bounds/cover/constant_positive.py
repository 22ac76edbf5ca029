"""Phi(m) is positive: log n >= 1 - 1/n and log log n >= 1 - 1/log n, with n = m + 1 >= 9."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, lt
from symbolic_bounds.rates import covering_constant
from symbolic_bounds.symbols import m, positive

a = positive("a")
log = sp.log(m + 1)

claim = Claim(
    id="cover.constant_positive",
    title="The constant of the covering bound",
    meaning="The constant of the covering bound is positive.",
    kind="lemma",
    provenance="A",
    place="helper of Appendix B, Lemma 6",
    symbols=(m,),
    hypotheses={"dimension": ge(m, 8)},
    conclusion=gt(covering_constant(m), 0),
    proof=(
        Use("log", "axiom.log_lower", at={a: m + 1}),
        Step("log_positive", ge(log, sp.Rational(8, 9)), given=("dimension", "log")),
        Use("log_log", "axiom.log_lower", at={a: log}, given=("log_positive",)),
        Step("inverse", ge(sp.log(log), -sp.Rational(1, 8)), given=("log_positive", "log_log")),
        Step("result", gt(covering_constant(m), 0), given=("log_positive", "inverse")),
    ),
    witness={m: sp.Integer(8)},
    controls=(Control("reversed", conclusion=lt(covering_constant(m), 0), witness={m: sp.Integer(8)}),),
    expected="proved",
)
