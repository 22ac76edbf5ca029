"""How many sign patterns n affine functions of q numbers have, a zero counting as positive.

For finitely many points every zero becomes positive by lowering the levels a little, so that the patterns are those of
open cells of an arrangement of n hyperplanes: at most C(n, 0) + ... + C(n, q), which is at most (e n/q)^q for q <= n.
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import counting, natural, schematic

A, n, q = counting("A"), counting("n"), counting("q")
r, s, c, i = natural("r"), natural("s"), natural("c"), natural("i")
number, coefficient, level = schematic("number"), schematic("coefficient"), schematic("level")
form, letter = schematic("form"), schematic("letter")
known, inside = lt(r, A), lt(c, n)
FORMS = {  # form(r, c, i) is the affine function c of the first i numbers of the object r
    "no_form": forall((r, c), eq(form(r, c, 0), -level(c))),
    "form": forall((r, c, i), eq(form(r, c, i + 1), form(r, c, i) + coefficient(c, i) * number(r, i))),
}
LETTERS = {  # the letter is 1 where the function is at least zero, and 0 where it is negative
    "letters": forall((r, c), known, inside, eq(letter(r, c) * (letter(r, c) - 1), 0)),
    "yes": forall((r, c), known, inside, ge(letter(r, c) * form(r, c, q), 0)),
    "no": forall((r, c), known, inside, lt((1 - letter(r, c)) * form(r, c, q), letter(r, c))),
}

claim = Claim(
    id="axiom.arrangement",
    title="Cells of an arrangement",
    meaning="If A objects, each of q real numbers, differ in the signs of n affine functions of these numbers, the "
    "same for all objects, then A is at most (e n/q)^q.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(A, n, q),
    functions=(number, coefficient, level, form, letter),
    hypotheses={
        "enough": le(q, n),
        **FORMS,
        **LETTERS,
        "different": forall((r, s), known, lt(s, A), forall(c, inside, eq(letter(r, c), letter(s, c))), eq(r, s)),
    },
    conclusion=le(A, (sp.E * n / q) ** q),
    witness={A: sp.Integer(1), n: sp.Integer(1), q: sp.Integer(1)},
    witness_functions={
        number: sp.Lambda((r, i), 0),
        coefficient: sp.Lambda((c, i), 1),
        level: sp.Lambda(c, 0),
        form: sp.Lambda((r, c, i), 0),
        letter: sp.Lambda((r, c), 1),
    },
    expected="cited",
    reference="Matousek, Lectures on Discrete Geometry, Proposition 6.1.1 on the number of cells, and Section 10.2 on "
    "the sum of binomial coefficients",
)
