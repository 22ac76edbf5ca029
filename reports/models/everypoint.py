"""What a hypothesis about all points, or about a function, asks of the numbers of a model on the sphere.

Each reader takes hypotheses of one form. What it returns implies the hypothesis in the model, for a reason that it
gives; None says that the form is another one.
"""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.models.kernels import is_call, kernel
from reports.models.sphere import Evaluate, Sphere
from reports.points.problem import Unsupported
from symbolic_bounds import language as words
from symbolic_bounds.formula import ForAll, Formula, eq, ge, implies, le, lt
from symbolic_bounds.symbols import Sort, sort_of

_JACKSON = 4  # on the circle E_k(f) <= omega(f; pi/(k+1)) <= 4 omega(f; 1/k) (Korneichuk)


def asked(sphere: Sphere, formula: Formula, evaluate: Evaluate) -> list[Formula] | None:
    """A hypothesis about all points or functions in terms of the model's numbers; None if it is not one.

    Raises:
        Unsupported: if it is one that no reader takes.
    """
    sphere.evaluate = evaluate
    if sphere.dense is not None:
        of_cells = sphere.dense.hypothesis(formula)
        if of_cells is not None:
            return of_cells
    if isinstance(formula, sp.Le) and is_call(formula.lhs, words.ragozin_constant):
        if sphere.evaluate(formula.lhs.args[0]) != 1:
            raise Unsupported("no explicit constant of Ragozin's bound is at hand beyond the circle")
        return [ge(formula.rhs, _JACKSON)]
    if isinstance(formula, sp.Eq) and is_call(formula.lhs, words.best_error) and formula.rhs == 0:
        return _polynomial(sphere, formula)
    if not isinstance(formula, ForAll) or all(sort_of(v) is not Sort.OBJECT for v in formula.variables):
        return None
    for reader in _READERS:
        found = reader(sphere, formula)
        if found is not None:
            if set(formula.variables) & {*sphere.waves, *sphere.kernels, *sphere.distances}:
                break  # it is about all functions
            return found
    raise Unsupported("a hypothesis about all points is not evaluated")


def _polynomial(sphere: Sphere, formula: sp.Eq) -> list[Formula]:
    """`best_error(q, k) = 0`: below the degree of the wave only constants are polynomials."""
    q, k = formula.lhs.args
    degree = sphere.evaluate(k)
    size = sphere.parts(q)[1]
    return [ge(degree, 1)] if sphere.wave.degree == 1 else [lt(degree, sphere.wave.degree), eq(size, 0)]


