"""Cells of equal measure from parts that are handed from vertex to vertex of a tree.

Cell i has a part of measure rest(i), since the measure has no atoms. What is left of the cell, with the parts that its
children hand over, has a measure of a whole number of pieces 1/N, and splits into them for the same reason.
"""

import sympy as sp

from symbolic_bounds.axiom.subtree import P, i, n, rest
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.language import (
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    dimension,
    edge,
    handed,
    mesh,
    subtree,
)
from symbolic_bounds.symbols import N, delta, j, m, thing

x = thing("x")
inside = lt(i, n)
pieces = N * (cell_measure(P, i) + handed(P, N, i, n) - rest(i))

claim = Claim(
    id="axiom.assemble",
    title="Pieces from parts of cells",
    meaning="If every vertex of the tree can hand a part of its own cell to its parent so that a whole number of "
    "pieces of measure 1/N stays, the root hands over nothing, and all that a vertex has is within delta of the centre,"
    " then the sphere splits into N cells of equal measure, each inside a cap of angle delta.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(P, m, n, N, delta),
    hypotheses={
        "cells": eq(cells(P), n),
        "sphere": eq(dimension(P), m),
        "some": forall(i, inside, ge(rest(i), 0)),
        "own": forall(i, inside, le(rest(i), cell_measure(P, i))),
        "whole": forall(i, inside, eq(sp.floor(pieces), pieces)),
        "root": eq(rest(n - 1), 0),
        "near": forall((i, x), inside, le(centre_angle(P, i, x), cell_angle(P, i)), le(centre_angle(P, i, x), delta)),
        "near_child": forall(
            (j, i, x),
            lt(j, n),
            eq(edge(P, j, i), 1),
            le(centre_angle(P, j, x), cell_angle(P, j)),
            le(centre_angle(P, i, x), delta),
        ),
    },
    conclusion=le(mesh(m, N), delta),
    witness={m: sp.Integer(1), n: sp.Integer(1), N: sp.Integer(1), delta: sp.Integer(3)},
    witness_functions={
        cells: sp.Lambda(P, 1),
        dimension: sp.Lambda(P, 1),
        cell_measure: sp.Lambda((P, i), 1),
        handed: sp.Lambda((P, N, i, j), 0),
        subtree: sp.Lambda((P, i), 1),
        centre_angle: sp.Lambda((P, i, x), 1),
    },
    expected="cited",
    reference="Halmos, Measure Theory, Section 41, Exercise 2: a measure without atoms takes every value between zero "
    "and that of a set on its subsets; the pieces are disjoint and make up the sphere, so there are N of them",
)
