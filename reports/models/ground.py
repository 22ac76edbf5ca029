"""Statements about functions, made statements about numbers: a few values of each function stand for it.

Indices get small concrete values. A function that the hypotheses define (by a recursion, or value by value) is
computed; every other value of a function is a number of its own, the same from a last index on, so that what is
asked of all indices needs to be checked at finitely many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

import sympy as sp
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational

from reports.models.between import settled
from reports.models.bounded import bounded, case_of, check_hypotheses
from reports.models.branches import branched
from reports.models.defining import define
from reports.models.dense import Dense
from reports.models.everypoint import asked as asked_of
from reports.models.indices import MOST_COUNTED, at_least, belong, counted, drawn_indices, with_given
from reports.models.instances import instances
from reports.models.labels import chosen_labels, indexing, placed, real_positions
from reports.models.sphere import Sphere
from reports.models.trees import TREES, Partition
from reports.models.tried import many_cells, sphere_for
from reports.models.world import World, concrete
from reports.points.budget import ASKED, STATED, spend
from reports.points.problem import WHOLE, Part, Problem, Unsupported, parts_of, problem, size
from symbolic_bounds import language as words
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, Functions, Values, eq, expressions, functions_of, substitute
from symbolic_bounds.symbols import Sort, sort_of

_REDRAWN, _STEPS = 8, 0.65


def problems(
    claim: Claim,
    rng: Random,
    most: int,
    conclusions: Sequence[Formula] | None = None,
    late: Callable[[], bool] = lambda: False,
) -> Iterator[Problem]:
    """Problems at points of which a statement would fail; different choices of indices and of models.

    Args:
        claim: the statement.
        rng: the choices.
        most: how many problems at most.
        conclusions: what the claim's hypotheses are said to imply, each by itself; by default its conclusion. The
            goals of a problem are parts of these, and name them by number.
        late: whether the time for further choices is over.

    Raises:
        Unsupported: if no choice leads to one.
    """
    conclusions = (claim.conclusion,) if conclusions is None else tuple(conclusions)
    if not _needs_grounding(claim, conclusions):
        given = tuple(claim.hypotheses.values())
        parts: list[Part] = [(n, (), part) for n, stated in enumerate(conclusions) for part in parts_of(stated)]
        hints = [point for point, _ in _examples(claim)]
        yield problem(claim.symbols, given, parts, hints=hints)
        edges = [_edge(h) for h in given if isinstance(h, (sp.Le, sp.Ge))]
        for number, edge in enumerate(edges):
            yield problem(claim.symbols, (*given, edge), parts, hints=hints)
            if number:
                yield problem(claim.symbols, (*given, *edges[: number + 1]), parts, hints=hints)
        return
    reason, found = "", 0
    stated = size(e for f in (*claim.hypotheses.values(), *conclusions) for e in expressions(f))
    for number in range(3 * most):
        if found == most or (number and late()):
            break
        spend(STATED * stated)
        try:
            made = grounded(claim, rng, number, conclusions)
        except Unsupported as error:
            reason = str(error)
            continue
        except (ValueError, TypeError):  # sympy neither compares nor orders what is no number
            reason = "a function has a value that is no number"
            continue
        if made is not None:
            found += 1
            spend(ASKED * made.size)
            yield made
    if not found:
        raise Unsupported(reason or "no choice of small indices satisfies the hypotheses")


def _edge(hypothesis: Relational) -> Relational:
    """The equation of the edge of what a hypothesis allows."""
    lhs, rhs = hypothesis.args
    below = isinstance(hypothesis, sp.Le)
    if rhs.is_Symbol and not lhs.is_Symbol:
        lhs, rhs, below = rhs, lhs, not below
    if lhs.is_Symbol and sort_of(lhs) in WHOLE and not rhs.is_integer:
        rhs = sp.floor(rhs) if below else sp.ceiling(rhs)
    return eq(lhs, rhs)


def _needs_grounding(claim: Claim, conclusions: Sequence[Formula]) -> bool:
    formulas = (*claim.hypotheses.values(), *conclusions)
    return any(functions_of(f) for f in formulas) or any(
        isinstance(part, ForAll) and part.variables for h in claim.hypotheses.values() for part in parts_of(h)
    )


def restricted(claim: Claim) -> bool:
    """Whether the models are special: that none of them refutes a statement says little."""
    return any(sort_of(s) is Sort.OBJECT for s in claim.symbols) or bool(real_positions(claim))


def grounded(claim: Claim, rng: Random, number: int, conclusions: Sequence[Formula]) -> Problem | None:
    """One choice of indices and models for all conclusions; None if the hypotheses exclude it."""
    claim = replace(claim, conclusion=Both(tuple(conclusions)))  # what is chosen below has to fit each of them
    objects = [s for s in claim.symbols if sort_of(s) is Sort.OBJECT]
    positions = real_positions(claim)
    labels = rng.choice((0, 1, 2, 2)) if positions else 0  # none: constant functions
    for _ in range(_REDRAWN):
        drawn = drawn_indices(claim, rng, number) | (chosen_labels(claim, positions, labels, rng) if labels else {})
        dense = many_cells(claim, drawn, rng) if objects else None
        chosen, hypotheses = with_given(claim, drawn)
        if max((v for s, v in chosen.items() if s not in drawn), default=0) <= MOST_COUNTED:
            break  # else equations make indices run far
    if not belong(chosen) or any(concrete(h) is False for h in hypotheses.values()):
        return None
    stated = [substitute(conclusion, chosen) for conclusion in conclusions]
    sphere = sphere_for(claim, chosen, hypotheses, rng, dense) if objects else None
    far = counted(claim) | (set(chosen) - set(drawn))  # what indices run up to
    sizes = [int(v) for s, v in chosen.items() if v <= (MOST_COUNTED if s in far else 4)]
    sizes += [int(sphere.cells)] if sphere is not None and dense is None else []
    top = max([2, *sizes]) + 1 if sphere is not None or rng.random() < _STEPS else 1  # else functions stay constant
    top = max(top, labels)  # from there on all indices are one label
    world = World(top, sphere, case_of(hypotheses, rng.choice(stated), rng), positions, labels, placed(claim), rng)
    world.unnamed, world.indexing = _unnamed(claim), indexing(claim)
    used = frozenset().union(*(functions_of(f) for f in (*hypotheses.values(), *stated)))
    if sphere is not None and dense is None and TREES & used:
        known = any(words.cells in functions_of(h) for h in hypotheses.values())
        size = int(sphere.cells) if known else max([2, *sizes]) + rng.randrange(2)
        world.tree = Partition.drawn(sphere.m, size, rng)
    check_hypotheses(hypotheses.values(), world.case)
    needed = _needed(hypotheses, sphere, world)
    if any(concrete(h) is False for h in needed):
        return None
    needed += _edges(claim, hypotheses, needed, world)
    if dense is not None:
        dense.complete = True
    parts = _parts(stated, world, dense)
    symbols = [s for s in claim.symbols if s not in chosen and s not in objects and (not dense or s != dense.number)]
    own = [] if sphere is None else sphere.conditions()
    free = (*symbols, *world.unknowns, *(() if sphere is None else sphere.unknowns))
    fixed = {str(s): str(v) for s, v in chosen.items()} | ({} if sphere is None else sphere.words()) | world.words()
    if any(concrete(h) is False for h in world.conditions):
        return None
    hints = [{**point, **_at_indices(meanings, point, world)} for point, meanings in _examples(claim)]
    return branched(problem(free, (*needed, *world.conditions, *own), parts, fixed, hints), rng)


def _needed(hypotheses: dict[str, Formula], sphere: Sphere | None, world: World) -> list[Formula]:
    """What the hypotheses ask of the model's numbers, but for those that define its functions."""
    asked: list[Formula] = []
    for hypothesis in hypotheses.values():
        for part in parts_of(hypothesis):
            handled = asked_of(sphere, part, world.expr) if sphere is not None else None
            if handled is not None:
                asked += handled
            elif not define(part, world):
                asked.append(part)
    if sphere is not None and sphere.dense is not None:
        sphere.dense.check_sums({f: [d.pattern for d in known] for f, known in world.definitions.items()})
    world.top = max(world.top, *(start + 2 for start in world.starts() if start <= MOST_COUNTED), 0)
    return [instance for h in asked for instance in instances(h, world)]


