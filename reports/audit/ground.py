"""Statements about functions, made statements about numbers: a few values of each function stand for it.

Indices get small concrete values. A function that the hypotheses define (by a recursion, or value by value) is
computed; every other value of a function is a number of its own, the same from a last index on, so that what is
asked of all indices needs to be checked at finitely many.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.relational import Relational

from reports.audit import theory
from reports.audit.between import settled
from reports.audit.everypoint import asked as asked_of
from reports.audit.instances import instances
from reports.audit.labels import chosen_labels, only_labelled, placed, real_positions
from reports.audit.problem import WHOLE, Problem, Unsupported, parts_of, problem
from reports.audit.sphere import Sphere, many_cells
from reports.audit.trees import TREES, Partition
from reports.audit.world import Definition, World, concrete, matched
from symbolic_bounds import language as words
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, eq, expressions, functions_of, substitute
from symbolic_bounds.language import THEORY, covering, mesh
from symbolic_bounds.symbols import Sort, sort_of

BOUNDED = frozenset((covering, mesh))  # functions of the theory of which bounds are known, see `theory`


def problems(claim: Claim, rng: Random, most: int) -> Iterator[Problem]:
    """Problems at points of which the statement would fail; different choices of indices and of models.

    Raises:
        Unsupported: if no choice leads to one.
    """
    if not _needs_grounding(claim):
        given = tuple(claim.hypotheses.values())
        yield problem(claim.symbols, given, claim.conclusion)
        edges = [_edge(h) for h in given if isinstance(h, (sp.Le, sp.Ge))]
        for number, edge in enumerate(edges):
            yield problem(claim.symbols, (*given, edge), claim.conclusion)
            if number:
                yield problem(claim.symbols, (*given, *edges[: number + 1]), claim.conclusion)
        return
    reason, found = "", 0
    for number in range(3 * most):
        if found == most:
            return
        try:
            made = grounded(claim, rng, number)
        except Unsupported as error:
            reason = str(error)
            continue
        except ValueError:  # sympy builds no maximum of what is no number
            reason = "a function has a value that is no number"
            continue
        if made is not None:
            found += 1
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


def _needs_grounding(claim: Claim) -> bool:
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    return any(functions_of(f) for f in formulas) or any(
        isinstance(part, ForAll) and part.variables for h in claim.hypotheses.values() for part in parts_of(h)
    )


def restricted(claim: Claim) -> bool:
    """Whether the models are special: that none of them refutes a statement says little."""
    return any(sort_of(s) is Sort.OBJECT for s in claim.symbols) or bool(real_positions(claim))


def grounded(claim: Claim, rng: Random, number: int) -> Problem | None:
    """One choice of indices and models; None if the hypotheses exclude it."""
    objects = [s for s in claim.symbols if sort_of(s) is Sort.OBJECT]
    positions = real_positions(claim)
    labels = rng.choice((0, 1, 2, 2)) if positions else 0  # none: constant functions
    chosen = _indices(claim, rng, number) | (chosen_labels(claim, positions, labels, rng) if labels else {})
    dense = many_cells(claim, chosen, rng) if objects else None
    chosen, hypotheses = _put(claim, chosen)
    if any(concrete(h) is False for h in hypotheses.values()):
        return None
    conclusion = _aimed(substitute(claim.conclusion, chosen), rng)
    conclusion = conclusion if dense is None else dense.before(conclusion)
    sphere = Sphere.of(claim, chosen, hypotheses, rng, dense) if objects else None
    sizes = [int(v) for v in chosen.values() if v <= 4]
    world = World(
        max([2, *sizes]) + 1, sphere, _case(hypotheses, conclusion, rng), positions, labels, placed(claim), rng
    )
    world.unnamed = _unnamed(claim)
    used = frozenset().union(*(functions_of(f) for f in (*hypotheses.values(), conclusion)))
    if sphere is not None and dense is None and TREES & used:
        known = any(words.cells in functions_of(h) for h in hypotheses.values())
        size = int(sphere.cells) if known else max([2, *sizes]) + rng.randrange(2)
        world.tree = Partition.drawn(sphere.m, size, rng)
    case = "least" if world.case == "none" else world.case  # more caps than any number
    unsure = [h for h in hypotheses.values() if BOUNDED & functions_of(h)] if case in ("least", "most") else []
    if not all(isinstance(h, Relational) and _surer(h, case, fails=False) for h in unsure):
        raise Unsupported("a number of caps or a radius of cells is not known well enough")
    asked: list[Formula] = []
    for hypothesis in hypotheses.values():
        for part in parts_of(hypothesis):
            handled = asked_of(sphere, part, world.expr) if sphere is not None else None
            if handled is not None:
                asked += handled
            elif not _define(part, world):
                asked.append(part)
    needed = [i for h in asked for i in instances(h, world)]
    if any(concrete(h) is False for h in needed):
        return None
    large = _large(claim)
    if rng.random() < (0.7 if labels else 0.4):  # what is asked to be small is 0: solved for a number, not drawn
        zeros = (h for h in needed if isinstance(h, sp.Le) and isinstance(h.lhs, sp.Abs) and not h.lhs.has(sp.Dummy))
        needed += [eq(h.lhs.args[0], 0) for h in zeros]
    if rng.random() < 0.7:
        lower = (h for h in hypotheses.values() if isinstance(h, sp.Ge) and h.lhs in large and not functions_of(h))
        needed += [_edge(h) for h in lower]
    if dense is not None:
        dense.complete = True
    goal = world.formula(_somewhere(conclusion, world))
    symbols = [s for s in claim.symbols if s not in chosen and s not in objects and (not dense or s != dense.number)]
    own = [] if sphere is None else sphere.conditions()
    free = (*symbols, *world.unknowns, *(() if sphere is None else sphere.unknowns))
    fixed = {str(s): str(v) for s, v in chosen.items()} | ({} if sphere is None else sphere.words()) | world.words()
    goal = _bounded(goal, conclusion, case)
    if any(concrete(h) is False for h in world.conditions):
        return None
    goal = settled(goal if dense is None else dense.after(goal), world.between)
    return problem(free, (*needed, *world.conditions, *own), goal, fixed)


def _put(claim: Claim, chosen: dict[sp.Symbol, sp.Expr]) -> tuple[dict[sp.Symbol, sp.Expr], dict[str, Formula]]:
    """The hypotheses at what was chosen, and integers that these give in so many words."""
    hypotheses = {n: substitute(h, chosen) for n, h in claim.hypotheses.items()}
    for _ in claim.symbols:
        given = {
            h.lhs: h.rhs for h in hypotheses.values()
            if isinstance(h, sp.Eq) and h.lhs.is_Symbol and sort_of(h.lhs) in WHOLE and h.rhs.is_Integer
        }  # fmt: skip
        if not given:
            break
        chosen = {**chosen, **given}
        hypotheses = {n: substitute(h, given) for n, h in hypotheses.items()}
    return chosen, hypotheses


def _case(hypotheses: dict[str, Formula], conclusion: Formula, rng: Random) -> str:
    """How covering numbers are taken; one that cannot be, for their dimensions or signs, is not chosen."""
    formulas = (*hypotheses.values(), conclusion)
    calls = {c for f in formulas for e in expressions(f) for c in e.atoms(AppliedUndef) if c.func is covering}
    return rng.choice(theory.cases([c.args for c in calls]))


def _aimed(conclusion: Formula, rng: Random) -> Formula:
    """Now and then only the parts about numbers of caps or cells, or only the others: what these need is less."""
    parts = list(parts_of(conclusion))
    about = rng.choice((True, False))
    kept = [part for part in parts if bool(BOUNDED & functions_of(part)) == about]
    return Both(tuple(kept)) if 0 < len(kept) < len(parts) and rng.random() < 0.8 else conclusion


def _somewhere(conclusion: Formula, world: World) -> Formula:
    """What is claimed of all indices, and of all real numbers where functions see labels, at some of them."""
    shown: list[Formula] = []
    for part in parts_of(conclusion):
        instance = part
        while isinstance(instance, ForAll) and instance.variables:
            at = {v: world.somewhere(v) for v in instance.variables if sort_of(v) in WHOLE or world.labels}
            if not at or any(sort_of(v) is Sort.OBJECT for v in instance.variables):
                break
            left = tuple(v for v in instance.variables if v not in at)
            inner = ForAll(left, instance.given, instance.body)
            instance = substitute(inner if left or inner.given else inner.body, at)
            if left:
                break
        shown.append(instance)
    return shown[0] if len(shown) == 1 else Both(tuple(shown))


def _bounded(goal: Formula, stated: Formula, case: str) -> Formula:
    """Where a covering number is replaced by a bound, only parts that its direction can refute are kept."""
    if case not in ("least", "most"):
        return goal
    kept = []
    for shown, part in zip(parts_of(goal), parts_of(stated), strict=True):
        core = part
        while isinstance(core, ForAll):
            core = core.body
        if not BOUNDED & functions_of(core) or (isinstance(core, Relational) and _surer(core, case, fails=True)):
            kept.append(shown)
    if not kept:
        raise Unsupported("a number of caps or a radius of cells is not known well enough")
    return Both(tuple(kept))


def _surer(relation: Relational, case: str, fails: bool) -> bool:
    """Whether a relation certainly holds, or fails, if it does with a bound in the place of a function on one side."""
    if not isinstance(relation, (sp.Le, sp.Lt, sp.Ge, sp.Gt)):
        return False
    for side, other in (relation.args, relation.args[::-1]):
        if isinstance(side, AppliedUndef) and side.func in BOUNDED and not BOUNDED & functions_of(eq(other, 0)):
            smaller = isinstance(relation, (sp.Le, sp.Lt)) == (side == relation.lhs)
            return smaller == ((case == "least") == fails)
    return False


def _indices(claim: Claim, rng: Random, number: int) -> dict[sp.Symbol, sp.Expr]:
    """Small values for the integers, at least what a hypothesis asks in so many words."""
    least = {}
    for hypothesis in claim.hypotheses.values():
        if isinstance(hypothesis, sp.Ge) and isinstance(hypothesis.lhs, sp.Symbol) and hypothesis.rhs.is_Integer:
            least[hypothesis.lhs] = int(hypothesis.rhs)
    equations = [h for h in claim.hypotheses.values() if isinstance(h, sp.Eq) and not functions_of(h)]
    given = {s for h in equations for s in h.args if s.is_Symbol}  # what an equation gives is left to it,
    given |= _large(claim)  # and what a formula bounds below may have to be large
    counted = _counted(claim)
    chosen: dict[sp.Symbol, sp.Expr] = {}
    for sym in claim.symbols:
        if sort_of(sym) not in WHOLE or sym in given:
            continue
        low = least.get(sym, 1 if sort_of(sym) is Sort.COUNTING else 0)
        spread = (0, 0, 1, 1, 2, 3) if number else (0, 1)
        spread = spread if sym in counted or sym.name == "m" else (*spread, 6, 20, 100)
        alike = [v for other, v in chosen.items() if v >= low and sort_of(other) is sort_of(sym)]
        drawn = sp.Integer(low + rng.choice(spread))
        chosen[sym] = rng.choice(alike) if alike and rng.random() < 0.3 else drawn
    return chosen


def _counted(claim: Claim) -> frozenset[sp.Symbol]:
    """Integers that indices of schematic functions or of a tree run up to, so that every step has to be taken."""
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    if not claim.functions and not any(TREES & functions_of(f) for f in formulas):
        return frozenset()
    return frozenset().union(*(e.free_symbols for f in formulas if functions_of(f) for e in expressions(f)))


def _large(claim: Claim) -> set[sp.Symbol]:
    """Integers that are no index, and at least the value of some formula, or some multiple of them is."""
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    calls = [call for f in formulas for e in expressions(f) for call in e.atoms(AppliedUndef)]
    places = [arg for call in calls for arg in (call.args[:1] if call.func is mesh else call.args)]
    indices = frozenset().union(*(arg.free_symbols for arg in places))
    bounds = [h.args if isinstance(h, sp.Ge) else h.args[::-1] for h in formulas if isinstance(h, (sp.Ge, sp.Le))]
    alone = {s for s, bound in bounds if s.is_Symbol and not bound.is_Integer}
    multiples = {s for product, _ in bounds if product.is_Mul for s in product.args if s.is_Symbol and s.is_integer}
    return (alone | multiples) - indices


def _unnamed(claim: Claim) -> frozenset[UndefinedFunction]:
    """Functions that occur in one formula only."""
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    return frozenset(f for f in claim.functions if sum(f in functions_of(formula) for formula in formulas) == 1)


def _define(formula: Formula, world: World) -> bool:
    """Take a hypothesis for a definition if it is one, and the first of its function at these arguments."""
    variables, given, body = (formula.variables, formula.given, formula.body) if isinstance(formula, ForAll) else (
        (), (), formula)  # fmt: skip
    if not isinstance(body, sp.Eq) or not isinstance(body.lhs, AppliedUndef):
        return False
    function, pattern = body.lhs.func, body.lhs.args
    if function in THEORY or not all(_simple(arg, variables) for arg in pattern):
        return False
    reals = [v for v in variables if sort_of(v) not in WHOLE]
    if function in world.real or reals:
        bare = not only_labelled(ForAll((), given, eq(body.rhs, 0)), reals, world.real)
        if not world.labels or bare or any(v not in pattern for v in reals):
            return False
    if body.rhs.free_symbols & set(variables) - frozenset().union(*(arg.free_symbols for arg in pattern)):
        return False
    if not all(isinstance(part, Relational) and part.free_symbols <= set(variables) for part in given):
        return False  # where it speaks is not known
    if any(functions_of(part) for part in given):
        return False
    earlier = world.definitions.get(function, [])
    found = Definition(pattern, variables, given, body.rhs)
    clash = any(_overlap(d.pattern, pattern) and not (d.given and given) and not _apart(d, found) for d in earlier)
    if clash or (any(call.func is function for call in body.rhs.atoms(AppliedUndef)) and not _descends(body)):
        return False
    world.definitions[function] = [*earlier, found]
    return not given or all(_apart(d, found) for d in earlier)  # one that might overlap with another is checked, too


def _apart(one: Definition, other: Definition) -> bool:
    """Whether one definition speaks of a single value, of which the conditions of the other exclude that it speaks."""
    for single, wide in ((one, other), (other, one)):
        if not single.variables:
            values = matched(wide, single.pattern)
            return values is None or any(concrete(substitute(part, values)) is False for part in wide.given)
    return False


def _descends(equation: sp.Eq) -> bool:
    """Whether every call of the function on the right is at a smaller index."""
    function, pattern = equation.lhs.func, equation.lhs.args
    for call in equation.rhs.atoms(AppliedUndef):
        if call.func is function:
            steps = [a - b for a, b in zip(pattern, call.args, strict=True)]
            if not all(step.is_Integer and step >= 0 for step in steps) or not any(steps):
                return False
    return True


def _simple(arg: sp.Expr, variables: tuple[sp.Symbol, ...]) -> bool:
    return bool(arg.is_Integer) or any(arg - v in (0, 1) for v in variables)


def _overlap(one: tuple[sp.Expr, ...], other: tuple[sp.Expr, ...]) -> bool:
    for a, b in zip(one, other, strict=True):
        shifts = [p - s if (s := next(iter(p.free_symbols), None)) is not None else None for p in (a, b)]
        if shifts == [None, None] and a != b:
            return False
        if {a, b} & {sp.Integer(0)} and sp.Integer(1) in shifts:
            return False  # 0 is no successor
    return True
