"""Partitions into so many equal cells that sums over their centres are integrals.

A sphere has a partition into n cells of equal measure for every n, with radii that tend to 0. So, for a positive
delta, all but finitely many n satisfy what asks the radii to be at most delta, the measures to be 1/n, or n to be
large. The sums of a continuous function over the centres, times the measures, tend to its integral. Hence a
conclusion that fails strictly with integrals in the place of sums fails for all large n.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.relational import Relational

from reports.models.kernels import Kernel, is_call, kernel
from reports.points.problem import Unsupported, parts_of
from symbolic_bounds import language as words
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, eq, expressions, free_symbols, functions_of, ge, gt, le
from symbolic_bounds.language import THEORY

_FINE = (sp.Rational(1, 100), sp.Rational(1, 10**12))  # bounds of radii, where these are numbers of their own
_AT = sp.Symbol("z")  # the point that a centre stands for


@dataclass
class Dense:
    """The partition, and the sums over its cells that the hypotheses define."""

    partition: sp.Symbol
    number: sp.Symbol  # of its cells
    radius: sp.Rational  # bound of their radii
    sums: dict[UndefinedFunction, tuple[sp.Symbol, sp.Expr]] = field(default_factory=dict)  # index, summand
    errors: dict[sp.Expr, sp.Dummy] = field(default_factory=dict)  # what each limit is off by, which tends to 0
    complete: bool = False  # whether all hypotheses are known: a sum is its limit in the conclusion only

    @staticmethod
    def of(claim: Claim, rng: Random) -> Dense | None:
        """For the only partition of a claim, if a symbol is the number of its cells."""
        counts = [h for h in claim.hypotheses.values() if isinstance(h, sp.Eq) and is_call(h.lhs, words.cells)]
        if len(counts) != 1 or not counts[0].rhs.is_Symbol:
            return None
        return Dense(counts[0].lhs.args[0], counts[0].rhs, rng.choice(_FINE))

    def hypothesis(self, formula: Formula) -> list[Formula] | None:
        """What a hypothesis about the cells asks; None if it says nothing of them.

        Raises:
            Unsupported: if it is not known to hold for all large n.
        """
        if isinstance(formula, sp.Eq) and formula.args == (words.cells(self.partition), self.number):
            return []
        if self.number not in free_symbols(formula):
            return None
        if isinstance(formula, (sp.Ge, sp.Le)):
            large, least = formula.args if isinstance(formula, sp.Ge) else formula.args[::-1]
            fixed = functions_of(eq(least, 0)) <= THEORY and not {self.number, self.partition} & least.free_symbols
            if large == self.number and fixed:
                return []
        found = self._of_cells(formula) if isinstance(formula, ForAll) else None
        if found is None:
            raise Unsupported("a hypothesis about very many cells is not evaluated")
        return found

    def _of_cells(self, formula: ForAll) -> list[Formula] | None:
        """`for all j < n:` a radius is at most a number, a measure is 1/n, or a sum takes one more step."""
        body = formula.body
        if len(formula.variables) != 1 or len(formula.given) != 1 or not isinstance(body, (sp.Le, sp.Eq)):
            return None
        j = formula.variables[0]
        if formula.given[0] != sp.Lt(j, self.number, evaluate=False):
            return None
        if isinstance(body, sp.Le):
            radius = words.cell_angle(self.partition, j)
            if body.lhs != radius or {j, self.number} & body.rhs.free_symbols:
                return None
            return [eq(body.rhs, self.radius) if body.rhs.is_Symbol else gt(body.rhs, 0)]
        if body.args == (words.cell_measure(self.partition, j), 1 / self.number):
            return []
        function = body.lhs.func
        if not isinstance(body.lhs, AppliedUndef) or body.lhs != function(j + 1) or function in self.sums:
            return None
        summand = body.rhs - function(j)
        if function in {c.func for c in summand.atoms(AppliedUndef)} or self.number in summand.free_symbols:
            return None
        self.sums[function] = (j, summand)
        return []

    def error(self, limited: sp.Expr) -> sp.Dummy:
        """What something is off its limit by: n times that need not tend to 0."""
        return self.errors.setdefault(limited, sp.Dummy("error", real=True))

    def check_sums(self, patterns: Mapping[UndefinedFunction, list[tuple[sp.Expr, ...]]]) -> None:
        """Sums are given by where they start, and by their steps.

        Raises:
            Unsupported: if a hypothesis says what one is elsewhere.
        """
        if any(place != (0,) for function in self.sums for place in patterns.get(function, ())):
            raise Unsupported("a hypothesis about a sum over some of very many cells is not evaluated")

    def integrand(
        self, function: UndefinedFunction, args: tuple[sp.Expr, ...]
    ) -> tuple[Kernel | sp.Expr, sp.Expr, sp.Expr]:
        """What is integrated, a kernel or a function of two points; the other point; and the factor before it.

        The index may differ from n by a constant: a summand times a measure tends to 0.
        """
        if not self.complete or not (args[0] - self.number).is_Integer:
            raise Unsupported("a sum over some of very many cells is not evaluated")
        j, summand = self.sums[function]
        measure = words.cell_measure(self.partition, j)
        factor = sp.Integer(1) if summand.has(measure) else self.number
        calls = {c for c in summand.atoms(AppliedUndef) if c != measure and c.args[:2] == (self.partition, j)}
        points = {c.args[-1] for c in calls if c.func in (words.centre_angle, words.centre_pair)}
        at = {
            c: words.value(c.args[2], _AT) if c.func is words.centre_value
            else words.angle(_AT, c.args[2]) if c.func is words.centre_angle
            else words.pair(c.args[2], _AT, c.args[3])
            for c in calls if c.func in (words.centre_value, words.centre_angle, words.centre_pair)
        }  # fmt: skip
        product = (summand / measure if summand.has(measure) else summand).xreplace(at)
        if len(points) != 1 or {j, self.partition} & product.free_symbols:
            raise Unsupported("a sum over very many cells is not an integral at hand")
        y = points.pop()
        if is_call(product, words.pair):
            return product.args[0], y, factor
        found = kernel(product, _AT, y)
        if found is None:
            raise Unsupported("a sum over very many cells is not an integral at hand")
        return found, y, factor

    def before(self, conclusion: Formula) -> Formula:
        """The conclusion with 0 for the least radius of n equal cells, its limit; S^0 has no such cells."""
        parts: list[Formula] = []
        for part in parts_of(conclusion):
            calls = {c for e in expressions(part) for c in e.atoms(AppliedUndef)}
            meshes = {c for c in calls if c.func is words.mesh and c.args[1] == self.number}
            if not meshes:
                parts.append(part)
            elif isinstance(part, Relational) and all(c.args[0].is_Integer and c.args[0] > 0 for c in meshes):
                sides = (side.xreplace({call: self.error(call) for call in meshes}) for side in part.args)
                parts.append(part.func(*sides, evaluate=False))
        if not parts:
            raise Unsupported("a conclusion about very many cells is not evaluated")
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def after(self, goal: Formula) -> Formula:
        """What must fail in the limit, so that the goal fails for all large n; parts that still name n are left out."""
        kept = []
        for part in parts_of(goal):
            if not isinstance(part, Relational) or isinstance(part, sp.Ne):
                continue
            lhs, rhs = part.args
            if rhs == 0:
                lhs = lhs / self.number if self.number in lhs.free_symbols else lhs
            if any(e.atoms(sp.floor, sp.ceiling) and e.free_symbols & set(self.errors.values()) for e in (lhs, rhs)):
                continue  # they jump
            exact = dict.fromkeys(self.errors.values(), sp.Integer(0))
            cut = self.number in lhs.free_symbols | rhs.free_symbols
            lhs, rhs = lhs.xreplace(exact), rhs.xreplace(exact)
            if lhs.has(sp.nan, sp.zoo) or rhs.has(sp.nan, sp.zoo):
                continue
            if cut or (lhs == 0 and _holds(part.func, rhs)):
                continue
            weak = {sp.StrictLessThan: le, sp.StrictGreaterThan: ge}.get(part.func)
            kept.append(weak(lhs, rhs) if weak is not None else part.func(lhs, rhs, evaluate=False))
        if not kept:
            raise Unsupported("how many cells there are matters to the conclusion")
        return Both(tuple(kept))


def _holds(relation: type[Relational], rhs: sp.Expr) -> bool:
    """Whether 0 is in the relation to something for all values of its symbols: sums that are their integrals."""
    return relation in (sp.Le, sp.Lt) and bool(rhs.is_nonnegative)
