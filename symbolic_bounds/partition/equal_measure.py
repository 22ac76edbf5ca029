"""partition.tree, with the lower bound of cover.cap_lower for the measure of a cap."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import cap, mesh
from symbolic_bounds.symbols import N, delta, m, positive

u, v = positive("u"), positive("v")
sixth = delta / 6
constant = surface(m - 1) / surface(m) * (2 / sp.pi) ** (m - 1) / m

claim = Claim(
    id="partition.equal_measure",
    title="Cells of equal measure",
    meaning="A number of cells of order (6/delta)^m is enough for a partition into cells of equal measure, each inside "
    "a cap of angle delta. The theorem's number of cells is enough as well (partition.enough).",
    kind="lemma",
    provenance="T",
    place="Appendix B, proof of Lemma 7",
    symbols=(m, N, delta),
    hypotheses={"angle": le(delta, sp.pi), "number": ge(N * (constant * sixth**m), 1)},
    conclusion=le(mesh(m, N), delta),
    proof=(
        Use("gap", "cover.cap_lower", at={delta: sixth}, given=("angle",)),
        Use("positive", "axiom.caps_cover", at={delta: sixth}, given=("angle",)),
        Step("product", ge(N * v, 1), fix=(u, v), assume=(ge(v - u, 0), ge(N * u, 1))),
        Use(
            "enough",
            "product",
            at={u: constant * sixth**m, v: cap(m, sixth)},
            given=("positive", "gap", "number"),
        ),
        Use("result", "partition.tree", given=("angle", "enough")),
    ),
    witness={m: sp.Integer(2), N: sp.Integer(1000), delta: sp.Integer(3)},
    controls=(
        Control(
            "one power of the angle less",
            hypotheses={"number": ge(N * (constant * sixth ** (m - 1)), 1)},
        ),
    ),
    expected="proved",
)
