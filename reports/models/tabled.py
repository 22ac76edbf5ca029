"""Counterexamples among finite models: numbers are chosen, functions are guessed, and everything is checked exactly.

A guess that breaks a hypothesis is exchanged for another one, as long as no earlier hypothesis breaks instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

import sympy as sp
from flint import fmpq
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from proofs import draws, mp
from proofs.arb import decide
from proofs.verdict import TranslationError
from reports.models import theory
from reports.models.frames import Chosen, Frame
from reports.models.indices import belong, counts, drawn_indices
from reports.models.labels import real_positions
from reports.models.rationals import Env, number
from reports.models.tables import Tables, closed
from reports.models.world import World, concrete
from reports.points import simple
from reports.points.budget import NUMBERS, Budget, spend
from reports.points.climb import Search
from reports.points.margins import exact
from reports.points.problem import Problem, Unsupported, parts_of, problem
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, Formula, functions_of, le, substitute
from symbolic_bounds.language import THEORY, packing
from symbolic_bounds.symbols import Sort, sort_of

_CHOICES, _POINTS, _GUESSES, _REPAIRS = 80, 3, 3, 50
_WANDERED, _MOVES = 6, 4  # models next to one that is found, and how many functions are tried for each
_COMPARED = 3  # choices of integers, of which the best one is taken
_GLANCE, _PATIENCE = 0.1, 0.15  # seconds' worth to look for numbers, and to make hypotheses hold
_SEEN = 8  # numbers of an unbounded index at which a conclusion is looked at
_NO_VALUE = (Unsupported, TranslationError, ValueError, TypeError)
Failure = tuple[Tables, Relational]


def applies(claim: Claim) -> bool:
    """Whether a claim is about functions of real numbers, and of no objects."""
    return bool(real_positions(claim)) and not any(sort_of(s) is Sort.OBJECT for s in claim.symbols)


def by_tables(
    claim: Claim, conclusions: Mapping[int, Formula], rng: Random, budget: Budget
) -> tuple[dict[int, Failure], int]:
    """Finite models of the hypotheses of a claim in which conclusions fail.

    Args:
        claim: the statement whose hypotheses are meant; its own conclusion does not matter.
        conclusions: what is said to follow from them, by number.
        rng: chooses everything.
        budget: of the search.

    Returns:
        By number, a model and a relation between numbers that the conclusion asks for and that fails there; and how
        many models were looked at.
    """
    claim = replace(claim, conclusion=Both(tuple(conclusions.values())))
    plain = {n: h for n, h in claim.hypotheses.items() if functions_of(h) <= THEORY}
    left, found, seen, attempt = dict(conclusions), dict[int, Failure](), 0, 0
    frame: Frame | None = None
    witness = {s: v for s, v in claim.witness.items() if s.is_integer}
    while left and not budget.over():
        attempt += 1
        aim = left[rng.choice(sorted(left))]
        for chosen, values in _points(claim, plain, aim, rng, attempt, budget):
            frame = frame if frame is not None and frame.chosen == chosen else Frame(claim, chosen)
            for _ in range(_GUESSES):
                if budget.over():
                    break
                model = frame.model(values, rng, given=chosen == witness)
                for _ in range(_WANDERED if _repaired(frame, model, rng, budget.part(_PATIENCE)) else 0):
                    seen += 1
                    failing = {name: _failing(model, said) for name, said in left.items()}
                    found |= {name: (model, wrong) for name, wrong in failing.items() if wrong is not None}
                    left = {name: said for name, said in left.items() if name not in found}
                    if found.keys() & failing.keys() or not _moved(frame, model, rng):
                        break
    return found, seen


def _points(
    claim: Claim, plain: Mapping[str, Formula], aim: Formula, rng: Random, attempt: int, budget: Budget
) -> Iterator[tuple[Chosen, Env]]:
    """Values for the symbols with which the hypotheses between numbers hold: the witness, and others."""
    if attempt % 6 == 1 and claim.witness and not THEORY & set(claim.witness_functions):
        yield {s: v for s, v in claim.witness.items() if s.is_integer}, {s: number(v) for s, v in claim.witness.items()}
        return
    spend(NUMBERS)
    chosen = _integers(claim, plain, aim, rng, attempt)
    if chosen is None:
        return
    try:
        found = _between_numbers(claim, plain, aim, chosen, rng)
        search = Search(found, rng)
        missed = any(goal.body.free_symbols for goal in found.goals)
        climbed = search.run(budget.part(_GLANCE), 30, [0]) if missed else {}
    except Unsupported:
        return
    search.moves.budget = budget.part(_GLANCE)
    drawn = (
        simple.nice(found.free, rng) if rng.random() < 0.5 else draws.point(found.free, rng) for _ in range(_POINTS)
    )
    for point in [climbed[0].point] if climbed else map(search.moves.repaired, drawn):
        if point is not None:
            at = {s: exact(v) for s, v in point.items()}
            derived = {s: number(v.xreplace(at)) for s, v in found.derived.items()}
            whole = {s: fmpq(int(v)) for s, v in chosen.items()}
            yield chosen, {s: v for s, v in ({**point, **derived, **whole}).items() if s in claim.symbols}


def _integers(claim: Claim, plain: Mapping[str, Formula], aim: Formula, rng: Random, attempt: int) -> Chosen | None:
    """Integers that the hypotheses between them allow; most of the time such that a part of the conclusion fails.

    Small integers, with which a part fails by little, are likelier to be those of a model of all hypotheses.
    """
    whole = [part for part in parts_of(aim) if isinstance(part, Relational)]
    parts = [part for part in whole if functions_of(part) <= {packing} and all(s.is_integer for s in _outside(part))]
    failing = bool(parts) and rng.random() < 0.5
    found: list[tuple[float, Chosen]] = []
    for _ in range(_CHOICES):
        chosen = dict(drawn_indices(claim, rng, attempt))
        if chosen and rng.random() < 0.3:
            sym = rng.choice(sorted(chosen, key=str))
            chosen[sym] += rng.choice((1, 2, 3))
        drawn = list(chosen.values())
        rest = _completed(plain, chosen)
        if not belong(chosen) or any(concrete(h) is False or (counts(h) and h.lhs < 1) for h in rest):  # type: ignore[union-attr]
            continue
        if not failing:
            return chosen
        known = {h.rhs: h.lhs for h in rest if isinstance(h, Relational) and counts(h)}
        for part in parts:
            lhs, rhs = (substitute(part, chosen).args[side].xreplace(known) for side in (0, 1))  # type: ignore[union-attr]
            if concrete(part.func(lhs, rhs, evaluate=False)) is False:
                found.append((float(abs(lhs - rhs) + sum(drawn)), chosen))
        if len(found) > _COMPARED:
            break
    return min(found, key=lambda one: one[0])[1] if found else None


def _completed(plain: Mapping[str, Formula], chosen: Chosen) -> list[Formula]:
    """The hypotheses at what was chosen, to which the integers that equations give are added."""
    while True:
        rest = [substitute(h, chosen) for h in plain.values()]
        equations = [h for h in rest if isinstance(h, sp.Eq) and h.lhs.is_Symbol and h.rhs.is_Integer]
        given = {h.lhs: h.rhs for h in equations if h.lhs.is_integer and h.lhs not in chosen}
        if not given:
            return rest
        chosen |= given


def _outside(part: Relational) -> frozenset[sp.Symbol]:
    """The symbols of a relation that stand not only in a number of points."""
    numbers = {call: sp.Integer(1) for call in part.atoms(AppliedUndef) if call.func is packing}
    return frozenset[sp.Symbol]().union(*(side.xreplace(numbers).free_symbols for side in part.args))


def _between_numbers(claim: Claim, plain: Mapping[str, Formula], aim: Formula, chosen: Chosen, rng: Random) -> Problem:
    """What the statement says of numbers alone: a point that refutes it is wanted, else one that is allowed."""
    world = World(2, None, rng.choice(theory.COVERINGS), {}, rng=rng)
    given = [substitute(h, chosen) for h in plain.values()]
    world.packings = {h.rhs.args: int(h.lhs) for h in given if isinstance(h, Relational) and counts(h)}
    needed = [world.formula(h) for h in given]
    goals = [part for part in parts_of(aim) if functions_of(part) <= THEORY and rng.random() < 0.7]
    asked = [world.formula(substitute(part, chosen)) for part in goals] or [le(0, 1)]
    symbols = [s for s in claim.symbols if s not in chosen]
    parts = [(0, (), part) for part in asked]
    return problem((*symbols, *world.unknowns), (*needed, *world.conditions), parts)


def _repaired(frame: Frame, model: Tables, rng: Random, budget: Budget) -> bool:
    """Change the meaning of one function at a time, if no fewer hypotheses hold then; whether all hold in the end."""
    reached = _held(frame, model)
    for _ in range(_REPAIRS):
        movable = frame.open_in(reached, model) if reached < len(frame.asked) else []
        if not movable or budget.over():
            break
        function = rng.choice(movable)
        before = model.meanings[function], model.definitions[function]
        frame.redraw(model, function, rng)
        now = _held(frame, model)
        if now < reached:
            model.meanings[function], model.definitions[function] = before
            model.forget()
        else:
            reached = now
    return reached == len(frame.asked)


def _moved(frame: Frame, model: Tables, rng: Random) -> bool:
    """Another meaning for a function, with which all hypotheses still hold; whether one was found at once."""
    functions = frame.claim.functions  # also one that is defined, for what the definition leaves open
    for function in rng.sample(functions, min(len(functions), _MOVES)):
        before = model.meanings[function], model.definitions[function]
        frame.redraw(model, function, rng)
        if _held(frame, model) == len(frame.asked):
            return True
        model.meanings[function], model.definitions[function] = before
        model.forget()
    return False


def _held(frame: Frame, model: Tables) -> int:
    """How many hypotheses hold, up to the first one that does not."""
    for place, part in enumerate(frame.asked):
        try:
            if not model.holds(part):
                return place
        except _NO_VALUE:
            return place
    return len(frame.asked)


def _failing(model: Tables, conclusion: Formula) -> Relational | None:
    """A relation between numbers that a conclusion asks for and that fails, as two evaluators find."""
    for part in parts_of(conclusion):
        try:
            place = model.violation(part, _SEEN)
            relation = None if place is None else closed(model, *place)
            if relation is not None and decide(relation, {}) is False and mp.confirm(relation, {}) is False:
                return relation
        except _NO_VALUE:
            continue
    return None
