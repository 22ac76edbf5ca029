"""A statement at chosen integers as a frame for finite models: what is defined, what may be guessed, what is asked."""

from __future__ import annotations

from random import Random

import sympy as sp
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational

from reports.models.defining import define
from reports.models.guesses import Guesses, bodies_of, solved
from reports.models.labels import chosen_labels, placed, real_positions
from reports.models.rationals import Env, number
from reports.models.tables import Tables
from reports.models.world import Definition, World
from reports.points.problem import parts_of
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ForAll, eq, functions_of, substitute
from symbolic_bounds.language import THEORY

Chosen = dict[sp.Symbol, sp.Expr]
_SOLVED = 0.6  # how often a function is what makes a hypothesis hold, where that is known


class Frame:
    """What the hypotheses of a claim define at chosen integers, and what is left to ask of a model."""

    def __init__(self, claim: Claim, chosen: Chosen) -> None:
        self.claim, self.chosen, self.real, self.placed = claim, chosen, real_positions(claim), placed(claim)
        hypotheses = [substitute(h, chosen) for h in claim.hypotheses.values()]
        self.bodies = bodies_of(hypotheses)
        self.sizes = {int(chosen[s]) for s in _counting_points(claim, self.placed) if s in chosen and 0 < chosen[s] < 9}
        world = World(2, None, "two", self.real, 1)
        parts = [part for h in hypotheses for part in parts_of(h)]
        self.asked = [part for part in parts if not define(part, world)]
        self.asked.sort(key=lambda part: len(part.variables) if isinstance(part, ForAll) else 0)
        self.definitions = world.definitions
        self.settled = {f for f, found in self.definitions.items() if _settles(found)}
        self.options: dict[UndefinedFunction, list[list[Definition]]] = {}
        for equation in (equation for part in self.asked for equation in solved(part)):
            world = World(2, None, "two", self.real, 1, definitions=dict(self.definitions))
            function = equation.body.lhs.func  # type: ignore[union-attr]  # `solved` yields equations
            if function not in self.placed and define(equation, world):
                self.options.setdefault(function, []).append(world.definitions[function])

    def model(self, values: Env, rng: Random, *, given: bool) -> Tables:
        """One model, with these values of the symbols; its guesses are not checked, those of the witness if `given`."""
        enough = sorted({max(size, 2) + extra for size in self.sizes or {2} for extra in (0, 1)})
        labels = rng.choice((1, *enough, *enough))
        at = {s: number(v) for s, v in chosen_labels(self.claim, self.real, labels, rng).items()}
        numbers = {**values, **at}
        self.guesses = Guesses(self.claim, self.bodies, self.placed, labels, numbers)
        model = Tables(numbers, self.real, labels, {})
        for function in self.claim.functions:
            self.redraw(model, function, rng)
            if given:
                model.meanings[function] = self.guesses.given(function, rng)
                model.definitions[function] = self.definitions.get(function, [])
        return model

    def redraw(self, model: Tables, function: UndefinedFunction, rng: Random) -> None:
        """Another meaning for one function: by an equation that the hypotheses suggest, or a guess."""
        options = self.options.get(function, [])
        at_once = bool(options) and rng.random() < _SOLVED
        model.definitions[function] = rng.choice(options) if at_once else self.definitions.get(function, [])
        model.meanings[function] = self.guesses.meaning(function, rng)
        model.forget()

    def open_in(self, place: int, model: Tables) -> list[UndefinedFunction]:
        """The functions on which a hypothesis depends and that another meaning may be tried for."""
        found: dict[UndefinedFunction, None] = {}
        left = sorted(functions_of(self.asked[place]) - THEORY, key=str)
        while left:
            function = left.pop()
            if function not in found:
                found[function] = None
                inner = (functions_of(eq(d.value, 0)) for d in model.definitions.get(function, ()))
                left += sorted(frozenset[UndefinedFunction]().union(*inner) - THEORY, key=str)
        return [function for function in found if function in self.options or function not in self.settled]


def _settles(found: list[Definition]) -> bool:
    """Whether definitions leave no value open: of all arguments, or from a start on."""
    patterns = [d.pattern for d in found]
    started = any(part.is_Integer for pattern in patterns for part in pattern)
    every = [p for p in patterns if len({s for part in p for s in part.free_symbols}) == len(p)]
    return any(started or all(part.is_Symbol for part in pattern) for pattern in every)


def _counting_points(claim: Claim, among: frozenset[UndefinedFunction]) -> frozenset[sp.Symbol]:
    """Symbols that bound how many labels a function takes."""
    parts = [part for h in claim.hypotheses.values() for part in parts_of(h) if functions_of(part) & among]
    given = [g for part in parts if isinstance(part, ForAll) for g in part.given if isinstance(g, Relational)]
    return frozenset[sp.Symbol]().union(*(g.free_symbols for g in given)) & frozenset(claim.symbols)
