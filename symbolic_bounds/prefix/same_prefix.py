"""Two patterns whose functions are approximated with one prefix are the same pattern.

At every point both functions are h times a sign and within eps of outputs that hardly differ, so the signs agree, and
with them the numbers that their digits write.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, le, lt
from symbolic_bounds.prefix.pattern import FAMILY, A, P, d, digit, f, h, i, known, p, r, u, v
from symbolic_bounds.symbols import L, N, eps, j, natural, nonnegative, real, schematic

D, letter, head = schematic("D"), schematic("letter"), schematic("head")
s, k, slack = natural("s"), natural("k"), nonnegative("slack")
a, b, x, y = (real(name) for name in "abxy")
zero, one = sp.Integer(0), sp.Integer(1)
known_too = lt(s, A)
inside = lt(j, P)
same = forall(k, lt(k, N), eq(letter(r, k), letter(s, k)))
HEADS = {
    **FAMILY,
    "room": lt(eps + slack / 2, h),
    "no_digits": forall(r, eq(D(r, 0), 0)),
    "digits": forall((r, j), eq(D(r, j + 1), D(r, j) + digit(r, j) * 2**j)),
    "number": forall(r, known, eq(D(r, P), r)),
    "determined": forall((r, s, j), known, known_too, inside, same, le(sp.Abs(head(r, p(j)) - head(s, p(j))), slack)),
    "approximated": forall((r, u), known, le(sp.Abs(head(r, u) - f(r, P, u)), eps)),
}
point = {L: one, eps: sp.Rational(1, 2), slack: zero, h: one, P: zero, A: one, N: one}
meanings = {  # no point, hence one pattern and one function
    d: sp.Lambda((u, v), 0),
    p: sp.Lambda(j, 0),
    digit: sp.Lambda((r, j), 1),
    D: sp.Lambda((r, j), 2**j - 1),
    f: sp.Lambda((r, j, u), 1),
    letter: sp.Lambda((r, j), r),
    head: sp.Lambda((r, u), 1),
}

claim = Claim(
    id="prefix.same_prefix",
    title="One prefix serves one pattern",
    meaning="Two patterns of signs whose functions are approximated by heads with the same prefix are equal.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit",
    symbols=(L, eps, slack, h, P, A, N, r, s),
    functions=(d, p, digit, D, f, letter, head),
    hypotheses={**HEADS, "pattern": known, "other_pattern": known_too, "same_prefix": same},
    conclusion=eq(r, s),
    proof=(
        Use("value", "prefix.pattern", at={i: j}, fix=(j,), assume=(inside,)),
        Use("other_value", "prefix.pattern", at={r: s, i: j}, fix=(j,), assume=(inside,)),
        Use("near", "approximated", at={u: p(j)}, fix=(j,), assume=(inside,)),
        Use("other_near", "approximated", at={r: s, u: p(j)}, fix=(j,), assume=(inside,)),
        Use("outputs", "determined", fix=(j,), assume=(inside,)),
        Step(
            "close",
            lt(sp.Abs(digit(r, j) - digit(s, j)), 1),
            given=("value", "other_value", "near", "other_near", "outputs", "room"),
            fix=(j,),
            assume=(inside,),
        ),
        Step(
            "agree",
            eq(a, b),
            fix=(a, b),
            assume=(lt(sp.Abs(a - b), 1), eq(a * (a - 1), 0), eq(b * (b - 1), 0)),
        ),
        Use("bit", "binary", fix=(j,), assume=(inside,)),
        Use("other_bit", "binary", at={r: s}, fix=(j,), assume=(inside,)),
        Use(
            "same_digit",
            "agree",
            at={a: digit(r, j), b: digit(s, j)},
            given=("close", "bit", "other_bit"),
            fix=(j,),
            assume=(inside,),
        ),
        Use("first", "no_digits"),
        Use("other_first", "no_digits", at={r: s}),
        Use("next", "digits", fix=(j,)),
        Use("other_next", "digits", at={r: s}, fix=(j,)),
        Induct(
            "numbers",
            j,
            eq(D(r, j), D(s, j)),
            start=zero,
            stop=P,
            base=("first", "other_first"),
            step=("next", "other_next", "same_digit"),
        ),
        Use("all", "numbers", at={j: P}),
        Use("whole", "number"),
        Use("other_whole", "number", at={r: s}),
        Step("result", eq(r, s), given=("all", "whole", "other_whole")),
    ),
    witness={**point, r: zero, s: zero},
    witness_functions=meanings,
    controls=(
        Control("any two prefixes", hypotheses={"same_prefix": eq(r, r)}),
        Control("twice the error", hypotheses={"room": lt(eps / 2 + slack / 2, h)}),
    ),
    expected="proved",
)
