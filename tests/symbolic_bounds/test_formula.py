"""Substitution captures nothing, and equality does not see the names of bound variables."""

import pytest
import sympy as sp

from symbolic_bounds.formula import (
    Both,
    ForAll,
    Slope,
    eq,
    expressions,
    forall,
    free_symbols,
    functions_of,
    ge,
    implies,
    instantiate,
    le,
    opened,
    same,
    substitute,
)
from symbolic_bounds.symbols import positive, real, schematic

a, b, t, s = real("a"), real("b"), positive("t"), positive("s")
f, g = schematic("f"), schematic("g")


def test_relations_are_kept_as_written() -> None:
    assert ge(t, 0).args == (t, 0)
    assert le(1, 2).func is sp.Le


def test_bound_variables_are_renamed_before_anything_is_put_in() -> None:
    formula = forall(t, ge(t + a, 0))
    changed = substitute(formula, {a: t})
    assert isinstance(changed, ForAll)
    (bound,) = changed.variables
    assert bound != t
    assert free_symbols(changed) == {t}
    assert same(changed, forall(s, ge(s + t, 0)))


def test_a_meaning_keeps_its_free_symbols() -> None:
    """In "for all t, f(t) >= 0" the constant t of f := t + 1 is not the bound one."""
    formula = forall(t, ge(f(t), 0))
    changed = substitute(formula, {}, {f: sp.Lambda(s, s + t)})
    assert free_symbols(changed) == {t}
    assert same(changed, forall(s, ge(s + t, 0)))


def test_a_meaning_is_put_in_once() -> None:
    """What a value brings along is not substituted again."""
    assert substitute(ge(f(a), b), {a: b, b: a}, {f: sp.Lambda(t, t + a)}) == ge(b + a, a)


def test_nested_applications() -> None:
    doubled = substitute(ge(f(f(a)), g(a)), {}, {f: sp.Lambda(t, 2 * t)})
    assert doubled == ge(4 * a, g(a))
    assert functions_of(doubled) == {g}


def test_equality_up_to_bound_names() -> None:
    assert same(forall(t, le(t, 1), ge(f(t), 0)), forall(s, le(s, 1), ge(f(s), 0)))
    assert not same(forall(t, ge(f(t), 0)), forall(a, ge(f(a), 0)))  # another sort
    assert not same(forall(t, ge(f(t), 0)), ge(f(t), 0))
    assert same(Both((ge(a, 0), ge(b, 0))), Both((ge(a, 0), ge(b, 0))))
    assert not same(Both((ge(a, 0),)), Both((ge(a, 0), ge(b, 0))))


def test_a_slope_needs_a_variable_that_nothing_else_depends_on() -> None:
    slope = Slope(a * t, t, a)
    assert substitute(slope, {t: s}) == Slope(a * s, s, a)
    with pytest.raises(ValueError, match="in a variable"):
        substitute(slope, {t: s + 1})
    with pytest.raises(ValueError, match="depends on"):
        substitute(slope, {a: t})
    with pytest.raises(ValueError, match="depends on"):
        substitute(Slope(f(a), t, sp.Integer(0)), {}, {f: sp.Lambda(s, s * t)})


def test_instantiation_names_what_is_missing() -> None:
    fact = forall((t, s), le(t, s), ge(f(t), f(s)))
    assert instantiate(fact, {t: sp.Integer(1), s: sp.Integer(2)}) == ((le(1, 2),), ge(f(1), f(2)))
    with pytest.raises(ValueError, match="bound variable"):
        instantiate(fact, {t: sp.Integer(1)})


def test_parts() -> None:
    formula = implies(ge(a, 0), eq(b, 1))
    assert opened(formula) == ((), (ge(a, 0),), eq(b, 1))
    assert opened(eq(b, 1)) == ((), (), eq(b, 1))
    assert set(expressions(formula)) == {a, b, sp.Integer(0), sp.Integer(1)}
