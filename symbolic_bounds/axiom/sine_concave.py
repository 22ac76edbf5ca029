"""The chord slope of the sine from zero does not increase on [0, pi]."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import nonnegative

a, b = nonnegative("a"), nonnegative("b")

claim = Claim(
    id="axiom.sine_concave",
    title="Concavity of the sine",
    meaning="On the interval from zero to pi the sine divided by its argument does not increase.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b),
    hypotheses={"order": le(a, b), "range": le(b, sp.pi)},
    conclusion=ge(b * sp.sin(a), a * sp.sin(b)),
    witness={a: sp.Integer(1), b: sp.Integer(2)},
    expected="cited",
    reference="Mitrinovic, Analytic Inequalities, 3.4.16: the sine is concave on [0, pi] and vanishes at 0",
)
