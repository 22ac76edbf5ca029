"""Two numbers on the same side of each of the levels 0, sigma, ..., J sigma, the first between two of them.

At the level below a the letter is positive and puts b above it too, at the one above a it is not, and puts b below it.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import forall, ge, gt, implies, le, lt
from symbolic_bounds.symbols import j, natural, nonnegative, positive, real, schematic

a, b, sigma, J = nonnegative("a"), real("b"), positive("sigma"), natural("J")
bit, f, g = real("bit"), real("f"), real("g")
letter = schematic("letter")
one = sp.Integer(1)
level = sp.floor(a / sigma)
near = lt(a, J * sigma)
inside = le(j, J)
COMPARED = {
    "yes": forall(j, inside, ge(letter(j) * (a - j * sigma), 0)),
    "no": forall(j, inside, lt((1 - letter(j)) * (a - j * sigma), letter(j))),
    "other_yes": forall(j, inside, ge(letter(j) * (b - j * sigma), 0)),
    "other_no": forall(j, inside, lt((1 - letter(j)) * (b - j * sigma), letter(j))),
}
ONE_LETTER = Step("one_letter", gt(bit, 0), fix=(bit, f), assume=(ge(f, 0), lt((1 - bit) * f, bit)))
UP = Step("up", ge(g, 0), fix=(bit, g), assume=(gt(bit, 0), ge(bit * g, 0)))

claim = Claim(
    id="prefix.same_cell",
    title="Numbers between the same levels",
    meaning="Two numbers on the same side of each of the levels 0, sigma, ..., J sigma are within sigma of each other, "
    "if the first one is between zero and the last level.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.any_keys",
    symbols=(a, b, sigma, J),
    functions=(letter,),
    hypotheses=COMPARED,
    conclusion=implies(near, le(sp.Abs(a - b), sigma)),
    proof=(
        ONE_LETTER,
        UP,
        Step("no_letter", le(bit, 0), fix=(bit, f), assume=(lt(f, 0), ge(bit * f, 0))),
        Step("down", lt(g, 0), fix=(bit, g), assume=(le(bit, 0), lt((1 - bit) * g, bit))),
        Step("above_minus_one", gt(level, -1)),
        Step("start", ge(level, 0), given=("above_minus_one",)),
        Step("before", lt(level, J), assume=(near,)),
        Use("low_no", "no", at={j: level}, given=("start", "before"), assume=(near,)),
        Use("low_yes", "other_yes", at={j: level}, given=("start", "before"), assume=(near,)),
        Use(
            "low",
            "one_letter",
            at={bit: letter(level), f: a - level * sigma},
            given=("low_no",),
            assume=(near,),
        ),
        Use("above", "up", at={bit: letter(level), g: b - level * sigma}, given=("low", "low_yes"), assume=(near,)),
        Use("high_yes", "yes", at={j: level + 1}, given=("start", "before"), assume=(near,)),
        Use("high_no", "other_no", at={j: level + 1}, given=("start", "before"), assume=(near,)),
        Use(
            "high",
            "no_letter",
            at={bit: letter(level + 1), f: a - (level + 1) * sigma},
            given=("high_yes",),
            assume=(near,),
        ),
        Use(
            "below",
            "down",
            at={bit: letter(level + 1), g: b - (level + 1) * sigma},
            given=("high", "high_no"),
            assume=(near,),
        ),
        Step("not_above", le(a - b, sigma), given=("above",), assume=(near,)),
        Step("not_below", le(b - a, sigma), given=("below",), assume=(near,)),
        Step("result", le(sp.Abs(a - b), sigma), given=("not_above", "not_below"), assume=(near,)),
    ),
    witness={a: one, b: one, sigma: one, J: one},
    witness_functions={letter: sp.Lambda(j, 1)},
    controls=(
        Control("half a step", conclusion=le(2 * sp.Abs(a - b), sigma)),
        Control("beyond the last level", conclusion=implies(lt(a, 2 * J * sigma), le(sp.Abs(a - b), sigma))),
    ),
    expected="proved",
)
