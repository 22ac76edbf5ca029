"""The pigeonhole principle for words over a finite alphabet."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import N, counting, natural, schematic

A, Q = counting("A"), counting("Q")
r, s, k = natural("r"), natural("s"), natural("k")
letter = schematic("letter")

claim = Claim(
    id="axiom.pigeonhole",
    title="Pigeonhole principle",
    meaning="If A objects have different words of N letters over an alphabet of Q letters, then A is at most Q^N.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(A, Q, N),
    functions=(letter,),
    hypotheses={
        "above": forall((r, k), lt(r, A), lt(k, N), ge(letter(r, k), 0)),
        "below": forall((r, k), lt(r, A), lt(k, N), lt(letter(r, k), Q)),
        "whole": forall((r, k), lt(r, A), lt(k, N), eq(sp.floor(letter(r, k)), letter(r, k))),
        "different": forall((r, s), lt(r, A), lt(s, A), forall(k, lt(k, N), eq(letter(r, k), letter(s, k))), eq(r, s)),
    },
    conclusion=le(A, Q**N),
    witness={A: sp.Integer(1), Q: sp.Integer(2), N: sp.Integer(1)},
    witness_functions={letter: sp.Lambda((r, k), 0)},
    expected="cited",
    reference="Cameron, Combinatorics: Topics, Techniques, Algorithms, Sections 3.1 and 10.1: there are Q^N words",
)
