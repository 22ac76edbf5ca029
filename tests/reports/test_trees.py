"""Partitions with a tree: the axioms about them hold in the model, at all small indices."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest
import sympy as sp
from sympy.core.function import AppliedUndef

from reports.audit.counterexample import Refuted, Survived, refute
from reports.models.trees import CELLS, Partition
from reports.points.problem import Unsupported, parts_of
from symbolic_bounds import language
from symbolic_bounds.axiom import partition as sums
from symbolic_bounds.axiom import subtree as trees
from symbolic_bounds.formula import functions_of, le, substitute
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import N

INTEGRALS = {language.cell_integral, language.union_integral}
MODELS = [Partition.drawn(sp.Integer(1), 1 + seed % 5, Random(seed)) for seed in range(8)]


def evaluated(expr, model):
    """An expression with the values of the model put in."""
    args = [evaluated(arg, model) for arg in expr.args]
    if isinstance(expr, AppliedUndef):
        return model.call(expr.func, args)
    return expr.func(*args) if args else expr


@pytest.mark.parametrize("model", MODELS)
def test_the_axioms_of_partitions_and_trees_hold(model):
    count = len(model.measures)
    for axiom, own in ((trees.claim, {trees.n: count}), (sums.claim, {N: count})):
        inner = [s for s in axiom.symbols if s.name in ("i", "j") or (s.name == "N" and s not in own)]
        parts = [part for part in parts_of(axiom.conclusion) if functions_of(part) <= CELLS - INTEGRALS]
        assert len(parts) == {"axiom.subtree": 7, "axiom.partition": 3}[axiom.id]
        for values in product(range(1, 5), repeat=len(inner)):
            at = {s: sp.Integer(v) for s, v in (*own.items(), *zip(inner, values, strict=True))}
            at |= {s: v - 1 for s, v in at.items() if s.name in ("i", "j")}
            for part in parts:
                lhs, rhs = (evaluated(side, model) for side in substitute(part, at).args)
                assert lhs == rhs, (axiom.id, part, at)


@pytest.mark.parametrize("model", MODELS)
def test_arcs_lie_within_their_radii_and_centres_have_distances(model):
    cells = range(len(model.measures))
    for one, two in product(cells, cells):
        gap = model.gap(one, two)
        assert 0 <= gap <= sp.pi
        assert gap == model.gap(two, one)
        assert (gap == 0) == (one == two)
        if two == one + 1:  # neighbours touch
            reach = model.radius(one) + model.radius(two)
            assert gap == sp.Min(reach, 2 * sp.pi - reach)
        for three in cells:
            assert model.gap(one, three) <= gap + model.gap(two, three)
    assert sum(2 * model.radius(cell) for cell in cells) == 2 * sp.pi


def test_what_is_not_known_of_a_partition_is_refused():
    halves = Partition(sp.Integer(5), (sp.Rational(1, 2),) * 2, (1,))
    assert halves.radius(0) == sp.pi / 2
    assert halves.gap(0, 1) == sp.pi
    uneven = Partition(sp.Integer(5), (sp.Rational(1, 3), sp.Rational(2, 3)), (1,))
    assert uneven.subtree(1) == 1
    P = sp.Symbol("P")
    for model, function, args in (
        (uneven, language.cell_angle, (0,)),
        (halves, language.cell_angle, (2,)),
        (halves, language.centre_value, (0, P)),
        (halves, language.edge, (0, P)),
    ):
        with pytest.raises(Unsupported):
            model.call(function, (P, *map(sp.sympify, args)))
    with pytest.raises(Unsupported):
        Partition.drawn(sp.Integer(1), 100, Random(0))


@pytest.mark.parametrize("claim_id", ["partition.pieces", "partition.cut"])
def test_trees_do_not_refute_what_is_true(claim_id):
    held = refute(load()[claim_id], 0.5, seed="trees")
    assert isinstance(held, Survived)
    assert held.admissible > 0


def test_trees_refute_what_is_false():
    pieces, cut = load()["partition.pieces"], load()["partition.cut"]
    loose = replace(pieces, hypotheses={})
    assert any(isinstance(refute(loose, 0.5, seed=seed), Refuted) for seed in "abcdef")
    less = replace(cut, conclusion=le(30 * cut.conclusion.lhs, cut.conclusion.rhs))
    assert isinstance(refute(less, 1.0, seed="trees"), Refuted)