def _edges(claim: Claim, hypotheses: dict[str, Formula], needed: list[Formula], world: World) -> list[Formula]:
    """Now and then, edges of what the hypotheses allow: they are solved for numbers, which are then not drawn."""
    found: list[Formula] = []
    if world.rng.random() < (0.7 if world.labels else 0.4):  # what is asked to be small is 0
        share = world.rng.choice((1, 0.5))  # all of it, or some
        bodies = (h.body if isinstance(h, ForAll) and not h.variables else h for h in needed)
        zeros = (h for h in bodies if isinstance(h, sp.Le) and isinstance(h.lhs, sp.Abs) and not h.lhs.has(sp.Dummy))
        found += [eq(h.lhs.args[0], 0) for h in zeros if world.rng.random() < share]
    if world.rng.random() < 0.7:
        large = at_least(claim)
        lower = (h for h in hypotheses.values() if isinstance(h, sp.Ge) and h.lhs in large and not functions_of(h))
        found += [_edge(h) for h in lower]
    return found


def _examples(claim: Claim) -> list[tuple[Values, Functions]]:
    """The points that the claim itself gives, with what its functions are there: its witness, and its controls'."""
    found: list[tuple[Values, Functions]] = [(claim.witness, claim.witness_functions)]
    for control in claim.controls:
        if control.witness or control.functions:
            found.append((control.witness or claim.witness, {**claim.witness_functions, **control.functions}))
    return found