def _integrand(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all x: pair(g, x, y) = w(x) e^(lam cos angle(x, y))`, w a combination of 1 and one function of x."""
    body = formula.body
    if not isinstance(body, sp.Eq) or not is_call(body.lhs, words.pair):
        return None
    function, x, y = body.lhs.args
    if len(formula.variables) > 1 or formula.given or function in (*sphere.kernels, *sphere.waves):
        return None
    found = kernel(body.rhs, x, y)
    if found is None:
        return None
    sphere.kernels[function] = found
    return []


def _distance(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all x: value(q, x) = angle(x, y)`."""
    body = formula.body
    if not isinstance(body, sp.Eq) or not is_call(body.lhs, words.value) or not is_call(body.rhs, words.angle):
        return None
    function, x = body.lhs.args
    others = [p for p in body.rhs.args if p != x]
    if formula.given or formula.variables != (x,) or len(others) != 1:
        return None
    if function in (*sphere.distances, *sphere.waves):
        return None
    sphere.distances[function] = others[0]
    return []


def _modulus(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all x, z with angle(x, z) <= delta: |pair(g, x, y) - pair(g, z, y)| <= pair(h, x, y)`: it is enough
    that the least value of h is at least what g changes by.
    """
    body, given = formula.body, formula.given
    if not isinstance(body, sp.Le) or not is_call(body.rhs, words.pair) or len(formula.variables) != 2:
        return None
    (h, x, y), z = body.rhs.args, formula.variables[1]
    calls = [c for c in body.lhs.atoms(AppliedUndef) if c.func is words.pair]
    near = given[0] if len(given) == 1 else None
    if not isinstance(near, sp.Le) or near.lhs != words.angle(x, z) or {x, z} & near.rhs.free_symbols:
        return None
    if not calls or formula.variables[0] != x or y in formula.variables:
        return None
    g = calls[0].args[0]
    if body.lhs != sp.Abs(words.pair(g, x, y) - words.pair(g, z, y)) or {g, h} & set(sphere.kernels):
        return None
    change = sphere.change(g, sphere.evaluate(near.rhs))
    return [le(change, value) for value in sphere.range(h)]


def _steepness(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all x, z: |e^(lam cos angle(x, y)) - e^(lam cos angle(z, y))| <= s angle(x, z)`: lam e^lam is enough, and
    so is sqrt(lam/e) e^lam, by which the slope of the kernel is bounded, see `Bump.steepness`.
    """
    body = formula.body
    if not isinstance(body, sp.Le) or formula.given or len(formula.variables) != 2:
        return None
    x, z = formula.variables
    kernels = sorted((e for e in body.lhs.atoms(sp.exp) if x in e.free_symbols), key=str)
    slope = body.rhs / words.angle(x, z)
    if len(kernels) != 1 or {x, z} & slope.free_symbols:
        return None
    lam = kernels[0].args[0].xreplace({c: sp.Integer(0) for c in kernels[0].atoms(AppliedUndef)})
    if body.lhs != sp.Abs(kernels[0] - kernels[0].xreplace({x: z})) or {x, z} & lam.free_symbols:
        return None
    inner = kernels[0].args[0] / lam
    if not isinstance(inner, sp.cos) or not is_call(inner.args[0], words.angle) or x not in inner.args[0].args:
        return None
    size = sp.Abs(lam)
    return [le(sp.Min(size, sp.sqrt(size / sp.E)) * sp.exp(size), sphere.evaluate(slope))]


def _mirrored(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all y: |f(y mirrored in x) - 2 f(x) + f(y)| <= M angle(x, y)^2`, by the curvature of the wave."""
    body = formula.body
    if not isinstance(body, Relational) or not isinstance(body, sp.Le) or formula.given:
        return None
    calls = [c for c in body.lhs.atoms(AppliedUndef) if c.func is words.mirrored]
    if len(calls) != 1 or len(formula.variables) != 1:
        return None
    function, x, y = calls[0].args
    second = calls[0] - 2 * words.value(function, x) + words.value(function, y)
    most = body.rhs / words.angle(x, y) ** 2
    if body.lhs != sp.Abs(second) or y in most.free_symbols or y not in formula.variables:
        return None
    curvature = sphere.wave.curvature(sphere.place(x))
    size = sphere.parts(function)[1]
    return [eq(size, 0)] if curvature is None else [le(sp.Abs(size) * curvature, sphere.evaluate(most))]


def _lipschitz(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """A bound on differences, by the angle or for points that are close: the wave must be small enough."""
    body = formula.body
    if not isinstance(body, sp.Le) or not isinstance(body.lhs, sp.Abs) or len(formula.variables) != 2:
        return None
    y, z = formula.variables
    inner = body.lhs.args[0]
    calls = sorted(inner.atoms(AppliedUndef), key=str)
    if len(calls) != 2 or {c.func for c in calls} - {words.value, words.pair}:
        return None
    swapped, times = calls[0].xreplace({y: z, z: y}), sp.expand(inner).coeff(calls[0])
    if calls[1] != swapped or sp.expand(inner - times * (calls[0] - swapped)) != 0 or {y, z} & times.free_symbols:
        return None
    function, factor, near = calls[0].args[0], abs(times), words.angle(y, z)
    if not formula.given:
        slope = body.rhs / near
        if slope.free_symbols & {y, z}:
            return None
        most = sphere.evaluate(slope)
        if factor == 1 and sphere.steepest(function, most):
            return [ge(most, 0)]
        return [le(sphere.change(function) * factor, most)]
    part = formula.given[0]
    if len(formula.given) > 1 or not isinstance(part, sp.Le) or part.lhs != near or body.rhs.free_symbols & {y, z}:
        return None
    return [le(sphere.change(function, sphere.evaluate(part.rhs)) * factor, sphere.evaluate(body.rhs))]


def _harmonics(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all j, y with j <= k: |projection(q, j, y)| <= C`."""
    body = formula.body
    if not isinstance(body, Relational) or not isinstance(body, sp.Le):
        return None
    found = [c for c in body.atoms(AppliedUndef) if c.func is words.projection]
    if len(found) != 1 or body.lhs != sp.Abs(found[0]) or set(formula.variables) & body.rhs.free_symbols:
        return None
    degree, part = found[0].args[1], formula.given[0] if len(formula.given) == 1 else None
    if not isinstance(part, Relational) or not isinstance(part, sp.Le) or part.lhs != degree:
        return None
    base, size = sphere.parts(found[0].args[0])
    high = implies(le(sphere.wave.degree, part.rhs), le(sp.Abs(size), body.rhs))
    shown: list[Formula] = [high, le(0, body.rhs)]
    return shown if sort_of(degree) is Sort.COUNTING else [*shown, le(sp.Abs(base), body.rhs)]


def _best(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all y: |value(f, y) - value(q, y)| <= best_error(f, k)`: q is f, or the constant in it that is the best
    polynomial of a degree below that of the wave.
    """
    body = formula.body
    if formula.given or len(formula.variables) != 1 or not isinstance(body, sp.Le) or not is_call(
        body.rhs, words.best_error
    ):  # fmt: skip
        return None
    y, (f, k) = formula.variables[0], body.rhs.args
    others = {c.args[0] for c in body.lhs.atoms(AppliedUndef)} - {f, y}
    q = others.pop() if len(others) == 1 else None
    if q is None or body.lhs != sp.Abs(words.value(f, y) - words.value(q, y)) or y in k.free_symbols:
        return None
    (base, size), (near, kept), degree = sphere.parts(f), sphere.parts(q), sphere.evaluate(k)
    if sphere.wave.degree == 1:
        return [eq(near, base), eq(kept, size)]
    return [eq(near, base), eq(kept, 0), lt(degree, sphere.wave.degree)]


def _everywhere(sphere: Sphere, formula: ForAll) -> list[Formula] | None:
    """`for all y: |combination of values at y| <= bound`: it is largest where the wave is largest or least."""
    body = formula.body
    if formula.given or len(formula.variables) != 1 or not isinstance(body, sp.Le) or not isinstance(body.lhs, sp.Abs):
        return None
    y = formula.variables[0]
    calls = sorted((c for c in body.lhs.atoms(AppliedUndef) if y in c.free_symbols), key=str)
    marks = {c: sp.Dummy() for c in calls}
    inner = body.lhs.args[0].xreplace(marks)
    linear = all(inner.diff(mark).is_number for mark in marks.values())
    if y in body.rhs.free_symbols or not linear or y in inner.free_symbols:
        return None
    if any(c.func is not words.value or c.args[1] != y for c in calls):
        return None
    bound = sphere.evaluate(body.rhs)
    if len(calls) == 2 and inner == marks[calls[0]] - marks[calls[1]]:
        first, second = (call.args[0] for call in calls)
        if sphere.farthest(first, second, bound) or sphere.farthest(second, first, bound):
            return [ge(bound, 0)]
    ranges = {mark: sphere.range(call.args[0]) for call, mark in marks.items()}
    low, high = (inner.xreplace({mark: both[end] for mark, both in ranges.items()}) for end in (0, 1))
    low, high = sphere.evaluate(low), sphere.evaluate(high)
    if len(calls) > 1:
        return [le(sp.Abs(low), bound), le(sp.Abs(high), bound)]
    # a function that is bounded reaches its bound, or it need not be small
    upper = eq(high, bound) if sphere.extreme else le(high, bound)
    return [upper, ge(high, -bound), le(low, bound), ge(low, -bound)]


_READERS: tuple[Callable[[Sphere, ForAll], list[Formula] | None], ...] = (
    _integrand, _distance, _modulus, _steepness, _mirrored, _lipschitz, _harmonics, _best,
    _everywhere,
)  # fmt: skip
