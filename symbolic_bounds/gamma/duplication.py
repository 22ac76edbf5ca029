"""Both sides of Legendre's formula grow by the same factor (2 n + 2 z)(2 n + 2 z + 1) from n to n + 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import j, natural, positive

i, n, z = natural("i"), natural("n"), positive("z")
half = sp.Rational(1, 2)
steps = {"at_z": i + z, "at_half": i + z + half, "at_even": 2 * i + 2 * z, "at_odd": 2 * i + 2 * z + 1}


def halves(index: sp.Expr) -> sp.Expr:
    return sp.gamma(index + z) * sp.gamma(index + z + half)


def goal(index: sp.Expr) -> sp.Eq:
    return eq(2 ** (2 * index) * halves(index) * sp.gamma(2 * z), halves(0) * sp.gamma(2 * index + 2 * z))


claim = Claim(
    id="gamma.duplication",
    title="Legendre's duplication formula along the integers",
    meaning="The product of the gamma functions at two half steps grows, with powers of four, as the gamma function at "
    "twice the argument does.",
    kind="lemma",
    provenance="A",
    place="helper of Poisson's integral",
    symbols=(n, z),
    conclusion=goal(n),
    proof=(
        *(Use(name, "axiom.gamma_step", at={z: at}, fix=(i,)) for name, at in steps.items()),
        Step(
            "halves",
            eq(halves(i + 1), (i + z) * (i + z + half) * halves(i)),
            given=("at_z", "at_half"),
            fix=(i,),
        ),
        Step(
            "double",
            eq(sp.gamma(2 * i + 2 * z + 2), (2 * i + 2 * z + 1) * (2 * i + 2 * z) * sp.gamma(2 * i + 2 * z)),
            given=("at_even", "at_odd"),
            fix=(i,),
        ),
        Induct(
            "all",
            j,
            goal(j),
            start=sp.Integer(0),
            step=("halves", "double"),
            at={"halves": {i: j}, "double": {i: j}},
        ),
        Use("result", "all", at={j: n}),
    ),
    witness={n: sp.Integer(1), z: sp.Integer(1)},
    controls=(
        Control(
            "without powers",
            conclusion=eq(halves(n) * sp.gamma(2 * z), halves(0) * sp.gamma(2 * n + 2 * z)),
            witness={n: sp.Integer(1), z: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