def _at_indices(meanings: Functions, point: Values, world: World) -> dict[sp.Symbol, sp.Expr]:
    """The values of functions that stand for themselves in a model, as an example has them."""
    found = {}
    for (function, args), value in world.values.items():
        meaning = meanings.get(function)
        if value.is_Symbol and meaning is not None and len(meaning.variables) == len(args):
            found[value] = meaning(*args).xreplace(dict(point))
    return found


def _parts(conclusions: Sequence[Formula], world: World, dense: Dense | None) -> list[Part]:
    """The parts of the conclusions in numbers, each with the conditions under which its functions have these values.

    Raises:
        Unsupported: if no part has a value.
    """
    found: list[Part] = []
    known, reason = world.values, "nothing is concluded"
    for number, conclusion in enumerate(conclusions):
        for part in parts_of(conclusion):
            # values that were computed for one part hold under its conditions only; those that are drawn, always
            here = replace(world, values=dict(known), conditions=[], _open=set())
            try:
                stated = part if dense is None else dense.before(part)
                goal = bounded(here.formula(_somewhere(stated, here)), stated, world.case)
                goal = settled(goal if dense is None else dense.after(goal), world.between)
            except Unsupported as error:
                reason = str(error)
                continue
            except ValueError:  # sympy builds no maximum of what is no number
                reason = "a function has a value that is no number"
                continue
            world.values |= {key: value for key, value in here.values.items() if key[0] in world.placed}
            if not any(concrete(where) is False for where in here.conditions):
                found.append((number, tuple(here.conditions), goal))
    if not found:
        raise Unsupported(reason)
    shared = [w for w in found[0][1] if all(w in where for _, where, _ in found)]
    world.conditions += shared
    return [(number, tuple(w for w in where if w not in shared), shown) for number, where, shown in found]


def _somewhere(part: Formula, world: World) -> Formula:
    """What is claimed of all indices, and of all real numbers where functions see labels, at some of them."""
    while isinstance(part, ForAll) and part.variables:
        at = {v: world.somewhere(v) for v in part.variables if sort_of(v) in WHOLE or world.labels}
        if not at or any(sort_of(v) is Sort.OBJECT for v in part.variables):
            break
        left = tuple(v for v in part.variables if v not in at)
        inner = ForAll(left, part.given, part.body)
        part = substitute(inner if left or inner.given else inner.body, at)
        if left:
            break
    return part


def _unnamed(claim: Claim) -> frozenset[UndefinedFunction]:
    """Functions that occur in one part of one formula only."""
    formulas = [part for f in (*claim.hypotheses.values(), claim.conclusion) for part in parts_of(f)]
    return frozenset(f for f in claim.functions if sum(f in functions_of(formula) for formula in formulas) == 1)
