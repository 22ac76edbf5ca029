"""How far a token lags behind the best one, by comparisons with J+1 levels: the weights that this leaves.

Either both heads put the gap between the same two levels, sigma apart, so that the weights differ by a factor of at
most e^sigma; or both put it beyond the last level, where weights are at most e^(-J sigma).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, ge, gt, le
from symbolic_bounds.prefix.same_cell import COMPARED, ONE_LETTER, UP, J, a, b, bit, f, g, letter, one, sigma
from symbolic_bounds.symbols import j, positive, real

w, x, y, z = positive("w"), positive("x"), positive("y"), positive("z")
own, other, last = sp.exp(-a), sp.exp(-b), sp.exp(-J * sigma)
share = (sp.exp(sigma) - 1) * own + last
left = J * sigma - a
far, near = (le(left, 0),), (gt(left, 0),)

claim = Claim(
    id="prefix.same_ranking",
    title="Weights by comparisons",
    meaning="If the gaps a and b of a token are on the same side of the levels 0, sigma, ..., J sigma, then its "
    "weights e^-a and e^-b differ by at most (e^sigma - 1) e^-a + e^(-J sigma).",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.any_keys",
    symbols=(a, b, sigma, J),
    functions=(letter,),
    hypotheses=COMPARED,
    conclusion=Both((le(own - other, share), le(other - own, share))),
    proof=(
        Use("factor", "axiom.exp_tangent", at={real("s"): sigma}),
        # Beyond the last level.
        ONE_LETTER,
        UP,
        Use("no_there", "no", at={j: J}),
        Use("yes_there", "other_yes", at={j: J}),
        Use("there", "one_letter", at={bit: letter(J), f: -left}, given=("no_there",), assume=far),
        Use("beyond", "up", at={bit: letter(J), g: b - J * sigma}, given=("there", "yes_there"), assume=far),
        Use("tiny", "calculus.exp_increasing", at={real("a"): -a, real("b"): -J * sigma}, assume=far),
        Use(
            "other_tiny",
            "calculus.exp_increasing",
            at={real("a"): -b, real("b"): -J * sigma},
            given=("beyond",),
            assume=far,
        ),
        Step("far_above", ge(share - own + other, 0), given=("tiny", "factor"), assume=far),
        Step("far_below", ge(share - other + own, 0), given=("other_tiny", "factor"), assume=far),
        # Between two levels.
        Use("cell", "prefix.same_cell"),
        Step("not_above", le(-b, sigma - a), given=("cell",), assume=near),
        Step("not_below", le(-a, sigma - b), given=("cell",), assume=near),
        Use(
            "at_most",
            "calculus.exp_increasing",
            at={real("a"): -b, real("b"): sigma - a},
            given=("not_above",),
            assume=near,
        ),
        Use(
            "at_least",
            "calculus.exp_increasing",
            at={real("a"): -a, real("b"): sigma - b},
            given=("not_below",),
            assume=near,
        ),
        Step("lighter", ge((z - 1) * w + y - w + x, 0), fix=(w, x, y, z), assume=(le(w, z * x), ge(z, 1))),
        Step("heavier", ge((z - 1) * w + y - x + w, 0), fix=(w, x, y, z), assume=(le(x, z * w),)),
        Use(
            "near_above",
            "lighter",
            at={w: own, x: other, y: last, z: sp.exp(sigma)},
            given=("at_least", "factor"),
            assume=near,
        ),
        Use("near_below", "heavier", at={w: own, x: other, y: last, z: sp.exp(sigma)}, given=("at_most",), assume=near),
        Use("cases_above", "axiom.cases", at={real("y"): left, real("g"): share - own + other}),
        Use("cases_below", "axiom.cases", at={real("y"): left, real("g"): share - other + own}),
        Step("result_above", le(own - other, share), given=("cases_above",)),
        Step("result_below", le(other - own, share), given=("cases_below",)),
    ),
    witness={a: one, b: one, sigma: one, J: one},
    witness_functions={letter: sp.Lambda(j, 1)},
    controls=(
        Control("without the last level", conclusion=le(other - own, (sp.exp(sigma) - 1) * own)),
        Control("half a step", conclusion=le(other - own, (sp.exp(sigma / 2) - 1) * own + last)),
    ),
    expected="proved",
)
