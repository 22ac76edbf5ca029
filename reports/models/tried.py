"""Which models on the sphere are tried for a claim: dimensions, numbers of cells, waves."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import sympy as sp

from reports.models.dense import Dense
from reports.models.kernels import is_call
from reports.models.sphere import Sphere
from reports.models.waves import Wave, drawn
from reports.points.problem import Unsupported
from symbolic_bounds import language as words
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula, functions_of

_POLYNOMIAL = {words.best_error, words.projection, words.expansion, words.multiplied, words.harmonic_bound}
_HIGH = 12  # a dimension of a sphere on which the angles from a point are nearly equal
_FAR = 20  # a dimension in formulas, where nothing ties the sphere to it
_NEAR_SPHERES, _FAR_SPHERES = (1, 2), (2, _HIGH, 100, 100)  # then, for large and for small dimensions in formulas
_ANY = (1, 2, _HIGH, _HIGH, 100, 100)  # where formulas have none
_ARCS = 12  # more cells than most statements need


def many_cells(claim: Claim, chosen: dict[sp.Symbol, sp.Expr], rng: Random) -> Dense | None:
    """A dense partition, whose number of cells is then not chosen, or many arcs of a circle; and large dimensions."""
    m = next((s for s in chosen if s.name == "m"), None)
    if m is not None and rng.random() < 0.5:
        chosen[m] = sp.Integer(_HIGH if _tied(claim.hypotheses) else _FAR)
    dense = Dense.of(claim, rng)
    if dense is None or dense.number not in chosen:
        return None
    kind = rng.choice(("few", "few", "arcs", "dense", "dense", "dense"))
    if kind == "arcs" and not (m in chosen and _tied(claim.hypotheses) and chosen[m] != 1):
        chosen[dense.number] = sp.Integer(_ARCS)
    if kind == "dense":
        chosen.pop(dense.number)
    return dense if kind == "dense" else None


def sphere_for(
    claim: Claim,
    chosen: Mapping[sp.Symbol, sp.Expr],
    hypotheses: Mapping[str, Formula],
    rng: Random,
    dense: Dense | None = None,
) -> Sphere:
    """A model for the claim; its dimension and number of cells are those that were chosen.

    Raises:
        Unsupported: if there is none with them.
    """
    used = frozenset().union(*(functions_of(f) for f in (*hypotheses.values(), claim.conclusion)))
    m = _dimension(chosen, hypotheses, words.ragozin_constant in used, rng)
    cells = sp.Integer(rng.choice((1, 1, 2)) if m != 1 else rng.choice((1, 1, 2, 3)))
    for hypothesis in hypotheses.values():
        if isinstance(hypothesis, sp.Eq) and is_call(hypothesis.lhs, words.cells) and hypothesis.rhs.is_Integer:
            cells = hypothesis.rhs
    if dense is None and cells > 2 and m != 1:
        raise Unsupported("equal cells are at hand on the circle, and two on other spheres")
    polynomials = bool(used & _POLYNOMIAL)
    wave = drawn(m, rng, polynomials=polynomials, halves=dense is None and cells == 2)
    same, extreme = rng.choice(((True, False), (False, False), *((False, True),) * 3))
    if polynomials and wave != Wave():
        same = False  # a wave, and what polynomials leave of it
    return Sphere(m, cells if dense is None else dense.number, wave, same, extreme, rng.random() < 0.7, dense)


def _dimension(
    chosen: Mapping[sp.Symbol, sp.Expr], hypotheses: Mapping[str, Formula], circle: bool, rng: Random
) -> sp.Integer:
    """That of the formulas if a hypothesis says so, else one far from it."""
    m = next((value for sym, value in chosen.items() if sym.name == "m"), None)
    if m is None or not _tied(hypotheses):
        far = _NEAR_SPHERES if m == _FAR else _FAR_SPHERES
        m = sp.Integer(1 if circle else rng.choice(far if m is not None else _ANY))
    if circle and m != 1:
        raise Unsupported("no explicit constant of Ragozin's bound is at hand beyond the circle")
    return m


def _tied(hypotheses: Mapping[str, Formula]) -> bool:
    """Whether a hypothesis says which sphere it is."""
    return any(words.dimension in functions_of(h) for h in hypotheses.values())
